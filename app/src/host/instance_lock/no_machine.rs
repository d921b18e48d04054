//! Where no user sees another one's programs.

use super::other::OtherInstance;

/// A program that serves cannot be seen here.
#[cfg(feature = "tui")]
pub(super) const IS_SEEN: bool = false;

/// Nobody's.
#[derive(Debug)]
pub(super) struct Place;

impl Place {
    pub(super) const fn new(_: Option<&str>, _: &[String]) -> Self {
        Self
    }

    pub(super) const fn take(&self, _: &str) -> Result<(), OtherInstance> {
        Ok(())
    }

    #[cfg(feature = "tui")]
    pub(super) const fn look(&self) -> Option<OtherInstance> {
        None
    }
}
