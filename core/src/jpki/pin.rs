//! The PIN of the user-authentication key: its counter, and VERIFY.

use super::entry::Refused;
use super::file::{ElementaryFile, select_file};
use super::{JpkiError, JpkiStep, PhoneKind, PinEntry, Token, pace};
use crate::apdu::{Channel, Command, SecretCommand, SecretError, Status};

/// VERIFY of the current EF (ISO/IEC 7816-4 §11.5.6; P2 80: the reference data of the current EF,
/// measured on a card).
const VERIFY: [u8; 4] = [0x00, 0x20, 0x00, 0x80];

/// What became of one VERIFY.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verification {
    /// 9000: the PIN is right, and the counter full again.
    Accepted,
    /// 63Cx or 6300: wrong; the new count where the phone gives one.
    Wrong {
        /// Tries left, at least 1.
        tries_left: Option<u8>,
    },
    /// 63C0, 6983 or 6984: locked, by this try or before it.
    Blocked,
}

/// Selects the PIN (EF 0018) and asks for its retry counter with an empty VERIFY, which costs no
/// try. 0 means locked.
///
/// # Errors
///
/// [`JpkiError::CounterUnreadable`] when the answer is no counter: then no PIN may be sent. (9000
/// is no counter either: it would say that none is needed, and a card that had seen the right PIN
/// still answered 63C3.)
pub fn tries_left(channel: &mut Channel<'_>) -> Result<u8, JpkiError> {
    select_file(channel, ElementaryFile::Pin, JpkiStep::SelectPin)?;
    let [cla, ins, p1, p2] = VERIFY;
    let status = channel.send_once(&Command::new(cla, ins, p1, p2))?;
    match status.meaning() {
        Status::TriesLeft(tries) => Ok(tries),
        Status::Blocked => Ok(0),
        _ => Err(JpkiError::CounterUnreadable(status)),
    }
}

/// Sends the PIN to the phone that has just given `token` and `tries`, if the entry permits it.
/// Exactly one VERIFY, or none: none where the phone has been so slow that certificate and
/// signature cannot come in within the tap.
///
/// `before` is called when the entry permits it, before the command is handed over: from then on
/// its outcome is unknown until the answer is in.
///
/// # Errors
///
/// The outer error: the entry does not permit it, and nothing was sent. The inner one:
/// [`JpkiError::Channel`] with a limit when it was not handed over (the PIN is kept), with anything
/// else when no usable answer came (the PIN is wiped).
pub fn verify_pin(
    channel: &mut Channel<'_>,
    entry: &PinEntry,
    (kind, token): (PhoneKind, &Token),
    tries: u8,
    last_try_agreed: bool,
    before: &mut dyn FnMut(),
) -> Result<Result<Verification, JpkiError>, Refused> {
    if let Err(limit) = pace::check(channel) {
        return Ok(Err(JpkiError::Channel(limit.into())));
    }
    let pin = entry.take(kind, token, tries, last_try_agreed)?;
    before();
    let [cla, ins, p1, p2] = VERIFY;
    let verification = match channel.send_secret(SecretCommand::new(cla, ins, p1, p2, pin.digits()))
    {
        Ok(status) => match status.meaning() {
            Status::Ok => Ok(Verification::Accepted),
            Status::TriesLeft(0) | Status::Blocked => Ok(Verification::Blocked),
            Status::TriesLeft(left) => Ok(Verification::Wrong { tries_left: Some(left) }),
            Status::VerificationFailed => Ok(Verification::Wrong { tries_left: None }),
            _ => Err(JpkiError::Unexpected { step: JpkiStep::VerifyPin, status }),
        },
        Err(SecretError::NotSent(limit)) => {
            entry.put_back(pin);
            return Ok(Err(JpkiError::Channel(limit.into())));
        }
        Err(SecretError::NoAnswer(error)) => Err(JpkiError::Channel(error.into())),
    };
    match verification {
        Ok(Verification::Accepted) => entry.accepted(pin, kind, token),
        _ => entry.wipe(),
    }
    Ok(verification)
}
