//! The store in words: calls, alarms, visits, terminals.

use std::collections::HashMap;
use std::net::IpAddr;

use askama::Template;
use kazasu_core::handover::{CallCause, GateReason, TerminalState, Timestamp, VisitVersion};
use kazasu_core::session::VisitId;
use kazasu_i18n::PageText;
use uuid::Uuid;

use super::visit_row::{VisitView, word};
use super::words::Words;
use crate::desk::Desk;
use crate::store::{
    LostVisit, OpenAlarm, OpenCall, Role, Status, StoreError, Terminal, VisitFilter,
};

/// The most visits that are shown.
const VISITS: u32 = 100;

/// A terminal calls every 10 s; after three that did not come staff are told.
const SILENT_MS: u64 = 35_000;

/// What is shown, in words.
#[derive(Template)]
#[template(path = "board.html")]
pub(super) struct Board<'a> {
    words: &'a Words,
    /// Every row is of a demonstration.
    is_demo: bool,
    is_administrator: bool,
    is_restored: bool,
    /// The store does not answer: nothing else is shown, since it would be old.
    is_failed: bool,
    /// Whether a service is asked about patients.
    asks_eligibility: bool,
    /// What is not well with the desk itself.
    warnings: Vec<String>,
    calls: Vec<CallView>,
    alarms: Vec<AlarmView>,
    lost: Vec<LostView>,
    visits: Vec<VisitView>,
    terminals: Vec<TerminalView>,
}

/// A version that a restored store does not have.
struct LostView {
    visit: VisitId,
    version: u8,
    terminal: String,
    what: String,
}

struct CallView {
    id: Uuid,
    terminal: String,
    cause: String,
    ago: String,
    coming: Option<String>,
    /// Nobody waits for an answer.
    is_notice: bool,
}

struct AlarmView {
    id: u64,
    what: String,
    ago: String,
    /// Whence it came, where that says who it was.
    address: Option<IpAddr>,
}

struct TerminalView {
    id: Uuid,
    letter: String,
    name: String,
    state: String,
    /// Of the style sheet: `good`, `careful`, `bad`.
    class: &'static str,
    heard: String,
    queue: String,
    version: String,
    certificate: String,
    is_renewal_pending: bool,
    is_revoked: bool,
}

impl<'a> Board<'a> {
    pub(super) async fn read(desk: &Desk, words: &'a Words, role: Role) -> Self {
        match Self::try_read(desk, words, role).await {
            Ok(board) => board,
            Err(error) => {
                tracing::error!(%error, "the page cannot be read from the store");
                let (warnings, calls, alarms, lost, visits, terminals) = Default::default();
                Self {
                    words,
                    is_demo: desk.is_demo(),
                    is_administrator: false,
                    is_restored: false,
                    is_failed: true,
                    asks_eligibility: false,
                    warnings,
                    calls,
                    alarms,
                    lost,
                    visits,
                    terminals,
                }
            }
        }
    }

    async fn try_read(desk: &Desk, words: &'a Words, role: Role) -> Result<Self, StoreError> {
        let (store, now) = (&desk.store, desk.now());
        let terminals = store.terminals().await?;
        let names: HashMap<Uuid, &str> =
            terminals.iter().map(|terminal| (terminal.id, terminal.name.as_str())).collect();
        let statuses: HashMap<Uuid, Status> = store.statuses().await?.into_iter().collect();
        let calls = store.calls().await?;
        let alarms = store.alarms().await?;
        let mut visits = Vec::new();
        for row in store.visits(VisitFilter { open: false, limit: VISITS }).await? {
            // The page shows them to whoever may log in: that was written down.
            let file = store.visit(row.id, None, now).await?;
            visits.push(VisitView::new(words, &row, file.as_ref(), now));
        }
        // Who is still to be dealt with comes first, and whoever has waited longest.
        visits.sort_by_key(|visit| (visit.is_done(), visit.order()));
        let terminal_views = terminals
            .iter()
            .map(|it| {
                let gate = desk.gate_of(it.id);
                TerminalView::new(words, it, statuses.get(&it.id), gate, now)
            })
            .collect();
        Ok(Self {
            words,
            is_demo: desk.is_demo(),
            is_administrator: role == Role::Administrator,
            is_restored: store.head().await?.restored,
            is_failed: false,
            asks_eligibility: desk.asks_eligibility(),
            warnings: warnings(desk, words).await?,
            lost: store
                .lost_visits()
                .await?
                .iter()
                .map(|it| LostView::new(words, it, &names))
                .collect(),
            calls: calls.iter().map(|call| CallView::new(words, call, now)).collect(),
            alarms: alarms.iter().map(|alarm| AlarmView::new(words, alarm, &names, now)).collect(),
            visits,
            terminals: terminal_views,
        })
    }

    pub(super) fn html(&self) -> String {
        // Templates are compiled in; only memory can be missing.
        self.render().unwrap_or_default()
    }
}

/// What is not well with the desk itself, and is so until it is mended.
async fn warnings(desk: &Desk, words: &Words) -> Result<Vec<String>, StoreError> {
    let mut warnings = Vec::new();
    let age = desk.backup_age().await?;
    if age.is_late {
        warnings.push(words.say(PageText::BackupLate { hours: age.millis / 3_600_000 }));
    }
    if let Some(behind) = desk.clock_behind().await? {
        let direction = if behind > 0 { "behind" } else { "ahead" };
        let minutes = behind.unsigned_abs() / 60_000;
        warnings.push(words.say(PageText::DeskClock { minutes, direction }));
    }
    Ok(warnings)
}

impl LostView {
    fn new(words: &Words, lost: &LostVisit, names: &HashMap<Uuid, &str>) -> Self {
        let version = match lost.version {
            VisitVersion::Evidence => "evidence",
            VisitVersion::Whole => "whole",
        };
        Self {
            visit: lost.visit,
            version: lost.version.number(),
            terminal: names.get(&lost.terminal).copied().unwrap_or("–").to_owned(),
            what: words.say(PageText::Lost { version, at: lost.received_at.as_unix() }),
        }
    }
}

impl CallView {
    fn new(words: &Words, call: &OpenCall, now: Timestamp) -> Self {
        let coming = call.seen_by.as_deref().map(|name| words.say(PageText::ComingBy { name }));
        Self {
            id: call.id,
            terminal: call.terminal_name.clone(),
            cause: words.say(PageText::Call { cause: &word(&call.call.cause) }),
            ago: words.ago(call.put_at, now),
            coming,
            is_notice: call.call.cause != CallCause::Called,
        }
    }
}

impl AlarmView {
    fn new(words: &Words, it: &OpenAlarm, names: &HashMap<Uuid, &str>, now: Timestamp) -> Self {
        let terminal = it.alarm.terminal().and_then(|id| names.get(&id)).copied().unwrap_or("–");
        let alarm = it.alarm.word();
        Self {
            id: it.id,
            what: words.say(PageText::Alarm { alarm, terminal }),
            ago: words.ago(it.at, now),
            address: it.alarm.address(),
        }
    }
}

impl TerminalView {
    fn new(
        words: &Words,
        terminal: &Terminal,
        status: Option<&Status>,
        gate: Option<GateReason>,
        now: Timestamp,
    ) -> Self {
        let heard = status.map(|status| status.received_at);
        let is_silent = heard
            .is_some_and(|heard| now.as_millis() >= heard.as_millis().saturating_add(SILENT_MS));
        let (state, class) = match status {
            _ if terminal.revoked_at.is_some() => ("revoked", "bad"),
            None => ("never", "careful"),
            Some(_) if is_silent => ("silent", "bad"),
            // It is out of service for that, and the page says why.
            Some(_) if gate.is_some() => ("gated", "bad"),
            Some(status) => match status.heartbeat.state {
                TerminalState::OutOfService => ("out_of_service", "bad"),
                TerminalState::Maintenance => ("maintenance", "careful"),
                TerminalState::Visit => ("visit", "good"),
                TerminalState::Ready => ("ready", "good"),
            },
        };
        let mut said = words.say(PageText::TerminalState { state });
        if let ("gated", Some(gate)) = (state, gate) {
            let why = words.say(PageText::Gate { reason: &word(&gate) });
            said = format!("{said}: {why}");
        }
        let queue = status.map_or_else(String::new, |status| {
            let queue = status.heartbeat.queue;
            words.say(PageText::Queue { waiting: queue.waiting, set_aside: queue.set_aside })
        });
        Self {
            id: terminal.id,
            letter: terminal.letter.map_or_else(String::new, |letter| letter.get().to_string()),
            name: terminal.name.clone(),
            state: said,
            class,
            heard: heard.map_or_else(String::new, |heard| words.ago(heard, now)),
            queue,
            version: status
                .and_then(|status| status.heartbeat.versions.get("kazasu"))
                .cloned()
                .unwrap_or_default(),
            certificate: terminal.not_after.map_or_else(String::new, |at| words.day(at)),
            is_renewal_pending: terminal.renewal_pending,
            is_revoked: terminal.revoked_at.is_some(),
        }
    }
}
