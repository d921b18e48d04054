//! What the desk says between requests: heard within a second, by a request that waits there
//! (desk/PROTOCOL.md §6).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use kazasu_core::handover::{DeskEvent, Events, ProblemReason};
use kazasu_core::session::CallId;
use uuid::Uuid;

use super::bundle::Bundles;
use super::line::Way;
use super::news::DeskNews;
use super::pace::{BackOff, Pace};
use crate::host::delivery::http::Asking;
use crate::host::outbox::Outbox;

/// Calls that somebody waits for, by the id that the desk knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Waiting(Arc<Mutex<BTreeMap<Uuid, CallId>>>);

impl Waiting {
    pub(super) fn add(&self, id: Uuid, call: CallId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, call);
    }

    /// Nobody waits for it any more.
    pub(super) fn take(&self, id: Uuid) -> Option<CallId> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&id)
    }
}

pub(super) struct Listener {
    pub(super) way: Arc<Way>,
    pub(super) outbox: Outbox,
    pub(super) pace: Pace,
    pub(super) calls: Waiting,
    pub(super) bundles: Bundles,
}

impl Listener {
    /// Until the task is dropped.
    pub(super) async fn run(self) {
        let mut line = self.way.line();
        let mut back_off = BackOff::new(self.pace);
        let mut cursor: Option<String> = None;
        loop {
            let wait = self.pace.events;
            let path = match &cursor {
                Some(cursor) => {
                    format!("/v1/events?after={}&wait={}", escaped(cursor), wait.as_secs())
                }
                None => "/v1/events?wait=0".to_owned(),
            };
            let asking = Asking::get(path).waiting(wait);
            match line.ask(&asking).await.and_then(|answer| answer.json::<Events>()) {
                Ok(events) => {
                    back_off.reset();
                    cursor = Some(events.cursor);
                    events.events.into_iter().for_each(|event| self.take(event));
                }
                Err(trouble) => {
                    // A cursor that the desk does not know any more.
                    if trouble.is_an_answer() {
                        cursor = None;
                    }
                    let mut recovered = self.way.recoveries();
                    tokio::select! {
                        _ = recovered.changed() => {}
                        () = tokio::time::sleep(back_off.next()) => {}
                    }
                }
            }
        }
    }

    fn take(&self, event: DeskEvent) {
        let shared = &self.way.shared;
        match event {
            DeskEvent::CallSeen { call } => {
                if let Some(call) = self.calls.take(call) {
                    shared.tell(DeskNews::CallSeen(call));
                }
            }
            DeskEvent::CallClosed { call } => {
                if let Some(call) = self.calls.take(call) {
                    shared.tell(DeskNews::CallUnanswered(call));
                }
            }
            DeskEvent::Settings { settings } => {
                shared.known().settings = Some(settings.clone());
                shared.tell(DeskNews::Settings(settings));
            }
            DeskEvent::Verdict { visit, verdict } => {
                tracing::info!(%visit, state = ?verdict.state, reason = ?verdict.reason, "verdict");
                shared.tell(DeskNews::Verdict { visit, verdict });
            }
            DeskEvent::BundleWanted { request } => self.bundles.want(request),
            DeskEvent::InventoryWanted => shared.inventory.notify_one(),
            DeskEvent::VisitsWanted { visits } => {
                tracing::info!(count = visits.len(), "the desk wants visits again");
                self.outbox.retry_set_aside();
                shared.versions.notify_one();
            }
            DeskEvent::Revoked => {
                let before = shared.known().stopped.replace(ProblemReason::Revoked);
                if before.is_none() {
                    tracing::error!("the desk has struck this terminal from its list");
                }
                shared.tell_standing();
            }
            DeskEvent::Unknown => tracing::info!("an event that this version does not know"),
        }
    }
}

/// As a part of a query (RFC 3986 §2.1): all but unreserved characters.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_stays_one_part_of_the_query() {
        assert_eq!(escaped("41"), "41");
        assert_eq!(escaped("a&after=0 #é"), "a%26after%3D0%20%23%C3%A9");
    }
}
