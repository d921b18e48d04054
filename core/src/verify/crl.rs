//! Certificate revocation lists (RFC 5280 §5), parsed once by whoever loads the configuration.

use std::collections::BTreeMap;
use std::fmt;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280;
use der::Decode;
use thiserror::Error;
use x509_cert::Version;
use x509_cert::crl::{RevokedCert, TbsCertList};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::IssuingDistributionPoint;
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralNames};
use x509_cert::name::Name;

use super::anchor::Anchor;
use super::certificate::{self, Certificate, unix_time};
use super::refusal::Defect;
use super::signature::SignatureFault;
use super::signed::Signed;
use crate::time::UnixTime;

/// Entry extensions that change nothing here: whatever the reason, a listed certificate is not accepted.
const KNOWN_ENTRY_EXTENSIONS: [ObjectIdentifier; 2] = [rfc5280::ID_CE_CRL_REASONS, rfc5280::ID_CE_INVALIDITY_DATE];

/// A certificate revocation list. Who signed it, and whether it is in time, is found out at each verification.
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

/// Why a file is not a CRL: a fault of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CrlError {
    /// Not the DER of an X.509 v2 CRL.
    #[error("not a certificate revocation list: {what}")]
    Malformed {
        /// What is wrong with its form.
        what: Defect,
    },
}

/// A CRL that says nothing of a certificate, and why.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{name}: {problem}")]
pub struct UnusableCrl {
    /// The CRL's name for people.
    pub name: String,
    /// Why it is of no use.
    pub problem: CrlProblem,
}

/// Why a CRL says nothing of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CrlProblem {
    /// It is the list of a CA with another name.
    #[error("it is the list of another CA")]
    OtherIssuer,
    /// The anchor's keyUsage does not allow to sign CRLs (RFC 5280 §6.3.3 (f)).
    #[error("the trust anchor may not sign revocation lists")]
    AnchorMayNotSignCrls,
    /// It is signed by an algorithm that is not understood.
    #[error("its signature algorithm {oid} is not supported")]
    UnsupportedSignatureAlgorithm {
        /// The algorithm.
        oid: ObjectIdentifier,
    },
    /// The anchor that issued the certificate did not sign it.
    #[error("the certificate's trust anchor did not sign it")]
    NotSignedByAnchor,
    /// Its thisUpdate is still to come (RFC 5280 §5.1.2.4).
    #[error("its time has not begun")]
    NotYetValid {
        /// Its thisUpdate.
        this_update: UnixTime,
    },
    /// Its nextUpdate is past (RFC 5280 §5.1.2.5).
    #[error("it is out of date")]
    OutOfDate {
        /// Its nextUpdate.
        next_update: UnixTime,
    },
    /// It has no nextUpdate, so that its age tells nothing.
    #[error("it has no nextUpdate")]
    NoNextUpdate,
    /// It lists only changes since another list (RFC 5280 §5.2.4).
    #[error("it is a delta CRL")]
    Delta,
    /// A critical extension that is not understood (RFC 5280 §5.2).
    #[error("its critical extension {oid} is not understood")]
    UnknownCriticalExtension {
        /// The extension.
        oid: ObjectIdentifier,
    },
    /// A critical entry extension that is not understood (RFC 5280 §5.3): the list must not be used at all.
    #[error("the critical extension {oid} of one of its entries is not understood")]
    UnknownCriticalEntryExtension {
        /// The extension.
        oid: ObjectIdentifier,
    },
    /// It covers the certificates of other CAs too (RFC 5280 §5.2.5, indirectCRL).
    #[error("it is an indirect list")]
    Indirect,
    /// It covers CAs alone (onlyContainsCACerts).
    #[error("it covers the certificates of CAs only")]
    CaCertificatesOnly,
    /// It covers attribute certificates alone (onlyContainsAttributeCerts).
    #[error("it covers attribute certificates only")]
    AttributeCertificatesOnly,
    /// It covers some reasons of revocation alone (onlySomeReasons).
    #[error("it covers only some reasons of revocation")]
    SomeReasonsOnly,
    /// It is the list of another distribution point: JPKI's lists are split by city.
    #[error("it is the list of another distribution point")]
    OtherDistributionPoint,
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
        let tbs: TbsCertList = TbsCertList::from_der(&signed.content).map_err(|_| Defect::NotDer)?;
        if tbs.version != Version::V2 {
            return Err(Defect::Version);
        }
        signed.check_algorithm(&tbs.signature)?;
        let extensions = tbs.crl_extensions.unwrap_or_default();
        certificate::check_unique(&extensions)?;
        let entries = tbs.revoked_certificates.unwrap_or_default();
        Ok(Self {
            name,
            signed,
            issuer: tbs.issuer,
            this_update: unix_time(tbs.this_update),
            next_update: tbs.next_update.map(unix_time),
            scope: scope(&extensions)?,
            flaw: flaw(&extensions).or_else(|| entry_flaw(&entries)),
            revoked: entries
                .iter()
                .map(|entry| (entry.serial_number.as_bytes().to_vec(), unix_time(entry.revocation_date)))
                .collect(),
        })
    }

    /// The name for people.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether this list, at this time, says of a certificate that this anchor issued whether it is revoked (RFC 5280 §6.3.3). The
    /// signature comes last: it costs most, and there may be a list for each city.
    pub(super) fn check_usable(&self, certificate: &Certificate, anchor: &Anchor, now: UnixTime) -> Result<(), CrlProblem> {
        if self.issuer != *anchor.subject() {
            return Err(CrlProblem::OtherIssuer);
        }
        self.check_scope(certificate)?;
        self.check_time(now)?;
        if let Some(flaw) = self.flaw {
            return Err(flaw);
        }
        if !anchor.may_sign_crls() {
            return Err(CrlProblem::AnchorMayNotSignCrls);
        }
        self.signed.check_signature(anchor.key()).map_err(|fault| match fault {
            SignatureFault::UnsupportedAlgorithm { oid } => CrlProblem::UnsupportedSignatureAlgorithm { oid },
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

    /// RFC 5280 §6.3.3 (b)(2): without an issuingDistributionPoint the list covers all that its CA issued.
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
        if points.iter().any(|point| is_point_of(point, list)) { Ok(()) } else { Err(CrlProblem::OtherDistributionPoint) }
    }
}

impl fmt::Debug for Crl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Crl").field("name", &self.name).field("entries", &self.revoked.len()).finish_non_exhaustive()
    }
}

/// RFC 5280 §6.3.3 (b)(2)(i): one of the list's names is one of the point's. A point with reasons covers only those, and one with a
/// cRLIssuer belongs to another CA's list.
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

/// The issuingDistributionPoint, by its OID 2.5.29.28 (`x509_cert` 0.3 gives the type another one).
fn scope(extensions: &[Extension]) -> Result<Option<IssuingDistributionPoint>, Defect> {
    let found = extensions.iter().find(|extension| extension.extn_id == rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT);
    found.map(certificate::decode).transpose()
}

fn flaw(extensions: &[Extension]) -> Option<CrlProblem> {
    extensions.iter().find_map(|extension| match extension.extn_id {
        rfc5280::ID_CE_DELTA_CRL_INDICATOR => Some(CrlProblem::Delta),
        // The first two narrow which key and which list this is; signature and time decide that anyway.
        rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER | rfc5280::ID_CE_CRL_NUMBER | rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT => None,
        oid => extension.critical.then_some(CrlProblem::UnknownCriticalExtension { oid }),
    })
}

fn entry_flaw(entries: &[RevokedCert]) -> Option<CrlProblem> {
    let mut extensions = entries.iter().filter_map(|entry| entry.crl_entry_extensions.as_ref()).flatten();
    let unknown = extensions.find(|extension| extension.critical && !KNOWN_ENTRY_EXTENSIONS.contains(&extension.extn_id))?;
    Some(CrlProblem::UnknownCriticalEntryExtension { oid: unknown.extn_id })
}
