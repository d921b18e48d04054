//! The tap, top to bottom, as the standard's words go: SELECT, token, PIN, certificate, signature.
//!
//! [`read`] blocks while the phone answers; whoever calls it does so on a thread that can be given
//! up.

use crate::apdu::{Budget, Channel, Witness};
use crate::jpki::{
    self, EntryState, JpkiError, Medium, PhoneKind, PinEntry, Refused, Token, Verification,
};
use crate::reader::Card;
use crate::sha256::Sha256;
use crate::time::Ticks;
use crate::verify::{Algorithm, CertificateDer, Evidence, Signature, signature_algorithm_for};

mod error;
mod news;
mod request;
mod tap;

pub use error::ReadError;
pub use news::{Epoch, TapNews, TapState};
pub use request::{Expect, Request};
pub use tap::{Progress, Tap};

/// Reads the phone in the field: one tap, within [`Budget::TAP`].
pub fn read(
    card: &mut dyn Card,
    request: &Request,
    ticks: &dyn Ticks,
    progress: &mut dyn FnMut(Progress),
) -> Tap {
    read_within(Budget::TAP, &mut (), card, request, ticks, progress)
}

/// As [`read`], before a witness and within another budget: of a tap that PC/SC holds for ever the
/// witness keeps what came before, and what opening the reader took is a part of the tap's time.
pub fn read_within(
    budget: Budget,
    witness: &mut dyn Witness,
    card: &mut dyn Card,
    request: &Request,
    ticks: &dyn Ticks,
    progress: &mut dyn FnMut(Progress),
) -> Tap {
    let mut channel = Channel::new(card, ticks, budget).witnessed(witness);
    let result = tap(&mut channel, request, progress);
    let (usage, total) = (channel.usage(), channel.elapsed());
    let (trace, transcript) = channel.into_records();
    Tap { result, usage, total, trace, transcript }
}

fn tap(
    channel: &mut Channel<'_>,
    request: &Request,
    progress: &mut dyn FnMut(Progress),
) -> Result<Evidence, ReadError> {
    jpki::select_application(channel)?;
    progress(Progress::Selected);

    let token = jpki::read_token(channel)
        .map_err(|error| ReadError::before_identification(request.expect, error))?;
    progress(Progress::Identified(token.medium()));
    let kind = phone_kind(&token, request.expect)?;

    if kind == PhoneKind::Android {
        enter_pin(channel, request, &token, progress)?;
    }

    let certificate = jpki::read_certificate(channel, &mut |read, total| {
        progress(Progress::Certificate { read, total });
    })
    .map_err(|error| ReadError::after_authentication(kind, error))?;
    let certificate = CertificateDer::new(certificate);

    // The key decides how it signs. A certificate that is not understood is refused by `verify`,
    // off the card, with the reason.
    let algorithm = signature_algorithm_for(&certificate).unwrap_or(Algorithm::RsaPkcs1Sha256);
    let digest = Sha256::of(&request.challenge.0);
    let signature = jpki::sign(channel, digest.as_bytes())
        .map_err(|error| ReadError::after_authentication(kind, error))?;
    progress(Progress::Complete);

    Ok(Evidence {
        kind,
        certificate,
        challenge: request.challenge,
        algorithm,
        signature: Signature::new(signature),
    })
}

/// Only a phone goes on, and only the one that was chosen: nothing has been sent yet that could
/// harm another.
fn phone_kind(token: &Token, expect: Expect) -> Result<PhoneKind, ReadError> {
    match (token.medium(), expect) {
        (Medium::Phone(found), Expect::Kind(chosen)) if found != chosen => {
            Err(ReadError::OtherPhone { found })
        }
        (Medium::Phone(found), _) => Ok(found),
        (Medium::PlasticCard | Medium::JukiCard, _) => Err(ReadError::PhysicalCard),
        (Medium::Unknown, _) => Err(ReadError::UnknownToken(token.clone())),
    }
}

/// Android: reads the counter, then sends the PIN at most once, and only if the rules allow it.
fn enter_pin(
    channel: &mut Channel<'_>,
    request: &Request,
    token: &Token,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), ReadError> {
    if request.entry.is_some() {
        jpki::measure_block(channel).map_err(JpkiError::Channel)?;
    }
    let tries_left = jpki::tries_left(channel)?;
    progress(Progress::TriesLeft(tries_left));
    if tries_left == 0 {
        request.entry.iter().for_each(PinEntry::wipe);
        return Err(ReadError::PinBlocked);
    }
    let Some(entry) = &request.entry else { return Err(ReadError::PinRequired { tries_left }) };
    if entry.state() == EntryState::Accepted && channel.elapsed() > request.resend_within {
        entry.wipe();
    }
    let phone = (PhoneKind::Android, token);
    match jpki::verify_pin(channel, entry, phone, tries_left, request.last_try_agreed, &mut || {
        progress(Progress::VerifySent);
    }) {
        Ok(Ok(Verification::Accepted)) => {
            progress(Progress::PinAccepted);
            Ok(())
        }
        Ok(Ok(Verification::Wrong { tries_left })) => Err(ReadError::WrongPin { tries_left }),
        Ok(Ok(Verification::Blocked)) => Err(ReadError::PinBlocked),
        Ok(Err(error)) => Err(error.into()),
        Err(Refused::LastTry) => Err(ReadError::LastTry),
        Err(Refused::AnotherPhone) => Err(ReadError::AnotherPhone),
        Err(Refused::Used | Refused::CounterNotFull | Refused::TooOften) => {
            Err(ReadError::PinRequired { tries_left })
        }
    }
}

#[cfg(test)]
mod tests;
