//! What a program that ended within a visit has left: a version 1 without a version 2. It is
//! completed before the terminal serves again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kazasu_core::session::VisitId;
use kazasu_core::time::UnixTime;

use super::news::DeskNews;
use super::record;
use super::shared::Shared;
use crate::host::clock;
use crate::host::outbox::{Health, Outbox, Past, Pick, Row, RowId, Standing};

/// How far back is looked, in seconds: visits of the days before were completed then.
const BACK: u64 = 3 * 86_400;

/// Completes them as soon as the outbox can be written: until another program has ended, say, that
/// has it. Each time that nothing is left to do, or nothing can be done, it tells
/// [`DeskNews::Recovered`]; an outbox that is out of service lets no visit begin anyway.
pub(super) fn run(shared: &Arc<Shared>, outbox: &Outbox) {
    let (shared, then) = (shared.clone(), outbox.clone());
    let mut before = Health::Opening;
    let mut is_done = false;
    outbox.follow(move |state| {
        let changed = before != state.health;
        before.clone_from(&state.health);
        match &state.health {
            Health::Serves if !is_done => {
                is_done = true;
                complete(&shared, &then);
            }
            Health::OutOfService(_) if changed && !is_done => shared.tell(DeskNews::Recovered),
            Health::Opening | Health::Serves | Health::OutOfService(_) => {}
        }
    });
}

fn complete(shared: &Arc<Shared>, outbox: &Outbox) {
    let since = UnixTime::from_secs(clock::now().as_secs().saturating_sub(BACK));
    let (shared, then) = (shared.clone(), outbox.clone());
    outbox.history(since, move |history| {
        let open = left_open(&history);
        let left = Arc::new(AtomicUsize::new(open.len()));
        if open.is_empty() {
            shared.tell(DeskNews::Recovered);
        }
        for (visit, confirmation) in open {
            let done = Done { shared: shared.clone(), left: left.clone() };
            let outbox = then.clone();
            then.next(Pick::LeftOpen(visit), move |first| {
                let first = first.filter(|first| first.id.version == 1);
                let Some(body) = first.and_then(|first| record::restarted(&first.body)) else {
                    return;
                };
                tracing::warn!(%visit, "the terminal restarted within this visit");
                let row = Row { id: RowId { visit, version: 2 }, confirmation, body };
                outbox.keep(row, move |_| drop(done));
            });
        }
    });
}

/// Visits of which version 1 is here and no version 2.
fn left_open(history: &[Past]) -> BTreeMap<VisitId, u16> {
    let mut open: BTreeMap<_, _> = history
        .iter()
        .filter(|past| {
            let refused = matches!(past.standing, Standing::SetAside { .. });
            past.id.version == 1 && !refused
        })
        .map(|past| (past.id.visit, past.confirmation))
        .collect();
    for past in history.iter().filter(|past| past.id.version > 1) {
        open.remove(&past.id.visit);
    }
    open
}

/// One of them is done when it is dropped, whatever came of it.
struct Done {
    shared: Arc<Shared>,
    left: Arc<AtomicUsize>,
}

impl Drop for Done {
    fn drop(&mut self) {
        if self.left.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.shared.versions.notify_one();
            self.shared.tell(DeskNews::Recovered);
        }
    }
}
