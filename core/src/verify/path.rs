//! Which configured anchor issued this certificate? JPKI's three generations of CAs share one name.

use super::anchor::Anchor;
use super::certificate::Certificate;
use super::refusal::Refusal;
use super::signature::SignatureFault;
use super::validity::OutsideValidity;
use crate::time::UnixTime;

/// At most so many anchors are tried for one certificate. JPKI has three generations of one name.
const MAX_CANDIDATES: usize = 8;

/// The name narrows, the key identifier narrows, the signature decides (RFC 5280 §6.1.3 (a)(1) and
/// (a)(4), §4.2.1.1).
pub(super) fn find_issuer<'a>(
    certificate: &Certificate,
    anchors: &'a [Anchor],
    now: UnixTime,
) -> Result<&'a Anchor, Refusal> {
    let named: Vec<_> =
        anchors.iter().filter(|anchor| *anchor.subject() == certificate.issuer).collect();
    if named.is_empty() {
        return Err(Refusal::UnknownIssuer);
    }
    let candidates: Vec<_> =
        named.into_iter().filter(|anchor| may_be_key_of(anchor, certificate)).collect();
    if candidates.is_empty() {
        return Err(Refusal::UnknownIssuerKey);
    }
    if candidates.len() > MAX_CANDIDATES {
        return Err(Refusal::TooManyIssuers { count: candidates.len() });
    }
    let mut refusal = Refusal::IssuerSignatureInvalid;
    for anchor in candidates {
        match certificate.signed.check_signature(anchor.key()) {
            Ok(()) => match anchor.validity().check(now) {
                Ok(()) => return Ok(anchor),
                // Two anchors may hold one key (a renewed CA certificate), so the next one may
                // still be in time.
                Err(outside) => refusal = refused_by(anchor, outside),
            },
            Err(SignatureFault::Invalid) => {}
            Err(SignatureFault::UnsupportedAlgorithm { oid }) => {
                return Err(Refusal::UnsupportedSignatureAlgorithm { oid });
            }
        }
    }
    Err(refusal)
}

/// Key identifiers narrow only where both sides have one.
fn may_be_key_of(anchor: &Anchor, certificate: &Certificate) -> bool {
    match (anchor.subject_key_id(), &certificate.extensions.authority_key_id) {
        (Some(subject), Some(authority)) => subject == authority,
        _ => true,
    }
}

fn refused_by(anchor: &Anchor, outside: OutsideValidity) -> Refusal {
    let anchor = anchor.id().name().to_owned();
    match outside {
        OutsideValidity::Before { not_before } => Refusal::AnchorNotYetValid { anchor, not_before },
        OutsideValidity::After { not_after } => Refusal::AnchorExpired { anchor, not_after },
    }
}
