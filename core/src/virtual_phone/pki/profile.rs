//! Certificate extensions as JPKI uses them (RFC 5280 §4.2), and the signed envelope around a
//! certificate or a revocation list.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};

use super::der::{self, DerReader, context, context_primitive, sequence, tag, tlv};
use super::key::PrivateKey;
use super::oid;

/// An extension: type, criticality (left out when false), value (RFC 5280 §4.1).
pub(super) fn extension(extension_type: &str, critical: bool, value: &[u8]) -> Vec<u8> {
    let critical = if critical { der::boolean_true() } else { Vec::new() };
    sequence(&[der::oid(extension_type), critical, der::octet_string(value)])
}

/// Bits of keyUsage (RFC 5280 §4.2.1.3).
pub(super) mod usage {
    pub(crate) const DIGITAL_SIGNATURE: u8 = 0;
    pub(crate) const NON_REPUDIATION: u8 = 1;
    pub(crate) const KEY_CERT_SIGN: u8 = 5;
    pub(crate) const CRL_SIGN: u8 = 6;
}

/// keyUsage, critical (§4.2.1.3).
pub(super) fn key_usage(bits: &[u8]) -> Vec<u8> {
    extension(oid::KEY_USAGE, true, &der::named_bits(bits))
}

/// extKeyUsage with clientAuth alone (§4.2.1.12).
pub(super) fn client_auth() -> Vec<u8> {
    extension(oid::EXTENDED_KEY_USAGE, false, &sequence(&[der::oid(oid::CLIENT_AUTH)]))
}

/// certificatePolicies, critical, one policy with the address of its practice statement (§4.2.1.4).
pub(super) fn certificate_policies(policy: &str) -> Vec<u8> {
    let address = tlv(
        tag::IA5_STRING,
        b"http://www.virtual-jpki.kazasu.example/\
              demonstration/certification-practice-statement-1.html",
    );
    let qualifier = sequence(&[der::oid(oid::CPS_QUALIFIER), address]);
    let information = sequence(&[der::oid(policy), sequence(&[qualifier])]);
    extension(oid::CERTIFICATE_POLICIES, true, &sequence(&[information]))
}

/// subjectAltName or issuerAltName with one directoryName (§4.2.1.6, §4.2.1.7).
pub(super) fn alternative_name(extension_type: &str, name: &[u8]) -> Vec<u8> {
    extension(extension_type, false, &sequence(&[directory_name(name)]))
}

/// subjectAltName with the holder's data as otherNames (§4.2.1.6), which only a signing certificate
/// has.
pub(super) fn holder_names(names: [(&str, &str); 4]) -> Vec<u8> {
    let names = names.map(|(name_type, text)| {
        let value = context(0, &der::utf8(text));
        context(0, &[der::oid(name_type), value].concat())
    });
    extension(oid::SUBJECT_ALT_NAME, false, &sequence(&names))
}

/// cRLDistributionPoints with one directoryName (§4.2.1.13): JPKI gives no address that could be
/// fetched.
pub(super) fn crl_distribution_points(name: &[u8]) -> Vec<u8> {
    let point = sequence(&[distribution_point_name(name)]);
    extension(oid::CRL_DISTRIBUTION_POINTS, false, &sequence(&[point]))
}

/// DistributionPointName inside its `[0]`: a full name, which is a directoryName (§4.2.1.13).
pub(super) fn distribution_point_name(name: &[u8]) -> Vec<u8> {
    context(0, &context(0, &directory_name(name)))
}

/// GeneralName: directoryName is `[4]`, and EXPLICIT since Name is a CHOICE (§4.2.1.6).
fn directory_name(name: &[u8]) -> Vec<u8> {
    context(4, name)
}

/// authorityInfoAccess with an OCSP responder that does not exist (§4.2.2.1).
pub(super) fn ocsp_access() -> Vec<u8> {
    let location =
        context_primitive(6, b"http://ocspauthnorm.virtual-jpki.kazasu.example/demonstration/ocsp");
    let access = sequence(&[der::oid(oid::OCSP), location]);
    extension(oid::AUTHORITY_INFO_ACCESS, false, &sequence(&[access]))
}

/// basicConstraints, critical: a certification authority (§4.2.1.9).
pub(super) fn certification_authority() -> Vec<u8> {
    extension(oid::BASIC_CONSTRAINTS, true, &sequence(&[der::boolean_true()]))
}

/// subjectKeyIdentifier (§4.2.1.2).
pub(super) fn subject_key_id(key: &PrivateKey) -> Vec<u8> {
    extension(oid::SUBJECT_KEY_ID, false, &der::octet_string(&key_id(key)))
}

/// authorityKeyIdentifier with the key identifier alone (§4.2.1.1).
pub(super) fn authority_key_id(key: &PrivateKey) -> Vec<u8> {
    extension(oid::AUTHORITY_KEY_ID, false, &sequence(&[context_primitive(0, &key_id(key))]))
}

/// SHA-1 of the subjectPublicKey's bits (§4.2.1.2, method 1).
fn key_id(key: &PrivateKey) -> Vec<u8> {
    let info = key.public_key_info();
    let bits = || {
        let mut info = DerReader::new(&info).enter(tag::SEQUENCE)?;
        let _algorithm = info.whole()?;
        info.value(tag::BIT_STRING)
    };
    let bits = bits().expect("a SubjectPublicKeyInfo ends with a BIT STRING");
    digest(&SHA1_FOR_LEGACY_USE_ONLY, &bits[1..]).as_ref().to_vec()
}

/// AlgorithmIdentifier of sha256WithRSAEncryption, with its NULL (RFC 4055 §5).
pub(super) fn sha256_with_rsa() -> Vec<u8> {
    sequence(&[der::oid(oid::SHA256_WITH_RSA), tlv(tag::NULL, &[])])
}

/// Signs a TBSCertificate or a TBSCertList and puts the three parts together (RFC 5280 §4.1.1,
/// §5.1.1).
pub(super) fn sign(to_be_signed: Vec<u8>, key: &PrivateKey) -> Vec<u8> {
    let signature = der::bit_string(&key.sign_as_authority(&to_be_signed));
    sequence(&[to_be_signed, sha256_with_rsa(), signature])
}
