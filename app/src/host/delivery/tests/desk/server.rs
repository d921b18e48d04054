//! Its listener: TLS 1.3 with an optional client certificate, HTTP/1.1.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use kazasu_core::handover::{Problem, ProblemReason};
use kazasu_core::sha256::Sha256;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio::net::TcpSocket;
use tokio::sync::oneshot;
use tokio_rustls::TlsAcceptor;

use super::{Heard, Reply, State, answers};
use crate::host::delivery::tls::provider;

type Shared = Arc<Mutex<State>>;

fn config(state: &Shared) -> Arc<ServerConfig> {
    let state = state.lock().unwrap();
    let ca = CertificateDer::from(state.ca.der());
    let mut roots = RootCertStore::empty();
    roots.add(ca.clone()).unwrap();
    let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider());
    let verifier = verifier.allow_unauthenticated().build().unwrap();
    let chain = vec![CertificateDer::from(state.ca.server.clone()), ca];
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(state.ca.server_key.clone()));
    let config = ServerConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&rustls::version::TLS13])
        .unwrap()
        .with_client_cert_verifier(verifier)
        .with_single_cert(chain, key);
    Arc::new(config.unwrap())
}

pub(crate) async fn run(
    address: SocketAddr,
    state: Shared,
    mut stopped: oneshot::Receiver<()>,
    tell: std::sync::mpsc::Sender<SocketAddr>,
) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_reuseaddr(true).unwrap();
    socket.bind(address).unwrap();
    let listener = socket.listen(64).unwrap();
    tell.send(listener.local_addr().unwrap()).unwrap();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted.unwrap().0,
            _ = &mut stopped => return,
        };
        let (acceptor, state) = (TlsAcceptor::from(config(&state)), state.clone());
        tokio::spawn(async move {
            let Ok(stream) = acceptor.accept(accepted).await else { return };
            let connection = {
                let mut state = state.lock().unwrap();
                state.connections += 1;
                state.connections
            };
            let presented = stream.get_ref().1.peer_certificates().and_then(|it| it.first());
            let certificate = presented.map(|it| Sha256::of(it));
            let served =
                service_fn(move |request| serve(state.clone(), request, certificate, connection));
            let http = hyper::server::conn::http1::Builder::new();
            drop(http.serve_connection(TokioIo::new(stream), served).await);
        });
    }
}

/// Ends the connection without an answer, or in the middle of one.
#[derive(Debug)]
struct Closed;

impl std::fmt::Display for Closed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("closed")
    }
}

impl std::error::Error for Closed {}

async fn serve(
    state: Shared,
    request: Request<Incoming>,
    certificate: Option<Sha256>,
    connection: u64,
) -> Result<Response<Scripted>, Closed> {
    let (head, body) = request.into_parts();
    let Ok(body) = body.collect().await else { return Err(Closed) };
    let heard = Heard {
        method: head.method.to_string(),
        path: head.uri.to_string(),
        body: body.to_bytes().to_vec(),
        certificate,
        connection,
    };
    let mut reply = {
        let mut state = state.lock().unwrap();
        state.heard.push(heard.clone());
        let mut script = state.script.take();
        let scripted = script.as_mut().and_then(|script| script(&heard));
        state.script = script;
        scripted.unwrap_or_else(|| answers::usual(&mut state, &heard))
    };
    loop {
        reply = match reply {
            Reply::Slow(time, then) => {
                tokio::time::sleep(time).await;
                *then
            }
            Reply::Usual => answers::usual(&mut state.lock().unwrap(), &heard),
            Reply::Altered(member, value) => {
                let inside = if member == "letter" { "terminal" } else { "" };
                altered(answers::usual(&mut state.lock().unwrap(), &heard), inside, member, value)
            }
            Reply::Receipt(member, value) => altered(
                answers::usual(&mut state.lock().unwrap(), &heard),
                "receipt",
                member,
                value,
            ),
            reply => break respond(reply).await,
        }
    }
}

fn altered(reply: Reply, inside: &str, member: &str, value: serde_json::Value) -> Reply {
    match reply {
        Reply::Json(mut json) => {
            let place = if inside.is_empty() { &mut json } else { &mut json[inside] };
            place[member] = value;
            Reply::Json(json)
        }
        reply => reply,
    }
}

async fn respond(reply: Reply) -> Result<Response<Scripted>, Closed> {
    let json = |status: u16, value: String| {
        Response::builder().status(status).body(Scripted::whole(value)).unwrap()
    };
    Ok(match reply {
        Reply::Json(value) => json(200, value.to_string()),
        Reply::Empty => json(204, String::new()),
        Reply::Problem(reason) => json(reason.status(), problem(reason)),
        Reply::Later(reason, seconds) => {
            let mut response = json(reason.status(), problem(reason));
            response.headers_mut().insert("retry-after", seconds.into());
            response
        }
        Reply::Redirect(to) => Response::builder()
            .status(307)
            .header("location", to)
            .body(Scripted::whole(String::new()))
            .unwrap(),
        Reply::Garbage => json(200, "{\"receipt\": <html>".to_owned()),
        Reply::HalfBody => Response::builder()
            .header("content-length", 1_000)
            .body(Scripted { chunks: [Bytes::from_static(b"{\"receipt\"")].into(), end: End::Cut })
            .unwrap(),
        Reply::Endless => Response::new(Scripted { chunks: VecDeque::new(), end: End::Endless }),
        Reply::Close | Reply::Slow(..) | Reply::Altered(..) | Reply::Receipt(..) | Reply::Usual => {
            return Err(Closed);
        }
    })
}

fn problem(reason: ProblemReason) -> String {
    serde_json::to_string(&Problem::new(reason, "a test", "as the test wants it")).unwrap()
}

/// A body by script.
struct Scripted {
    chunks: VecDeque<Bytes>,
    end: End,
}

enum End {
    Whole,
    Cut,
    Endless,
}

impl Scripted {
    fn whole(text: String) -> Self {
        let chunks = if text.is_empty() { VecDeque::new() } else { [Bytes::from(text)].into() };
        Self { chunks, end: End::Whole }
    }
}

impl Body for Scripted {
    type Data = Bytes;
    type Error = Closed;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Closed>>> {
        Poll::Ready(match (self.chunks.pop_front(), &self.end) {
            (Some(chunk), _) => Some(Ok(Frame::data(chunk))),
            (None, End::Whole) => None,
            (None, End::Cut) => Some(Err(Closed)),
            (None, End::Endless) => Some(Ok(Frame::data(Bytes::from_static(&[b' '; 4_096])))),
        })
    }

    fn is_end_stream(&self) -> bool {
        self.chunks.is_empty() && matches!(self.end, End::Whole)
    }
}
