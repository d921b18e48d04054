//! Calls for staff, in the order in which they begin and end. Somebody is promised only once a page
//! of the desk shows the call.

use std::sync::Arc;

use kazasu_core::handover::{Call, CallAnswer};

use super::events::Waiting;
use super::line::Way;
use super::news::{DeskNews, StaffCall};
use super::pace::{BackOff, Pace};
use super::shared::CallOrder;
use crate::host::delivery::http::Asking;
use crate::host::delivery::trouble::Trouble;

/// How often the end of a call is told to a desk that does not hear it: it forgets calls of a
/// terminal that is away.
const ATTEMPTS: u32 = 5;

/// Until the task is dropped.
pub(super) async fn run(way: Arc<Way>, pace: Pace, waiting: Waiting) {
    let mut line = way.line();
    loop {
        let Some(order) = way.shared.known().calls.pop_front() else {
            way.shared.calls.notified().await;
            continue;
        };
        match order {
            CallOrder::Begin(call) => {
                if let Some(id) = call.call {
                    waiting.add(call.id, id);
                }
                let asking = Asking::put(
                    format!("/v1/calls/{}", call.id),
                    &Call { visit: call.visit, cause: call.cause },
                );
                let answer = line.ask(&asking).await.and_then(|answer| answer.json());
                begun(&way, &waiting, &call, answer);
            }
            CallOrder::End(id) => {
                let _ = waiting.take(id);
                let asking = Asking::delete(format!("/v1/calls/{id}"));
                let mut back_off = BackOff::new(pace);
                for _ in 0..ATTEMPTS {
                    match line.ask(&asking).await {
                        Err(trouble) if !trouble.is_an_answer() => {
                            tokio::time::sleep(back_off.next()).await;
                        }
                        _ => break,
                    }
                }
            }
        }
    }
}

fn begun(way: &Way, waiting: &Waiting, call: &StaffCall, answer: Result<CallAnswer, Trouble>) {
    match answer {
        Ok(CallAnswer { live: true }) => tracing::info!(call = %call.id, "staff are called"),
        Ok(CallAnswer { live: false }) | Err(_) => {
            if let Err(trouble) = answer {
                tracing::warn!(call = %call.id, why = trouble.word(), "staff cannot be called");
            }
            if let Some(id) = waiting.take(call.id) {
                way.shared.tell(DeskNews::CallUnanswered(id));
            }
        }
    }
}
