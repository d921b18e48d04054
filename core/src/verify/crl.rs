//! Certificate revocation lists (RFC 5280 §5), parsed once by whoever loads the configuration.

mod parse;
mod problem;

use std::collections::BTreeMap;
use std::fmt;

use const_oid::db::rfc5280;
use der::Decode;
use x509_cert::Version;
use x509_cert::ext::pkix::IssuingDistributionPoint;
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralNames};
use x509_cert::name::Name;

use super::anchor::Anchor;
use super::certificate::{Certificate, unix_time};
use super::defect::Defect;
use super::extension::{Extension, check_unique};
use super::signature::SignatureFault;
use super::signed::Signed;
use crate::time::UnixTime;

pub use problem::{CrlError, CrlProblem, UnusableCrl};

use parse::{Entry, TbsCertList};

/// A certificate revocation list. Who signed it, and whether it is in time, is found out at each
/// verification.
#[derive(Clone)]
pub struct Crl {
    name: String,
    signed: Signed,
    issuer: Name,
    this_update: UnixTime,
    next_update: Option<UnixTime>,
    /// Serial number (contents of its DER INTEGER) and revocation date.
    revoked: BTreeMap<Vec<u8>, UnixTime>,
    scope: Option<IssuingDistributionPoint>,
    /// What makes this list useless for every certificate, if anything does.
    flaw: Option<CrlProblem>,
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
            signed,
            issuer: tbs.issuer,
            this_update: unix_time(tbs.this_update),
            next_update: tbs.next_update.map(unix_time),
            scope: scope(&tbs.extensions)?,
            flaw: flaw(&tbs.extensions).or_else(|| entry_flaw(&tbs.entries)),
            revoked: tbs
                .entries
                .into_iter()
                .map(|entry| (entry.serial, entry.revoked_at))
                .collect(),
        })
    }

    /// The name for people: a file name, say.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// thisUpdate: when it was made (RFC 5280 §5.1.2.4).
    #[must_use]
    pub const fn this_update(&self) -> UnixTime {
        self.this_update
    }

    /// nextUpdate: when the next list is due (RFC 5280 §5.1.2.5); after it this one says nothing
    /// any more. `None`: it never says anything.
    #[must_use]
    pub const fn next_update(&self) -> Option<UnixTime> {
        self.next_update
    }

    /// Whether this list, at this time, says of a certificate that this anchor issued whether it is
    /// revoked (RFC 5280 §6.3.3). The signature comes last: it costs most, and there may be a list
    /// for each city.
    pub(super) fn check_usable(
        &self,
        certificate: &Certificate,
        anchor: &Anchor,
        now: UnixTime,
    ) -> Result<(), CrlProblem> {
        if self.issuer != *anchor.subject() {
            return Err(CrlProblem::OtherIssuer);
        }
        self.check_scope(certificate)?;
        self.check_time(now)?;
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

    /// When the certificate with this serial number (contents of its DER INTEGER) was revoked.
    pub(super) fn revoked_at(&self, serial: &[u8]) -> Option<UnixTime> {
        self.revoked.get(serial).copied()
    }

    fn check_time(&self, now: UnixTime) -> Result<(), CrlProblem> {
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
    fn check_scope(&self, certificate: &Certificate) -> Result<(), CrlProblem> {
        let Some(scope) = &self.scope else { return Ok(()) };
        if scope.indirect_crl {
            return Err(CrlProblem::Indirect);
        }
        if scope.only_contains_ca_certs {
            return Err(CrlProblem::CaCertificatesOnly);
        }
        if scope.only_contains_attribute_certs {
            return Err(CrlProblem::AttributeCertificatesOnly);
        }
        if scope.only_some_reasons.is_some() {
            return Err(CrlProblem::SomeReasonsOnly);
        }
        let Some(list) = &scope.distribution_point else { return Ok(()) };
        let points = &certificate.extensions.distribution_points;
        if points.iter().any(|point| is_point_of(point, list)) {
            Ok(())
        } else {
            Err(CrlProblem::OtherDistributionPoint)
        }
    }
}

impl fmt::Debug for Crl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Crl")
            .field("name", &self.name)
            .field("entries", &self.revoked.len())
            .finish_non_exhaustive()
    }
}

/// RFC 5280 §6.3.3 (b)(2)(i): one of the list's names is one of the point's. A point with reasons
/// covers only those, and one with a cRLIssuer belongs to another CA's list.
fn is_point_of(point: &DistributionPoint, list: &DistributionPointName) -> bool {
    if point.reasons.is_some() || point.crl_issuer.is_some() {
        return false;
    }
    match (point.distribution_point.as_ref().and_then(full_name), full_name(list)) {
        (Some(point), Some(list)) => point.iter().any(|name| list.contains(name)),
        _ => false,
    }
}

fn full_name(name: &DistributionPointName) -> Option<&GeneralNames> {
    match name {
        DistributionPointName::FullName(names) => Some(names),
        DistributionPointName::NameRelativeToCRLIssuer(_) => None,
    }
}

/// The issuingDistributionPoint, by its identifier 2.5.29.28 (`x509_cert` 0.3 gives the type
/// another one).
fn scope(extensions: &[Extension]) -> Result<Option<IssuingDistributionPoint>, Defect> {
    let is_scope = |extension: &&Extension| {
        extension.id.well_known() == Some(rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT)
    };
    extensions.iter().find(is_scope).map(Extension::decode).transpose()
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

/// Reason and invalidity date change nothing: whatever the reason, a listed certificate is not
/// accepted.
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
