//! What comes from delivery to the visits.

use crate::host::delivery::{DeskLink, DeskNews};

/// What comes from delivery.
#[derive(Debug)]
pub(crate) enum DeskMail {
    /// This program has a way to a desk from now on.
    Link(Box<DeskLink>),
    /// Something happened on it.
    News(Box<DeskNews>),
}
