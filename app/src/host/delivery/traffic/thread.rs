//! The thread of delivery: one runtime, on it everything that goes to the desk. It begins when this
//! terminal is enrolled, also while the program runs, and begins anew when it is enrolled anew.

use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::task::JoinSet;
use uuid::Uuid;

use super::bundle::{self, Bundles, MakeBundle};
use super::events::{Listener, Waiting};
use super::heartbeat::Heart;
use super::line::Way;
use super::news::Versions;
use super::pace::Pace;
use super::shared::{Shared, Terminal};
use super::status::StatusFile;
use super::versions::{Lane, Sender};
use super::{calls, fetch, inventory, renewal};
use crate::config::DeskAddress;
use crate::host::clock::Instant;
use crate::host::desk_identity::{DeskFolder, DeskIdentity};
use crate::host::outbox::{Health, Outbox, OutboxError};

/// Between two looks whether the outbox is open.
const OPENING: Duration = Duration::from_millis(10);

/// How long the thread has for its end.
const FAREWELL: Duration = Duration::from_secs(1);

/// What delivery is made from.
pub(crate) struct DeliverySetup {
    pub(crate) folder: DeskFolder,
    /// In place of the address at which this terminal was enrolled.
    pub(crate) address: Option<DeskAddress>,
    pub(crate) outbox: Outbox,
    /// Of the parts of this terminal.
    pub(crate) versions: Versions,
    pub(crate) bundle: MakeBundle,
}

/// Runs the requests, heartbeats and events of a desk until the program ends.
#[derive(Debug)]
pub(super) struct DeliveryThread {
    thread: JoinHandle<()>,
}

struct Runner {
    setup: DeliverySetup,
    shared: Arc<Shared>,
    pace: Pace,
    boot: Uuid,
}

impl DeliveryThread {
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(super) fn start(setup: DeliverySetup, shared: Arc<Shared>, pace: Pace) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let mut boot = [0; 16];
        // Without randomness no visit begins; two terminals with one key are told apart no more.
        let _ = getrandom::fill(&mut boot);
        let boot = uuid::Builder::from_random_bytes(boot).into_uuid();
        let runner = Runner { setup, shared, pace, boot };
        let thread = std::thread::Builder::new().name("delivery".into()).spawn(move || {
            runtime.block_on(runner.run());
            runtime.shutdown_background();
        })?;
        Ok(Self { thread })
    }

    /// Waits a moment until it has ended.
    pub(super) fn end(&self, shared: &Shared) {
        shared.end.notify_one();
        let patience = Instant::now() + FAREWELL;
        while !self.thread.is_finished() && Instant::now() < patience {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Runner {
    async fn run(self) {
        tokio::select! {
            () = self.shared.end.notified() => {}
            () = self.as_enrolled() => {}
        }
    }

    async fn as_enrolled(&self) {
        let mut told = None;
        loop {
            match self.setup.folder.identity() {
                Ok(Some(identity)) => {
                    told = None;
                    self.as_terminal(identity).await;
                }
                Ok(None) => self.of_no_desk(),
                Err(error) => {
                    let error = error.to_string();
                    if told.as_ref() != Some(&error) {
                        tracing::error!(error, "what this terminal is at its desk");
                        told = Some(error);
                    }
                    self.of_no_desk();
                }
            }
            tokio::time::sleep(self.pace.identity).await;
        }
    }

    fn of_no_desk(&self) {
        {
            let mut known = self.shared.known();
            known.terminal = None;
            known.forget_desk();
        }
        self.shared.tell_standing();
    }

    /// Until it is enrolled anew.
    async fn as_terminal(&self, identity: DeskIdentity) {
        let (desk, terminal) = (identity.desk_id.clone(), identity.terminal.clone());
        // Before anything is sent.
        self.setup.outbox.of_desk(&desk);
        {
            let mut known = self.shared.known();
            let own = Terminal::of(&identity);
            if known.terminal.as_ref() != Some(&own) {
                known.forget_desk();
            }
            known.terminal = Some(own);
        }
        self.shared.tell_standing();
        if !self.has_the_outbox().await {
            return;
        }
        if let Some((at, receipt)) = self.setup.outbox.state().newest_receipt {
            let mut known = self.shared.known();
            known.store = Some((receipt.generation, receipt.sequence));
            known.last_receipt = Some(at.into());
        }
        let address = self.setup.address.as_ref().map(ToString::to_string);
        let folder = self.setup.folder.clone();
        let Ok(way) = Way::new(self.shared.clone(), folder.clone(), identity, address) else {
            tracing::error!("key or certificate of this terminal is none: enrol it anew");
            return;
        };
        let _tasks = self.tasks(&way);
        let mut status = StatusFile::new(folder.clone());
        loop {
            tokio::time::sleep(self.pace.identity).await;
            status.update(&self.shared, &self.setup.outbox);
            let now = folder.identity();
            let stays = match &now {
                // What this program itself has renewed is the same terminal's.
                Ok(Some(now)) if now.desk_id == desk && now.terminal == terminal => {
                    now.current.key == way.identity().current.key
                        || Some(&now.current) == way.identity().next.as_ref()
                }
                _ => false,
            };
            let moves = matches!(&now, Ok(Some(now)) if now.desk_id != desk);
            if !stays && !self.is_busy(moves) {
                return;
            }
        }
    }

    /// A visit that is open ends at the desk where it began, and what no disk takes is told to no
    /// other desk.
    fn is_busy(&self, moves: bool) -> bool {
        let known = self.shared.known();
        known.on_screen.is_some() || (moves && !known.in_memory.is_empty())
    }

    /// Whoever has the outbox is this terminal at the desk; a program that waits until another has
    /// ended says nothing there.
    async fn has_the_outbox(&self) -> bool {
        loop {
            match self.setup.outbox.state().health {
                Health::OutOfService(OutboxError::InUse) => return false,
                Health::Serves | Health::OutOfService(_) => return true,
                Health::Opening => tokio::time::sleep(OPENING).await,
            }
        }
    }

    /// Everything that goes on beside each other; it ends when the set is dropped.
    fn tasks(&self, way: &Arc<Way>) -> JoinSet<()> {
        let (outbox, pace) = (&self.setup.outbox, self.pace);
        let calls = Waiting::default();
        let (bundles, wanted) = Bundles::new();
        let mut tasks = JoinSet::new();
        for lane in [Lane::Screen, Lane::Others] {
            let sender = Sender { lane, way: way.clone(), outbox: outbox.clone(), pace };
            tasks.spawn(sender.run());
        }
        tasks.spawn(
            Heart {
                way: way.clone(),
                outbox: outbox.clone(),
                pace,
                boot: self.boot,
                versions: self.setup.versions.clone(),
            }
            .run(),
        );
        let listener = Listener {
            way: way.clone(),
            outbox: outbox.clone(),
            pace,
            calls: calls.clone(),
            bundles,
        };
        tasks.spawn(listener.run());
        tasks.spawn(calls::run(way.clone(), pace, calls));
        tasks.spawn(fetch::run(way.clone(), pace));
        tasks.spawn(renewal::run(way.clone(), pace));
        tasks.spawn(inventory::run(way.clone(), outbox.clone(), pace));
        tasks.spawn(bundle::run(way.clone(), self.setup.bundle.clone(), wanted));
        tasks
    }
}
