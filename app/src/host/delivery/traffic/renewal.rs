//! The next certificate, with a new key (desk/PROTOCOL.md §2.3). The present one stays until the
//! next was used.

use std::sync::Arc;

use kazasu_core::handover::{Issued, Renewal};

use super::line::{Line, Way};
use super::pace::{BackOff, Pace};
use crate::host::delivery::enrol::{fits, new_request};
use crate::host::delivery::http::Asking;
use crate::host::delivery::trouble::Trouble;
use crate::host::desk_identity::Credential;

/// Until the task is dropped.
pub(super) async fn run(way: Arc<Way>, pace: Pace) {
    let mut line = way.line();
    let mut back_off = BackOff::new(pace);
    loop {
        way.shared.renewal.notified().await;
        match renew(&way, &mut line).await {
            Ok(()) => {
                back_off.reset();
                // The next request of any line presents the new one.
                line.hang_up();
            }
            Err(trouble) => {
                tracing::warn!(why = trouble.word(), "the certificate was not renewed");
                tokio::time::sleep(back_off.next()).await;
            }
        }
    }
}

async fn renew(way: &Way, line: &mut Line) -> Result<(), Trouble> {
    let identity = way.identity();
    // One that was not used yet is used first.
    if identity.next.is_some() {
        return Ok(());
    }
    let asked = match identity.asked {
        Some(asked) => asked,
        None => {
            let asked = new_request().map_err(|()| Trouble::NoTls)?;
            let kept = asked.clone();
            // Before it is sent: where the answer is lost, the same request is repeated.
            if !way.change(|identity| identity.asked = Some(kept)) {
                return Err(Trouble::NoTls);
            }
            asked
        }
    };
    let asking = Asking::post("/v1/certificates", &Renewal { csr: asked.csr.clone() });
    let Issued { certificate, .. } = line.ask(&asking).await?.json()?;
    if !fits(&certificate, &asked) {
        return Err(Trouble::Garbage);
    }
    let next = Credential { key: asked.key, certificate };
    let kept = way.change(|identity| {
        identity.next = Some(next);
        identity.asked = None;
    });
    if kept { Ok(()) } else { Err(Trouble::NoTls) }
}
