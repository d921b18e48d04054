//! The accept loop of both listeners: TLS handshakes in tasks of their own, limits of time, size
//! and number, and an end that lets requests finish.
//!
//! axum's own loop makes one handshake after the other, has no limit for headers, and does not say
//! which certificate the other side has shown.
//!
//! | file | what is there |
//! |---|---|
//! | `limits` | the numbers |
//! | `admission` | who may hold a connection, and who gives way |
//! | `tls` | TLS 1.3, and a certificate of the client that is looked up later |
//! | `header_clock` | how long headers may take |
//! | `connection` | one connection from its first byte to its last |

mod admission;
mod connection;
mod header_clock;
mod limits;
mod tls;

use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};

pub use admission::{Admission, Badge};
pub use connection::{Peer, PeerCertificate};
pub use limits::Limits;
pub use tls::{Clients, Identity, Tls};

use connection::Connection;

/// A socket on which requests are answered.
#[derive(Debug)]
pub struct Listener {
    /// Bound already, so that a fault is told before anything starts.
    pub socket: TcpListener,
    /// `None`: plain HTTP, for loopback alone.
    pub tls: Option<Tls>,
    /// Who is there.
    pub admission: Admission,
    /// How much of everything a connection may take.
    pub limits: Limits,
}

/// Tells servers and requests that wait that the program ends.
#[derive(Clone, Debug)]
pub struct Ending(watch::Receiver<bool>);

/// Ends everything that has its [`Ending`], also by being dropped.
#[derive(Debug)]
pub struct End(watch::Sender<bool>);

/// A pair: who ends, and what hears of it.
#[must_use]
pub fn ending() -> (End, Ending) {
    let (sender, receiver) = watch::channel(false);
    (End(sender), Ending(receiver))
}

impl End {
    /// It is over.
    pub fn now(&self) {
        self.0.send_replace(true);
    }
}

impl Ending {
    /// Returns when it is over.
    pub async fn wait(&mut self) {
        // An error: who ends is gone, which is an end too.
        let _ = self.0.wait_for(|over| *over).await;
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }
}

/// Answers requests on this listener until the end; then waits a while for those that run.
pub async fn run(listener: Listener, router: Router, mut ending: Ending) {
    let Listener { socket, tls, admission, limits } = listener;
    let (alive, mut gone) = mpsc::channel::<()>(1);
    loop {
        let accepted = tokio::select! {
            accepted = socket.accept() => accepted,
            () = ending.wait() => break,
        };
        let (stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // No file descriptor is left, or the other side has gone again already.
                tracing::warn!(%error, "a connection could not be accepted");
                admission.relieve();
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            }
        };
        let Some(place) = admission.enter(address.ip()) else { continue };
        let connection = Connection {
            address,
            tls: tls.as_ref().map(Tls::now),
            router: router.clone(),
            limits,
            ending: ending.clone(),
        };
        let alive = alive.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = connection.serve(stream, place.badge()) => {}
                () = place.closed() => {}
            }
            drop(alive);
        });
    }
    drop((socket, alive));
    let _ = tokio::time::timeout(limits.farewell, gone.recv()).await;
}

#[cfg(test)]
mod tests;
