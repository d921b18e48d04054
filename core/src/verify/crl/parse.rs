//! TBSCertList (RFC 5280 §5.1.2). `x509_cert` has one too, which refuses some identifiers of
//! extensions (see `oid`).

use const_oid::db::rfc5280;
use der::asn1::Any;
use der::{DecodeValue, FixedTag, Header, Reader, Tag, TagMode, TagNumber, Tagged};
use x509_cert::Version;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

use crate::time::UnixTime;
use crate::verify::certificate::unix_time;
use crate::verify::extension::Extension;
use crate::verify::name::Name;

/// The signed part of a CRL.
pub(super) struct TbsCertList {
    pub(super) version: Option<Version>,
    pub(super) algorithm: AlgorithmIdentifierOwned,
    pub(super) issuer: Name,
    pub(super) this_update: Time,
    pub(super) next_update: Option<Time>,
    pub(super) entries: Vec<Entry>,
    pub(super) extensions: Vec<Extension>,
}

/// One revoked certificate (RFC 5280 §5.3).
pub(super) struct Entry {
    /// Its serial number: the contents of the DER INTEGER.
    pub(super) serial: Vec<u8>,
    pub(super) revoked_at: UnixTime,
    pub(super) extensions: Vec<Extension>,
}

/// Why an entry is there, as far as it matters (RFC 5280 §5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::verify) enum Reason {
    /// certificateHold, 6.
    CertificateHold,
    /// removeFromCRL, 8.
    RemoveFromCrl,
    /// Any other one, none, or one that cannot be read.
    Other,
}

impl Entry {
    pub(super) fn reason(&self) -> Reason {
        let is_reason = |it: &&Extension| it.id.well_known() == Some(rfc5280::ID_CE_CRL_REASONS);
        let reason = self.extensions.iter().find(is_reason);
        match reason.and_then(|reason| reason.decode::<Any>().ok()) {
            Some(code) if code.tag() == Tag::Enumerated && code.value() == [6] => {
                Reason::CertificateHold
            }
            Some(code) if code.tag() == Tag::Enumerated && code.value() == [8] => {
                Reason::RemoveFromCrl
            }
            _ => Reason::Other,
        }
    }
}

impl FixedTag for TbsCertList {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for TbsCertList {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        Ok(Self {
            version: reader.decode()?,
            algorithm: reader.decode()?,
            issuer: reader.decode()?,
            this_update: reader.decode()?,
            next_update: reader.decode()?,
            entries: reader.decode::<Option<_>>()?.unwrap_or_default(),
            extensions: reader
                .context_specific(TagNumber(0), TagMode::Explicit)?
                .unwrap_or_default(),
        })
    }
}

impl FixedTag for Entry {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for Entry {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        Ok(Self {
            serial: reader.decode::<SerialNumber>()?.as_bytes().to_vec(),
            revoked_at: unix_time(reader.decode()?),
            extensions: reader.decode::<Option<_>>()?.unwrap_or_default(),
        })
    }
}
