//! Visits as the store keeps them.

use kazasu_core::confirmation::Confirmation;
use kazasu_core::consent::{Ending, Questions};
use kazasu_core::handover::{Bytes32, Receipt, Timestamp, Verdict, VisitAnswer, VisitVersion};
use kazasu_core::secret::WipedBytes;
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use uuid::Uuid;

/// How long a visit of which only the evidence came may be silent.
const SILENT_MS: u64 = 10 * 60 * 1_000;

/// A version of a visit that is to be kept: its bytes, and what the desk has found out about them.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Who sent it, by its certificate.
    pub terminal: Uuid,
    /// As the terminal made it: a UUID of version 7.
    pub visit: VisitId,
    /// 1: the evidence; 2: the whole.
    pub version: VisitVersion,
    /// From a demonstration.
    pub demo: bool,
    /// 確認番号.
    pub confirmation: Confirmation,
    /// By the terminal's clock.
    pub tapped_at: Timestamp,
    /// `None` in version 1.
    pub ending: Option<Ending>,
    /// `None` in version 1; by the terminal's clock.
    pub ended_at: Option<Timestamp>,
    /// By the desk's clock.
    pub received_at: Timestamp,
    /// The request's body, byte by byte.
    pub body: WipedBytes,
    /// Of the body.
    pub sha256: Sha256,
    /// The nonce of this desk that the tap has used; it belongs to one visit alone. `None` without
    /// one.
    pub desk_nonce: Option<Bytes32>,
    /// What the desk has found out.
    pub judgement: Judgement,
    /// What this patient is asked.
    pub questions: Option<Questions>,
}

/// What the desk has found out about the evidence of one version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// As of the tap: what the terminal is told.
    pub at_tap: Verdict,
    /// As of the receipt.
    pub at_receipt: Verdict,
    /// Names the [`Material`] that decided.
    pub policy: Sha256,
}

impl Judgement {
    /// Whether the time between tap and receipt has changed the verdict.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.at_tap.state != self.at_receipt.state || self.at_tap.reason != self.at_receipt.reason
    }
}

/// What became of an [`Arrival`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// It is on the disk.
    Accepted(VisitAnswer),
    /// It was there already, with the same bytes: the same answer again.
    Repeated(VisitAnswer),
    /// It is not taken.
    Conflict(Conflict),
}

/// Why a version is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The version is there with other bytes. Up to three of them are kept for staff.
    OtherBytes,
    /// The visit is another terminal's.
    OtherTerminal,
}

/// The most other bodies of one version that are kept.
pub const CONFLICTS_KEPT: u32 = 3;

/// A visit as a list shows it: nothing of its patient but 確認番号.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitRow {
    /// A UUID of version 7, made by the terminal.
    pub id: VisitId,
    /// By its id, which is part of every challenge.
    pub terminal: Uuid,
    /// What staff call that terminal.
    pub terminal_name: String,
    /// From a demonstration.
    pub demo: bool,
    /// 確認番号.
    pub confirmation: Confirmation,
    /// By the terminal's clock.
    pub tapped_at: Timestamp,
    /// When the first version came.
    pub received_at: Timestamp,
    /// The highest version that came.
    pub version: VisitVersion,
    /// Of the whole.
    pub ending: Option<Ending>,
    /// By the terminal's clock.
    pub ended_at: Option<Timestamp>,
    /// What the desk has found out of the highest version, or later.
    pub judgement: Judgement,
    /// Other bytes that came under one of its versions.
    pub conflicts: u32,
    /// Who has dealt with it.
    pub done: Option<Done>,
}

impl VisitRow {
    /// Whether the terminal has sent the evidence and then nothing for ten minutes.
    #[must_use]
    pub const fn is_silent(&self, now: Timestamp) -> bool {
        matches!(self.version, VisitVersion::Evidence)
            && now.as_millis() >= self.received_at.as_millis().saturating_add(SILENT_MS)
    }
}

/// Staff have dealt with a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// By the desk's clock.
    pub at: Timestamp,
    /// The user's name.
    pub by: String,
}

/// A visit with all that came.
#[derive(Clone, Debug)]
pub struct VisitFile {
    /// As the list shows it.
    pub row: VisitRow,
    /// In the order of versions.
    pub versions: Vec<StoredVersion>,
    /// Other bytes under one of them.
    pub conflicts: Vec<KeptConflict>,
    /// What an eligibility service has answered.
    pub answer: Option<KeptAnswer>,
}

/// What an eligibility service has answered, as the desk wrote it down.
#[derive(Clone, Debug)]
pub struct KeptAnswer {
    /// By the desk's clock.
    pub answered_at: Timestamp,
    /// Of [`crate::eligibility`].
    pub body: WipedBytes,
}

/// One version with its bytes.
#[derive(Clone, Debug)]
pub struct StoredVersion {
    /// What the terminal has in hand.
    pub receipt: Receipt,
    /// What was found out when it came.
    pub judgement: Judgement,
    /// It came after a higher one, and changed nothing.
    pub late: bool,
    /// As it came.
    pub body: WipedBytes,
}

/// Other bytes for a version that was there.
#[derive(Clone, Debug)]
pub struct KeptConflict {
    /// Under which version.
    pub version: VisitVersion,
    /// Who sent them.
    pub terminal: Uuid,
    /// By the desk's clock.
    pub received_at: Timestamp,
    /// Of the body.
    pub sha256: Sha256,
    /// As it came.
    pub body: WipedBytes,
}

/// Which visits are wanted, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisitFilter {
    /// Only those that nobody has dealt with.
    pub open: bool,
    /// At most so many.
    pub limit: u32,
}

/// A visit that a terminal has a receipt for, and this store does not know: a restored backup has
/// lost it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostVisit {
    /// Who told of it.
    pub terminal: Uuid,
    /// As the terminal made it: a UUID of version 7.
    pub visit: VisitId,
    /// 1: the evidence; 2: the whole.
    pub version: VisitVersion,
    /// Of the bytes.
    pub sha256: Sha256,
    /// When the store that is gone had received it.
    pub received_at: Timestamp,
}

/// Something that a verdict rests on, kept under its hash so that it can be proved again years
/// later: a policy, an anchor, a revocation list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    /// Policy, anchor or list.
    pub kind: MaterialKind,
    /// For people: a file's name, say.
    pub name: String,
    /// What is hashed.
    pub bytes: Vec<u8>,
}

impl Material {
    /// Under which it is kept.
    #[must_use]
    pub fn sha256(&self) -> Sha256 {
        Sha256::of(&self.bytes)
    }
}

/// Policies name anchors and lists by their hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MaterialKind {
    /// A JSON object that names anchors and lists by their hashes.
    Policy,
    /// A CA's certificate, DER.
    Anchor,
    /// A revocation list, DER.
    Crl,
}
