//! Proof: from untrusted [`Evidence`] to [`Verified`], off the card, as a pure function of evidence, policy and time.

mod evidence;

pub use evidence::{Algorithm, CertificateDer, Challenge, Evidence, Signature};
/// tmp
pub fn signature_algorithm_for(_: &CertificateDer) -> Option<Algorithm> {
    None
}
