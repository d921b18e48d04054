//! Is this the certificate of a phone's user-authentication key, by what it says of itself?
//! (jpki-over-nfc reference, sections 5 and 6). Nothing here is proved yet; the issuer is asked
//! next.

use const_oid::db::rfc5280;

use super::certificate::Certificate;
use super::oid::Oid;
use super::refusal::Refusal;

/// Purpose first, so that a signing certificate is told as one whoever issued it and whatever else
/// is wrong with it.
pub(super) fn check(certificate: &Certificate, phone_policies: &[Oid]) -> Result<(), Refusal> {
    let extensions = &certificate.extensions;
    if is_signing_certificate(certificate) {
        return Err(Refusal::SigningCertificate);
    }
    if extensions.policies.iter().any(Oid::is_card_policy) {
        return Err(Refusal::PlasticCardPolicy);
    }
    if extensions.is_ca {
        return Err(Refusal::CaCertificate);
    }
    let key_usage = extensions.key_usage.as_ref().ok_or(Refusal::KeyUsageMissing)?;
    if !key_usage.is_digital_signature_only() {
        return Err(Refusal::KeyUsageNotDigitalSignatureOnly);
    }
    if !extensions.extended_key_usage.contains(&rfc5280::ID_KP_CLIENT_AUTH.into()) {
        return Err(Refusal::NotForClientAuthentication);
    }
    check_policies(&extensions.policies, phone_policies)?;
    match &extensions.unknown_critical {
        Some(oid) => Err(Refusal::UnknownCriticalExtension { oid: oid.clone() }),
        None => Ok(()),
    }
}

/// Any one of the marks is enough: signing certificates hold name, birth and address, and are never
/// worked on.
fn is_signing_certificate(certificate: &Certificate) -> bool {
    let extensions = &certificate.extensions;
    extensions.key_usage.as_ref().is_some_and(|usage| usage.has_non_repudiation())
        || extensions.other_names.iter().any(Oid::is_signing_other_name)
        || extensions.policies.iter().any(Oid::is_signing_policy)
        || certificate.is_from_signing_ca()
}

/// The policy of a phone's certificate is not public: unless the configuration lists some, any but
/// those refused above will do.
fn check_policies(carried: &[Oid], configured: &[Oid]) -> Result<(), Refusal> {
    let is_allowed =
        !carried.is_empty() && carried.iter().all(|policy| configured.contains(policy));
    if configured.is_empty() || is_allowed {
        return Ok(());
    }
    Err(Refusal::PolicyNotConfigured { carried: carried.to_vec() })
}
