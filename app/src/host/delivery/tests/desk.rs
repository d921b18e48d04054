//! A small desk for tests: real TLS and HTTP, and answers as a test wants them.

mod answers;
mod server;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::Duration;

use kazasu_core::consent::Questions;
use kazasu_core::handover::{EnrolmentCode, Gate, ProblemReason};
use kazasu_core::sha256::Sha256;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair,
    PKCS_ECDSA_P256_SHA256,
};
use serde_json::Value;
use uuid::Uuid;

pub(crate) const DESK_ID: &str = "0123456789abcdef";
pub(crate) const TERMINAL: &str = "018f0000-0000-7000-8000-00000000000a";

/// What was asked.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) body: Vec<u8>,
    /// Of the certificate that was presented.
    pub(crate) certificate: Option<Sha256>,
    /// The number of the connection.
    pub(crate) connection: u64,
}

/// How it is answered.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    Json(Value),
    Empty,
    Problem(ProblemReason),
    /// As [`Reply::Problem`], to be asked again after so many seconds.
    Later(ProblemReason, u64),
    /// After this time.
    Slow(Duration, Box<Reply>),
    /// A head that promises more than comes.
    HalfBody,
    /// A body without end.
    Endless,
    /// No JSON of the protocol.
    Garbage,
    /// To another address.
    Redirect(String),
    /// As usual, but for one member.
    Altered(&'static str, Value),
    /// As usual, but for one member of the receipt.
    Receipt(&'static str, Value),
    /// As usual, found out when it is answered.
    Usual,
    /// The connection ends without an answer.
    Close,
}

/// Everything that a test looks at and sets.
pub(crate) struct State {
    pub(crate) heard: Vec<Heard>,
    /// Asked before the usual answer; `None`: the usual one.
    #[allow(clippy::type_complexity, reason = "a test's own script")]
    pub(crate) script: Option<Box<dyn FnMut(&Heard) -> Option<Reply> + Send>>,
    pub(crate) ca: Ca,
    /// Open codes.
    pub(crate) codes: Vec<EnrolmentCode>,
    /// Requests for which a certificate was given, by the slot of their code.
    pub(crate) issued: BTreeMap<String, (Vec<u8>, Value)>,
    pub(crate) generation: Uuid,
    pub(crate) sequence: u64,
    /// Bodies by path.
    pub(crate) visits: BTreeMap<String, Vec<u8>>,
    pub(crate) questions: Option<Questions>,
    pub(crate) verdict: Value,
    pub(crate) gate: Option<Gate>,
    pub(crate) renew: bool,
    /// It says that it is a demonstration.
    pub(crate) is_demo: bool,
    /// The next events.
    pub(crate) events: Vec<Value>,
    pub(crate) live: bool,
    pub(crate) nonces: u64,
    pub(crate) connections: u64,
    /// Added to this machine's time.
    pub(crate) ahead_ms: i64,
}

type Issuer = CertifiedIssuer<'static, KeyPair>;

/// The CA of a desk, and its own certificate.
pub(crate) struct Ca {
    pub(crate) issuer: Arc<Issuer>,
    pub(crate) server_key: Vec<u8>,
    pub(crate) server: Vec<u8>,
}

impl Ca {
    pub(crate) fn new(name: &str, validity: Option<(i32, i32)>) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, "desk of a test");
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
        let issuer = CertifiedIssuer::self_signed(params, key).unwrap();
        Self::from(Arc::new(issuer), name, validity)
    }

    /// Another certificate of the same CA.
    pub(crate) fn of(other: &Self, name: &str, validity: Option<(i32, i32)>) -> Self {
        Self::from(other.issuer.clone(), name, validity)
    }

    fn from(issuer: Arc<Issuer>, name: &str, validity: Option<(i32, i32)>) -> Self {
        let server = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        if let Some((from, to)) = validity {
            params.not_before = rcgen::date_time_ymd(from, 1, 1);
            params.not_after = rcgen::date_time_ymd(to, 1, 1);
        }
        let certificate = params.signed_by(&server, &**issuer).unwrap();
        Self { issuer, server_key: server.serialize_der(), server: certificate.der().to_vec() }
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        AsRef::<rcgen::Certificate>::as_ref(&*self.issuer).der().to_vec()
    }
}

/// A desk that runs until it is dropped.
pub(crate) struct Desk {
    pub(crate) address: SocketAddr,
    state: Arc<Mutex<State>>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Desk {
    pub(crate) fn start() -> Self {
        Self::with(Ca::new(&format!("{DESK_ID}.kazasu.internal"), None))
    }

    pub(crate) fn with(ca: Ca) -> Self {
        Self::on("127.0.0.1:0".parse().unwrap(), Arc::new(Mutex::new(State::new(ca))))
    }

    fn on(address: SocketAddr, state: Arc<Mutex<State>>) -> Self {
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let shared = state.clone();
        let thread = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(server::run(address, shared, stopped, tell));
            runtime.shutdown_background();
        });
        let address = told.recv().unwrap();
        Self { address, state, stop: Some(stop), thread: Some(thread) }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Stops, and keeps what it has.
    pub(crate) fn stop(self) -> Stopped {
        let stopped = Stopped { address: self.address, state: self.state.clone() };
        drop(self);
        stopped
    }

    /// What was asked at addresses that begin so, in order.
    pub(crate) fn asked(&self, path: &str) -> Vec<Heard> {
        let state = self.state();
        state.heard.iter().filter(|heard| heard.path.starts_with(path)).cloned().collect()
    }

    /// Waits until it holds.
    pub(crate) fn wait(&self, what: &str, mut holds: impl FnMut(&mut State) -> bool) {
        for _ in 0..3_000 {
            if holds(&mut self.state()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!(
            "{what}; heard: {:?}",
            self.state().heard.iter().map(|it| &it.path).collect::<Vec<_>>()
        );
    }

    /// Answers requests for which the script has an answer in its way.
    pub(crate) fn script(&self, script: impl FnMut(&Heard) -> Option<Reply> + Send + 'static) {
        self.state().script = Some(Box::new(script));
    }

    pub(crate) fn code(&self) -> String {
        let code = EnrolmentCode::from_digits(&[
            4, 1, 7, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8,
        ]);
        let code = code.unwrap();
        let text = code.grouped().to_string();
        self.state().codes.push(code);
        text
    }
}

/// A desk that is away.
pub(crate) struct Stopped {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl Stopped {
    pub(crate) fn start(self) -> Desk {
        Desk::on(self.address, self.state)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        drop(self.stop.take());
        self.thread.take().map(JoinHandle::join);
    }
}
