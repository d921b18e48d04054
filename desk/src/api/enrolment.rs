//! How a terminal becomes one of this desk, and gets its next certificate (desk/PROTOCOL.md §2).

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use kazasu_core::handover::{
    CertificateRequest, Enrolled, EnrolledTerminal, Hello, HelloAnswer, Issued, ProblemReason,
    Renewal,
};
use kazasu_core::sha256::Sha256;
use uuid::Uuid;

use super::caller::Renewing;
use super::input::{json, unprocessable};
use crate::desk::Desk;
use crate::enrol;
use crate::keys::AuthorityError;
use crate::problem::Refused;
use crate::serve::Peer;
use crate::store::{IssuedCertificate, SlotUse, Terminal};

pub(super) async fn hello(
    State(desk): State<Arc<Desk>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<HelloAnswer>, Refused> {
    desk.throttle_enrolment(peer.address.ip())?;
    let hello: Hello = json(&headers, body).await?;
    if hello.demo != desk.is_demo() {
        return Err(demonstration(desk.is_demo()));
    }
    let shown = peer.server_certificate.ok_or_else(Refused::internal)?;
    let now = desk.now();
    let open = desk.store.slot(hello.slot, now).await?.filter(|slot| slot.is_good(now));
    let side = enrol::DeskSide::new(desk.store.keys(), hello.slot, open.as_ref(), now)
        .ok_or_else(Refused::internal)?;
    let nonce = side.nonce(hello.terminal_nonce);
    let ca = desk.store.keys().authority().certificate().clone();
    let proof = side.code().proofs(shown, hello.terminal_nonce, nonce).of_desk(ca.as_bytes());
    Ok(Json(HelloAnswer { desk_nonce: nonce, ca, proof, demo: desk.is_demo() }))
}

pub(super) async fn certificate(
    State(desk): State<Arc<Desk>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Enrolled>, Refused> {
    desk.throttle_enrolment(peer.address.ip())?;
    let request: CertificateRequest = json(&headers, body).await?;
    let shown = peer.server_certificate.ok_or_else(Refused::internal)?;
    let now = desk.now();
    let open = desk.store.slot(request.slot, now).await?.filter(|slot| slot.is_good(now));
    let side = enrol::DeskSide::new(desk.store.keys(), request.slot, open.as_ref(), now)
        .ok_or_else(Refused::internal)?;
    let nonce = side.nonce(request.terminal_nonce);
    let proofs = side.code().proofs(shown, request.terminal_nonce, nonce);
    let holds = proofs.is_of_terminal(request.csr.as_bytes(), request.proof);
    let Some(open) = open else { return Err(code_refused()) };
    if !holds {
        desk.store.wrong_proof(request.slot, peer.address.ip(), now).await?;
        return Err(code_refused());
    }
    if let Some(anchor) = request.demo_anchor.filter(|_| desk.is_demo()) {
        desk.trust_virtual_phones(anchor.as_bytes()).await?;
    }
    let csr = Sha256::of(request.csr.as_bytes());
    if let Some(used) = &open.used
        && used.csr != csr
    {
        return Err(code_used());
    }
    let issued = match open.used {
        Some(used) => used.issued,
        None => issue(&desk, request.csr.as_bytes(), open.terminal)?,
    };
    match desk.store.use_slot(request.slot, csr, issued.clone(), now).await? {
        SlotUse::Enrolled(terminal) => Ok(Json(enrolled(&desk, terminal, issued))),
        SlotUse::Repeated(terminal, issued) => Ok(Json(enrolled(&desk, terminal, issued))),
        SlotUse::Used => Err(code_used()),
        SlotUse::Refused => Err(code_refused()),
    }
}

pub(super) async fn renew(
    State(desk): State<Arc<Desk>>,
    Renewing { known }: Renewing,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Issued>, Refused> {
    let Renewal { csr } = json(&headers, body).await?;
    let (now, terminal) = (desk.now(), known.terminal.id);
    let issued = issue(&desk, csr.as_bytes(), terminal)?;
    let hash = Sha256::of(csr.as_bytes());
    let IssuedCertificate { certificate, not_after } =
        desk.store.renew(terminal, hash, issued, now).await?;
    Ok(Json(Issued { certificate, not_after }))
}

fn issue(desk: &Desk, csr: &[u8], terminal: Uuid) -> Result<IssuedCertificate, Refused> {
    let authority = desk.store.keys().authority();
    match authority.issue_terminal(csr, terminal, desk.now()) {
        Ok((certificate, not_after)) => Ok(IssuedCertificate { certificate, not_after }),
        Err(AuthorityError::Request(_)) => Err(bad_csr()),
        Err(error) => {
            tracing::error!(%error, "no certificate could be issued");
            Err(Refused::internal())
        }
    }
}

fn enrolled(desk: &Desk, terminal: Terminal, issued: IssuedCertificate) -> Enrolled {
    let keys = desk.store.keys();
    Enrolled {
        certificate: issued.certificate,
        not_after: issued.not_after,
        ca: keys.authority().certificate().clone(),
        desk_id: keys.id().to_string(),
        terminal: EnrolledTerminal {
            id: terminal.id,
            name: terminal.name,
            letter: terminal.letter.map(|letter| letter.get()),
        },
    }
}

const fn code_refused() -> Refused {
    Refused::new(
        ProblemReason::CodeRefused,
        "the code is not open, or the proof is wrong; ask for a new code at the desk",
    )
}

const fn code_used() -> Refused {
    Refused::new(ProblemReason::CodeUsed, "the code was used; ask for a new one at the desk")
}

const fn demonstration(is_demo: bool) -> Refused {
    Refused::new(
        ProblemReason::Demonstration,
        match is_demo {
            true => "this desk is a demonstration, and takes demonstrations of terminals alone",
            false => "the terminal is a demonstration, and this desk is none",
        },
    )
}

const fn bad_csr() -> Refused {
    unprocessable("the request must be PKCS #10 with a P-256 key, signed by it with SHA-256")
}
