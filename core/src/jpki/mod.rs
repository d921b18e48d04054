//! The JPKI application (公的個人認証サービス) as a card, an Android phone and an iPhone carry it: its files,
//! its PIN, its key.
//!
//! Each function is one step of the tap and sends the fewest commands that the step can do with.
//! Where a constant comes from is said beside it: "measured on a card" and "read on an Android
//! phone" are reports of other clients of the application; nobody has published its specification.

mod entry;
mod error;
mod file;
mod kind;
mod pace;
mod pin;
mod token;

pub use entry::{EntryState, FULL_TRIES, PinEntry, Refused};
pub use error::{JpkiError, JpkiStep};
pub use file::{MAX_CERTIFICATE, read_certificate};
pub use kind::PhoneKind;
pub use pace::measure_block;
pub use pin::{Verification, tries_left, verify_pin};
pub use token::{Medium, Token, read_token};

use crate::apdu::{Channel, Command, Le, Reveal, Status};
use crate::secret::WipedBytes;
use file::{ElementaryFile, select, select_file};

/// Application identifier of the JPKI application, the same on card, Android and iPhone (read on
/// cards and on an Android phone; second-hand for iPhone).
pub const JPKI_AID: [u8; 10] = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];

/// DER of the DigestInfo around a SHA-256 digest, up to the digest itself (RFC 8017 §9.2, note 1).
const SHA256_DIGEST_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

/// SELECT by application identifier, no FCI wanted (ISO/IEC 7816-4 §11.2.2, P1 04, P2 0C).
///
/// # Errors
///
/// [`JpkiError::NoApplication`] when whatever lies there answers, but has no JPKI application.
pub fn select_application(channel: &mut Channel<'_>) -> Result<(), JpkiError> {
    let response = select(channel, &Command::new(0x00, 0xA4, 0x04, 0x0C).with_constant(&JPKI_AID))?;
    match response.status.meaning() {
        Status::Ok => Ok(()),
        _ => Err(JpkiError::NoApplication(response.status)),
    }
}

/// COMPUTE DIGITAL SIGNATURE with the user-authentication key over the DigestInfo of a SHA-256
/// digest (80 2A 00 80; measured on a card).
///
/// The result is as long as the key makes it: nothing here assumes RSA-2048.
///
/// # Errors
///
/// [`JpkiError`]; [`JpkiError::Unexpected`] with 6982 means that the holder has not authenticated.
pub fn sign(channel: &mut Channel<'_>, digest: &[u8; 32]) -> Result<WipedBytes, JpkiError> {
    select_file(channel, ElementaryFile::Key, JpkiStep::SelectKey)?;
    let mut digest_info = SHA256_DIGEST_INFO.to_vec();
    digest_info.extend_from_slice(digest);
    let command = Command::new(0x80, 0x2A, 0x00, 0x80).with_data(&digest_info);
    // Le 00 is what every known client sends. A phone that wants none, or less than 256, says 6700;
    // signing again costs no PIN try.
    let mut response = channel.send_revealing(&command.clone().with_le(Le::MAX), Reveal::Length)?;
    for other in [command.clone(), command.with_le(Le::at_most(0xF0))] {
        if response.status.meaning() == Status::WrongLength {
            response = channel.send_revealing(&other, Reveal::Length)?;
        }
    }
    match response.status.meaning() {
        Status::Ok if !response.data.is_empty() => Ok(response.data),
        Status::Ok => Err(JpkiError::Empty(JpkiStep::Sign)),
        _ => Err(JpkiError::Unexpected { step: JpkiStep::Sign, status: response.status }),
    }
}
