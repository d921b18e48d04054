//! How long a display's diagonal is, so that letters have their size in millimetres: as it is
//! configured, else as the display itself says it, else as displays with so many pixels usually
//! have.

#[cfg(target_os = "linux")]
mod connectors;
#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "read where Linux shows them"))]
mod edid;
mod measured;

#[cfg(target_os = "linux")]
#[cfg_attr(not(feature = "touch"), allow(unused_imports, reason = "nobody asks a display"))]
pub(crate) use connectors::of_a_connector;
#[cfg_attr(not(feature = "touch"), allow(unused_imports, reason = "nobody asks a display"))]
pub(crate) use measured::{By, INCH, Measured, Size, is_plausible, usual};

#[cfg(test)]
mod tests;
