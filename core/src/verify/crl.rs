//! Certificate revocation lists (RFC 5280 §5), parsed once by whoever loads the configuration.

mod parse;
mod problem;
mod succession;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use const_oid::db::rfc5280;
use der::{Decode, asn1::Uint};
use x509_cert::Version;

use super::anchor::Anchor;
use super::certificate::{Certificate, unix_time};
use super::defect::Defect;
use super::distribution_point::Scope;
use super::extension::{AuthorityKeyId, Extension, check_unique};
use super::file_form::{self, Found, Wanted};
use super::fingerprint::Fingerprint;
use super::name::Name;
use super::signature::SignatureFault;
use super::signed::Signed;
use crate::time::UnixTime;

pub(super) use parse::Reason;
pub use problem::{CrlError, CrlProblem, UnusableCrl};
pub use succession::Succession;

use parse::{Entry, TbsCertList};

/// The longest that an ending list is announced ahead, in seconds: three days, a long weekend.
const LONGEST_NOTICE: u64 = 3 * 24 * 60 * 60;

/// A certificate revocation list. Who signed it, and whether it is in time, is found out at each
/// verification.
#[derive(Clone)]
pub struct Crl {
    name: String,
    sha256: Fingerprint,
    signed: Signed,
    issuer: Name,
    authority_key_id: Option<Vec<u8>>,
    /// cRLNumber, big endian without leading zeros.
    number: Option<Vec<u8>>,
    this_update: UnixTime,
    next_update: Option<UnixTime>,
    /// By serial number (contents of its DER INTEGER).
    revoked: BTreeMap<Vec<u8>, Revocation>,
    scope: Scope,
    /// What makes this list useless for every certificate, if anything does.
    flaw: Option<CrlProblem>,
}

/// What a list says of a certificate that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Revocation {
    pub(super) at: UnixTime,
    /// certificateHold: a later list may lift it. Any other revocation is for ever.
    pub(super) is_hold: bool,
}

impl Crl {
    /// Parses a DER CRL; `name` is for people: a file name, say.
    ///
    /// # Errors
    ///
    /// [`CrlError`] where it is not a well-formed v2 CRL.
    pub fn from_der(name: impl Into<String>, der: &[u8]) -> Result<Self, CrlError> {
        Self::parse(name.into(), der).map_err(|what| CrlError::Malformed { what })
    }

    /// The one list in a file: in DER, or in PEM however it is laid out (RFC 7468 §6).
    ///
    /// # Errors
    ///
    /// As [`Crl::from_der`], and [`CrlError::File`], which says what the file is instead.
    pub fn from_pem_or_der(name: impl Into<String>, bytes: &[u8]) -> Result<Self, CrlError> {
        Self::from_der(name, &file_form::der(bytes, Wanted::Crl)?)
    }

    /// Every list in a file: as [`Crl::from_pem_or_der`], and where there are several, each is
    /// called by the name and its number. One that is there twice counts once.
    ///
    /// # Errors
    ///
    /// As [`Crl::from_pem_or_der`]; where there are several, [`CrlError::OneOfSeveral`] for the
    /// first that is none.
    pub fn all_from_pem_or_der(name: &str, bytes: &[u8]) -> Result<Vec<Self>, CrlError> {
        let mut lists: Vec<Self> = Vec::new();
        for Found { place, der } in file_form::all(bytes, Wanted::Crl)? {
            let name = place.map_or_else(|| name.to_owned(), |it| it.name(name));
            let read = der.map_err(CrlError::from).and_then(|der| Self::from_der(name, &der));
            let list = read.map_err(|error| match place {
                Some(place) => CrlError::OneOfSeveral { place, error: Box::new(error) },
                None => error,
            })?;
            if lists.iter().all(|known| known.sha256 != list.sha256) {
                lists.push(list);
            }
        }
        Ok(lists)
    }

    fn parse(name: String, der: &[u8]) -> Result<Self, Defect> {
        let signed = Signed::split(der)?;
        let tbs = TbsCertList::from_der(&signed.content).map_err(|_| Defect::NotDer)?;
        if tbs.version != Some(Version::V2) {
            return Err(Defect::Version);
        }
        signed.check_algorithm(&tbs.algorithm)?;
        check_unique(&tbs.extensions)?;
        Ok(Self {
            name,
            sha256: Fingerprint::of(der),
            signed,
            issuer: tbs.issuer,
            // Neither decides anything but which of two lists is the newer one.
            authority_key_id: value::<AuthorityKeyId>(
                &tbs.extensions,
                rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER,
            )
            .and_then(|id| id.ok()?.0),
            number: value::<Uint>(&tbs.extensions, rfc5280::ID_CE_CRL_NUMBER)
                .and_then(|number| Some(number.ok()?.as_bytes().to_vec())),
            this_update: unix_time(tbs.this_update),
            next_update: tbs.next_update.map(unix_time),
            // By its identifier 2.5.29.28.
            scope: value(&tbs.extensions, rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT)
                .transpose()?
                .unwrap_or_default(),
            flaw: flaw(&tbs.extensions).or_else(|| entry_flaw(&tbs.entries)),
            revoked: revocations(tbs.entries),
        })
    }

    /// The name for people: a file name, say.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The list, DER, as it came; `None` where its parts do not make the same bytes again, which a
    /// list in DER always does.
    #[must_use]
    pub fn to_der(&self) -> Option<Vec<u8>> {
        let der = self.signed.to_der()?;
        (Fingerprint::of(&der) == self.sha256).then_some(der)
    }

    /// SHA-256 of the list.
    #[must_use]
    pub const fn sha256(&self) -> Fingerprint {
        self.sha256
    }

    /// thisUpdate: when it was made (RFC 5280 §5.1.2.4).
    #[must_use]
    pub const fn this_update(&self) -> UnixTime {
        self.this_update
    }

    /// nextUpdate: when the next list is due (RFC 5280 §5.1.2.5). After it this list still revokes
    /// what it names, and its silence says nothing any more. `None`: its silence never says
    /// anything.
    #[must_use]
    pub const fn next_update(&self) -> Option<UnixTime> {
        self.next_update
    }

    /// From when on its end is announced: in the last quarter of its time, and at most three days
    /// before nextUpdate.
    #[must_use]
    pub fn notice_from(&self) -> Option<UnixTime> {
        let end = self.next_update?.as_secs();
        let quarter = end.saturating_sub(self.this_update.as_secs()) / 4;
        Some(UnixTime::from_secs(end.saturating_sub(quarter.min(LONGEST_NOTICE))))
    }

    /// How this list follows `before`: by thisUpdate, and by cRLNumber where that is the same (RFC
    /// 5280 §5.2.3: it rises with each list of one CA and one scope). Nothing is proved by it.
    #[must_use]
    pub fn succession(&self, before: &Self) -> Succession {
        let is_same_list = self.issuer == before.issuer
            && self.authority_key_id == before.authority_key_id
            && self.scope == before.scope;
        if !is_same_list {
            return Succession::Other;
        }
        // Without leading zeros the longer number is the higher one.
        let number = |crl: &Self| crl.number.as_ref().map(|digits| (digits.len(), digits.clone()));
        let numbers = match (number(self), number(before)) {
            (Some(own), Some(other)) => own.cmp(&other),
            _ => Ordering::Equal,
        };
        match self.this_update.cmp(&before.this_update).then(numbers) {
            Ordering::Greater => Succession::Newer,
            Ordering::Equal => Succession::Same,
            Ordering::Less => Succession::Older,
        }
    }

    /// Whether this list is one of the certificates that this anchor issued, and the anchor's own
    /// word (RFC 5280 §6.3.3), at whatever time. The signature comes last: it costs most, and there
    /// may be a list for each city.
    pub(super) fn check_authentic(&self, anchor: &Anchor) -> Result<(), CrlProblem> {
        if self.issuer != *anchor.subject() {
            return Err(CrlProblem::OtherIssuer);
        }
        self.check_scope()?;
        if let Some(flaw) = &self.flaw {
            return Err(flaw.clone());
        }
        if !anchor.may_sign_crls() {
            return Err(CrlProblem::AnchorMayNotSignCrls);
        }
        self.signed.check_signature(anchor.key()).map_err(|fault| match fault {
            SignatureFault::UnsupportedAlgorithm { oid } => {
                CrlProblem::UnsupportedSignatureAlgorithm { oid }
            }
            SignatureFault::Invalid => CrlProblem::NotSignedByAnchor,
        })
    }

    /// What it says of the certificate with this serial number (contents of its DER INTEGER).
    pub(super) fn revocation(&self, serial: &[u8]) -> Option<Revocation> {
        self.revoked.get(serial).copied()
    }

    pub(super) fn check_time(&self, now: UnixTime) -> Result<(), CrlProblem> {
        if now < self.this_update {
            return Err(CrlProblem::NotYetValid { this_update: self.this_update });
        }
        match self.next_update {
            None => Err(CrlProblem::NoNextUpdate),
            Some(next_update) if now > next_update => Err(CrlProblem::OutOfDate { next_update }),
            Some(_) => Ok(()),
        }
    }

    /// RFC 5280 §6.3.3 (b)(2): without an issuingDistributionPoint the list covers all that its CA
    /// issued.
    fn check_scope(&self) -> Result<(), CrlProblem> {
        if self.scope.is_indirect {
            return Err(CrlProblem::Indirect);
        }
        if self.scope.only_ca_certificates {
            return Err(CrlProblem::CaCertificatesOnly);
        }
        if self.scope.only_attribute_certificates {
            return Err(CrlProblem::AttributeCertificatesOnly);
        }
        if self.scope.only_some_reasons {
            return Err(CrlProblem::SomeReasonsOnly);
        }
        Ok(())
    }

    /// As [`Self::check_authentic`], and of this certificate.
    pub(super) fn check_for(
        &self,
        certificate: &Certificate,
        anchor: &Anchor,
    ) -> Result<(), CrlProblem> {
        if self.issuer == *anchor.subject() {
            self.check_scope()?;
            // Before the signature: it spares those of all the other cities.
            self.check_point(certificate)?;
        }
        self.check_authentic(anchor)
    }

    /// Whether it is the list of one of the certificate's distribution points, where it is one of a
    /// single point at all.
    fn check_point(&self, certificate: &Certificate) -> Result<(), CrlProblem> {
        let Some(list) = &self.scope.point else { return Ok(()) };
        let points = &certificate.extensions.distribution_points;
        if points.iter().any(|point| point.is_of(list)) {
            Ok(())
        } else {
            Err(CrlProblem::OtherDistributionPoint)
        }
    }
}

/// The same list under the same name.
impl PartialEq for Crl {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.sha256 == other.sha256
    }
}

impl Eq for Crl {}

impl fmt::Debug for Crl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Crl")
            .field("name", &self.name)
            .field("entries", &self.revoked.len())
            .finish_non_exhaustive()
    }
}

/// The value of an extension, where the list has it.
fn value<T: der::DecodeOwned>(
    extensions: &[Extension],
    id: const_oid::ObjectIdentifier,
) -> Option<Result<T, Defect>> {
    extensions.iter().find(|extension| extension.id.well_known() == Some(id)).map(Extension::decode)
}

/// What the entries say, by serial number. One that is there twice keeps what is worse.
fn revocations(entries: Vec<Entry>) -> BTreeMap<Vec<u8>, Revocation> {
    let mut revoked = BTreeMap::new();
    for entry in entries {
        let is_hold = match entry.reason() {
            // The certificate is not revoked any more (RFC 5280 §5.3.1).
            Reason::RemoveFromCrl => continue,
            Reason::CertificateHold => true,
            Reason::Other => false,
        };
        let revocation = Revocation { at: entry.revoked_at, is_hold };
        let known = revoked.entry(entry.serial).or_insert(revocation);
        if known.is_hold {
            *known = revocation;
        }
    }
    revoked
}

fn flaw(extensions: &[Extension]) -> Option<CrlProblem> {
    extensions.iter().find_map(|extension| match extension.id.well_known() {
        Some(rfc5280::ID_CE_DELTA_CRL_INDICATOR) => Some(CrlProblem::Delta),
        // Which key and which list this is: the signature and the time decide that anyway. The
        // scope is checked for itself.
        Some(
            rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER
            | rfc5280::ID_CE_CRL_NUMBER
            | rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT,
        ) => None,
        _ => extension
            .is_critical
            .then(|| CrlProblem::UnknownCriticalExtension { oid: extension.id.clone() }),
    })
}

/// Reason and invalidity date are understood, or change nothing.
fn entry_flaw(entries: &[Entry]) -> Option<CrlProblem> {
    entries.iter().flat_map(|entry| &entry.extensions).find_map(|extension| {
        match extension.id.well_known() {
            Some(rfc5280::ID_CE_CRL_REASONS | rfc5280::ID_CE_INVALIDITY_DATE) => None,
            _ => extension
                .is_critical
                .then(|| CrlProblem::UnknownCriticalEntryExtension { oid: extension.id.clone() }),
        }
    })
}
