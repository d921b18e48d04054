//! The time in which a certificate holds.

use crate::time::UnixTime;

/// A certificate's validity: from notBefore to notAfter, both included (RFC 5280 §4.1.2.5), UTC in
/// whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// notBefore: its first second.
    pub not_before: UnixTime,
    /// notAfter: its last second.
    pub not_after: UnixTime,
}

/// On which side of a [`Validity`] a time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutsideValidity {
    /// Before its first second.
    Before { not_before: UnixTime },
    /// After its last second.
    After { not_after: UnixTime },
}

impl Validity {
    /// Whether a time lies in it.
    #[must_use]
    pub fn contains(&self, time: UnixTime) -> bool {
        self.check(time).is_ok()
    }

    /// On which side of it a time lies that is not in it.
    pub(super) fn check(&self, time: UnixTime) -> Result<(), OutsideValidity> {
        let Self { not_before, not_after } = *self;
        if time < not_before {
            return Err(OutsideValidity::Before { not_before });
        }
        if time > not_after {
            return Err(OutsideValidity::After { not_after });
        }
        Ok(())
    }
}
