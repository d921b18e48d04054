//! One connection: handshake, requests, end.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use kazasu_core::sha256::Sha256;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tower_service::Service;

use super::admission::Badge;
use super::ending::Ending;
use super::header_clock::{HeaderClock, Timed};
use super::limits::Limits;
use super::tls::Identity;
use crate::problem::{Refused, as_problem};

/// What hyper takes of headers before it answers 431 without a body: more than the protocol allows,
/// so that the answer can be a problem.
const LIBRARY_HEADERS: usize = 64 * 1024;

/// First byte of a TLS record that holds a handshake (RFC 8446 §5.1).
const HANDSHAKE: u8 = 22;

/// Who is at the other end of the connection on which a request came.
#[derive(Clone, Debug)]
pub struct Peer {
    /// From where.
    pub address: SocketAddr,
    /// What it has shown, and has the key of.
    pub certificate: Option<PeerCertificate>,
    /// Of the certificate that it was shown; `None` without TLS.
    pub server_certificate: Option<Sha256>,
    /// Names the connection's owner.
    pub badge: Badge,
}

/// A certificate whose key the other side has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerCertificate {
    /// Of its DER.
    pub sha256: Sha256,
}

/// What a connection needs to be served.
#[derive(Debug)]
pub(super) struct Connection {
    pub(super) address: SocketAddr,
    pub(super) tls: Option<Arc<Identity>>,
    pub(super) router: Router,
    pub(super) limits: Limits,
    pub(super) ending: Ending,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Http {
    One,
    Two,
}

impl Connection {
    /// Serves the connection until one side ends it.
    pub(super) async fn serve(self, stream: TcpStream, badge: Badge) {
        // Answers are small, and wait for nothing.
        let _ = stream.set_nodelay(true);
        let address = self.address;
        let Some(identity) = self.tls.clone() else {
            let peer = Peer { address, certificate: None, server_certificate: None, badge };
            return self.speak(stream, peer, Http::One).await;
        };
        let handshake = tokio::time::timeout(self.limits.handshake, async {
            let mut first = [0];
            // Whoever speaks HTTP here is not answered, not even by a TLS alert.
            if stream.peek(&mut first).await.ok()? == 0 || first != [HANDSHAKE] {
                return None;
            }
            TlsAcceptor::from(identity.config.clone()).accept(stream).await.ok()
        });
        let Ok(Some(stream)) = handshake.await else { return };
        let (_, session) = stream.get_ref();
        let own = session.peer_certificates().and_then(|chain| chain.first());
        let certificate = own.map(|own| PeerCertificate { sha256: Sha256::of(own) });
        let http = match session.alpn_protocol() {
            Some(b"h2") => Http::Two,
            _ => Http::One,
        };
        let server_certificate = Some(identity.certificate);
        self.speak(stream, Peer { address, certificate, server_certificate, badge }, http).await;
    }

    async fn speak<S>(mut self, stream: S, peer: Peer, http: Http)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let clock = HeaderClock::default();
        let badge = peer.badge.clone();
        let (router, limits) = (self.router, self.limits);
        let requests = clock.clone();
        let service = service_fn(move |request: Request<Incoming>| {
            let serving = requests.request();
            let answer = answer(router.clone(), peer.clone(), request, limits.header_bytes);
            async move {
                let response = answer.await;
                drop(serving);
                Ok::<_, Infallible>(response)
            }
        });
        let builder = builder(http, &limits);
        let io = TokioIo::new(Timed::new(stream, clock.clone()));
        let mut connection = pin!(builder.serve_connection(io, service));
        let mut slow_headers = pin!(clock.ran_out(limits.headers));
        let mut anonymous = pin!(tokio::time::sleep(limits.anonymous));
        let (mut ends, mut looked) = (false, false);
        loop {
            tokio::select! {
                _ = connection.as_mut() => return,
                () = slow_headers.as_mut(), if http == Http::One => return,
                () = anonymous.as_mut(), if !looked => {
                    looked = true;
                    if !badge.is_owned() {
                        return;
                    }
                }
                () = self.ending.wait(), if !ends => {
                    ends = true;
                    connection.as_mut().graceful_shutdown();
                }
            }
        }
    }
}

fn builder(http: Http, limits: &Limits) -> auto::Builder<TokioExecutor> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.idle)
        .max_buf_size(LIBRARY_HEADERS);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Duration::from_secs(30))
        .keep_alive_timeout(Duration::from_secs(20))
        .max_concurrent_streams(32)
        .max_header_list_size(LIBRARY_HEADERS as u32);
    match http {
        Http::One => builder.http1_only(),
        Http::Two => builder.http2_only(),
    }
}

/// The router's answer, or a problem: whatever happens in it.
async fn answer(
    mut router: Router,
    peer: Peer,
    request: Request<Incoming>,
    most: usize,
) -> Response {
    if header_bytes(&request) > most {
        return Refused::headers_too_large().into_response();
    }
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(peer);
    match AssertUnwindSafe(router.call(request)).catch_unwind().await {
        Ok(Ok(response)) => as_problem(response),
        Err(_) => {
            tracing::error!("a request was answered by a panic");
            Refused::internal().into_response()
        }
    }
}

/// Bytes of request line and headers, as HTTP/1.1 writes them.
fn header_bytes(request: &Request<Incoming>) -> usize {
    let line = request.uri().path_and_query().map_or(0, |path| path.as_str().len());
    let headers = request.headers().iter();
    line + headers.map(|(name, value)| name.as_str().len() + value.len() + 4).sum::<usize>()
}
