//! Did the phone sign our challenge with the certificate's key, now and in front of us?

use super::certificate::Certificate;
use super::evidence::Evidence;
use super::refusal::Refusal;
use super::signature::PublicKey;

/// The phone was given SHA-256(challenge), so the challenge itself is the message that its
/// signature covers.
pub(super) fn check(certificate: &Certificate, evidence: &Evidence) -> Result<(), Refusal> {
    let key = PublicKey::from_spki(&certificate.key)?;
    if key.phone_algorithm() != evidence.algorithm {
        return Err(Refusal::AlgorithmMismatch {
            key: key.phone_algorithm(),
            signature: evidence.algorithm,
        });
    }
    key.verify_phone(&evidence.challenge.0, evidence.signature.as_bytes())
        .map_err(|_| Refusal::ChallengeNotSigned)
}
