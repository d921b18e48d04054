//! What the threads know together of the desk: set by delivery, looked at by the visits, which
//! never wait for it.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use kazasu_core::confirmation::Letter;
use kazasu_core::handover::{DeskSettings, ProblemReason, Timestamp, VisitVersion};
use kazasu_core::secret::WipedBytes;
use kazasu_core::session::VisitId;
use tokio::sync::Notify;
use uuid::Uuid;

use super::news::{DeskNews, DeskStanding, Situation, StaffCall};
use super::nonces::Pool;
use crate::host::delivery::desk_clock::DeskClock;
use crate::host::delivery::trouble::Trouble;
use crate::host::desk_identity::DeskIdentity;

/// Versions that no disk takes, at most: then the oldest of them goes.
const IN_MEMORY: usize = 32;

/// Calls and their ends that wait to be told, at most.
const CALLS: usize = 32;

/// Tells the visits.
pub(in crate::host::delivery) type Tell = Box<dyn Fn(DeskNews) + Send + Sync>;

/// What is known, and who is woken when it changes.
pub(super) struct Shared {
    known: Mutex<Known>,
    pub(super) clock: DeskClock,
    tell: Tell,
    /// Something may wait to be sent.
    pub(super) versions: Notify,
    /// The same for the visit on the screen.
    pub(super) screen: Notify,
    pub(super) calls: Notify,
    pub(super) nonces: Notify,
    /// The certificate is to be renewed.
    pub(super) renewal: Notify,
    /// What this terminal still knows of visits is wanted.
    pub(super) inventory: Notify,
    /// The program ends: whoever waits on the line gives up.
    pub(super) end: Notify,
}

#[derive(Default)]
pub(super) struct Known {
    /// As which terminal; `None`: it is one of no desk.
    pub(super) terminal: Option<Terminal>,
    pub(super) standing: Option<DeskStanding>,
    pub(super) pool: Pool,
    pub(super) situation: Situation,
    /// The visit on the screen: its versions go first.
    pub(super) on_screen: Option<VisitId>,
    /// Visits of which a version is on its way.
    pub(super) on_their_way: Vec<VisitId>,
    /// What no disk has taken.
    pub(super) in_memory: VecDeque<InMemory>,
    pub(super) calls: VecDeque<CallOrder>,
    pub(super) link: Link,
    pub(super) gate: Option<kazasu_core::handover::Gate>,
    /// What the desk sets on this terminal.
    pub(super) settings: Option<DeskSettings>,
    /// Why nothing is sent any more, until this terminal is enrolled anew or the desk takes it.
    pub(super) stopped: Option<ProblemReason>,
    pub(super) certificate_ended: bool,
    /// Generation and the highest sequence of receipts.
    pub(super) store: Option<(Uuid, u64)>,
    pub(super) last_receipt: Option<Timestamp>,
    /// What the desk's store has lost, as its last answer to an inventory said.
    pub(super) missing: u32,
}

/// A terminal as its desk knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Terminal {
    /// Part of every challenge.
    pub(crate) id: Uuid,
    pub(crate) letter: Option<Letter>,
    pub(crate) name: String,
}

impl Terminal {
    pub(super) fn of(identity: &DeskIdentity) -> Self {
        let name = identity.terminal.name.clone();
        Self { id: identity.terminal_id(), letter: identity.letter(), name }
    }
}

/// Whether the desk answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Link {
    /// Not asked yet.
    #[default]
    Untried,
    /// Since then.
    Up(Timestamp),
    Away {
        since: Timestamp,
        why: Trouble,
    },
}

/// A version that is on no disk.
pub(super) struct InMemory {
    pub(super) visit: VisitId,
    pub(super) version: VisitVersion,
    pub(super) body: WipedBytes,
}

/// A call begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CallOrder {
    Begin(StaffCall),
    End(Uuid),
}

impl Shared {
    pub(super) fn new(tell: Tell, clock: DeskClock) -> Self {
        Self {
            known: Mutex::default(),
            clock,
            tell,
            versions: Notify::new(),
            screen: Notify::new(),
            calls: Notify::new(),
            nonces: Notify::new(),
            renewal: Notify::new(),
            inventory: Notify::new(),
            end: Notify::new(),
        }
    }

    /// Nothing waits while it is held.
    pub(super) fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn tell(&self, news: DeskNews) {
        (self.tell)(news);
    }

    /// Tells the visits how the desk stands, if that has changed.
    pub(super) fn tell_standing(&self) {
        let changed = {
            let mut known = self.known();
            let standing = known.standing_now();
            let changed = known.standing.as_ref() != Some(&standing);
            known.standing = Some(standing.clone());
            changed.then_some(standing)
        };
        if let Some(standing) = changed {
            tracing::info!(?standing, "the desk");
            self.tell(DeskNews::Standing(standing));
        }
    }

    /// A version is on its way; `false`: one of this visit is already.
    pub(super) fn set_out(&self, visit: VisitId) -> bool {
        let ways = &mut self.known().on_their_way;
        let free = !ways.contains(&visit);
        if free {
            ways.push(visit);
        }
        free
    }

    pub(super) fn come_back(&self, visit: VisitId) {
        self.known().on_their_way.retain(|other| *other != visit);
    }

    /// A version that no disk takes.
    pub(super) fn hold(&self, version: InMemory) {
        let mut known = self.known();
        let held = &mut known.in_memory;
        let same = |it: &InMemory| it.visit == version.visit && it.version == version.version;
        if !held.iter().any(same) {
            if held.len() >= IN_MEMORY {
                tracing::error!("visits that no disk takes and no desk hears are lost");
                held.pop_front();
            }
            held.push_back(version);
        }
        drop(known);
        self.screen.notify_one();
        self.versions.notify_one();
    }

    /// The next call, or end of one.
    pub(super) fn order_call(&self, order: CallOrder) -> bool {
        let mut known = self.known();
        let fits = known.calls.len() < CALLS;
        if fits {
            known.calls.push_back(order);
        }
        drop(known);
        self.calls.notify_one();
        fits
    }
}

impl Known {
    fn standing_now(&self) -> DeskStanding {
        if self.terminal.is_none() {
            return DeskStanding::None;
        }
        match self.stopped {
            None => {}
            Some(ProblemReason::Revoked) => return DeskStanding::Struck,
            Some(_) => return DeskStanding::Unknown,
        }
        if self.certificate_ended {
            return DeskStanding::CertificateEnded;
        }
        match (&self.gate, self.link) {
            (Some(gate), _) => DeskStanding::Gated(gate.clone()),
            (None, Link::Up(_)) => DeskStanding::Present,
            (None, Link::Untried | Link::Away { .. }) => DeskStanding::Away,
        }
    }

    /// The desk's store has given this receipt, or says so itself.
    pub(super) fn note_receipt(&mut self, generation: Uuid, sequence: u64) {
        self.store = Some(match self.store {
            Some((known, highest)) if known == generation => (known, highest.max(sequence)),
            _ => (generation, sequence),
        });
    }

    /// Whether anything may be sent to the desk: it has not struck this terminal.
    pub(super) const fn delivers(&self) -> bool {
        self.stopped.is_none()
    }

    /// Nothing of another desk is left.
    pub(super) fn forget_desk(&mut self) {
        self.pool.clear();
        self.link = Link::Untried;
        self.gate = None;
        self.settings = None;
        self.stopped = None;
        self.certificate_ended = false;
        self.store = None;
        self.last_receipt = None;
        self.missing = 0;
    }
}
