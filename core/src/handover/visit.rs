//! A version of a visit, and what the desk answers (desk/PROTOCOL.md §5).

use serde::{Deserialize, Deserializer, Serialize, de};
use uuid::Uuid;

use super::bytes::{Bytes32, Der};
use super::challenge::ChallengeParts;
use super::timestamp::Timestamp;
use crate::code::Reason;
use crate::confirmation::Confirmation;
use crate::consent::{Consent, Ending, Questions};
use crate::jpki::PhoneKind;
use crate::session::{Facility, VisitId};
use crate::sha256::Sha256;
use crate::verify::{Algorithm, CertificateDer, Evidence, Refusal, RevocationStatus, Signature};

/// Which of the two versions of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "u8")]
pub enum VisitVersion {
    /// 1: the evidence, before the patient is asked.
    Evidence,
    /// 2: the whole, with every answer.
    Whole,
}

impl VisitVersion {
    /// `None` for a number other than 1 and 2.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Evidence),
            2 => Some(Self::Whole),
            _ => None,
        }
    }

    /// As the protocol writes it.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Evidence => 1,
            Self::Whole => 2,
        }
    }
}

impl From<VisitVersion> for u8 {
    fn from(version: VisitVersion) -> Self {
        version.number()
    }
}

impl<'de> Deserialize<'de> for VisitVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(u8::deserialize(deserializer)?).ok_or_else(|| de::Error::custom("1 or 2"))
    }
}

/// The body of a version of a visit. The bytes into which a terminal has written it are what is
/// kept, repeated and hashed; they are never written anew.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VisitRecord {
    /// As in the request's path.
    pub visit: VisitId,
    /// As in the request's path.
    pub version: VisitVersion,
    /// From a demonstration.
    pub demo: bool,
    /// 確認番号.
    pub confirmation: Confirmation,
    /// What kind of place asked for consent.
    pub facility: Facility,
    /// By the terminal's clock.
    pub tapped_at: Timestamp,
    /// What the phone gave.
    pub evidence: EvidenceRecord,
    /// What the terminal has found of revocation.
    pub revocation: RevocationStatus,
    /// `None` in version 1.
    pub consent: Option<Consent>,
    /// `None` in version 1.
    pub ending: Option<Ending>,
    /// `None` in version 1; by the terminal's clock.
    pub ended_at: Option<Timestamp>,
}

/// Evidence with the nonces in place of the challenge, which follows from them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EvidenceRecord {
    /// By the token: a hint.
    pub kind: PhoneKind,
    /// DER as the phone gave it.
    pub certificate: Der,
    /// How the challenge was signed.
    pub algorithm: Algorithm,
    /// As the phone gave it.
    pub signature: Der,
    /// [`ChallengeParts::NO_DESK`] without one.
    pub desk_nonce: Bytes32,
    /// The terminal's.
    pub terminal_nonce: Bytes32,
}

impl EvidenceRecord {
    /// What the phone gave, and of what its challenge was made.
    #[must_use]
    pub fn new(evidence: &Evidence, parts: ChallengeParts) -> Self {
        Self {
            kind: evidence.kind,
            certificate: Der::new(evidence.certificate.as_bytes()),
            algorithm: evidence.algorithm,
            signature: Der::new(evidence.signature.as_bytes()),
            desk_nonce: parts.desk_nonce,
            terminal_nonce: parts.terminal_nonce,
        }
    }

    /// The nonces.
    #[must_use]
    pub const fn parts(&self) -> ChallengeParts {
        ChallengeParts { desk_nonce: self.desk_nonce, terminal_nonce: self.terminal_nonce }
    }

    /// The evidence as the desk proves it: with the challenge that the phone must have signed if it
    /// was held to this terminal (its id as text) in this visit.
    #[must_use]
    pub fn evidence(&self, terminal: &str, visit: VisitId) -> Evidence {
        Evidence {
            kind: self.kind,
            certificate: CertificateDer::new(self.certificate.as_bytes()),
            challenge: self.parts().challenge(terminal, visit),
            algorithm: self.algorithm,
            signature: Signature::new(self.signature.as_bytes()),
        }
    }
}

/// The desk's word that a version of a visit is on its disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Whose receipt it is; a terminal looks at it before it deletes anything.
    pub visit: VisitId,
    /// Each version has a receipt of its own.
    pub version: VisitVersion,
    /// Of the body that it has.
    pub sha256: Sha256,
    /// Which store of the desk says so: new when a store is made or restored.
    pub generation: Uuid,
    /// Grows with every receipt of a generation.
    pub sequence: u64,
    /// By the desk's clock.
    pub received_at: Timestamp,
}

/// What the desk has found out about the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Proved or refused.
    pub state: VerdictState,
    /// Why it was refused.
    pub reason: Option<RefusalReason>,
    /// Whether a list of revoked certificates was looked at; `None` where it was refused.
    pub revocation: Option<RevocationStatus>,
    /// Whether the tap was made with a fresh nonce of this desk; else 窓口未接続時.
    pub connected: bool,
}

/// Whether a phone was proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerdictState {
    /// The evidence proves the phone.
    Proved,
    /// It does not.
    Refused,
}

/// Why a desk does not take evidence for a proof. The words that
/// [`Reason`](crate::code::Reason) has too are the same there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalReason {
    /// The certificate's time is over.
    Expired,
    /// Its time has not begun.
    NotYetValid,
    /// Its issuer has revoked it.
    Revoked,
    /// No anchor of the desk issued it.
    Untrusted,
    /// It is not for user authentication.
    WrongPurpose,
    /// It is that of a plastic card.
    PhysicalCard,
    /// The phone did not sign this challenge.
    BadSignature,
    /// It cannot be parsed.
    Malformed,
    /// Revocation must be checked, and no usable list covers the certificate.
    RevocationUnknown,
    /// Phones could not be used yet when it was held.
    BeforeServiceStart,
    /// The desk nonce is not of this desk and terminal.
    Challenge,
    /// The desk nonce belongs to another visit.
    NonceUsed,
}

impl RefusalReason {
    /// Its name in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::NotYetValid => "not_yet_valid",
            Self::Revoked => "revoked",
            Self::Untrusted => "untrusted",
            Self::WrongPurpose => "wrong_purpose",
            Self::PhysicalCard => "physical_card",
            Self::BadSignature => "bad_signature",
            Self::Malformed => "malformed",
            Self::RevocationUnknown => "revocation_unknown",
            Self::BeforeServiceStart => "before_service_start",
            Self::Challenge => "challenge",
            Self::NonceUsed => "nonce_used",
        }
    }
}

impl From<&Refusal> for RefusalReason {
    fn from(refusal: &Refusal) -> Self {
        match refusal.reason() {
            Reason::Expired => Self::Expired,
            Reason::NotYetValid => Self::NotYetValid,
            Reason::Revoked => Self::Revoked,
            Reason::Untrusted => Self::Untrusted,
            Reason::WrongPurpose => Self::WrongPurpose,
            Reason::PhysicalCard => Self::PhysicalCard,
            Reason::BadSignature => Self::BadSignature,
            Reason::RevocationUnknown => Self::RevocationUnknown,
            // A refusal has no other reason: the rest are of taps.
            _ => Self::Malformed,
        }
    }
}

/// The answer to a version of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitAnswer {
    /// It is on the desk's disk.
    pub receipt: Receipt,
    /// And what the desk thinks of it.
    pub verdict: Verdict,
    /// What this patient is asked; `None`: the terminal's configuration decides.
    pub questions: Option<Questions>,
}
