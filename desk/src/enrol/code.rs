//! A new code for one terminal.

use kazasu_core::confirmation::Letter;
use kazasu_core::handover::{EnrolmentCode, Timestamp};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::clock::now;
use crate::store::{NewSlot, Store, StoreError};

/// How long a code is good (desk/PROTOCOL.md §2.1).
pub const CODE_TIME_MS: u64 = 10 * 60 * 1_000;

/// Letters in the order in which terminals get them: one of each group that sounds alike (エー and
/// ケー, ビー and ディー, エフ and エス, エム and エヌ) comes before the others of it.
const LETTERS: [char; 26] = [
    'A', 'B', 'F', 'H', 'L', 'M', 'Q', 'R', 'W', 'X', 'Y', 'Z', 'J', 'O', 'U', 'C', 'S', 'K', 'D',
    'G', 'P', 'T', 'V', 'E', 'N', 'I',
];

/// How often another slot is tried while the one that was drawn is in use.
const DRAWS: usize = 50;

/// A code that is open now.
#[derive(Debug)]
pub struct NewCode {
    /// Its 24 digits in six groups, to be shown once.
    pub grouped: Zeroizing<String>,
    /// In front of the terminal's 確認番号.
    pub letter: Option<Letter>,
    /// Which terminal it will be.
    pub terminal: Uuid,
    /// When it is good no more.
    pub expires_at: Timestamp,
}

impl NewCode {
    /// Opens a code for a terminal of this name. `letter`: this one, else the next that is free.
    /// `None`: another terminal has that letter.
    ///
    /// # Errors
    ///
    /// As the store says; [`StoreError::Busy`] also when no slot is free.
    pub async fn open(
        store: &dyn Store,
        name: &str,
        letter: Option<Letter>,
        by: &str,
    ) -> Result<Option<Self>, StoreError> {
        if let Some(letter) = letter {
            let has = |other: Option<Letter>| other == Some(letter);
            let terminals = store.terminals().await?;
            let open = store.open_slots(now()).await?;
            let taken = terminals.iter().any(|one| one.revoked_at.is_none() && has(one.letter))
                || open.iter().any(|slot| has(slot.letter));
            if taken {
                return Ok(None);
            }
        }
        let letters = match letter {
            Some(letter) => vec![letter],
            None => LETTERS.into_iter().filter_map(Letter::new).collect(),
        };
        for _ in 0..DRAWS {
            let code = random_code()?;
            let (opened_at, terminal) = (now(), random_id()?);
            let grouped = code.grouped();
            let expires_at = Timestamp::from_millis(opened_at.as_millis() + CODE_TIME_MS);
            let slot = NewSlot {
                slot: code.slot(),
                code: Zeroizing::new(grouped.replace(' ', "")),
                terminal,
                name: name.to_owned(),
                letters: letters.clone(),
                by: by.to_owned(),
                opened_at,
                expires_at,
            };
            match store.open_slot(slot).await {
                Ok(got) if letter.is_some() && got.is_none() => return Ok(None),
                Ok(letter) => return Ok(Some(Self { grouped, letter, terminal, expires_at })),
                Err(StoreError::Taken { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::Busy)
    }
}

/// 22 digits, each as likely as every other.
fn random_code() -> Result<EnrolmentCode, StoreError> {
    let mut digits = Zeroizing::new([0_u8; 22]);
    for digit in digits.iter_mut() {
        *digit = loop {
            let mut byte = [0];
            getrandom::fill(&mut byte).map_err(|_| no_randomness())?;
            // 250 is the largest multiple of ten that a byte holds.
            if byte[0] < 250 {
                break byte[0] % 10;
            }
        };
    }
    EnrolmentCode::from_digits(&digits).ok_or_else(no_randomness)
}

/// A UUID of version 4.
fn random_id() -> Result<Uuid, StoreError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| no_randomness())?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

fn no_randomness() -> StoreError {
    StoreError::Disk { what: "the system gives no randomness".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_there_once() {
        let mut letters = LETTERS.to_vec();
        letters.sort_unstable();
        assert_eq!(letters, ('A'..='Z').collect::<Vec<_>>());
    }

    #[test]
    fn codes_differ_and_are_codes() {
        let (one, other) = (random_code().unwrap().grouped(), random_code().unwrap().grouped());
        assert_ne!(*one, *other);
        assert!(one.parse::<EnrolmentCode>().is_ok());
        assert_eq!(one.split(' ').count(), 6);
    }
}
