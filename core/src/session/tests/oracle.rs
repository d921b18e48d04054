//! The rule of the PIN, told from outside: by what the patient did and what the phones saw, not by
//! what the session believes.

use std::time::Duration;

use super::phone::Verify;

#[derive(Debug, Default)]
pub(super) struct Oracle {
    /// Entries confirmed, and VERIFYs that were the first of an entry.
    pub(super) entries: usize,
    pub(super) firsts: usize,
    /// The last entry has not been sent yet.
    unsent: bool,
    accepted: Option<Accepted>,
    /// The patient has agreed to use the last try; `false` once it was used.
    agreed: bool,
    asked: usize,
}

#[derive(Debug)]
struct Accepted {
    by: usize,
    at: Duration,
    again: u8,
}

impl Oracle {
    pub(super) fn entered(&mut self) {
        self.entries += 1;
        self.unsent = true;
        self.accepted = None;
    }

    pub(super) fn agreed(&mut self) {
        self.agreed = true;
        self.asked += 1;
        assert_eq!(self.asked, 1, "the last try is asked for once a visit");
    }

    /// Nothing of an ended visit may be sent, agreed or continued.
    pub(super) fn visit_ended(&mut self) {
        (self.unsent, self.accepted, self.agreed, self.asked) = (false, None, false, 0);
    }

    pub(super) fn verified(&mut self, phone: usize, verify: Verify, now: Duration) {
        if self.unsent {
            self.unsent = false;
            self.firsts += 1;
            if verify.tries_before < 2 {
                assert!(std::mem::take(&mut self.agreed), "the last try was used without consent");
            }
        } else {
            let accepted = self
                .accepted
                .as_mut()
                .expect("a VERIFY without an entry, and without a 9000 before it");
            assert_eq!(
                accepted.by, phone,
                "the PIN went to another phone than the one that accepted it"
            );
            assert!(
                now <= accepted.at + Duration::from_secs(30),
                "the PIN was sent again too late"
            );
            assert_eq!(
                verify.tries_before, 3,
                "the PIN was sent again to a counter that is not full"
            );
            accepted.again += 1;
            assert!(accepted.again <= 2, "the PIN was sent again too often");
        }
        assert!(self.firsts <= self.entries, "more first VERIFYs than entries");
        self.accepted = match (self.accepted.take(), verify.right && verify.answered) {
            (Some(before), true) => Some(before),
            (None, true) => Some(Accepted { by: phone, at: now, again: 0 }),
            (_, false) => None,
        };
    }
}
