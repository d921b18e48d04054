//! The certificate as the later stages see it: parsed once, wholly and strictly.

use der::asn1::BitString;
use der::{Decode, DecodeValue, FixedTag, Header, Reader, Tag, TagMode, TagNumber};
use x509_cert::Version;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity as EncodedValidity};

use super::defect::Defect;
use super::extension::{Extension, Extensions};
use super::name::Name;
use super::signed::Signed;
use super::validity::Validity;
use crate::secret::WipedBytes;
use crate::time::UnixTime;

/// The longest certificate that is looked at, in bytes. Those of JPKI have about 1,600.
pub(super) const MAX_LENGTH: usize = 16 * 1024;

/// The organizational unit in the name of the JPKI CAs that issue signing certificates (署名用), in
/// production and test alike.
const SIGNING_UNIT: &str = "JPKI for digital signature";

/// An X.509 v3 certificate (RFC 5280 §4.1).
pub(super) struct Certificate {
    pub(super) signed: Signed,
    /// The serial number, as the contents of its DER INTEGER.
    pub(super) serial: WipedBytes,
    pub(super) issuer: Name,
    pub(super) subject: Name,
    pub(super) validity: Validity,
    pub(super) key: SubjectPublicKeyInfoOwned,
    pub(super) extensions: Extensions,
}

/// TBSCertificate (RFC 5280 §4.1.2). `x509_cert` has one too, which refuses some identifiers of
/// extensions (see [`super::oid`]).
struct TbsCertificate {
    version: Option<Version>,
    serial: SerialNumber,
    algorithm: AlgorithmIdentifierOwned,
    issuer: Name,
    validity: EncodedValidity,
    subject: Name,
    key: SubjectPublicKeyInfoOwned,
    extensions: Option<Vec<Extension>>,
}

impl Certificate {
    /// Parses a whole DER certificate; whatever is wrong with its form shows itself here, and in no
    /// later stage.
    pub(super) fn parse(der: &[u8]) -> Result<Self, Defect> {
        if der.len() > MAX_LENGTH {
            return Err(Defect::TooLong { length: der.len() });
        }
        let signed = Signed::split(der)?;
        let tbs = TbsCertificate::from_der(&signed.content).map_err(|_| Defect::NotDer)?;
        if tbs.version != Some(Version::V3) {
            return Err(Defect::Version);
        }
        signed.check_algorithm(&tbs.algorithm)?;
        Ok(Self {
            signed,
            serial: tbs.serial.as_bytes().into(),
            issuer: tbs.issuer,
            subject: tbs.subject,
            validity: Validity {
                not_before: unix_time(tbs.validity.not_before),
                not_after: unix_time(tbs.validity.not_after),
            },
            key: tbs.key,
            extensions: Extensions::parse(&tbs.extensions.unwrap_or_default())?,
        })
    }

    /// Whether it belongs to a CA of JPKI that issues signing certificates.
    pub(super) fn is_signing_ca(&self) -> bool {
        self.subject.has_unit(SIGNING_UNIT)
    }

    /// Whether such a CA is its issuer, by name: nothing is proved by that.
    pub(super) fn is_from_signing_ca(&self) -> bool {
        self.issuer.has_unit(SIGNING_UNIT)
    }
}

impl FixedTag for TbsCertificate {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for TbsCertificate {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        let version = reader.context_specific(TagNumber(0), TagMode::Explicit)?;
        let serial = reader.decode()?;
        let algorithm = reader.decode()?;
        let issuer = reader.decode()?;
        let validity = reader.decode()?;
        let subject = reader.decode()?;
        let key = reader.decode()?;
        // issuerUniqueID and subjectUniqueID: allowed, and of no use (RFC 5280 §4.1.2.8).
        reader.context_specific::<BitString>(TagNumber(1), TagMode::Implicit)?;
        reader.context_specific::<BitString>(TagNumber(2), TagMode::Implicit)?;
        let extensions = reader.context_specific(TagNumber(3), TagMode::Explicit)?;
        Ok(Self { version, serial, algorithm, issuer, validity, subject, key, extensions })
    }
}

/// RFC 5280 §4.1.2.5: UTCTime and GeneralizedTime are both UTC, in whole seconds.
pub(super) fn unix_time(time: Time) -> UnixTime {
    UnixTime::from_secs(time.to_unix_duration().as_secs())
}
