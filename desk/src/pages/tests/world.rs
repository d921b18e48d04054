//! A desk with one terminal, and a browser.

use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, BodyDataStream};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use futures_util::StreamExt;
use http_body_util::BodyExt;
use kazasu_core::confirmation::{Confirmation, Letter};
use kazasu_core::consent::Ending;
use kazasu_core::consent::{Consent, ConsentAnswer, ConsentItem, Layout, Prescription, Questions};
use kazasu_core::handover::{
    Bytes32, Call, CallCause, Der, EvidenceRecord, Timestamp, Verdict, VerdictState, VisitRecord,
    VisitVersion,
};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::session::{Facility, VisitId};
use kazasu_core::sha256::Sha256;
use kazasu_core::verify::{Algorithm, Anchor, Policy, RevocationStatus};
use kazasu_core::virtual_phone::pki::{shared, shared_phone};
use tempfile::TempDir;
use tower_service::Service;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::desk::{Backups, Desk, Rules};
use crate::eligibility::NoEligibility;
use crate::gates::Gates;
use crate::password;
use crate::serve::{self, Admission, End, Limits, Peer};
use crate::store::sqlite::{Purpose, SqliteStore, StorePlace};
use crate::store::{
    Arrival, IssuedCertificate, Judgement, NewSlot, Role, SettingsChoice, SlotUse, Store, User,
    VisitFilter, VisitRow,
};
use crate::visits::{Prover, Provers};

pub(super) const PASSWORD: &str = "ことりがなく八時";

/// Longer than anything takes that is expected to happen.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) struct World {
    pub(super) desk: Arc<Desk>,
    pub(super) terminal: Uuid,
    router: Router,
    peer: Peer,
    _end: End,
    _folder: TempDir,
}

pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).expect(name).to_str().unwrap()
    }
}

/// A page that is open.
pub(super) struct Live(BodyDataStream);

impl Live {
    /// The next event; comments that keep the connection alive are passed over.
    pub(super) async fn next(&mut self) -> String {
        let mut event = String::new();
        let read = async {
            while !event.ends_with("\n\n") || event.starts_with(':') {
                if event.starts_with(':') {
                    event.clear();
                }
                let bytes = self.0.next().await.expect("an event").unwrap();
                event.push_str(std::str::from_utf8(&bytes).unwrap());
            }
        };
        tokio::time::timeout(PATIENCE, read).await.expect("an event comes");
        event
    }
}

impl World {
    pub(super) async fn new() -> Self {
        Self::with_terminal("入口 1").await
    }

    pub(super) async fn going_by(change: impl FnOnce(&mut Rules)) -> Self {
        Self::with("入口 1", change).await
    }

    pub(super) async fn with_terminal(name: &str) -> Self {
        Self::with(name, |_| {}).await
    }

    /// Another terminal of the desk.
    pub(super) async fn second_terminal(&self) -> Uuid {
        let (number, name) = (8, "入口 2");
        enrol(&*self.desk.store, number, name, self.desk.now()).await
    }

    async fn with(name: &str, change: impl FnOnce(&mut Rules)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = StorePlace {
            file: folder.path().join("desk.sqlite"),
            key: folder.path().join("store.key"),
        };
        let now = crate::clock::now();
        let store = SqliteStore::open(&place, Purpose::Serve { demo: false }, now).unwrap();
        let store: Arc<dyn Store> = Arc::new(store);
        let terminal = enrol(&*store, 7, name, now).await;
        let mut rules = Rules {
            is_demo: false,
            provers: Provers::new(Prover::new(Arc::new(Policy::new(Vec::new())), None)),
            settings: SettingsChoice::default(),
            gates: Gates::default(),
            folder: folder.path().to_owned(),
            backups: Backups::default(),
            eligibility: Arc::new(NoEligibility),
        };
        change(&mut rules);
        let (end, ending) = serve::ending();
        let admission = Admission::new(Limits::PROTOCOL);
        let address = SocketAddr::from(([127, 0, 0, 1], 50_000));
        let place = Admission::new(Limits::PROTOCOL).enter(IpAddr::from([127, 0, 0, 1])).unwrap();
        let peer =
            Peer { address, certificate: None, server_certificate: None, badge: place.badge() };
        let desk = Arc::new(Desk::new(store, rules, admission, ending));
        let router = super::super::router(desk.clone());
        Self { desk, terminal, router, peer, _end: end, _folder: folder }
    }

    async fn send(&self, request: Request<Body>) -> axum::response::Response {
        let mut request = request;
        request.extensions_mut().insert(self.peer.clone());
        Pin::new(&mut self.router.clone()).call(request).await.unwrap()
    }

    async fn answer(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.send(request).await.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let body = String::from_utf8(body.to_vec()).unwrap();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub(super) async fn get(&self, path: &str, cookie: Option<&str>) -> Answer {
        self.get_in("ja", path, cookie).await
    }

    pub(super) async fn get_in(&self, language: &str, path: &str, cookie: Option<&str>) -> Answer {
        let request = Request::get(path).header(ACCEPT_LANGUAGE, language);
        let request = match cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        };
        self.answer(request.body(Body::empty()).unwrap()).await
    }

    pub(super) async fn post(&self, path: &str, cookie: Option<&str>, body: &str) -> Answer {
        let form = "application/x-www-form-urlencoded";
        let request = Request::post(path).header(CONTENT_TYPE, form);
        let request = match cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        };
        self.answer(request.body(Body::from(body.to_owned())).unwrap()).await
    }

    pub(super) async fn watch(&self, cookie: &str) -> Live {
        let request = Request::get("/live").header(COOKIE, cookie).body(Body::empty()).unwrap();
        let response = self.send(request).await;
        assert_eq!(response.status(), StatusCode::OK);
        Live(response.into_body().into_data_stream())
    }

    pub(super) async fn user(&self, name: &str, role: Role) {
        let now = self.desk.now();
        let hash = password::hash(PASSWORD).unwrap();
        let user = User { name: name.to_owned(), role, hash, added_at: now };
        self.desk.store.put_user(user, "command".to_owned(), now).await.unwrap();
    }

    pub(super) async fn log_in(&self, user: &str, password: &str) -> Answer {
        let encoded =
            |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let body = format!("user={}&password={}", encoded(user), encoded(password));
        self.post("/login", None, &body).await
    }

    pub(super) async fn log_in_as(&self, name: &str, role: Role) -> String {
        self.user(name, role).await;
        let answer = self.log_in(name, PASSWORD).await;
        answer.header("set-cookie").split(';').next().unwrap().to_owned()
    }

    /// The session of a new user.
    pub(super) async fn somebody(&self, role: Role) -> String {
        self.log_in_as("tanaka", role).await
    }

    pub(super) fn visit_id(&self, number: u16) -> VisitId {
        VisitId::new(Uuid::from_u128(
            0x0193_9d2c_0000_7000_8000_0000_0000_0000 | u128::from(number),
        ))
    }

    /// The whole of a visit comes in, judged as `change` says.
    pub(super) async fn visit(&self, number: u16, change: impl FnOnce(&mut Judgement)) {
        let record = record(self.visit_id(number), number, self.desk.now());
        self.receive(record, change).await;
    }

    /// The same with the evidence of a virtual phone.
    pub(super) async fn proved_visit(&self, number: u16) {
        let mut record = record(self.visit_id(number), number, self.desk.now());
        let parts = record.evidence.evidence(&self.terminal.to_string(), record.visit);
        let digest = Sha256::of(&parts.challenge.0);
        // DigestInfo of SHA-256 (RFC 8017 §9.2, note 1).
        let prefix =
            b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";
        let info = [prefix.as_slice(), digest.as_bytes()].concat();
        record.evidence.certificate = Der::new(shared_phone().certificate_der());
        record.evidence.signature = Der::new(shared_phone().key().sign_digest_info(&info).unwrap());
        self.receive(record, |_| {}).await;
    }

    async fn receive(&self, record: VisitRecord, change: impl FnOnce(&mut Judgement)) {
        let now = self.desk.now();
        let body = serde_json::to_vec(&record).unwrap();
        let verdict = Verdict {
            state: VerdictState::Proved,
            reason: None,
            revocation: Some(RevocationStatus::Checked),
            connected: true,
        };
        let mut judgement =
            Judgement { at_tap: verdict, at_receipt: verdict, policy: Sha256::of(b"policy") };
        change(&mut judgement);
        let arrival = Arrival {
            terminal: self.terminal,
            visit: record.visit,
            version: record.version,
            demo: false,
            confirmation: record.confirmation,
            tapped_at: record.tapped_at,
            ending: record.ending,
            ended_at: record.ended_at,
            received_at: now,
            sha256: Sha256::of(&body),
            body: body.into(),
            desk_nonce: None,
            judgement,
            questions: None,
        };
        self.desk.store.accept_version(arrival).await.unwrap();
    }

    pub(super) async fn call(&self) -> Uuid {
        let id = Uuid::from_u128(1);
        let call = Call { visit: None, cause: CallCause::Called };
        self.desk.store.put_call(self.terminal, id, call, self.desk.now()).await.unwrap();
        id
    }

    pub(super) async fn rows(&self) -> Vec<VisitRow> {
        self.desk.store.visits(VisitFilter { open: false, limit: 10 }).await.unwrap()
    }
}

/// By what virtual phones are proved.
pub(super) fn proving() -> Prover {
    let anchor = Anchor::from_der("virtual", shared().anchor_der()).unwrap();
    Prover::new(Arc::new(Policy::new(vec![anchor])), None)
}

async fn enrol(store: &dyn Store, number: u8, name: &str, now: Timestamp) -> Uuid {
    let terminal = Uuid::from_u128(number.into());
    let digits = format!("{number:04}");
    let slot = NewSlot {
        slot: digits.parse().unwrap(),
        code: Zeroizing::new("0".repeat(24)),
        terminal,
        name: name.to_owned(),
        letters: vec![Letter::new('A').unwrap()],
        by: "command".to_owned(),
        opened_at: now,
        expires_at: Timestamp::from_millis(now.as_millis() + 600_000),
    };
    store.open_slot(slot).await.unwrap();
    let issued = IssuedCertificate {
        certificate: Der::new(format!("certificate {number}").into_bytes()),
        not_after: Timestamp::from_millis(now.as_millis() + 90 * 86_400_000),
    };
    let csr = Sha256::of(b"csr");
    let used = store.use_slot(digits.parse().unwrap(), csr, issued, now).await.unwrap();
    assert!(matches!(used, SlotUse::Enrolled(_)), "{used:?}");
    terminal
}

fn record(visit: VisitId, number: u16, now: Timestamp) -> VisitRecord {
    let groups = vec![
        vec![ConsentItem::Diagnosis],
        vec![ConsentItem::Medication],
        vec![ConsentItem::Surgery],
    ];
    let mut consent = Consent::unanswered(&Questions::new(Layout::Items, groups, true).unwrap());
    consent.answers.insert(ConsentItem::Diagnosis, ConsentAnswer::Given);
    consent.answers.insert(ConsentItem::Medication, ConsentAnswer::Refused);
    consent.prescription = Some(Prescription::Electronic);
    VisitRecord {
        visit,
        version: VisitVersion::Whole,
        demo: false,
        confirmation: Confirmation::new(Letter::new('A'), number).unwrap(),
        facility: Facility::Clinic,
        tapped_at: now,
        evidence: EvidenceRecord {
            kind: PhoneKind::Iphone,
            certificate: Der::new(&b"not a certificate"[..]),
            algorithm: Algorithm::RsaPkcs1Sha256,
            signature: Der::new(&b"not a signature"[..]),
            desk_nonce: Bytes32([0; 32]),
            terminal_nonce: Bytes32([1; 32]),
        },
        revocation: RevocationStatus::Checked,
        consent: Some(consent),
        ending: Some(Ending::Complete),
        ended_at: Some(now),
    }
}
