//! A desk from its start to its end.

mod beside;
mod certificate;
mod error;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use kazasu_core::handover::Timestamp;
use tokio::net::TcpListener;

use crate::clock::now;
use crate::desk::{Desk, Rules};
use crate::serve::{self, Admission, Clients, End, Ending, Limits, Listener, Tls};
use crate::store::Store;
use crate::{api, pages, people, runtime};

pub use error::{OwnCertificate, StartError};

/// What a desk is started with.
#[derive(Debug)]
pub struct Plan {
    /// What it goes by.
    pub rules: Rules,
    /// Where terminals call.
    pub terminals: SocketAddr,
    /// Where browsers call: plain HTTP on loopback, else HTTPS.
    pub people: SocketAddr,
    /// Names by which browsers may call, beside this machine's own.
    pub hosts: Vec<String>,
    /// A certificate for browsers, with its key; `None`: one of the desk's own CA.
    pub certificate: Option<OwnCertificate>,
}

/// Whether these files are a certificate and its key, and when it ends.
///
/// # Errors
///
/// [`StartError::Certificate`].
pub fn check_certificate(own: OwnCertificate) -> Result<Timestamp, StartError> {
    certificate::from_files(&own, Clients::AreNotAsked)?;
    certificate::end_of_file(&own)
}

/// A desk that has its addresses, and answers once it [runs](Self::run).
#[derive(Debug)]
pub struct Started {
    /// Where terminals call.
    pub terminals: SocketAddr,
    /// Where browsers call.
    pub people: SocketAddr,
    /// Whether that is HTTPS.
    pub is_encrypted: bool,
    desk: Arc<Desk>,
    listeners: [(Listener, Router); 2],
    own: Vec<(Tls, Clients)>,
    addresses: Vec<IpAddr>,
}

/// Takes the addresses of both listeners, and settles with the store what the rules say.
///
/// # Errors
///
/// [`StartError`]; nothing has begun then.
pub async fn start(
    store: Arc<dyn Store>,
    plan: Plan,
    ending: Ending,
) -> Result<Started, StartError> {
    let Plan { rules, terminals, people, hosts, certificate } = plan;
    let addresses = certificate::addresses(&hosts, people);
    let issue = |clients| certificate::own(store.keys(), &addresses, clients);
    let for_terminals = Tls::new(issue(Clients::MayShowCertificate)?);
    let mut own = vec![(for_terminals.clone(), Clients::MayShowCertificate)];
    let is_encrypted = !people.ip().to_canonical().is_loopback();
    let for_people = match certificate {
        _ if !is_encrypted => None,
        Some(files) => Some(Tls::new(certificate::from_files(&files, Clients::AreNotAsked)?)),
        None => {
            let tls = Tls::new(issue(Clients::AreNotAsked)?);
            own.push((tls.clone(), Clients::AreNotAsked));
            Some(tls)
        }
    };
    let terminals_socket = bind(terminals).await?;
    let people_socket = bind(people).await?;
    if store.settings().await? != rules.settings {
        store.set_settings(rules.settings.clone(), "configuration".to_owned(), now()).await?;
    }
    let admission = Admission::new(Limits::PROTOCOL);
    let listen = people_socket.1;
    let its_own_name = store.keys().id().tls_name();
    let names = people::Names::new(listen, hosts.into_iter().chain([its_own_name]), is_encrypted);
    let desk = Arc::new(Desk::new(store, rules, admission.clone(), ending));
    desk.store.keep_material(desk.prover().material().to_vec(), now()).await?;
    beside::look_again(&desk).await?;
    let terminals_listener = Listener {
        socket: terminals_socket.0,
        tls: Some(for_terminals),
        admission,
        limits: Limits::PROTOCOL,
    };
    let people_listener = Listener {
        socket: people_socket.0,
        tls: for_people,
        admission: Admission::new(Limits::PROTOCOL),
        limits: Limits::PROTOCOL,
    };
    let pages = people::router(desk.clone(), names, pages::router(desk.clone()));
    Ok(Started {
        terminals: terminals_socket.1,
        people: listen,
        is_encrypted,
        listeners: [(terminals_listener, api::router(desk.clone())), (people_listener, pages)],
        desk,
        own,
        addresses,
    })
}

impl Started {
    /// Answers until the program is asked to end (SIGTERM, SIGINT, Ctrl-C), and closes the store.
    pub async fn run_until_asked(self, end: End) {
        let mut serving = std::pin::pin!(self.run());
        tokio::select! {
            () = serving.as_mut() => return,
            asked = runtime::asked_to_end() => if let Err(error) = asked {
                tracing::error!(%error, "signals cannot be listened for");
            },
        }
        end.now();
        serving.await;
    }

    /// Answers until the end, and closes the store.
    pub async fn run(self) {
        let Self { desk, listeners, own, addresses, .. } = self;
        let [terminals, people] =
            listeners.map(|(listener, router)| serve::run(listener, router, desk.ending.clone()));
        let serving = async {
            tokio::join!(terminals, people);
        };
        let beside = beside::work(&desk, own, &addresses);
        tokio::select! {
            () = serving => {}
            () = beside => {}
        }
        if let Err(error) = desk.store.close().await {
            tracing::error!(%error, "the store could not be closed");
        }
    }
}

async fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |error| StartError::Address { address, error };
    let socket = TcpListener::bind(address).await.map_err(failed)?;
    let bound = socket.local_addr().map_err(failed)?;
    Ok((socket, bound))
}
