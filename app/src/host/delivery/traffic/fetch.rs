//! Nonces for taps to come (desk/PROTOCOL.md §4).

use std::sync::Arc;

use kazasu_core::handover::Nonces;

use super::line::Way;
use super::pace::{BackOff, Pace};
use crate::host::delivery::http::Asking;

/// Until the task is dropped.
pub(super) async fn run(way: Arc<Way>, pace: Pace) {
    let mut line = way.line();
    let mut back_off = BackOff::new(pace);
    let shared = way.shared.clone();
    loop {
        let now = shared.clock.desk_now();
        let wanted = {
            let mut known = shared.known();
            let asks = known.gate.is_none() && known.delivers();
            if asks { known.pool.wanted(now, pace.nonce_margin) } else { 0 }
        };
        if wanted == 0 {
            // Each tap and each heartbeat wakes it.
            shared.nonces.notified().await;
            continue;
        }
        let asking = Asking::get(format!("/v1/nonces?count={wanted}"));
        match line.ask(&asking).await.and_then(|answer| answer.json::<Nonces>()) {
            Ok(nonces) => {
                back_off.reset();
                let given = nonces.nonces.len();
                shared.known().pool.add(nonces.nonces, shared.clock.desk_now());
                if given == 0 {
                    tokio::time::sleep(back_off.next()).await;
                }
            }
            Err(_) => {
                let mut recovered = way.recoveries();
                tokio::select! {
                    _ = recovered.changed() => {}
                    () = tokio::time::sleep(back_off.next()) => {}
                }
            }
        }
    }
}
