//! How this terminal becomes one of a desk (desk/PROTOCOL.md §2).
//!
//! The desk's certificate is not trusted yet, and nothing is taken on trust because of it: each
//! side proves that it knows the code, over this very connection, and the desk does so first.

mod audited;
mod error;
mod kind;
mod request;
mod terms;
mod unchecked;

use std::sync::Arc;

use kazasu_core::confirmation::Letter;
use kazasu_core::handover::{
    Bytes32, CertificateRequest, Der, Enrolled, EnrolmentCode, Hello, HelloAnswer,
};
use kazasu_core::sha256::Sha256;
use rustls::ClientConfig;

pub(crate) use audited::audit_event;
pub(crate) use error::EnrolError;
pub(crate) use kind::Enrolling;
pub(super) use request::{fits, new_request};
pub(crate) use terms::{EnrolStep, Terms};
use unchecked::{ALIKE_FOR_ALL, config};

use super::http::{Asking, Connection, connect};
use super::trouble::Trouble;
use crate::config::DeskAddress;
use crate::host::desk_identity::{Asked, Begun, Credential, DeskFolder, DeskIdentity, is_desk_id};

/// How often the second request is sent whose answer was lost: it costs no new code.
const ATTEMPTS: u32 = 3;

/// Enrols this terminal at the desk that answers at `address`, keeps what it is from now on, and
/// says it. This takes some seconds at most; not for a thread that draws. A program that serves
/// takes it up by itself.
///
/// # Errors
///
/// [`EnrolError`], whose `Display` says what to do. What this terminal was before it still is then.
pub(crate) fn enrol(
    address: &DeskAddress,
    code: &EnrolmentCode,
    folder: &DeskFolder,
    terms: &Terms<'_>,
) -> Result<DeskIdentity, EnrolError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| EnrolError::System(error.to_string()))?;
    let identity = runtime.block_on(at(address, code, folder, terms));
    // A look-up of the address may hang in the system's own thread.
    runtime.shutdown_background();
    identity
}

async fn at(
    address: &DeskAddress,
    code: &EnrolmentCode,
    folder: &DeskFolder,
    terms: &Terms<'_>,
) -> Result<DeskIdentity, EnrolError> {
    let begun = begin(code, folder)?;
    // A damaged one is what a new enrolment mends.
    let before = folder.identity().ok().flatten();
    let config = config().map_err(|_| EnrolError::System("no TLS 1.3".to_owned()))?;
    let mut attempt = 1;
    let proved = loop {
        match once(address, code, &begun, &config, before.as_ref(), terms).await {
            // The desk may have issued the certificate, and its answer was lost.
            Err(Failed { may_repeat: true, .. }) if attempt < ATTEMPTS => attempt += 1,
            Err(Failed { error, .. }) => return Err(error),
            Ok(proved) => break proved,
        }
    };
    terms.tell(EnrolStep::Keeping);
    let identity = accept(address, proved, begun.asked)?;
    folder.keep(&identity).map_err(EnrolError::NotKept)?;
    folder.forget_begun();
    Ok(identity)
}

/// Key and request of this enrolment: those of an earlier try with the same code, if there was one.
fn begin(code: &EnrolmentCode, folder: &DeskFolder) -> Result<Begun, EnrolError> {
    if let Some(begun) = folder.begun(code.slot()).map_err(EnrolError::NotKept)? {
        return Ok(begun);
    }
    let mut nonce = [0; 32];
    getrandom::fill(&mut nonce).map_err(|error| EnrolError::System(error.to_string()))?;
    let asked = new_request().map_err(|()| EnrolError::System("no key".to_owned()))?;
    let begun = Begun { slot: code.slot(), terminal_nonce: Bytes32(nonce), asked };
    // Before anything is sent: what cannot be kept must not cost a code.
    folder.begin(&begun).map_err(EnrolError::NotKept)?;
    Ok(begun)
}

/// Why there is no certificate.
struct Failed {
    error: EnrolError,
    /// The second request was sent, and no answer came.
    may_repeat: bool,
}

/// What came from a desk that has proved itself.
struct Proved {
    enrolled: Enrolled,
    /// The certificate for which it has given its proof.
    ca: Der,
}

/// Both requests over one connection.
async fn once(
    address: &DeskAddress,
    code: &EnrolmentCode,
    begun: &Begun,
    config: &Arc<ClientConfig>,
    before: Option<&DeskIdentity>,
    terms: &Terms<'_>,
) -> Result<Proved, Failed> {
    let failed = |may_repeat| {
        move |trouble| Failed { error: EnrolError::of(trouble, address, terms.own), may_repeat }
    };
    let early = failed(false);
    terms.tell(EnrolStep::Calling);
    let stream =
        connect(&address.to_string(), ALIKE_FOR_ALL, config.clone()).await.map_err(early)?;
    let presented = stream.get_ref().1.peer_certificates().and_then(|chain| chain.first());
    let certificate = presented.map(|der| Sha256::of(der));
    let certificate = certificate.ok_or(Trouble::NoTls).map_err(early)?;
    let mut connection = Connection::over(stream, ALIKE_FOR_ALL).await.map_err(early)?;
    terms.tell(EnrolStep::Proving);
    let (is_demo, demo_anchor) = match terms.own {
        Enrolling::ForPatients => (false, None),
        Enrolling::Demonstration(anchor) => (true, Some(anchor.clone())),
    };
    let hello = Hello { slot: begun.slot, terminal_nonce: begun.terminal_nonce, demo: is_demo };
    let answer = connection.ask(&Asking::post("/v1/enrolment/hello", &hello)).await;
    let HelloAnswer { desk_nonce, ca, proof, demo } =
        answer.and_then(|answer| answer.json()).map_err(early)?;
    let proofs = code.proofs(certificate, begun.terminal_nonce, desk_nonce);
    if !proofs.is_of_desk(ca.as_bytes(), proof) {
        // Nothing was told that helps anybody: the connection just ends.
        return Err(Failed { error: EnrolError::NotProved, may_repeat: false });
    }
    if demo != is_demo {
        return Err(Failed {
            error: EnrolError::other_kind(address, terms.own),
            may_repeat: false,
        });
    }
    // Another desk, before the code is used.
    if let Some(before) = before.filter(|before| before.ca != ca) {
        terms.agree(before).map_err(|error| Failed { error, may_repeat: false })?;
    }
    terms.tell(EnrolStep::Asking);
    let request = CertificateRequest {
        slot: begun.slot,
        terminal_nonce: begun.terminal_nonce,
        proof: proofs.of_terminal(begun.asked.csr.as_bytes()),
        csr: begun.asked.csr.clone(),
        demo_anchor,
    };
    let answer = connection.ask(&Asking::post("/v1/enrolment/certificate", &request)).await;
    let enrolled = answer.and_then(|answer| answer.json()).map_err(|trouble| {
        let is_final = matches!(trouble, Trouble::Refused(refused) if !refused.reason.may_pass());
        failed(!is_final)(trouble)
    })?;
    Ok(Proved { enrolled, ca })
}

/// Looks at what the desk has given before anything of it is kept.
fn accept(
    address: &DeskAddress,
    Proved { enrolled, ca }: Proved,
    asked: Asked,
) -> Result<DeskIdentity, EnrolError> {
    let Enrolled { certificate, ca: again, desk_id, terminal, .. } = enrolled;
    let sound = again == ca
        && is_desk_id(&desk_id)
        && terminal.letter.is_none_or(|letter| Letter::new(letter).is_some())
        && fits(&certificate, &asked);
    if !sound {
        return Err(EnrolError::Unsound);
    }
    Ok(DeskIdentity {
        address: address.to_string(),
        desk_id,
        ca,
        terminal,
        current: Credential { key: asked.key, certificate },
        next: None,
        asked: None,
    })
}
