//! Why evidence is not proof: one fact for each way to fail, and none that names a person.

use thiserror::Error;

use super::crl::UnusableCrl;
use super::defect::Defect;
use super::evidence::Algorithm;
use super::oid::Oid;
use super::signature::UnsupportedKey;
use super::validity::OutsideValidity;
use crate::code::Reason;
use crate::time::UnixTime;

/// Why the evidence of a tap was not accepted.
///
/// `Display` is for staff and logs, in English; it holds no subject, no serial number and no date
/// of a person's certificate (a certificate of JPKI ends on its holder's birthday). The date is in
/// the variant, for the holder's own screen.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The certificate is not a well-formed X.509 v3 certificate.
    #[error("the certificate is malformed: {what}")]
    Malformed {
        /// What is wrong with its form.
        what: Defect,
    },

    /// A signing certificate (署名用), by key usage, names, policy or issuer.
    #[error("a signing certificate, not one for user authentication")]
    SigningCertificate,
    /// The policy is that of the plastic card's certificate.
    #[error("the certificate's policy is that of the plastic card")]
    PlasticCardPolicy,
    /// basicConstraints says CA:TRUE (RFC 5280 §4.2.1.9).
    #[error("the certificate is that of a CA")]
    CaCertificate,
    /// There is no keyUsage (RFC 5280 §4.2.1.3).
    #[error("the certificate has no key usage")]
    KeyUsageMissing,
    /// keyUsage is not digitalSignature alone.
    #[error("the certificate's key usage is not digitalSignature alone")]
    KeyUsageNotDigitalSignatureOnly,
    /// There is no extendedKeyUsage, or none that contains clientAuth (RFC 5280 §4.2.1.12).
    #[error("the certificate is not for client authentication")]
    NotForClientAuthentication,
    /// The configuration lists the policies of phones, and the certificate carries none or another
    /// one.
    #[error(
        "the certificate's policies are not configured as those of a phone: it carries {}",
        list(carried)
    )]
    PolicyNotConfigured {
        /// The policies that the certificate carries (RFC 5280 §4.2.1.4).
        carried: Vec<Oid>,
    },
    /// A critical extension that is not understood (RFC 5280 §4.2).
    #[error("the certificate's critical extension {oid} is not understood")]
    UnknownCriticalExtension {
        /// The extension's identifier.
        oid: Oid,
    },

    /// No anchor bears the issuer's name.
    #[error("no trust anchor bears the issuer's name")]
    UnknownIssuer,
    /// Anchors bear the issuer's name, but none its key identifier: another generation of the CA,
    /// say.
    #[error("trust anchors bear the issuer's name, but none its key identifier")]
    UnknownIssuerKey,
    /// More anchors could be the issuer than are ever tried.
    #[error("{count} trust anchors could be the issuer: too many to try")]
    TooManyIssuers {
        /// How many there are.
        count: usize,
    },
    /// The certificate is signed by an algorithm that is not understood.
    #[error("the certificate's signature algorithm {oid} is not supported")]
    UnsupportedSignatureAlgorithm {
        /// The identifier of the signature algorithm.
        oid: Oid,
    },
    /// None of the anchors that bear the issuer's name signed the certificate.
    #[error("no trust anchor of the issuer's name signed the certificate")]
    IssuerSignatureInvalid,
    /// The anchor that signed the certificate is itself past its time.
    #[error("the trust anchor {anchor} has expired")]
    AnchorExpired {
        /// The anchor's name for people.
        anchor: String,
        /// The last second of the anchor's own certificate.
        not_after: UnixTime,
    },
    /// The anchor that signed the certificate is itself before its time.
    #[error("the trust anchor {anchor} is not valid yet")]
    AnchorNotYetValid {
        /// The anchor's name for people.
        anchor: String,
        /// The first second of the anchor's own certificate.
        not_before: UnixTime,
    },

    /// The certificate's time is over.
    #[error("the certificate has expired")]
    Expired {
        /// The certificate's last second (RFC 5280 §4.1.2.5).
        not_after: UnixTime,
    },
    /// The certificate's time has not begun, or the clock is wrong.
    #[error("the certificate is not valid yet")]
    NotYetValid {
        /// The certificate's first second (RFC 5280 §4.1.2.5).
        not_before: UnixTime,
    },

    /// A CRL lists the certificate.
    #[error("the certificate is revoked")]
    Revoked {
        /// When it was revoked, by the CRL.
        at: UnixTime,
    },
    /// Revocation must be checked, and no configured CRL says anything of this certificate.
    #[error("revocation could not be checked: {}", list(unusable))]
    RevocationUnknown {
        /// Each configured CRL, and why it was of no use.
        unusable: Vec<UnusableCrl>,
    },

    /// The certificate's key is of a kind that signatures cannot be verified with.
    #[error("the certificate's key cannot be used: {0}")]
    UnsupportedKey(#[from] UnsupportedKey),
    /// The certificate's key does not sign in the way that the evidence says.
    #[error("the key signs with {}, the evidence says {}", key.as_str(), signature.as_str())]
    AlgorithmMismatch {
        /// How the key of the certificate signs.
        key: Algorithm,
        /// How the evidence says that the challenge was signed.
        signature: Algorithm,
    },
    /// The signature is not one of the certificate's key over our challenge.
    #[error("the challenge is not signed by the certificate's key")]
    ChallengeNotSigned,
}

impl Refusal {
    /// The stable word for it.
    #[must_use]
    pub const fn reason(&self) -> Reason {
        match self {
            Self::Malformed { .. } => Reason::Malformed,
            Self::PlasticCardPolicy => Reason::PhysicalCard,
            Self::SigningCertificate
            | Self::CaCertificate
            | Self::KeyUsageMissing
            | Self::KeyUsageNotDigitalSignatureOnly
            | Self::NotForClientAuthentication
            | Self::PolicyNotConfigured { .. } => Reason::WrongPurpose,
            Self::UnknownCriticalExtension { .. }
            | Self::UnknownIssuer
            | Self::UnknownIssuerKey
            | Self::TooManyIssuers { .. }
            | Self::UnsupportedSignatureAlgorithm { .. }
            | Self::IssuerSignatureInvalid
            | Self::AnchorExpired { .. }
            | Self::AnchorNotYetValid { .. } => Reason::Untrusted,
            Self::Expired { .. } => Reason::Expired,
            Self::NotYetValid { .. } => Reason::NotYetValid,
            Self::Revoked { .. } => Reason::Revoked,
            Self::RevocationUnknown { .. } => Reason::RevocationUnknown,
            Self::UnsupportedKey(_) | Self::AlgorithmMismatch { .. } | Self::ChallengeNotSigned => {
                Reason::BadSignature
            }
        }
    }
}

impl From<Defect> for Refusal {
    fn from(what: Defect) -> Self {
        Self::Malformed { what }
    }
}

impl From<OutsideValidity> for Refusal {
    fn from(outside: OutsideValidity) -> Self {
        match outside {
            OutsideValidity::Before { not_before } => Self::NotYetValid { not_before },
            OutsideValidity::After { not_after } => Self::Expired { not_after },
        }
    }
}

/// For people: the items with commas between them.
fn list(items: &[impl ToString]) -> String {
    if items.is_empty() {
        return "none".to_owned();
    }
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
