//! How delivery stands, in a file beside the identity: `kazasu doctor` is another program.

use kazasu_core::handover::{DeskSettings, Gate, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::shared::{Link, Shared};
use crate::host::delivery::desk_clock::now;
use crate::host::delivery::trouble::Trouble;
use crate::host::desk_identity::DeskFolder;
use crate::host::outbox::Outbox;

/// Its name in the folder.
const NAME: &str = "status.json";

/// How delivery stood when it was written. Nothing of a patient is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeliveryStatus {
    /// When this was written.
    pub(crate) at: Timestamp,
    /// As which terminal.
    #[serde(default)]
    pub(crate) terminal: Option<Uuid>,
    /// Since when the desk answers; `None`: it does not.
    pub(crate) connected: Option<Timestamp>,
    /// Since when it does not.
    pub(crate) away: Option<Timestamp>,
    /// The word for why not, or why nothing is sent.
    pub(crate) why: Option<String>,
    /// The gate that keeps new visits away, with the part that it is about.
    pub(crate) gate: Option<Gate>,
    /// This terminal's certificate has ended, by the desk's word.
    #[serde(default)]
    pub(crate) certificate_ended: bool,
    /// What the desk sets on this terminal.
    #[serde(default)]
    pub(crate) settings: Option<DeskSettings>,
    /// The desk's store, and the highest sequence of its receipts.
    #[serde(default)]
    pub(crate) store: Option<(Uuid, u64)>,
    pub(crate) waiting: u64,
    pub(crate) set_aside: u64,
    /// By the desk's clock.
    pub(crate) last_receipt: Option<Timestamp>,
    /// Seconds by which this terminal's clock is ahead of the desk's.
    pub(crate) ahead: Option<i64>,
    /// Visits that the desk's store has lost.
    pub(crate) missing: u32,
    /// The newest time that the desk has told.
    pub(crate) desk_time: Timestamp,
}

impl DeliveryStatus {
    /// As the program that serves has written it last, if it has.
    pub(crate) fn read(folder: &DeskFolder) -> Option<Self> {
        folder.read(&folder.path().join(NAME)).ok().flatten()
    }

    /// Whether the desk does not take this terminal at all.
    #[cfg_attr(not(feature = "tui"), allow(dead_code, reason = "the technician's view says it"))]
    pub(crate) const fn is_refused(&self) -> bool {
        self.why.is_some() && self.away.is_none()
    }

    /// Whether it was said of this terminal.
    pub(super) fn is_of(&self, terminal: Uuid) -> bool {
        self.terminal == Some(terminal)
    }

    fn of(shared: &Shared, outbox: &Outbox) -> Self {
        let known = shared.known();
        let outbox = outbox.state();
        let (connected, away, why) = match known.link {
            Link::Untried => (None, None, None),
            Link::Up(since) => (Some(since), None, None),
            Link::Away { since, why } => (None, Some(since), Some(why.word().to_owned())),
        };
        let stopped = known.stopped.map(Trouble::word_of).map(str::to_owned);
        Self {
            at: now(),
            terminal: known.terminal.as_ref().map(|terminal| terminal.id),
            connected,
            away,
            why: stopped.or(why),
            gate: known.gate.clone(),
            certificate_ended: known.certificate_ended,
            settings: known.settings.clone(),
            store: known.store,
            waiting: outbox.waiting.saturating_add(known.in_memory.len() as u64),
            set_aside: outbox.set_aside,
            last_receipt: known.last_receipt,
            ahead: shared.clock.ahead().map(|millis| millis / 1_000),
            missing: known.missing,
            desk_time: shared.clock.newest(),
        }
    }
}

/// Writes it as it changes.
pub(super) struct StatusFile {
    folder: DeskFolder,
    written: Option<DeliveryStatus>,
}

/// An unchanged status is written once more after this time, in milliseconds, so that it can be
/// seen that it still holds.
const AGAIN: u64 = 300_000;

impl StatusFile {
    pub(super) const fn new(folder: DeskFolder) -> Self {
        Self { folder, written: None }
    }

    pub(super) fn update(&mut self, shared: &Shared, outbox: &Outbox) {
        let status = DeliveryStatus::of(shared, outbox);
        let same = self.written.as_ref().is_some_and(|before| {
            let age = status.at.as_millis().abs_diff(before.at.as_millis());
            let alike =
                DeliveryStatus { at: before.at, desk_time: before.desk_time, ..status.clone() };
            age < AGAIN && alike == *before
        });
        if same {
            return;
        }
        if let Err(error) = self.folder.write(&self.folder.path().join(NAME), &status) {
            tracing::warn!(%error, "how delivery stands cannot be written");
        }
        self.written = Some(status);
    }
}
