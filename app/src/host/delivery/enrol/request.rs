//! A key of this terminal, and the request for a certificate of it.

use kazasu_core::handover::Der;
use rcgen::{CertificateParams, DistinguishedName, KeyPair, PKCS_ECDSA_P256_SHA256};
use rustls::pki_types::PrivatePkcs8KeyDer;
use x509_cert::Certificate;
use x509_cert::der::{Decode, Encode};

use crate::host::desk_identity::{Asked, Validity};

/// A new P-256 key, and a request (RFC 2986) that it has signed. Names are the desk's to give.
pub(crate) fn new_request() -> Result<Asked, ()> {
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(drop)?;
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    let csr = params.serialize_request(&key).map_err(drop)?;
    let key = PrivatePkcs8KeyDer::from(key);
    Ok(Asked { key: Der::new(key.secret_pkcs8_der()), csr: Der::new(csr.der().as_ref()) })
}

/// Whether this certificate is of the key that was asked for.
pub(crate) fn fits(certificate: &Der, asked: &Asked) -> bool {
    let key = PrivatePkcs8KeyDer::from(asked.key.as_bytes());
    let Ok(key) = KeyPair::from_pkcs8_der_and_sign_algo(&key, &PKCS_ECDSA_P256_SHA256) else {
        return false;
    };
    let own = key.public_key_raw();
    let certified = Certificate::from_der(certificate.as_bytes());
    let certified = certified.map(|it| it.tbs_certificate().subject_public_key_info().to_der());
    // The point is the end of the key's DER (RFC 5480 §2.2).
    matches!(certified, Ok(Ok(der)) if der.ends_with(own))
        && Validity::of(certificate.as_bytes()).is_some()
}
