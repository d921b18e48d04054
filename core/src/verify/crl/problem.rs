//! Why a file is no CRL, and why a CRL says nothing of a certificate: each its own fact.

use thiserror::Error;

use crate::time::UnixTime;
use crate::verify::defect::Defect;
use crate::verify::file_form::{FileFault, PlaceInFile};
use crate::verify::oid::Oid;

/// Why a file is not a CRL: a fault of the configuration.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CrlError {
    /// Not the DER of an X.509 v2 CRL.
    #[error("not a certificate revocation list: {what}")]
    Malformed {
        /// What is wrong with its form.
        what: Defect,
    },
    /// The file does not hold one list.
    #[error(transparent)]
    File(#[from] FileFault),
    /// One of several in a file is none.
    #[error("{place}: {error}")]
    OneOfSeveral {
        /// Number and line of this list.
        place: PlaceInFile,
        /// What is wrong with it alone.
        error: Box<Self>,
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
#[derive(Clone, Debug, PartialEq, Eq, Error)]
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
        /// The identifier of the signature algorithm.
        oid: Oid,
    },
    /// The anchor that issued the certificate did not sign it.
    #[error("the certificate's trust anchor did not sign it")]
    NotSignedByAnchor,
    /// The anchor that signed it is outside its own time: it issued no certificate that counts.
    #[error("its trust anchor is outside its own time")]
    AnchorOutsideValidity,
    /// Its thisUpdate is still to come (RFC 5280 §5.1.2.4).
    #[error("its time has not begun")]
    NotYetValid {
        /// thisUpdate: when it was made.
        this_update: UnixTime,
    },
    /// Its nextUpdate is past (RFC 5280 §5.1.2.5).
    #[error("it is out of date")]
    OutOfDate {
        /// nextUpdate: until when it said anything.
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
        /// The extension's identifier.
        oid: Oid,
    },
    /// A critical entry extension that is not understood (RFC 5280 §5.3): the list must not be used
    /// at all.
    #[error("the critical extension {oid} of one of its entries is not understood")]
    UnknownCriticalEntryExtension {
        /// The extension's identifier.
        oid: Oid,
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

impl CrlProblem {
    /// A stable word for logs and messages.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::OtherIssuer => "other_issuer",
            Self::AnchorMayNotSignCrls => "anchor_may_not_sign",
            Self::UnsupportedSignatureAlgorithm { .. } => "unsupported_algorithm",
            Self::NotSignedByAnchor => "not_signed_by_anchor",
            Self::AnchorOutsideValidity => "anchor_outside_its_time",
            Self::NotYetValid { .. } => "not_begun",
            Self::OutOfDate { .. } => "out_of_date",
            Self::NoNextUpdate => "no_next_update",
            Self::Delta => "delta",
            Self::UnknownCriticalExtension { .. } | Self::UnknownCriticalEntryExtension { .. } => {
                "unknown_critical_extension"
            }
            Self::Indirect => "indirect",
            Self::CaCertificatesOnly => "ca_certificates_only",
            Self::AttributeCertificatesOnly => "attribute_certificates_only",
            Self::SomeReasonsOnly => "some_reasons_only",
            Self::OtherDistributionPoint => "other_distribution_point",
        }
    }
}
