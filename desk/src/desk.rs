//! A running desk: what its listeners share.

mod backups;
mod bundles;
mod calls;
mod heartbeat;
mod inquiry;
mod pages;
mod throttle;
mod trust;

use std::collections::HashMap;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use kazasu_core::consent::Questions;
use kazasu_core::handover::{GateReason, ProblemReason, ServedNonce, Timestamp};
use uuid::Uuid;

use crate::clock;
use crate::eligibility::Eligibility;
use crate::gates::{self, Gates};
use crate::nonces;
use crate::problem::Refused;
use crate::serve::{Admission, Ending};
use crate::store::{SettingsChoice, Store, StoreError};
use crate::visits::Provers;

pub use backups::{BackupAge, Backups, Schedule};
pub use bundles::want_bundle;
pub use pages::{LivePage, Pages};

use throttle::Throttle;

/// What a desk goes by: its configuration.
#[derive(Clone, Debug)]
pub struct Rules {
    /// A demonstration: takes visits of demonstrations, and nothing else.
    pub is_demo: bool,
    /// By what visits are judged.
    pub provers: Provers,
    /// What terminals are told to ask and to show.
    pub settings: SettingsChoice,
    /// When terminals may begin visits.
    pub gates: Gates,
    /// Where support bundles are kept.
    pub folder: PathBuf,
    /// When backups are made and missed.
    pub backups: Backups,
    /// Who is asked about patients once their visits have their receipts.
    pub eligibility: Arc<dyn Eligibility>,
}

/// What the listeners share.
#[derive(Debug)]
pub struct Desk {
    /// Everything that outlives the program.
    pub store: Arc<dyn Store>,
    /// Tells requests that wait that the program ends.
    pub ending: Ending,
    /// Who is on the terminals' listener.
    pub terminals: Admission,
    /// Pages of people that are live.
    pub pages: Pages,
    rules: Rules,
    throttle: Throttle,
    /// Terminals that may begin no visit, by their last heartbeat.
    closed: Mutex<HashMap<Uuid, GateReason>>,
}

impl Desk {
    /// With this store, going by these rules.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, rules: Rules, terminals: Admission, ending: Ending) -> Self {
        let (pages, throttle, closed) = Default::default();
        Self { store, ending, terminals, pages, rules, throttle, closed }
    }

    /// The desk's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        clock::now()
    }

    /// Ends calls that nobody can answer any more; the answer is how many.
    pub(crate) async fn end_old_calls(&self) -> Result<u32, StoreError> {
        calls::end_old(self.store.as_ref(), self.now()).await
    }

    /// How old the newest backup is.
    pub(crate) async fn backup_age(&self) -> Result<BackupAge, StoreError> {
        let age = self.store.backed_up().await?.age(self.now());
        Ok(self.rules.backups.judge(age))
    }

    /// Makes a backup if it is time for one.
    pub(crate) async fn back_up_if_due(&self) -> Result<bool, StoreError> {
        self.rules.backups.make_if_due(self.store.as_ref(), self.now()).await
    }

    /// By how many milliseconds most terminals are ahead of the desk's clock, where they agree that
    /// it is wrong.
    pub(crate) async fn clock_behind(&self) -> Result<Option<i64>, StoreError> {
        Ok(gates::desk_clock(&self.store.statuses().await?, self.now(), gates::RECENT))
    }

    /// Whether it takes demonstrations alone.
    #[must_use]
    pub const fn is_demo(&self) -> bool {
        self.rules.is_demo
    }

    /// What every patient is asked; `None`: the terminal's configuration decides.
    pub(crate) async fn questions(&self) -> Result<Option<Questions>, Refused> {
        Ok(self.store.settings().await?.questions)
    }

    /// Refuses an address that has sent too many requests of enrolments.
    pub(crate) fn throttle_enrolment(&self, address: IpAddr) -> Result<(), Refused> {
        match self.throttle.admits(address) {
            Ok(()) => Ok(()),
            Err(seconds) => Err(Refused::new(
                ProblemReason::TooMany,
                "this address has tried to enrol too often; wait as Retry-After says",
            )
            .after(seconds)),
        }
    }

    fn note_gate(&self, terminal: Uuid, gate: Option<GateReason>) {
        let mut closed = self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        match gate {
            Some(gate) => closed.insert(terminal, gate),
            None => closed.remove(&terminal),
        };
    }

    /// Nonces for taps of this terminal.
    pub(crate) fn nonces(&self, terminal: Uuid, count: u32) -> Result<Vec<ServedNonce>, Refused> {
        let now = self.now();
        let make = |_| nonces::make(self.store.keys(), terminal, now);
        (0..count).map(make).collect::<Result<_, _>>().map_err(|_| Refused::internal())
    }

    /// Why this terminal may begin no visit, by its last heartbeat.
    pub(crate) fn gate_of(&self, terminal: Uuid) -> Option<GateReason> {
        self.closed.lock().unwrap_or_else(PoisonError::into_inner).get(&terminal).copied()
    }

    pub(crate) async fn keep_bundle(
        &self,
        terminal: Uuid,
        request: Uuid,
        bundle: Bytes,
    ) -> Result<(), Refused> {
        let folder = self.rules.folder.join(bundles::FOLDER);
        let kept = tokio::task::spawn_blocking(move || bundles::keep(&folder, request, &bundle));
        match kept.await {
            Ok(Ok(())) => {
                tracing::info!(%terminal, %request, "a support bundle was kept");
                Ok(())
            }
            Ok(Err(error)) => {
                tracing::error!(%error, "a support bundle could not be kept");
                Err(Refused::new(ProblemReason::StoreFailed, "the bundle could not be kept"))
            }
            Err(_) => Err(Refused::internal()),
        }
    }
}
