//! What a visit is known by to others: its id, and the number that the patient tells the desk.

use kazasu_core::confirmation::Confirmation;
use kazasu_core::session::VisitId;
use uuid::Builder;

use crate::host::clock;

/// Makes ids and confirmation numbers.
pub(super) struct Identities {
    /// The newest confirmation number.
    confirmation: u16,
}

impl Identities {
    /// Begins anywhere, so that the first patient of a day is not always number 00.
    pub(super) fn new() -> Self {
        // Where there is no randomness, no visit begins; the number alone may be predictable.
        let random = getrandom::u32().map_or(0, |random| random.to_be_bytes()[0]);
        Self { confirmation: u16::from(random % 100) }
    }

    /// Those of a visit that begins now: a UUID version 7 (RFC 9562 §5.7), and the number that the
    /// desk is to know it by, or without a desk the next one. `None` when the system gives no
    /// random bytes.
    pub(super) fn next(&mut self, known: Option<Confirmation>) -> Option<(VisitId, Confirmation)> {
        let mut random = [0; 10];
        getrandom::fill(&mut random).ok()?;
        let id = Builder::from_unix_timestamp_millis(clock::unix_millis(), &random).into_uuid();
        let confirmation = match known {
            Some(confirmation) => confirmation,
            None => {
                self.confirmation = (self.confirmation + 1) % 100;
                Confirmation::new(None, self.confirmation)?
            }
        };
        Some((VisitId::new(id), confirmation))
    }
}

#[cfg(test)]
mod tests;
