//! What stands in the desk's audit log: ids and hashes, nothing of a patient.

use kazasu_core::handover::{RefusalReason, VisitVersion};
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use serde::Serialize;
use uuid::Uuid;

/// A deed, written as `{"deed":"terminal_revoked","terminal":"…","by":"…"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// The first record of every log.
    AuditBegun,
    /// A version of a visit was received.
    VisitReceived {
        /// As the terminal made it: a UUID of version 7.
        visit: VisitId,
        /// 1: the evidence; 2: the whole.
        version: VisitVersion,
        /// Of its bytes.
        sha256: Sha256,
        /// Of the receipt.
        sequence: u64,
        /// Who sent it.
        terminal: Uuid,
        /// Why it was refused; `None`: it was proved.
        refused: Option<RefusalReason>,
    },
    /// A version was not taken.
    VisitConflict {
        /// As the terminal made it: a UUID of version 7.
        visit: VisitId,
        /// 1: the evidence; 2: the whole.
        version: VisitVersion,
        /// Of its bytes.
        sha256: Sha256,
        /// Who sent it.
        terminal: Uuid,
    },
    /// The desk judges a visit otherwise than before.
    VisitJudgedAnew {
        /// As the terminal made it: a UUID of version 7.
        visit: VisitId,
        /// Why it is refused; `None`: it is proved.
        refused: Option<RefusalReason>,
    },
    /// Staff looked at what a patient has answered.
    VisitOpened {
        /// As the terminal made it: a UUID of version 7.
        visit: VisitId,
        /// The user.
        by: String,
    },
    /// Staff have dealt with a visit.
    VisitDone {
        /// As the terminal made it: a UUID of version 7.
        visit: VisitId,
        /// The user.
        by: String,
    },
    /// That was taken back.
    VisitUndone {
        /// As the terminal made it: a UUID of version 7.
        visit: VisitId,
        /// The user.
        by: String,
    },
    /// A code for a terminal was given out.
    CodeOpened {
        /// Its four digits.
        slot: String,
        /// Which terminal it will be.
        terminal: Uuid,
        /// The user.
        by: String,
    },
    /// Wrong proofs have burnt it.
    CodeBurnt {
        /// Its four digits.
        slot: String,
    },
    /// A terminal came.
    TerminalEnrolled {
        /// By its id, which is part of every challenge.
        terminal: Uuid,
        /// SHA-256 of its DER.
        certificate: Sha256,
    },
    /// Its certificate was renewed.
    TerminalRenewed {
        /// By its id, which is part of every challenge.
        terminal: Uuid,
        /// Of the new one.
        certificate: Sha256,
    },
    /// A certificate that has ended may be renewed.
    RenewalAllowed {
        /// By its id, which is part of every challenge.
        terminal: Uuid,
        /// The user.
        by: String,
    },
    /// A terminal was struck from the list.
    TerminalRevoked {
        /// By its id, which is part of every challenge.
        terminal: Uuid,
        /// The user.
        by: String,
    },
    /// After a restore: the terminals of the list are those that are meant.
    TerminalsConfirmed {
        /// The user.
        by: String,
    },
    /// A user was added or changed.
    UserSet {
        /// By the name that is typed to log in.
        user: String,
        /// The user who did it, or `command`.
        by: String,
    },
    /// A user may not log in any more.
    UserRemoved {
        /// By the name that is typed to log in.
        user: String,
        /// The user who did it, or `command`.
        by: String,
    },
    /// A user logged in.
    LoggedIn {
        /// By the name that is typed to log in.
        user: String,
    },
    /// Somebody did not get in.
    LoginRefused,
    /// The desk sets other things on its terminals.
    SettingsChanged {
        /// Their hash.
        revision: Sha256,
        /// The user.
        by: String,
    },
    /// Staff have looked into an alarm.
    AlarmSettled {
        /// Its number.
        alarm: u64,
        /// The user.
        by: String,
    },
    /// Staff have looked into a version that a restored store has lost.
    LossSettled {
        /// As the terminal made it: a UUID of version 7.
        visit: VisitId,
        /// 1: the evidence; 2: the whole.
        version: VisitVersion,
        /// The user.
        by: String,
    },
    /// A support bundle is wanted of a terminal.
    BundleWanted {
        /// By its id, which is part of every challenge.
        terminal: Uuid,
        /// The user.
        by: String,
    },
    /// The store was copied into a backup.
    StoreBackedUp {
        /// The user, `command` or `schedule`.
        by: String,
    },
    /// The store was restored from a backup.
    StoreRestored {
        /// The generation that begins.
        generation: Uuid,
    },
}
