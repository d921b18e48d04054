//! What the desk keeps, as one trait in the desk's words. Nothing of a database is in it: SQLite
//! ([`sqlite`]) is one way to keep it, and `conformance` says what every way must do.
//!
//! A verb that changes something is on the disk when it answers, or has changed nothing. Times come
//! in as arguments. What belongs to a patient is sealed before it reaches a disk
//! ([`Vault`](crate::seal::Vault)).

mod backup;
#[cfg(test)]
mod conformance;
mod deed;
mod error;
mod live;
mod people;
pub mod sqlite;
mod terminal;
mod visit;

use std::fmt;
use std::future::Future;
use std::net::IpAddr;
use std::path::PathBuf;
use std::pin::Pin;

use kazasu_core::handover::{
    Call, DeskEvent, Inventory, InventoryAnswer, Slot, Timestamp, VisitAnswer, VisitVersion,
};
use kazasu_core::secret::WipedBytes;
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use tokio::sync::broadcast;
use uuid::Uuid;

use crate::keys::DeskKeys;

pub use backup::BackedUp;
pub use deed::Deed;
pub use error::StoreError;
pub use live::{Alarm, Change, Counts, Head, OpenAlarm, OpenCall, SettingsChoice};
pub use people::{Role, User, WebSession};
pub use terminal::{
    IssuedCertificate, KnownCertificate, NewSlot, OpenSlot, PROOFS, Sighting, SlotUse, Standing,
    Status, Terminal, UsedSlot,
};
pub use visit::{
    Acceptance, Arrival, CONFLICTS_KEPT, Conflict, Done, Judgement, KeptAnswer, KeptConflict,
    LostVisit, Material, MaterialKind, StoredVersion, VisitFile, VisitFilter, VisitRow,
};

/// The answer of a verb.
pub type Reply<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// What the desk keeps.
///
/// Every verb can fail as [`StoreError`] says. `by` is a user's name, or `command`.
pub trait Store: fmt::Debug + Send + Sync + 'static {
    /// The keys of this desk.
    fn keys(&self) -> &DeskKeys;

    /// Tells live pages that they should look again. Who was too slow looks at everything.
    fn changes(&self) -> broadcast::Receiver<Change>;

    /// Generation and sequence.
    fn head(&self) -> Reply<'_, Head>;

    /// How many there are of each.
    fn counts(&self) -> Reply<'_, Counts>;

    // Visits.

    /// Keeps a version of a visit. The same bytes get the same answer again; other bytes, and a
    /// visit of another terminal, are a [`Conflict`]; a version that comes after a higher one is
    /// kept and changes nothing. A nonce that another visit has used makes the verdict
    /// `nonce_used`. A restored store takes none before its terminals are confirmed.
    fn accept_version(&self, arrival: Arrival) -> Reply<'_, Acceptance>;

    /// The answer to these bytes, if this terminal's visit is here with them; `None` changes
    /// nothing.
    fn answered(
        &self,
        terminal: Uuid,
        visit: VisitId,
        version: VisitVersion,
        sha256: Sha256,
    ) -> Reply<'_, Option<VisitAnswer>>;

    /// Visits as a list shows them, the newest first.
    fn visits(&self, filter: VisitFilter) -> Reply<'_, Vec<VisitRow>>;

    /// A visit with all that came. Whoever looks is written down (`by`); `None`: the program
    /// itself.
    fn visit(
        &self,
        id: VisitId,
        by: Option<String>,
        now: Timestamp,
    ) -> Reply<'_, Option<VisitFile>>;

    /// Staff have dealt with it; `false`: somebody has already.
    fn mark_done(&self, visit: VisitId, by: String, now: Timestamp) -> Reply<'_, bool>;

    /// Takes that back; `false`: it is open already.
    fn undo_done(&self, visit: VisitId, by: String, now: Timestamp) -> Reply<'_, bool>;

    /// The desk judges a visit otherwise: its row changes, and its terminal is told.
    fn judge_anew(&self, visit: VisitId, judgement: Judgement, now: Timestamp) -> Reply<'_, ()>;

    /// Compares what a terminal still knows with what is here, and keeps what is missing.
    fn take_inventory(
        &self,
        terminal: Uuid,
        inventory: Inventory,
        now: Timestamp,
    ) -> Reply<'_, InventoryAnswer>;

    /// What terminals have receipts for and this store does not know.
    fn lost_visits(&self) -> Reply<'_, Vec<LostVisit>>;

    /// Staff have looked into a version that was lost; `false`: it is not among them.
    fn settle_lost(
        &self,
        visit: VisitId,
        version: VisitVersion,
        by: String,
        now: Timestamp,
    ) -> Reply<'_, bool>;

    /// Visits received since then that were proved, and that no service has answered yet; the
    /// newest first.
    fn unanswered(&self, since: Timestamp, limit: u32) -> Reply<'_, Vec<VisitId>>;

    /// Keeps what a service has answered, sealed; a later answer replaces it.
    fn keep_answer(&self, visit: VisitId, answer: WipedBytes, now: Timestamp) -> Reply<'_, ()>;

    /// Keeps what verdicts rest on; what is here already stays.
    fn keep_material(&self, material: Vec<Material>, now: Timestamp) -> Reply<'_, ()>;

    /// What a verdict rests on.
    fn material(&self, sha256: Sha256) -> Reply<'_, Option<Material>>;

    // Terminals.

    /// Every terminal, revoked ones too, by name.
    fn terminals(&self) -> Reply<'_, Vec<Terminal>>;

    /// Whose this certificate is; asked for every request, so that a revocation counts at once.
    fn standing(&self, certificate: Sha256) -> Reply<'_, Standing>;

    /// A renewed certificate was used: those before it are good no more.
    fn certificate_used(&self, certificate: Sha256, now: Timestamp) -> Reply<'_, ()>;

    /// Opens a code; [`StoreError::Taken`] while the slot is in use. The answer is the letter.
    fn open_slot(&self, slot: NewSlot) -> Reply<'_, Option<kazasu_core::confirmation::Letter>>;

    /// A code by its slot, burnt and used ones too; those that have expired are gone.
    fn slot(&self, slot: Slot, now: Timestamp) -> Reply<'_, Option<OpenSlot>>;

    /// Codes that are not used yet, for staff.
    fn open_slots(&self, now: Timestamp) -> Reply<'_, Vec<OpenSlot>>;

    /// A proof was wrong; the answer is how many were, and [`PROOFS`] burn the code.
    fn wrong_proof(&self, slot: Slot, from: IpAddr, now: Timestamp) -> Reply<'_, u32>;

    /// Makes a terminal of a code, once.
    fn use_slot(
        &self,
        slot: Slot,
        csr: Sha256,
        issued: IssuedCertificate,
        now: Timestamp,
    ) -> Reply<'_, SlotUse>;

    /// Keeps a terminal's next certificate, and gives the one that was issued for the same request
    /// before, if there is one. The present one stays good until the next is used.
    fn renew(
        &self,
        terminal: Uuid,
        csr: Sha256,
        issued: IssuedCertificate,
        now: Timestamp,
    ) -> Reply<'_, IssuedCertificate>;

    /// A terminal asks to renew a certificate that has ended.
    fn ask_renewal(&self, terminal: Uuid, now: Timestamp) -> Reply<'_, ()>;

    /// An administrator agrees to that.
    fn allow_renewal(&self, terminal: Uuid, by: String, now: Timestamp) -> Reply<'_, ()>;

    /// Strikes a terminal from the list: it counts at once.
    fn revoke(&self, terminal: Uuid, by: String, now: Timestamp) -> Reply<'_, ()>;

    /// After a restore: the list is as it should be.
    fn confirm_terminals(&self, by: String, now: Timestamp) -> Reply<'_, ()>;

    /// The last that was heard of a terminal.
    fn keep_status(&self, terminal: Uuid, status: Status) -> Reply<'_, ()>;

    /// The last that was heard of every terminal.
    fn statuses(&self) -> Reply<'_, Vec<(Uuid, Status)>>;

    // What terminals are told.

    /// What is newer than the cursor, and the cursor after it; without one nothing old is told.
    fn events(&self, terminal: Uuid, after: Option<u64>) -> Reply<'_, (u64, Vec<DeskEvent>)>;

    /// Tells a terminal; `None`: every one.
    fn tell(&self, terminal: Option<Uuid>, event: DeskEvent, now: Timestamp) -> Reply<'_, ()>;

    /// What the desk sets.
    fn settings(&self) -> Reply<'_, SettingsChoice>;

    /// Sets it, and tells every terminal.
    fn set_settings(&self, settings: SettingsChoice, by: String, now: Timestamp) -> Reply<'_, ()>;

    // Calls and alarms.

    /// Keeps a call; the same id again changes what is said of it.
    fn put_call(&self, terminal: Uuid, id: Uuid, call: Call, now: Timestamp) -> Reply<'_, ()>;

    /// Somebody comes: the terminal is told. `false`: somebody does already, or it is over.
    fn see_call(&self, id: Uuid, by: String, now: Timestamp) -> Reply<'_, bool>;

    /// Nobody can come: the terminal is told. `false`: it is over already.
    fn close_call(&self, id: Uuid, by: String, now: Timestamp) -> Reply<'_, bool>;

    /// The terminal ends its call, also when it is over.
    fn end_call(&self, terminal: Uuid, id: Uuid) -> Reply<'_, ()>;

    /// Calls that are not over, the oldest first.
    fn calls(&self) -> Reply<'_, Vec<OpenCall>>;

    /// Raises an alarm; the same one is raised once until it is settled.
    fn raise(&self, alarm: Alarm, now: Timestamp) -> Reply<'_, ()>;

    /// Alarms that nobody has settled, the newest first.
    fn alarms(&self) -> Reply<'_, Vec<OpenAlarm>>;

    /// Settles an alarm; `false`: somebody has already.
    fn settle(&self, alarm: u64, by: String, now: Timestamp) -> Reply<'_, bool>;

    // People.

    /// Adds a user, or changes role and hash of one; their sessions end.
    fn put_user(&self, user: User, by: String, now: Timestamp) -> Reply<'_, ()>;

    /// Removes a user and their sessions.
    fn remove_user(&self, name: String, by: String, now: Timestamp) -> Reply<'_, bool>;

    /// A user by name.
    fn user(&self, name: String) -> Reply<'_, Option<User>>;

    /// Every user, by name.
    fn users(&self) -> Reply<'_, Vec<User>>;

    /// Lets a browser in, until its session ends.
    fn open_session(&self, session: WebSession, now: Timestamp) -> Reply<'_, ()>;

    /// Whose session this is, if it is good; it was used now.
    fn session(&self, cookie: Sha256, now: Timestamp) -> Reply<'_, Option<User>>;

    /// Forgets a cookie: its user has logged out.
    fn end_session(&self, cookie: Sha256) -> Reply<'_, ()>;

    // Backups.

    /// Copies everything into a new file while the store is in use, and writes down that it has.
    /// [`StoreError::Taken`] where there is such a file.
    fn back_up(&self, file: PathBuf, by: String, now: Timestamp) -> Reply<'_, ()>;

    /// When that was done last.
    fn backed_up(&self) -> Reply<'_, BackedUp>;

    // Audit.

    /// Writes a deed that changes nothing here; verbs that change something write their own.
    fn write_down(&self, deed: Deed, now: Timestamp) -> Reply<'_, ()>;

    /// Lines of the audit log from a number on, as they stand there.
    fn audit_lines(&self, from: u64, limit: u32) -> Reply<'_, Vec<String>>;

    /// Leaves nothing waiting, and closes.
    fn close(&self) -> Reply<'_, ()>;
}
