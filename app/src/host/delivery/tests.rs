//! Against a small desk with real TLS.

pub(crate) mod bench;
pub(crate) mod desk;
mod enrolment;
mod handing_over;
mod moving;
mod standing;
