//! How the outbox stands, for whoever follows the terminal.

use super::row::{Past, Standing};
use super::state::{Health, OutboxState};
use crate::host::report::{OutboxReport, RefusedHandOver};

impl From<&OutboxState> for OutboxReport {
    fn from(state: &OutboxState) -> Self {
        let error = match &state.health {
            Health::OutOfService(error) => Some(error),
            Health::Opening | Health::Serves => None,
        };
        Self {
            down: error.map(super::OutboxError::down),
            why: error.map(ToString::to_string),
            opening: state.health == Health::Opening,
            waiting: state.waiting,
            oldest: state.oldest.map(|time| time.as_secs()),
            set_aside: state.set_aside,
            elsewhere: state.elsewhere,
            refused: state.newest_set_aside.iter().filter_map(refused).collect(),
            received: state.received,
            newest_receipt: state.newest_receipt.map(|(time, _)| time.as_secs()),
            damaged: state.damaged,
            commit_ms: state.commit.map(|time| u64::try_from(time.as_millis()).unwrap_or(u64::MAX)),
        }
    }
}

fn refused(past: &Past) -> Option<RefusedHandOver> {
    let Standing::SetAside { at, why } = &past.standing else { return None };
    Some(RefusedHandOver {
        visit: past.id.visit.to_string(),
        version: past.id.version,
        at: at.as_secs(),
        why: why.clone(),
    })
}
