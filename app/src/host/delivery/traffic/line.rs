//! A line to the desk: one connection after the other, each with the certificate that is in use
//! then, and requests one after the other.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kazasu_core::handover::ProblemReason;
use kazasu_core::sha256::Sha256;
use rustls::ClientConfig;
use tokio::sync::watch;

use super::shared::{Link, Shared};
use crate::host::delivery::desk_clock::now;
use crate::host::delivery::http::{Answer, Asking, Connection, connect};
use crate::host::delivery::tls::{NoTls, to_the_desk};
use crate::host::delivery::trouble::Trouble;
use crate::host::desk_identity::{Credential, DeskFolder, DeskIdentity};

/// The way to one desk, as one terminal; all lines share it.
pub(super) struct Way {
    pub(super) shared: Arc<Shared>,
    folder: DeskFolder,
    /// Where the desk is called.
    address: String,
    own: Mutex<Own>,
    /// Counts how often the desk has answered again after trouble.
    recovered: watch::Sender<u64>,
}

/// What this terminal presents.
struct Own {
    identity: DeskIdentity,
    presented: Arc<Presented>,
    /// A request has failed since the last one that has not.
    troubled: bool,
}

/// A certificate in use.
struct Presented {
    config: Arc<ClientConfig>,
    certificate: Sha256,
}

impl Presented {
    fn new(identity: &DeskIdentity, shared: &Shared) -> Result<Arc<Self>, NoTls> {
        let credential = identity.newest();
        let config = to_the_desk(identity, credential, &shared.clock)?;
        let certificate = Sha256::of(credential.certificate.as_bytes());
        Ok(Arc::new(Self { config, certificate }))
    }
}

impl Way {
    /// # Errors
    ///
    /// When what is kept of key, certificate or CA is none.
    pub(super) fn new(
        shared: Arc<Shared>,
        folder: DeskFolder,
        identity: DeskIdentity,
        address: Option<String>,
    ) -> Result<Arc<Self>, NoTls> {
        let presented = Presented::new(&identity, &shared)?;
        let address = address.unwrap_or_else(|| identity.address.clone());
        let own = Mutex::new(Own { identity, presented, troubled: false });
        let (recovered, _) = watch::channel(0);
        Ok(Arc::new(Self { shared, folder, address, own, recovered }))
    }

    pub(super) fn line(self: &Arc<Self>) -> Line {
        Line { way: self.clone(), open: None }
    }

    /// Is told each time that the desk answers again after trouble.
    pub(super) fn recoveries(&self) -> watch::Receiver<u64> {
        self.recovered.subscribe()
    }

    fn own(&self) -> MutexGuard<'_, Own> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What this terminal is at the desk.
    pub(super) fn identity(&self) -> DeskIdentity {
        self.own().identity.clone()
    }

    /// Changes it, durably; what is presented from now on follows.
    pub(super) fn change(&self, change: impl FnOnce(&mut DeskIdentity)) -> bool {
        let mut own = self.own();
        let mut identity = own.identity.clone();
        change(&mut identity);
        if let Err(error) = self.folder.keep(&identity) {
            tracing::error!(%error, "what this terminal is at the desk cannot be kept");
            return false;
        }
        match Presented::new(&identity, &self.shared) {
            Ok(presented) => own.presented = presented,
            Err(NoTls) => return false,
        }
        own.identity = identity;
        true
    }

    /// What a request has come to, for everybody.
    fn note(&self, presented: &Presented, outcome: Result<(), Trouble>) {
        let recovered = {
            let mut own = self.own();
            let was = std::mem::replace(&mut own.troubled, outcome.is_err());
            was && outcome.is_ok()
        };
        match outcome {
            Ok(()) => self.promote(presented),
            Err(Trouble::Refused(refused)) => self.refused(presented, refused.reason),
            Err(_) => {}
        }
        {
            let mut known = self.shared.known();
            known.link = match (outcome, known.link) {
                (Ok(()) | Err(Trouble::Refused(_)), Link::Up(since)) => Link::Up(since),
                (Ok(()) | Err(Trouble::Refused(_)), _) => Link::Up(now()),
                (Err(why), Link::Away { since, .. }) => Link::Away { since, why },
                (Err(why), _) => Link::Away { since: now(), why },
            };
            if outcome.is_ok() {
                known.stopped = None;
                known.certificate_ended = false;
            }
        }
        self.shared.tell_standing();
        if recovered {
            self.recovered.send_modify(|count| *count += 1);
        }
    }

    /// The desk has taken the new certificate: the old one is not needed any more.
    fn promote(&self, presented: &Presented) {
        let used =
            |next: &Credential| Sha256::of(next.certificate.as_bytes()) == presented.certificate;
        if !self.own().identity.next.as_ref().is_some_and(used) {
            return;
        }
        tracing::info!("the renewed certificate is in use");
        self.change(|identity| {
            if let Some(next) = identity.next.take() {
                identity.current = next;
            }
        });
    }

    fn refused(&self, presented: &Presented, reason: ProblemReason) {
        match reason {
            ProblemReason::Revoked
            | ProblemReason::UnknownTerminal
            | ProblemReason::CertificateMissing => {
                // A desk that was restored knows the certificate before the renewal, if any.
                let next = self
                    .own()
                    .identity
                    .next
                    .as_ref()
                    .map(|next| Sha256::of(next.certificate.as_bytes()));
                if next == Some(presented.certificate) && reason != ProblemReason::Revoked {
                    self.change(|identity| identity.next = None);
                    return;
                }
                let mut known = self.shared.known();
                if known.stopped.replace(reason).is_none() {
                    tracing::error!(?reason, "the desk knows this terminal no more: enrol it anew");
                }
            }
            ProblemReason::CertificateExpired | ProblemReason::RenewalPending => {
                self.shared.known().certificate_ended = true;
                self.shared.renewal.notify_one();
            }
            _ => {}
        }
    }
}

/// See the module.
pub(super) struct Line {
    way: Arc<Way>,
    open: Option<(Connection, Arc<Presented>)>,
}

impl Line {
    /// Asks once. A connection that was open before may have ended meanwhile, which is no fault of
    /// the desk's: then it is asked once more over a new one.
    ///
    /// # Errors
    ///
    /// What went wrong; all lines know it then.
    pub(super) async fn ask(&mut self, asking: &Asking) -> Result<Answer, Trouble> {
        loop {
            let was_open = self.open.is_some();
            let outcome = self.ask_over_one(asking).await;
            match &outcome {
                Err(Trouble::Cut) if was_open => {
                    self.open = None;
                    continue;
                }
                Err(Trouble::Refused(_)) | Ok(_) => {}
                Err(_) => self.open = None,
            }
            return outcome;
        }
    }

    async fn ask_over_one(&mut self, asking: &Asking) -> Result<Answer, Trouble> {
        let newest = self.way.own().presented.clone();
        // Another certificate is presented by now, or the desk has ended the connection.
        let usable = |(connection, presented): &(Connection, Arc<Presented>)| {
            connection.is_open() && presented.certificate == newest.certificate
        };
        let was_open = self.open.as_ref().is_some_and(usable);
        if !was_open {
            self.open = None;
            match self.connect(&newest).await {
                Ok(connection) => self.open = Some((connection, newest.clone())),
                Err(trouble) => {
                    self.way.note(&newest, Err(trouble));
                    return Err(trouble);
                }
            }
        }
        let Some((connection, presented)) = &mut self.open else { return Err(Trouble::Cut) };
        let outcome = connection.ask(asking).await;
        let presented = presented.clone();
        if !(was_open && matches!(outcome, Err(Trouble::Cut))) {
            self.way.note(&presented, outcome.as_ref().map(|_| ()).map_err(|trouble| *trouble));
        }
        outcome
    }

    async fn connect(&self, presented: &Presented) -> Result<Connection, Trouble> {
        let name = self.way.own().identity.tls_name();
        let stream = connect(&self.way.address, &name, presented.config.clone()).await?;
        Connection::over(stream, &name).await
    }

    /// Ends the connection, so that the next request makes a new one.
    pub(super) fn hang_up(&mut self) {
        self.open = None;
    }
}
