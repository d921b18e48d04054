//! What is asked of a tap.

use std::time::Duration;

use crate::jpki::{PhoneKind, PinEntry};
use crate::verify::Challenge;

/// Which phone the patient has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// None yet: whichever comes is read.
    Any,
    /// This kind; the other one is told so before anything is sent to it.
    Kind(PhoneKind),
}

/// What one tap is to do.
#[derive(Clone, Debug)]
pub struct Request {
    /// The phone that is expected.
    pub expect: Expect,
    /// The PIN that was entered, if one was; an Android phone needs it.
    pub entry: Option<PinEntry>,
    /// The patient has been told that one try is left, and has entered the PIN again knowing it.
    /// Covers one VERIFY.
    pub last_try_agreed: bool,
    /// How long after the start of this tap an entry that a phone has accepted before may still be
    /// sent again.
    pub resend_within: Duration,
    /// Made anew for this tap.
    pub challenge: Challenge,
}

impl Request {
    /// Of a tap that stands alone: any phone, nothing agreed, and an entry is never sent again.
    #[must_use]
    pub const fn alone(entry: Option<PinEntry>, challenge: Challenge) -> Self {
        Self {
            expect: Expect::Any,
            entry,
            last_try_agreed: false,
            resend_within: Duration::ZERO,
            challenge,
        }
    }
}
