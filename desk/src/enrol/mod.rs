//! The desk's side of an enrolment's proofs.
//!
//! For a slot that is not open the desk answers as for one that is, with a code that it derives for
//! itself: nobody learns from an answer which slots are open. That code changes every ten minutes,
//! as open ones do.

mod code;

pub use code::{CODE_TIME_MS, NewCode};

use kazasu_core::handover::{Bytes32, EnrolmentCode, Slot, Timestamp};

use crate::keys::DeskKeys;
use crate::store::OpenSlot;

/// What the desk knows in one enrolment.
#[derive(Debug)]
pub struct DeskSide<'a> {
    keys: &'a DeskKeys,
    code: EnrolmentCode,
    /// Differs for each code that this slot has had.
    birth: Timestamp,
}

impl<'a> DeskSide<'a> {
    /// For this slot, and the code that is open for it; `None` when what the store has kept is no
    /// code.
    #[must_use]
    pub fn new(
        keys: &'a DeskKeys,
        slot: Slot,
        open: Option<&OpenSlot>,
        now: Timestamp,
    ) -> Option<Self> {
        match open {
            Some(open) => {
                let code = open.code.parse().ok()?;
                Some(Self { keys, code, birth: open.expires_at })
            }
            None => {
                let birth = Timestamp::from_millis(now.as_millis() / CODE_TIME_MS * CODE_TIME_MS);
                let code = closed(keys, slot, birth)?;
                Some(Self { keys, code, birth })
            }
        }
    }

    /// The code that both sides prove to know.
    #[must_use]
    pub const fn code(&self) -> &EnrolmentCode {
        &self.code
    }

    /// The desk's nonce for the terminal's: the same as long as the code is.
    #[must_use]
    pub fn nonce(&self, terminal: Bytes32) -> Bytes32 {
        let slot = self.code.slot().to_string();
        let birth = self.birth.as_millis().to_be_bytes();
        let parts: [&[u8]; 3] = [slot.as_bytes(), &birth, &terminal.0];
        let mark = self.keys.mark(b"kazasu-enrol-nonce-1", &parts);
        let mut nonce = [0; 32];
        for (byte, mark) in nonce.iter_mut().zip(mark.as_ref()) {
            *byte = *mark;
        }
        Bytes32(nonce)
    }
}

/// A code for a slot that is not open; nobody has seen it.
fn closed(keys: &DeskKeys, slot: Slot, birth: Timestamp) -> Option<EnrolmentCode> {
    let slot = slot.to_string();
    let birth = birth.as_millis().to_be_bytes();
    let random = keys.mark(b"kazasu-enrol-closed-1", &[slot.as_bytes(), &birth]);
    let known = slot.bytes().map(|digit| digit.wrapping_sub(b'0'));
    // Not every digit is as likely as every other: this code proves nothing to anybody.
    let rest = random.as_ref().iter().map(|byte| byte % 10);
    let mut digits = [0; 22];
    for (digit, value) in digits.iter_mut().zip(known.chain(rest)) {
        *digit = value;
    }
    EnrolmentCode::from_digits(&digits)
}
