//! Proof: from untrusted [`Evidence`] to [`Verified`], off the card, as a pure function of
//! evidence, policy and time.
//!
//! A tap is proof when the certificate says that it is for user authentication, a configured anchor
//! issued it, it is valid now, its revocation is as the policy asks, and the phone signed SHA-256
//! of our fresh challenge with its key. What the phone says of itself elsewhere (its token, its
//! ATR) is a hint.
//!
//! General certificate verifiers do not fit: JPKI marks certificatePolicies critical, and its three
//! generations of CAs share one name.

mod anchor;
mod assessment;
mod certificate;
mod crl;
mod defect;
mod distribution_point;
mod evidence;
mod extension;
mod file_form;
mod fingerprint;
mod name;
mod oid;
mod path;
mod policy;
mod possession;
mod profile;
mod refusal;
mod revocation;
mod signature;
mod signed;
mod validity;
mod verified;

pub use anchor::{Anchor, AnchorError, AnchorId};
pub use assessment::{AnchorStanding, Assessment, CrlStanding};
pub use crl::{Crl, CrlError, CrlProblem, Succession, UnusableCrl};
pub use defect::Defect;
pub use evidence::{Algorithm, CertificateDer, Challenge, Evidence, Signature};
pub use file_form::{FileFault, FileKind, PlaceInFile};
pub use fingerprint::Fingerprint;
pub use oid::{NotAnOid, Oid};
pub use policy::Policy;
pub use refusal::Refusal;
pub use revocation::{RevocationMode, RevocationStatus};
pub use signature::UnsupportedKey;
pub use validity::Validity;
pub use verified::{UserAuthentication, Verified};

use certificate::Certificate;
use signature::PublicKey;

use crate::time::UnixTime;

/// Proves the evidence of a tap, or says what it lacks; `now` is the time at which everything must
/// be valid.
///
/// The first stage that fails decides, so that an expired signing certificate is told as a signing
/// certificate.
///
/// # Errors
///
/// [`Refusal`]: each is one fact, with a [stable reason](Refusal::reason).
pub fn verify(
    evidence: &Evidence,
    policy: &Policy,
    now: UnixTime,
) -> Result<Verified<UserAuthentication>, Refusal> {
    let certificate = Certificate::parse(evidence.certificate.as_bytes())?;
    profile::check(&certificate, &policy.phone_policies)?;
    let anchor = path::find_issuer(&certificate, &policy.anchors, now)?;
    certificate.validity.check(now)?;
    let revocation = revocation::check(&certificate, anchor, policy.revocation, &policy.crls, now)?;
    possession::check(&certificate, evidence)?;
    let proved = UserAuthentication::new(evidence, certificate);
    Ok(Verified::new(proved, anchor.id().clone(), revocation, now))
}

/// How the key of this certificate signs, so that the tap can ask for it; `None` where certificate
/// or key are not understood.
#[must_use]
pub fn signature_algorithm_for(certificate: &CertificateDer) -> Option<Algorithm> {
    let certificate = Certificate::parse(certificate.as_bytes()).ok()?;
    Some(PublicKey::from_spki(&certificate.key).ok()?.phone_algorithm())
}

#[cfg(test)]
mod tests;
