//! The table of a demonstration: virtual phones on a virtual reader, beside the real ones. A
//! program that was built without them has the type, and never one of it.

#[cfg(not(feature = "demo"))]
mod absent;
#[cfg(feature = "demo")]
mod virtual_phones;

#[cfg(not(feature = "demo"))]
pub(super) use absent::DemoBench;
#[cfg(feature = "demo")]
pub(super) use virtual_phones::DemoBench;
#[cfg(all(feature = "demo", feature = "delivery"))]
pub(crate) use virtual_phones::virtual_phones_anchor;
