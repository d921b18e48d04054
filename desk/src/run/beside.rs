//! What a desk does beside answering: none of it is in the way of a request.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use kazasu_core::handover::Timestamp;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::sleep;

use super::certificate;
use crate::clock::now;
use crate::desk::Desk;
use crate::serve::{Clients, Tls};
use crate::store::{Change, StoreError};
use crate::visits::{Prover, judge_again};

/// How often the desk looks whether its own certificate is to be issued anew.
const LOOK: Duration = Duration::from_secs(6 * 60 * 60);

/// How often it looks whether a backup is due, and whether its clock is the one that is wrong.
const WATCH: Duration = Duration::from_secs(60);

/// How often a service is asked again that has not answered.
const AGAIN: Duration = Duration::from_secs(60);

/// Changes of one moment are one reason to ask.
const TOGETHER: Duration = Duration::from_millis(200);

/// How long what a patient has agreed to holds: visits of that time are looked at again.
const CONSENT_MS: u64 = 24 * 60 * 60 * 1_000;

/// Goes on until it is dropped.
pub(super) async fn work(desk: &Desk, own: Vec<(Tls, Clients)>, addresses: &[IpAddr]) {
    tokio::join!(
        strike_revoked(desk),
        follow_lists(desk),
        renew_own(desk, own, addresses),
        back_up(desk),
        watch_clock(desk),
        end_old_calls(desk),
        ask_eligibility(desk),
    );
}

/// Judges by newer anchors and lists once they are offered, also what was proved before.
async fn follow_lists(desk: &Desk) {
    let mut offers = desk.provers().offers();
    loop {
        let offered = offers.borrow_and_update().clone();
        if let Some(prover) = offered {
            match judge_by(desk, prover).await {
                Ok(()) => tracing::info!("visits are judged by the newest lists"),
                Err(error) => {
                    tracing::error!(%error, "the newest lists cannot be kept, so they wait");
                    sleep(AGAIN).await;
                    continue;
                }
            }
        }
        if offers.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

async fn judge_by(desk: &Desk, prover: Arc<Prover>) -> Result<(), StoreError> {
    // Before the first verdict by it.
    desk.store.keep_material(prover.material().to_vec(), desk.now()).await?;
    desk.provers().take(prover);
    look_again(desk).await
}

/// Judges the visits of the last day again: the lists that are configured now may be newer than
/// those by which they were proved.
pub(super) async fn look_again(desk: &Desk) -> Result<(), StoreError> {
    let since = Timestamp::from_millis(now().as_millis().saturating_sub(CONSENT_MS));
    let revoked = judge_again(desk.store.as_ref(), &desk.prover(), since, now()).await?;
    if revoked > 0 {
        tracing::warn!(visits = revoked, "newer lists name certificates that were proved");
    }
    Ok(())
}

/// Makes backups when they are due, and says when the newest is too old.
async fn back_up(desk: &Desk) {
    let mut was_late = false;
    loop {
        match desk.back_up_if_due().await {
            Ok(true) => tracing::info!("a backup was made"),
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "a backup could not be made"),
        }
        match desk.backup_age().await {
            Ok(age) => {
                if age.is_late && !was_late {
                    let hours = age.millis / 3_600_000;
                    tracing::error!(hours, "the newest backup is older than it may be");
                }
                was_late = age.is_late;
            }
            Err(error) => tracing::error!(%error, "the age of the backups cannot be read"),
        }
        sleep(WATCH).await;
    }
}

/// Says when most terminals agree that the desk's own clock is wrong.
async fn watch_clock(desk: &Desk) {
    let mut was_wrong = false;
    loop {
        match desk.clock_behind().await {
            Ok(behind) => {
                if let (Some(behind), false) = (behind, was_wrong) {
                    let seconds = behind / 1_000;
                    tracing::error!(seconds, "the desk's own clock is behind most terminals'");
                }
                was_wrong = behind.is_some();
            }
            Err(error) => tracing::error!(%error, "what terminals said cannot be read"),
        }
        sleep(WATCH).await;
    }
}

/// Calls do not stay for ever.
async fn end_old_calls(desk: &Desk) {
    loop {
        match desk.end_old_calls().await {
            Ok(0) => {}
            Ok(calls) => tracing::info!(calls, "calls have ended with time"),
            Err(error) => tracing::error!(%error, "calls cannot be ended"),
        }
        sleep(WATCH).await;
    }
}

/// Asks about patients whose visits have their receipts.
async fn ask_eligibility(desk: &Desk) {
    if !desk.asks_eligibility() {
        return std::future::pending().await;
    }
    let mut changes = desk.store.changes();
    loop {
        match desk.ask_eligibility().await {
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "answers about eligibility cannot be kept"),
        }
        tokio::select! {
            () = visit_came(&mut changes) => sleep(TOGETHER).await,
            () = sleep(AGAIN) => {}
        }
        // What has come meanwhile is in the next look.
        changes = changes.resubscribe();
    }
}

async fn visit_came(changes: &mut tokio::sync::broadcast::Receiver<Change>) {
    loop {
        match changes.recv().await {
            Ok(Change::Visit(_) | Change::All) | Err(RecvError::Lagged(_)) => return,
            Ok(_) => {}
            Err(RecvError::Closed) => return std::future::pending().await,
        }
    }
}

/// Closes the connections of terminals that are struck from the list, whoever has done it.
async fn strike_revoked(desk: &Desk) {
    let mut changes = desk.store.changes();
    loop {
        match changes.recv().await {
            Ok(Change::Terminal(_) | Change::All) | Err(RecvError::Lagged(_)) => {}
            Ok(_) => continue,
            Err(RecvError::Closed) => std::future::pending().await,
        }
        match desk.store.terminals().await {
            Ok(all) => {
                let revoked = all.iter().filter(|terminal| terminal.revoked_at.is_some());
                revoked.for_each(|terminal| desk.terminals.close(terminal.id));
            }
            Err(error) => tracing::error!(%error, "the list of terminals cannot be read"),
        }
    }
}

/// Issues the desk's own certificates anew long before they end.
async fn renew_own(desk: &Desk, own: Vec<(Tls, Clients)>, addresses: &[IpAddr]) {
    loop {
        sleep(LOOK).await;
        for (tls, clients) in &own {
            match certificate::own(desk.store.keys(), addresses, *clients) {
                Ok(identity) => tls.replace(identity),
                Err(error) => tracing::error!(%error, "the desk's certificate was not renewed"),
            }
        }
    }
}
