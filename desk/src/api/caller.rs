//! Which terminal asks: by the certificate of its connection, looked up for every request.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kazasu_core::handover::{ProblemReason, Timestamp};

use crate::desk::Desk;
use crate::problem::Refused;
use crate::serve::{Peer, PeerCertificate};
use crate::store::{KnownCertificate, Standing, Terminal};

/// A terminal of this desk, with a certificate that is good now.
#[derive(Clone, Debug)]
pub(super) struct Caller {
    pub(super) terminal: Terminal,
    /// From where.
    pub(super) address: IpAddr,
    /// It is time for the next certificate.
    pub(super) renews: bool,
}

/// A terminal that renews: its certificate may have ended.
#[derive(Clone, Debug)]
pub(super) struct Renewing {
    pub(super) known: KnownCertificate,
}

/// The connection of whoever asks.
pub(super) fn peer(parts: &Parts) -> Result<Peer, Refused> {
    parts.extensions.get::<Peer>().cloned().ok_or_else(Refused::internal)
}

async fn known(parts: &Parts, desk: &Desk) -> Result<(Peer, KnownCertificate), Refused> {
    let peer = peer(parts)?;
    let Some(PeerCertificate { sha256 }) = peer.certificate else {
        return Err(Refused::new(
            ProblemReason::CertificateMissing,
            "this address needs the certificate of an enrolled terminal",
        ));
    };
    match desk.store.standing(sha256).await? {
        Standing::Unknown => {
            Err(Refused::new(ProblemReason::UnknownTerminal, "the certificate is not of this desk"))
        }
        Standing::Revoked { .. } => Err(Refused::new(
            ProblemReason::Revoked,
            "this terminal was struck from the desk's list",
        )),
        Standing::Known(known) => Ok((peer, known)),
    }
}

impl FromRequestParts<Arc<Desk>> for Caller {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Refused> {
        let (peer, known) = known(parts, desk).await?;
        let now = desk.now();
        if now >= known.not_after {
            return Err(Refused::new(
                ProblemReason::CertificateExpired,
                "the certificate has ended; ask for the next one",
            ));
        }
        // Named before anything else waits: a revocation that comes now closes this connection.
        peer.badge.belongs_to(known.terminal.id);
        if let (true, Some(certificate)) = (known.is_new, peer.certificate) {
            desk.store.certificate_used(certificate.sha256, now).await?;
        }
        let renews = is_to_renew(&known, now);
        Ok(Self { terminal: known.terminal, address: peer.address.ip(), renews })
    }
}

impl FromRequestParts<Arc<Desk>> for Renewing {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Refused> {
        let (peer, known) = known(parts, desk).await?;
        peer.badge.belongs_to(known.terminal.id);
        let now = desk.now();
        if now >= known.not_after && !known.renewal_allowed {
            desk.store.ask_renewal(known.terminal.id, now).await?;
            return Err(Refused::new(
                ProblemReason::RenewalPending,
                "the certificate has ended; an administrator must agree at the desk",
            ));
        }
        Ok(Self { known })
    }
}

/// Two thirds of its time are over, or it was issued by a clock that was ahead: it would end late.
fn is_to_renew(known: &KnownCertificate, now: Timestamp) -> bool {
    let (begin, end) = (known.issued_at.as_millis(), known.not_after.as_millis());
    now.as_millis() < begin || now.as_millis() >= begin + end.saturating_sub(begin) / 3 * 2
}
