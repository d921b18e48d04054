//! One connection to a desk, and one request over it: no redirects, no proxy, and every answer
//! bounded in size and time.

use std::io;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{ACCEPT, CONTENT_TYPE, HOST, RETRY_AFTER, USER_AGENT};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use kazasu_core::handover::{Problem, ProblemReason};
use kazasu_core::secret::WipedBytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::trouble::{Refused, Trouble};

/// The longest answer: a desk's longest is an inventory's, some kilobytes.
const LONGEST_ANSWER: usize = 256 << 10;

/// The longest head of an answer.
const LONGEST_HEAD: usize = 16 << 10;

/// Until TCP has connected, and until TLS has.
const CONNECT: Duration = Duration::from_secs(5);

/// From a request to the end of its answer, beside what the request itself lets the desk wait.
const ANSWER: Duration = Duration::from_secs(10);

/// A body in memory that is overwritten when the last holder lets go of it.
struct Owner(WipedBytes);

impl AsRef<[u8]> for Owner {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The bytes for a body: they stay where they are, and are overwritten with their last holder.
pub(super) fn wiped(bytes: WipedBytes) -> Bytes {
    Bytes::from_owner(Owner(bytes))
}

/// One request.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    method: Method,
    path: String,
    content: Option<(&'static str, Bytes)>,
    patience: Duration,
}

impl Asking {
    pub(super) fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), content: None, patience: ANSWER }
    }

    pub(super) fn delete(path: impl Into<String>) -> Self {
        Self { method: Method::DELETE, path: path.into(), content: None, patience: ANSWER }
    }

    /// Whatever is sent as JSON and holds nothing of a patient.
    pub(super) fn post(path: impl Into<String>, body: &impl Serialize) -> Self {
        Self::json(Method::POST, path, body)
    }

    pub(super) fn put(path: impl Into<String>, body: &impl Serialize) -> Self {
        Self::json(Method::PUT, path, body)
    }

    /// The bytes as they are.
    pub(super) fn put_bytes(path: impl Into<String>, kind: &'static str, body: Bytes) -> Self {
        let content = Some((kind, body));
        Self { method: Method::PUT, path: path.into(), content, patience: ANSWER }
    }

    fn json(method: Method, path: impl Into<String>, body: &impl Serialize) -> Self {
        // Types of the protocol can always be written.
        let bytes = serde_json::to_vec(body).unwrap_or_default();
        let content = Some(("application/json", wiped(bytes.into())));
        Self { method, path: path.into(), content, patience: ANSWER }
    }

    /// The desk may take this much longer.
    pub(super) fn waiting(mut self, longer: Duration) -> Self {
        self.patience = ANSWER + longer;
        self
    }
}

/// What a desk has answered: a success.
#[derive(Debug)]
pub(super) struct Answer(Bytes);

impl Answer {
    /// # Errors
    ///
    /// [`Trouble::Garbage`] for what is not of this protocol.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, Trouble> {
        serde_json::from_slice(&self.0).map_err(|_| Trouble::Garbage)
    }
}

/// A connection over which requests go one after the other.
pub(super) struct Connection {
    requests: SendRequest<Full<Bytes>>,
    host: String,
    task: tokio::task::JoinHandle<()>,
}

/// The TLS connection itself, before anything was asked.
pub(super) type Stream = TlsStream<TcpStream>;

/// Connects to `address` (`HOST:PORT`) and begins TLS under `name`.
pub(super) async fn connect(
    address: &str,
    name: &str,
    config: Arc<rustls::ClientConfig>,
) -> Result<Stream, Trouble> {
    let connected = timeout(CONNECT, TcpStream::connect(address)).await;
    let tcp = connected.map_err(|_| Trouble::NotReached(io::ErrorKind::TimedOut))?;
    let tcp = tcp.map_err(|error| Trouble::NotReached(error.kind()))?;
    // Small messages at once; where that cannot be set they are only slower.
    drop(tcp.set_nodelay(true));
    let name = name.to_owned().try_into().map_err(|_| Trouble::NoTls)?;
    match timeout(CONNECT, TlsConnector::from(config).connect(name, tcp)).await {
        Err(_) => Err(Trouble::TooSlow),
        Ok(Err(error)) => Err(Trouble::of_tls(&error)),
        Ok(Ok(stream)) => Ok(stream),
    }
}

impl Connection {
    /// Speaks HTTP over this stream.
    pub(super) async fn over(stream: Stream, host: &str) -> Result<Self, Trouble> {
        let mut builder = http1::Builder::new();
        builder.max_buf_size(LONGEST_HEAD);
        let begun = builder.handshake(TokioIo::new(stream)).await;
        let (requests, connection) = begun.map_err(|error| Trouble::of_http(&error))?;
        let task = tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection to the desk has ended");
            }
        });
        Ok(Self { requests, host: host.to_owned(), task })
    }

    /// Whether it may be asked once more.
    pub(super) fn is_open(&self) -> bool {
        !self.requests.is_closed()
    }

    /// Asks, and hears the whole answer.
    pub(super) async fn ask(&mut self, asking: &Asking) -> Result<Answer, Trouble> {
        timeout(asking.patience, self.ask_in_time(asking)).await.unwrap_or(Err(Trouble::TooSlow))
    }

    async fn ask_in_time(&mut self, asking: &Asking) -> Result<Answer, Trouble> {
        let mut request = Request::builder()
            .method(&asking.method)
            .uri(&asking.path)
            .header(HOST, &self.host)
            .header(USER_AGENT, concat!("kazasu/", env!("CARGO_PKG_VERSION")))
            .header(ACCEPT, "application/json");
        if let Some((kind, _)) = &asking.content {
            request = request.header(CONTENT_TYPE, *kind);
        }
        let body = asking.content.as_ref().map(|(_, body)| body.clone()).unwrap_or_default();
        let request = request.body(Full::new(body)).map_err(|_| Trouble::NoTls)?;
        self.requests.ready().await.map_err(|error| Trouble::of_http(&error))?;
        let answer = self.requests.send_request(request).await;
        let (head, body) = answer.map_err(|error| Trouble::of_http(&error))?.into_parts();
        let body = Limited::new(body, LONGEST_ANSWER).collect().await;
        let body = body.map_err(|error| match error.downcast_ref::<hyper::Error>() {
            Some(error) => Trouble::of_http(error),
            None => Trouble::Garbage,
        })?;
        let body = body.to_bytes();
        if head.status.is_success() {
            return Ok(Answer(body));
        }
        let said = serde_json::from_slice::<Problem>(&body).map(|problem| problem.reason);
        let retry_after = head.headers.get(RETRY_AFTER);
        let retry_after = retry_after.and_then(|value| value.to_str().ok()?.parse().ok());
        Err(Trouble::Refused(Refused {
            status: head.status.as_u16(),
            reason: said.unwrap_or(ProblemReason::Unknown),
            retry_after: retry_after.map(Duration::from_secs),
        }))
    }
}

impl Drop for Connection {
    /// Nothing of it goes on, whatever it waits for.
    fn drop(&mut self) {
        self.task.abort();
    }
}
