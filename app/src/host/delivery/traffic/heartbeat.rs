//! Every ten seconds the desk hears how this terminal is, and says what it thinks of it
//! (desk/PROTOCOL.md §6).

use std::sync::Arc;

use kazasu_core::handover::{Heartbeat, HeartbeatAnswer, Queue, Timestamp};
use uuid::Uuid;

use super::line::Way;
use super::news::{DeskNews, Versions};
use super::pace::Pace;
use crate::host::delivery::desk_clock::now;
use crate::host::delivery::http::Asking;
use crate::host::outbox::Outbox;

pub(super) struct Heart {
    pub(super) way: Arc<Way>,
    pub(super) outbox: Outbox,
    pub(super) pace: Pace,
    /// New with each start of the program.
    pub(super) boot: Uuid,
    pub(super) versions: Versions,
}

impl Heart {
    /// Until the task is dropped.
    pub(super) async fn run(self) {
        let mut line = self.way.line();
        let mut revision = None;
        loop {
            let sent_at = now();
            let before = self.way.shared.known().store;
            let asking = Asking::post("/v1/heartbeats", &self.beat(sent_at));
            let answer = line.ask(&asking).await.and_then(|answer| answer.json());
            match answer {
                Ok(answer) => self.answered(answer, sent_at, before, &mut revision),
                Err(trouble) => tracing::debug!(why = trouble.word(), "no answer to a heartbeat"),
            }
            tokio::time::sleep(self.pace.heartbeat).await;
        }
    }

    fn beat(&self, sent_at: Timestamp) -> Heartbeat {
        let situation = self.way.shared.known().situation.clone();
        let in_memory = self.way.shared.known().in_memory.len();
        let queue = self.outbox.state();
        let number = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        Heartbeat {
            sent_at,
            boot: self.boot,
            state: situation.state,
            cause: situation.cause,
            visit: situation.visit,
            queue: Queue {
                waiting: number(queue.waiting.saturating_add(in_memory as u64)),
                set_aside: number(queue.set_aside),
                oldest: queue.oldest.map(Timestamp::from),
            },
            versions: self.versions.clone(),
            readers: situation.readers,
            service_started: situation.service_started,
        }
    }

    fn answered(
        &self,
        answer: HeartbeatAnswer,
        sent_at: Timestamp,
        before: Option<(Uuid, u64)>,
        revision: &mut Option<kazasu_core::sha256::Sha256>,
    ) {
        let shared = &self.way.shared;
        shared.clock.told(answer.time, sent_at, now());
        {
            let mut known = shared.known();
            known.gate = answer.gate;
            known.settings = Some(answer.settings.clone());
        }
        shared.tell_standing();
        if revision.replace(answer.settings.revision) != Some(answer.settings.revision) {
            shared.tell(DeskNews::Settings(answer.settings));
        }
        if answer.renew || self.is_due() {
            shared.renewal.notify_one();
        }
        shared.nonces.notify_one();
        // A receipt that came meanwhile may be newer than this answer.
        let lost = before.is_some_and(|(generation, sequence)| {
            generation != answer.generation || sequence > answer.sequence
        });
        if lost {
            tracing::error!("the desk's store is not the one that this terminal knew");
            shared.inventory.notify_one();
        }
        shared.known().note_receipt(answer.generation, answer.sequence);
    }

    /// Two thirds of the certificate's time are over, by the desk's clock.
    fn is_due(&self) -> bool {
        let identity = self.way.identity();
        let validity = identity.newest().validity();
        validity.is_some_and(|validity| self.way.shared.clock.desk_now() >= validity.renewal())
    }
}
