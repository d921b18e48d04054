//! Versions of visits (desk/PROTOCOL.md §5).

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use kazasu_core::handover::{ProblemReason, VisitAnswer, VisitRecord, VisitVersion};
use kazasu_core::secret::WipedBytes;
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use tracing::{debug, info, warn};

use super::caller::Caller;
use super::input::{JSON, bytes, parse, unprocessable, uuid};
use crate::desk::Desk;
use crate::problem::Refused;
use crate::store::{Acceptance, Arrival, Conflict};

pub(super) async fn put(
    State(desk): State<Arc<Desk>>,
    caller: Caller,
    Path((visit, version)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<VisitAnswer>, Refused> {
    let (visit, version) = (visit_id(&visit)?, visit_version(&version)?);
    let body = bytes(&headers, body, JSON).await?;
    let (terminal, sha256) = (caller.terminal.id, Sha256::of(&body));
    // Before it is looked at again: what was taken once stays taken, whatever the desk's rules are
    // by now.
    if let Some(answer) = desk.store.answered(terminal, visit, version, sha256).await? {
        debug!(%visit, version = version.number(), "received before");
        return Ok(Json(answer));
    }
    let record: VisitRecord = parse(&body)?;
    check(&record, visit, version, desk.is_demo())?;
    let received_at = desk.now();
    let proof = desk.prover().prove(desk.store.keys(), terminal, &record, received_at);
    let arrival = Arrival {
        terminal,
        visit,
        version,
        demo: record.demo,
        confirmation: record.confirmation,
        tapped_at: record.tapped_at,
        ending: record.ending,
        ended_at: record.ended_at,
        received_at,
        body: WipedBytes::from(&*body),
        sha256,
        desk_nonce: proof.desk_nonce,
        judgement: proof.judgement,
        questions: match version {
            VisitVersion::Evidence => desk.questions().await?,
            VisitVersion::Whole => None,
        },
    };
    match desk.store.accept_version(arrival).await? {
        Acceptance::Accepted(answer) => {
            let (version, sequence) = (version.number(), answer.receipt.sequence);
            let (state, reason) = (answer.verdict.state, answer.verdict.reason);
            info!(%visit, version, %terminal, sequence, ?state, ?reason, "received");
            Ok(Json(answer))
        }
        Acceptance::Repeated(answer) => Ok(Json(answer)),
        Acceptance::Conflict(conflict) => {
            warn!(%visit, version = version.number(), %terminal, ?conflict, "not taken");
            Err(Refused::new(
                ProblemReason::Conflict,
                match conflict {
                    Conflict::OtherBytes => "this version of this visit is here with other bytes",
                    Conflict::OtherTerminal => "this visit is another terminal's",
                },
            ))
        }
    }
}

fn visit_id(text: &str) -> Result<VisitId, Refused> {
    let id = uuid(text)?;
    if id.get_version_num() != 7 {
        return Err(unprocessable("a visit is a UUID of version 7"));
    }
    Ok(VisitId::new(id))
}

fn visit_version(text: &str) -> Result<VisitVersion, Refused> {
    match text {
        "1" => Ok(VisitVersion::Evidence),
        "2" => Ok(VisitVersion::Whole),
        _ => Err(unprocessable("a version is 1 or 2")),
    }
}

/// What the types do not say.
fn check(
    record: &VisitRecord,
    visit: VisitId,
    version: VisitVersion,
    is_demo: bool,
) -> Result<(), Refused> {
    if record.visit != visit || record.version != version {
        return Err(unprocessable("address and body name different visits or versions"));
    }
    if record.demo != is_demo {
        return Err(unprocessable(match is_demo {
            true => "this desk is a demonstration, and takes visits of demonstrations alone",
            false => "the visit is of a demonstration, and this desk is none",
        }));
    }
    let whole = version == VisitVersion::Whole;
    if record.ending.is_some() != whole || record.ended_at.is_some() != whole {
        return Err(unprocessable("version 2 has an ending and its time, version 1 has neither"));
    }
    if !whole && record.consent.is_some() {
        return Err(unprocessable("version 1 has no consent"));
    }
    Ok(())
}
