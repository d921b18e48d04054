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
//! | `ending` | how everything that waits hears of the end |
//! | `header_clock` | how long headers may take |
//! | `connection` | one connection from its first byte to its last |

mod admission;
mod connection;
mod ending;
mod header_clock;
mod limits;
mod tls;

use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

pub use admission::{Admission, Badge, counted};
pub use connection::{Peer, PeerCertificate};
pub use ending::{End, Ending, ending};
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
