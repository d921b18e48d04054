//! Verification as a whole: each refusal once, the order of the stages, and input that nobody meant
//! well.

pub(super) mod forge;

mod accept;
mod assessment;
mod form;
mod hostile;
mod order;
mod path;
mod possession;
mod profile;
mod revocation;

use forge::{CA_KEY, Draft, Key, PHONE_KEY};

use super::*;
use crate::jpki::PhoneKind;

/// 2026-11-22T12:00:00Z.
pub(super) const NOW: u64 = 1_795_348_800;

const CHALLENGE: Challenge = Challenge([7; Challenge::LENGTH]);

fn now() -> UnixTime {
    UnixTime::from_secs(NOW)
}

/// The CA of every test that names no other: RSA-2048, as JPKI's.
fn ca() -> Anchor {
    Anchor::from_der("test-ca", &Draft::ca(&CA_KEY, b"key one").signed_by(&CA_KEY)).unwrap()
}

fn policy() -> Policy {
    Policy::new(vec![ca()])
}

fn phone() -> Draft {
    Draft::phone(&PHONE_KEY)
}

/// The evidence that a phone with this certificate and this key gives, honest in all else.
fn evidence(certificate: Vec<u8>, key: &Key) -> Evidence {
    let algorithm = match key {
        Key::Rsa(_) => Algorithm::RsaPkcs1Sha256,
        Key::P256(_) => Algorithm::EcdsaP256Sha256,
        Key::P384(_) => Algorithm::EcdsaP384Sha256,
    };
    Evidence {
        kind: PhoneKind::Android,
        certificate: CertificateDer::new(certificate),
        challenge: CHALLENGE,
        algorithm,
        signature: Signature::new(key.sign(&CHALLENGE.0)),
    }
}

/// Verifies a certificate that the test CA signs and the phone's key answers for.
fn check(draft: &Draft) -> Result<Verified<UserAuthentication>, Refusal> {
    check_with(draft, &policy())
}

fn check_with(draft: &Draft, policy: &Policy) -> Result<Verified<UserAuthentication>, Refusal> {
    verify(&evidence(draft.signed_by(&CA_KEY), &PHONE_KEY), policy, now())
}
