//! Sends versions of visits, and takes the desk's word for each (desk/PROTOCOL.md §5): the visit on
//! the screen first, what waits beside it, the oldest first, in order within each visit.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use kazasu_core::handover::{ProblemReason, VisitAnswer, VisitVersion};
use kazasu_core::secret::WipedBytes;
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::line::{Line, Way};
use super::news::DeskNews;
use super::pace::{BackOff, Pace};
use super::shared::{InMemory, Shared};
use crate::host::clock::Instant;
use crate::host::delivery::http::{Asking, wiped};
use crate::host::delivery::trouble::{Refused, Trouble};
use crate::host::outbox::{Outbox, Pick, RowId, Waiting};

/// Nothing may be lost by a wake-up that was missed: what waits is looked for this often anyway.
const LOOK: Duration = Duration::from_secs(30);

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    /// The visit on the screen.
    Screen,
    /// The backlog: whatever else waits, the oldest first.
    Others,
}

/// One of the two that send.
pub(super) struct Sender {
    pub(super) lane: Lane,
    pub(super) way: Arc<Way>,
    pub(super) outbox: Outbox,
    pub(super) pace: Pace,
}

/// One version that is to be sent.
struct Version {
    visit: VisitId,
    version: VisitVersion,
    sha256: Sha256,
    body: WipedBytes,
    /// It is in the outbox; else in memory alone.
    kept: bool,
}

/// What became of it.
enum Sent {
    Received,
    /// It waits for something else than the network.
    Later(Duration),
    /// The desk cannot be asked now.
    Away,
    SetAside,
}

impl Sender {
    /// Until the task is dropped.
    pub(super) async fn run(self) {
        let mut line = self.way.line();
        let mut away = BackOff::new(self.pace);
        // Visits with which the desk has trouble of its own, and until when they wait.
        let mut resting: BTreeMap<VisitId, (Instant, BackOff)> = BTreeMap::new();
        let mut recovered = self.way.recoveries();
        loop {
            recovered.mark_unchanged();
            let now = Instant::now();
            let rest: Vec<_> = resting
                .iter()
                .filter(|(_, (until, _))| *until > now)
                .map(|(visit, _)| *visit)
                .collect();
            let Some(version) = self.next(&rest).await else {
                let until = resting.values().map(|(until, _)| *until).filter(|it| *it > now).min();
                let look =
                    until.map_or(LOOK, |until| until.saturating_duration_since(now).min(LOOK));
                tokio::select! {
                    () = self.woken() => {}
                    _ = recovered.changed() => resting.values_mut().for_each(|rest| rest.0 = now),
                    () = tokio::time::sleep(look) => {}
                }
                continue;
            };
            let visit = version.visit;
            match self.send(&mut line, version).await {
                Sent::Received | Sent::SetAside => {
                    resting.remove(&visit);
                    away.reset();
                }
                Sent::Later(least) => {
                    let rest = resting.remove(&visit);
                    let mut back_off = rest.map_or(BackOff::new(self.pace), |(_, it)| it);
                    let wait = back_off.next().max(least);
                    resting.insert(visit, (Instant::now() + wait, back_off));
                }
                Sent::Away => {
                    let wait = away.next();
                    tokio::select! {
                        _ = recovered.changed() => {}
                        () = tokio::time::sleep(wait) => {}
                    }
                }
            }
        }
    }

    async fn woken(&self) {
        match self.lane {
            Lane::Screen => self.way.shared.screen.notified().await,
            Lane::Others => self.way.shared.versions.notified().await,
        }
    }

    /// The next version of this lane, with its visit marked as on its way.
    async fn next(&self, resting: &[VisitId]) -> Option<Version> {
        let shared = &self.way.shared;
        let (on_screen, mut others) = {
            let known = shared.known();
            if !known.delivers() {
                return None;
            }
            (known.on_screen, known.on_their_way.clone())
        };
        let is_mine = |visit: VisitId| {
            (on_screen == Some(visit)) == (self.lane == Lane::Screen)
                && !resting.contains(&visit)
                && !others.contains(&visit)
        };
        let held = shared.known().in_memory.iter().find(|it| is_mine(it.visit)).map(in_memory);
        let pick = match self.lane {
            Lane::Screen => Pick::Visit(on_screen.filter(|visit| is_mine(*visit))?),
            Lane::Others => {
                others.extend(on_screen);
                others.extend(resting);
                Pick::OldestBut(others)
            }
        };
        let kept = self.look(pick).await.and_then(kept);
        // In order within a visit, wherever its versions lie.
        let version = match (kept, held) {
            (Some(kept), Some(held)) if kept.visit == held.visit => {
                if kept.version <= held.version { kept } else { held }
            }
            (Some(kept), _) => kept,
            (None, held) => held?,
        };
        // The other lane may have been quicker.
        shared.set_out(version.visit).then_some(version)
    }

    async fn look(&self, pick: Pick) -> Option<Waiting> {
        let (answer, answered) = oneshot::channel();
        self.outbox.next(pick, move |waiting| drop(answer.send(waiting)));
        timeout(LOOK, answered).await.ok()?.ok()?
    }

    async fn send(&self, line: &mut Line, version: Version) -> Sent {
        let Version { visit, version, sha256, body, kept } = version;
        let path = format!("/v1/visits/{visit}/versions/{}", version.number());
        let asking = Asking::put_bytes(path, "application/json", wiped(body));
        let outcome = line.ask(&asking).await;
        // Whatever is left of the body is overwritten now.
        drop(asking);
        let answer = outcome.and_then(|answer| answer.json::<VisitAnswer>());
        let id = RowId { visit, version: version.number().into() };
        let sent = match answer {
            Ok(answer) => {
                let receipt = answer.receipt;
                let fits = receipt.visit == visit
                    && receipt.version == version
                    && receipt.sha256 == sha256;
                if fits {
                    self.received(id, answer);
                    Sent::Received
                } else {
                    tracing::error!(%visit, "a receipt of the desk is of something else");
                    Sent::Later(Duration::ZERO)
                }
            }
            Err(trouble) => self.not_received(id, kept, trouble),
        };
        self.way.shared.come_back(visit);
        if matches!(sent, Sent::Received | Sent::SetAside) {
            // The next version of this visit may be in the other lane by now.
            self.way.shared.versions.notify_one();
            self.way.shared.screen.notify_one();
        }
        sent
    }

    /// Also of a version that is in memory alone the outbox hears: those before it may lie there.
    fn received(&self, id: RowId, answer: VisitAnswer) {
        let VisitAnswer { receipt, verdict, questions } = answer;
        let shared = &self.way.shared;
        let short = kazasu_core::session::Receipt {
            generation: receipt.generation,
            sequence: receipt.sequence,
        };
        match receipt.version {
            VisitVersion::Evidence => self.outbox.received_while_open(id, short),
            VisitVersion::Whole => self.outbox.received(id, short),
        }
        forget(shared, receipt.visit, receipt.version);
        {
            let mut known = shared.known();
            known.last_receipt = Some(receipt.received_at);
            known.note_receipt(receipt.generation, receipt.sequence);
        }
        tracing::info!(
            visit = %receipt.visit, version = receipt.version.number(),
            sequence = receipt.sequence, "received by the desk"
        );
        shared.tell(DeskNews::Received { receipt, verdict, questions });
    }

    fn not_received(&self, id: RowId, kept: bool, trouble: Trouble) -> Sent {
        let visit = id.visit;
        tracing::info!(%visit, version = id.version, why = trouble.word(), "not received");
        match trouble {
            Trouble::Refused(Refused { status: 400 | 409 | 413 | 415 | 422, reason, .. }) => {
                self.set_aside(id, kept, reason);
                Sent::SetAside
            }
            Trouble::Refused(Refused { retry_after, status, .. }) => match status {
                // The desk as a whole, or this terminal.
                408 | 429 | 503 if retry_after.is_none() => Sent::Away,
                401 | 403 => Sent::Away,
                _ => Sent::Later(retry_after.unwrap_or(Duration::ZERO).min(self.pace.longest)),
            },
            // Whatever it answers instead of a receipt, others may fare better.
            Trouble::Garbage => Sent::Later(Duration::ZERO),
            _ => Sent::Away,
        }
    }

    fn set_aside(&self, id: RowId, kept: bool, reason: ProblemReason) {
        let visit = id.visit;
        tracing::error!(%visit, version = id.version, ?reason, "the desk refuses it for good");
        let why = Trouble::word_of(reason);
        if kept {
            self.outbox.set_aside(id, why);
        }
        let version = u8::try_from(id.version).ok().and_then(VisitVersion::new);
        if let Some(version) = version {
            forget(&self.way.shared, visit, version);
            self.way.shared.tell(DeskNews::SetAside { visit, version, why });
        }
    }
}

fn forget(shared: &Shared, visit: VisitId, version: VisitVersion) {
    shared.known().in_memory.retain(|it| it.visit != visit || it.version != version);
}

fn in_memory(held: &InMemory) -> Version {
    Version {
        visit: held.visit,
        version: held.version,
        sha256: Sha256::of(&held.body),
        body: held.body.clone(),
        kept: false,
    }
}

fn kept(waiting: Waiting) -> Option<Version> {
    let version = u8::try_from(waiting.id.version).ok().and_then(VisitVersion::new)?;
    let (visit, sha256, body) = (waiting.id.visit, waiting.sha256, waiting.body);
    Some(Version { visit, version, sha256, body, kept: true })
}
