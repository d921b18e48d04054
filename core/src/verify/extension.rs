//! Extensions of certificates and CRLs (RFC 5280 §4.2, §5.2).

use std::collections::BTreeSet;

use const_oid::db::rfc5280;
use der::asn1::{Any, BitString, OctetString};
use der::{
    Decode, DecodeOwned, DecodeValue, FixedTag, Header, Reader, SliceReader, Tag, TagMode,
    TagNumber,
};
use x509_cert::ext::pkix::{BasicConstraints, SubjectKeyIdentifier};

use super::defect::Defect;
use super::distribution_point::DistributionPoint;
use super::oid::Oid;

/// One extension, its value still in DER.
pub(super) struct Extension {
    pub(super) id: Oid,
    pub(super) is_critical: bool,
    value: OctetString,
}

/// The extensions of a certificate that decide something (RFC 5280 §4.2.1); an absent one is
/// `None`, empty or false.
#[derive(Default)]
pub(super) struct Extensions {
    pub(super) key_usage: Option<KeyUsage>,
    pub(super) extended_key_usage: Vec<Oid>,
    pub(super) is_ca: bool,
    pub(super) policies: Vec<Oid>,
    /// Types of the otherNames in subjectAltName.
    pub(super) other_names: Vec<Oid>,
    pub(super) authority_key_id: Option<Vec<u8>>,
    pub(super) subject_key_id: Option<Vec<u8>>,
    pub(super) distribution_points: Vec<DistributionPoint>,
    /// The first critical extension that is none of the above.
    pub(super) unknown_critical: Option<Oid>,
}

/// The bits that a keyUsage sets, by number (RFC 5280 §4.2.1.3). `x509_cert` drops the bits that it
/// has no name for; "exactly digitalSignature" must see them.
pub(super) struct KeyUsage(Vec<usize>);

/// The key identifier of authorityKeyIdentifier (RFC 5280 §4.2.1.1). Issuer and serial number,
/// which may stand beside it, name the CA's own certificate: the signature decides that anyway.
pub(super) struct AuthorityKeyId(pub(super) Option<Vec<u8>>);

/// PolicyInformation (RFC 5280 §4.2.1.4); its qualifiers are not looked at.
struct Policy(Oid);

impl Extension {
    /// The value as the type that its identifier promises; every byte of it must belong to that
    /// type.
    pub(super) fn decode<T: DecodeOwned>(&self) -> Result<T, Defect> {
        T::from_der(self.value.as_bytes()).map_err(|_| self.defect())
    }

    fn defect(&self) -> Defect {
        Defect::Extension { oid: self.id.clone() }
    }
}

/// RFC 5280 §4.2: no more than one instance of a particular extension.
pub(super) fn check_unique(list: &[Extension]) -> Result<(), Defect> {
    let mut seen = BTreeSet::new();
    match list.iter().find(|extension| !seen.insert(&extension.id)) {
        Some(twice) => Err(Defect::DuplicateExtension { oid: twice.id.clone() }),
        None => Ok(()),
    }
}

impl Extensions {
    pub(super) fn parse(list: &[Extension]) -> Result<Self, Defect> {
        check_unique(list)?;
        let mut found = Self::default();
        for extension in list {
            match extension.id.well_known() {
                Some(rfc5280::ID_CE_KEY_USAGE) => {
                    found.key_usage = Some(KeyUsage::from_bits(&extension.decode()?));
                }
                Some(rfc5280::ID_CE_EXT_KEY_USAGE) => {
                    found.extended_key_usage = extension.decode()?;
                }
                Some(rfc5280::ID_CE_BASIC_CONSTRAINTS) => {
                    found.is_ca = extension.decode::<BasicConstraints>()?.ca;
                }
                Some(rfc5280::ID_CE_CERTIFICATE_POLICIES) => {
                    let policies: Vec<Policy> = extension.decode()?;
                    found.policies = policies.into_iter().map(|Policy(oid)| oid).collect();
                }
                Some(rfc5280::ID_CE_SUBJECT_ALT_NAME) => {
                    let names: Vec<Any> = extension.decode()?;
                    let types: der::Result<_> =
                        names.iter().filter_map(|name| other_name_type(name).transpose()).collect();
                    found.other_names = types.map_err(|_| extension.defect())?;
                }
                Some(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER) => {
                    found.authority_key_id = extension.decode::<AuthorityKeyId>()?.0;
                }
                Some(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER) => {
                    let subject: SubjectKeyIdentifier = extension.decode()?;
                    found.subject_key_id = Some(subject.0.as_bytes().to_vec());
                }
                Some(rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS) => {
                    found.distribution_points = extension.decode()?;
                }
                _ if extension.is_critical => {
                    found.unknown_critical.get_or_insert_with(|| extension.id.clone());
                }
                _ => {}
            }
        }
        Ok(found)
    }
}

/// The type of a GeneralName that is an otherName, `[0] SEQUENCE { type-id, value }` (RFC 5280
/// §4.2.1.6); other names say nothing here.
fn other_name_type(name: &Any) -> der::Result<Option<Oid>> {
    const OTHER_NAME: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber(0) };
    if der::Tagged::tag(name) != OTHER_NAME {
        return Ok(None);
    }
    Oid::decode(&mut SliceReader::new(name.value())?).map(Some)
}

impl KeyUsage {
    const DIGITAL_SIGNATURE: usize = 0;
    const NON_REPUDIATION: usize = 1;
    const KEY_CERT_SIGN: usize = 5;
    const CRL_SIGN: usize = 6;

    fn from_bits(bits: &BitString) -> Self {
        Self(
            bits.bits()
                .enumerate()
                .filter_map(|(number, is_set)| is_set.then_some(number))
                .collect(),
        )
    }

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

impl FixedTag for Extension {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for Extension {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        Ok(Self {
            id: reader.decode()?,
            is_critical: reader.decode::<Option<bool>>()?.unwrap_or_default(),
            value: reader.decode()?,
        })
    }
}

impl FixedTag for AuthorityKeyId {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for AuthorityKeyId {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        let id = reader.context_specific::<OctetString>(TagNumber(0), TagMode::Implicit)?;
        while !reader.is_finished() {
            reader.decode::<Any>()?;
        }
        Ok(Self(id.map(|id| id.as_bytes().to_vec())))
    }
}

impl FixedTag for Policy {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for Policy {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        let policy = Self(reader.decode()?);
        reader.decode::<Option<Vec<Any>>>()?;
        Ok(policy)
    }
}
