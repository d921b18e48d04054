//! Certificate requests (RFC 2986): the key alone is taken from them; names and extensions are the
//! desk's to give.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey};
use rcgen::{PKCS_ECDSA_P256_SHA256, PublicKeyData, SignatureAlgorithm};
use thiserror::Error;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::{Decode, Encode};
use x509_cert::request::CertReq;

/// id-ecPublicKey (RFC 5480 §2.1.1).
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
/// secp256r1 (RFC 5480 §2.1.1.1).
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
/// ecdsa-with-SHA256 (RFC 5758 §3.2).
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// Why a request is refused; nothing of it is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotARequest {
    /// It cannot be parsed.
    #[error("no certificate request (PKCS #10, DER)")]
    Malformed,
    /// Another kind of key or signature.
    #[error("the key of a terminal is one of P-256, and signs with ECDSA and SHA-256")]
    Key,
    /// It is not signed by its own key.
    #[error("the request is not signed by its own key")]
    Signature,
}

/// A P-256 key whose holder has signed the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestedKey(Vec<u8>);

impl RequestedKey {
    /// The key of a request.
    ///
    /// # Errors
    ///
    /// [`NotARequest`].
    pub fn from_csr(der: &[u8]) -> Result<Self, NotARequest> {
        let request = CertReq::from_der(der).map_err(|_| NotARequest::Malformed)?;
        let key = &request.info.public_key;
        let curve = key.algorithm.parameters.as_ref();
        let curve = curve.and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
        if key.algorithm.oid != EC_PUBLIC_KEY
            || curve != Some(P256)
            || request.algorithm.oid != ECDSA_SHA256
        {
            return Err(NotARequest::Key);
        }
        let point = key.subject_public_key.as_bytes().ok_or(NotARequest::Malformed)?;
        let signature = request.signature.as_bytes().ok_or(NotARequest::Malformed)?;
        let signed = request.info.to_der().map_err(|_| NotARequest::Malformed)?;
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point)
            .verify(&signed, signature)
            .map_err(|_| NotARequest::Signature)?;
        Ok(Self(point.to_vec()))
    }
}

impl PublicKeyData for RequestedKey {
    fn der_bytes(&self) -> &[u8] {
        &self.0
    }

    fn algorithm(&self) -> &'static SignatureAlgorithm {
        &PKCS_ECDSA_P256_SHA256
    }
}
