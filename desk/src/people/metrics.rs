//! `/metrics`: the desk's figures in the OpenMetrics text format, for programs of this machine. No
//! name, id or time of a visit is among them.

use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use kazasu_core::handover::ProblemReason;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

use crate::desk::Desk;
use crate::problem::Refused;
use crate::serve::Peer;

const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

pub(super) async fn serve(
    State(desk): State<Arc<Desk>>,
    Extension(peer): Extension<Peer>,
) -> Result<Response, Refused> {
    if !peer.address.ip().to_canonical().is_loopback() {
        return Err(Refused::new(ProblemReason::NotFound, "there is no such address"));
    }
    let counts = desk.store.counts().await?;
    let connections = u64::try_from(desk.terminals.count()).unwrap_or(u64::MAX);
    let live = u64::try_from(desk.pages.count()).unwrap_or(u64::MAX);
    let age = desk.backup_age().await?;
    let behind = desk.clock_behind().await?.unwrap_or_default() / 1_000;
    let head = desk.store.head().await?;
    let lost = u64::try_from(desk.store.lost_visits().await?.len()).unwrap_or(u64::MAX);
    let mut registry = Registry::with_prefix("kazasu_desk");
    for (name, help, value) in [
        ("visits", "Visits in the store", counts.visits),
        ("visits_open", "Visits that nobody has dealt with", counts.visits_open),
        ("visits_refused", "Visits whose evidence was refused", counts.visits_refused),
        ("receipts", "Receipts given", counts.receipts),
        ("terminals", "Terminals in the list", counts.terminals),
        ("terminal_connections", "Connections of terminals", connections),
        ("pages_live", "Pages of people that are live", live),
        ("calls_open", "Calls for staff that are not over", counts.calls),
        ("alarms_open", "Alarms that nobody has settled", counts.alarms),
        ("store_bytes", "Bytes of the store on the disk", counts.bytes),
        ("visits_lost", "Versions of visits that a restored store does not have", lost),
        ("restored", "1: restored, and the terminals are not confirmed", head.restored.into()),
        ("backup_age_seconds", "Time without a backup", age.millis / 1_000),
        ("backup_late", "1: the newest backup is older than the limit", age.is_late.into()),
    ] {
        register(&mut registry, name, help, i64::try_from(value).unwrap_or(i64::MAX));
    }
    let help = "Seconds by which the desk's clock is behind most terminals'; 0: it is not";
    register(&mut registry, "clock_behind_seconds", help, behind);
    let mut text = String::new();
    encode(&mut text, &registry).map_err(|_| Refused::internal())?;
    Ok(([(CONTENT_TYPE, TEXT)], text).into_response())
}

fn register(registry: &mut Registry, name: &'static str, help: &'static str, value: i64) {
    let gauge: Gauge = Gauge::default();
    gauge.set(value);
    registry.register(name, help, gauge);
}
