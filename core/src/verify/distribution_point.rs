//! Distribution points (RFC 5280 §4.2.1.13) and the scope of a list (§5.2.5), as far as they decide
//! which list covers a certificate. `x509_cert` has types for them too, which compare names byte by
//! byte and refuse some.

use der::asn1::{Any, BitString, Ia5String};
use der::{
    Decode, DecodeValue, FixedTag, Header, Reader, SliceReader, Tag, TagMode, TagNumber, Tagged,
};

use super::name::Name;

/// A GeneralName (RFC 5280 §4.2.1.6), as far as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GeneralName {
    /// directoryName, `[4]`.
    Directory(Name),
    /// uniformResourceIdentifier, `[6]`: scheme and host in lower case (RFC 5280 §7.4).
    Uri(String),
    /// Any other, as it stands.
    Other(Any),
}

/// DistributionPointName.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PointName {
    /// fullName, `[0]`: the names of one and the same place.
    Full(Vec<GeneralName>),
    /// nameRelativeToCRLIssuer, `[1]`: not resolved.
    Relative,
}

/// One place where lists for a certificate are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DistributionPoint {
    pub(super) name: Option<PointName>,
    /// The lists there cover some reasons alone.
    pub(super) has_reasons: bool,
    /// The lists there are another CA's.
    pub(super) has_crl_issuer: bool,
}

/// issuingDistributionPoint: what a list covers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) point: Option<PointName>,
    pub(super) only_ca_certificates: bool,
    pub(super) only_some_reasons: bool,
    pub(super) is_indirect: bool,
    pub(super) only_attribute_certificates: bool,
}

impl DistributionPoint {
    /// RFC 5280 §6.3.3 (b)(2)(i): one of the list's names is one of the point's. A point with
    /// reasons covers only those, and one with a cRLIssuer belongs to another CA's list.
    pub(super) fn is_of(&self, list: &PointName) -> bool {
        if self.has_reasons || self.has_crl_issuer {
            return false;
        }
        match (&self.name, list) {
            (Some(PointName::Full(point)), PointName::Full(list)) => {
                point.iter().any(|name| list.contains(name))
            }
            _ => false,
        }
    }
}

impl GeneralName {
    fn of(any: Any) -> der::Result<Self> {
        const DIRECTORY: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber(4) };
        const URI: Tag = Tag::ContextSpecific { constructed: false, number: TagNumber(6) };
        match any.tag() {
            DIRECTORY => Name::from_der(any.value()).map(Self::Directory),
            URI => Ok(Self::Uri(uri(Ia5String::new(any.value())?.as_str()))),
            _ => Ok(Self::Other(any)),
        }
    }
}

/// Scheme and host of an address do not tell upper from lower case, all that follows does.
fn uri(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else { return text.to_owned() };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    format!("{}://{}{path}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase())
}

impl PointName {
    /// The name inside its tag `[0]`, which is EXPLICIT since it is a CHOICE.
    fn decode<'a, R: Reader<'a>>(reader: &mut R) -> der::Result<Option<Self>> {
        const FULL: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber(0) };
        const RELATIVE: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber(1) };
        let Some(choice) = field(reader, 0, true)? else { return Ok(None) };
        let mut inside = SliceReader::new(choice.value())?;
        let name = Any::decode(&mut inside)?;
        inside.finish()?;
        match name.tag() {
            FULL => {
                let mut names = Vec::new();
                let mut inside = SliceReader::new(name.value())?;
                while !inside.is_finished() {
                    names.push(GeneralName::of(inside.decode()?)?);
                }
                Ok(Some(Self::Full(names)))
            }
            RELATIVE => Ok(Some(Self::Relative)),
            tag => Err(tag.unexpected_error(None).into()),
        }
    }
}

/// The next field, if it has this context-specific tag.
fn field<'a, R: Reader<'a>>(
    reader: &mut R,
    number: u32,
    constructed: bool,
) -> der::Result<Option<Any>> {
    let tag = Tag::ContextSpecific { constructed, number: TagNumber(number) };
    if reader.is_finished() || Tag::peek(reader)? != tag {
        return Ok(None);
    }
    reader.decode().map(Some)
}

impl FixedTag for DistributionPoint {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for DistributionPoint {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        Ok(Self {
            name: PointName::decode(reader)?,
            has_reasons: reader
                .context_specific::<BitString>(TagNumber(1), TagMode::Implicit)?
                .is_some(),
            has_crl_issuer: field(reader, 2, true)?.is_some(),
        })
    }
}

impl FixedTag for Scope {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for Scope {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        let point = PointName::decode(reader)?;
        // onlyContainsUserCerts: those are the ones that are looked up here.
        flag(reader, 1)?;
        Ok(Self {
            point,
            only_ca_certificates: flag(reader, 2)?,
            only_some_reasons: reader
                .context_specific::<BitString>(TagNumber(3), TagMode::Implicit)?
                .is_some(),
            is_indirect: flag(reader, 4)?,
            only_attribute_certificates: flag(reader, 5)?,
        })
    }
}

fn flag<'a, R: Reader<'a>>(reader: &mut R, number: u32) -> der::Result<bool> {
    let flag = reader.context_specific::<bool>(TagNumber(number), TagMode::Implicit)?;
    Ok(flag.unwrap_or_default())
}
