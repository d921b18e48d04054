//! The certificate as the later stages see it: parsed once, wholly and strictly.

use std::collections::BTreeSet;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280;
use der::asn1::BitString;
use der::{Decode, DecodeOwned};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::GeneralNames;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, CertificatePolicies, CrlDistributionPoints, ExtendedKeyUsage, SubjectAltName,
    SubjectKeyIdentifier,
};
use x509_cert::name::Name;
use x509_cert::spki::SubjectPublicKeyInfoOwned;
use x509_cert::time::Time;
use x509_cert::{TbsCertificate, Version};

use super::refusal::Defect;
use super::signed::Signed;
use crate::time::UnixTime;

/// The longest certificate that is looked at, in bytes. Those of JPKI have about 1,600.
pub(super) const MAX_LENGTH: usize = 16 * 1024;

/// An X.509 v3 certificate (RFC 5280 §4.1).
pub(super) struct Certificate {
    pub(super) signed: Signed,
    /// The serial number, as the contents of its DER INTEGER.
    pub(super) serial: Vec<u8>,
    pub(super) issuer: Name,
    pub(super) subject: Name,
    pub(super) not_before: UnixTime,
    pub(super) not_after: UnixTime,
    pub(super) key: SubjectPublicKeyInfoOwned,
    pub(super) extensions: Extensions,
}

/// The extensions that decide something (RFC 5280 §4.2.1); an absent one is `None` or empty.
#[derive(Default)]
pub(super) struct Extensions {
    pub(super) key_usage: Option<KeyUsage>,
    pub(super) extended_key_usage: Vec<ObjectIdentifier>,
    pub(super) is_ca: bool,
    pub(super) policies: Vec<ObjectIdentifier>,
    pub(super) subject_alt_names: GeneralNames,
    pub(super) authority_key_id: Option<Vec<u8>>,
    pub(super) subject_key_id: Option<Vec<u8>>,
    pub(super) distribution_points: Vec<DistributionPoint>,
    /// The first critical extension that is none of the above.
    pub(super) unknown_critical: Option<ObjectIdentifier>,
}

/// The bits that a keyUsage sets, by number (RFC 5280 §4.2.1.3). `x509_cert` drops the bits that it has no name for; "exactly
/// digitalSignature" must see them.
pub(super) struct KeyUsage(Vec<usize>);

impl KeyUsage {
    const DIGITAL_SIGNATURE: usize = 0;
    const NON_REPUDIATION: usize = 1;
    const KEY_CERT_SIGN: usize = 5;
    const CRL_SIGN: usize = 6;

    pub(super) fn is_digital_signature_only(&self) -> bool {
        self.0 == [Self::DIGITAL_SIGNATURE]
    }

    pub(super) fn has_non_repudiation(&self) -> bool {
        self.0.contains(&Self::NON_REPUDIATION)
    }

    pub(super) fn has_key_cert_sign(&self) -> bool {
        self.0.contains(&Self::KEY_CERT_SIGN)
    }

    pub(super) fn has_crl_sign(&self) -> bool {
        self.0.contains(&Self::CRL_SIGN)
    }
}

impl Certificate {
    /// Parses a whole DER certificate; whatever is wrong with its form shows itself here, and in no later stage.
    pub(super) fn parse(der: &[u8]) -> Result<Self, Defect> {
        if der.len() > MAX_LENGTH {
            return Err(Defect::TooLong { length: der.len() });
        }
        let signed = Signed::split(der)?;
        let tbs = TbsCertificate::from_der(&signed.content).map_err(|_| Defect::NotDer)?;
        if tbs.version() != Version::V3 {
            return Err(Defect::Version);
        }
        signed.check_algorithm(tbs.signature())?;
        Ok(Self {
            serial: tbs.serial_number().as_bytes().to_vec(),
            issuer: tbs.issuer().clone(),
            subject: tbs.subject().clone(),
            not_before: unix_time(tbs.validity().not_before),
            not_after: unix_time(tbs.validity().not_after),
            key: tbs.subject_public_key_info().clone(),
            extensions: Extensions::parse(tbs.extensions().map_or(&[], Vec::as_slice))?,
            signed,
        })
    }
}

impl Extensions {
    fn parse(list: &[Extension]) -> Result<Self, Defect> {
        check_unique(list)?;
        let mut found = Self::default();
        for extension in list {
            match extension.extn_id {
                rfc5280::ID_CE_KEY_USAGE => {
                    let bits: BitString = decode(extension)?;
                    let set = bits.bits().enumerate().filter_map(|(number, is_set)| is_set.then_some(number));
                    found.key_usage = Some(KeyUsage(set.collect()));
                }
                rfc5280::ID_CE_EXT_KEY_USAGE => found.extended_key_usage = decode::<ExtendedKeyUsage>(extension)?.0,
                rfc5280::ID_CE_BASIC_CONSTRAINTS => found.is_ca = decode::<BasicConstraints>(extension)?.ca,
                rfc5280::ID_CE_CERTIFICATE_POLICIES => {
                    let policies: CertificatePolicies = decode(extension)?;
                    found.policies = policies.0.iter().map(|policy| policy.policy_identifier).collect();
                }
                rfc5280::ID_CE_SUBJECT_ALT_NAME => found.subject_alt_names = decode::<SubjectAltName>(extension)?.0,
                rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER => {
                    let authority: AuthorityKeyIdentifier = decode(extension)?;
                    found.authority_key_id = authority.key_identifier.map(|id| id.as_bytes().to_vec());
                }
                rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER => {
                    let subject: SubjectKeyIdentifier = decode(extension)?;
                    found.subject_key_id = Some(subject.0.as_bytes().to_vec());
                }
                rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS => {
                    found.distribution_points = decode::<CrlDistributionPoints>(extension)?.0;
                }
                oid if extension.critical => {
                    found.unknown_critical.get_or_insert(oid);
                }
                _ => {}
            }
        }
        Ok(found)
    }
}

/// RFC 5280 §4.2: no more than one instance of a particular extension.
pub(super) fn check_unique(list: &[Extension]) -> Result<(), Defect> {
    let mut seen = BTreeSet::new();
    match list.iter().find(|extension| !seen.insert(extension.extn_id)) {
        Some(twice) => Err(Defect::DuplicateExtension { oid: twice.extn_id }),
        None => Ok(()),
    }
}

/// An extension's value as the type that its OID promises; every byte of it must belong to that type.
pub(super) fn decode<T: DecodeOwned>(extension: &Extension) -> Result<T, Defect> {
    T::from_der(extension.extn_value.as_bytes()).map_err(|_| Defect::Extension { oid: extension.extn_id })
}

/// RFC 5280 §4.1.2.5: UTCTime and GeneralizedTime are both UTC, in whole seconds.
pub(super) fn unix_time(time: Time) -> UnixTime {
    UnixTime::from_secs(time.to_unix_duration().as_secs())
}
