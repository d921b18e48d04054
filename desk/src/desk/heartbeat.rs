//! What a terminal says of itself, and what it is told.

use std::net::IpAddr;

use kazasu_core::handover::{Heartbeat, HeartbeatAnswer};

use super::Desk;
use crate::clones;
use crate::problem::Refused;
use crate::store::{Status, Terminal};

impl Desk {
    /// Takes a heartbeat, and says what its terminal is to know.
    pub(crate) async fn heartbeat(
        &self,
        terminal: &Terminal,
        address: IpAddr,
        heartbeat: Heartbeat,
        renew: bool,
    ) -> Result<HeartbeatAnswer, Refused> {
        let (now, id) = (self.now(), terminal.id);
        let all = self.store.statuses().await?;
        let gate = self.rules.gates.judge(id, &heartbeat, &all, now);
        self.note_gate(id, gate.as_ref().map(|gate| gate.reason));
        let before = all.iter().find(|(other, _)| *other == id);
        let trail = before.map_or(&[][..], |(_, status)| status.trail.as_slice());
        let (trail, alarm) = clones::follow(trail, id, heartbeat.boot, address, now);
        if let Some(alarm) = alarm {
            self.store.raise(alarm, now).await?;
        }
        let status = Status { heartbeat, received_at: now, address, trail };
        self.store.keep_status(id, status).await?;
        let head = self.store.head().await?;
        Ok(HeartbeatAnswer {
            time: now,
            generation: head.generation,
            sequence: head.sequence,
            gate,
            settings: self.store.settings().await?.settings(),
            renew,
        })
    }
}
