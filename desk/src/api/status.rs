//! Nonces, heartbeats, inventories, calls and bundles (desk/PROTOCOL.md §4, §6, §7).

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use kazasu_core::handover::{
    Call, CallAnswer, GateReason, Heartbeat, HeartbeatAnswer, Inventory, InventoryAnswer, Nonces,
    ProblemReason,
};

use super::caller::Caller;
use super::input::{LIST, ZIP, bytes, json, number, parse, unprocessable, uuid};
use crate::desk::Desk;
use crate::problem::Refused;

/// The most nonces in one answer.
pub(super) const MOST_NONCES: u32 = 32;

/// The most entries of one inventory.
pub(super) const MOST_ENTRIES: usize = 500;

/// The most readers and the most versions that a heartbeat names.
const MOST_PARTS: usize = 64;

/// The most bytes of a name in a heartbeat.
const LONGEST_NAME: usize = 256;

/// First bytes of every ZIP file that is not empty (APPNOTE.TXT 4.3.7).
const ZIP_BEGINS: &[u8] = b"PK\x03\x04";

pub(super) async fn nonces(
    State(desk): State<Arc<Desk>>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<Nonces>, Refused> {
    let count = number(query.as_deref(), "count", 1..=MOST_NONCES, 8)?;
    if let Some(gate) = desk.gate_of(caller.terminal.id) {
        return Err(closed(gate));
    }
    Ok(Json(Nonces { nonces: desk.nonces(caller.terminal.id, count)? }))
}

pub(super) async fn heartbeat(
    State(desk): State<Arc<Desk>>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<HeartbeatAnswer>, Refused> {
    let heartbeat: Heartbeat = json(&headers, body).await?;
    if !is_bounded(&heartbeat) {
        return Err(unprocessable("a heartbeat names 64 readers and 64 versions at most"));
    }
    let Caller { terminal, address, renews } = caller;
    Ok(Json(desk.heartbeat(&terminal, address, heartbeat, renews).await?))
}

pub(super) async fn inventory(
    State(desk): State<Arc<Desk>>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<InventoryAnswer>, Refused> {
    let inventory: Inventory = parse(&bytes(&headers, body, LIST).await?)?;
    if inventory.visits.len() > MOST_ENTRIES {
        return Err(unprocessable("an inventory has 500 entries at most"));
    }
    Ok(Json(desk.store.take_inventory(caller.terminal.id, inventory, desk.now()).await?))
}

pub(super) async fn call(
    State(desk): State<Arc<Desk>>,
    caller: Caller,
    Path(call): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<CallAnswer>, Refused> {
    let id = uuid(&call)?;
    let call: Call = json(&headers, body).await?;
    desk.store.put_call(caller.terminal.id, id, call, desk.now()).await?;
    Ok(Json(CallAnswer { live: desk.pages.is_one_live() }))
}

pub(super) async fn end_call(
    State(desk): State<Arc<Desk>>,
    caller: Caller,
    Path(call): Path<String>,
) -> Result<StatusCode, Refused> {
    desk.store.end_call(caller.terminal.id, uuid(&call)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn bundle(
    State(desk): State<Arc<Desk>>,
    caller: Caller,
    Path(request): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refused> {
    let request = uuid(&request)?;
    let bundle = bytes(&headers, body, ZIP).await?;
    if !bundle.starts_with(ZIP_BEGINS) {
        return Err(unprocessable("a support bundle is a ZIP file"));
    }
    desk.keep_bundle(caller.terminal.id, request, bundle).await?;
    Ok(StatusCode::NO_CONTENT)
}

const fn closed(gate: GateReason) -> Refused {
    match gate {
        GateReason::Outdated => Refused::new(
            ProblemReason::Outdated,
            "a part of this terminal is older than this desk takes; its heartbeat's answer says \
             which",
        ),
        GateReason::Clock => Refused::new(
            ProblemReason::Clock,
            "the clocks of terminal and desk differ by more than five minutes",
        ),
        GateReason::NotStarted => {
            Refused::new(ProblemReason::NotStarted, "phones may not be used here yet")
        }
    }
}

fn is_bounded(heartbeat: &Heartbeat) -> bool {
    let short = |text: &str| text.len() <= LONGEST_NAME;
    heartbeat.readers.len() <= MOST_PARTS
        && heartbeat.versions.len() <= MOST_PARTS
        && heartbeat.readers.iter().all(|reader| short(&reader.name))
        && heartbeat.versions.iter().all(|(name, version)| short(name) && short(version))
        && heartbeat.cause.as_deref().is_none_or(short)
}
