//! Visits with the evidence of a virtual phone: proved, repeated, contradicted, forged, replayed.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::handover::{Bytes32, ChallengeParts};
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use kazasu_tests::{
    Answer, Desk, DeskConnection, TerminalIdentity, authority, credential, files_below,
};
use serde_json::{Value, json};

/// DigestInfo of SHA-256 (RFC 8017 §9.2, note 1), without the digest.
const DIGEST_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

const ONE: &str = "0193a0aa-0000-7000-8000-000000000001";
const TWO: &str = "0193a0aa-0000-7000-8000-000000000002";

/// A desk that trusts the virtual phones, and a terminal of it.
pub(crate) struct Clinic {
    pub(crate) desk: Desk,
    pub(crate) own: TerminalIdentity,
    _anchor: tempfile::TempDir,
}

impl Clinic {
    pub(crate) fn open() -> Self {
        Self::with("")
    }

    /// The same, with more in its configuration.
    pub(crate) fn with(more: &str) -> Self {
        let anchor = tempfile::tempdir().unwrap();
        let path = anchor.path().join("anchor.der");
        fs::write(&path, authority().anchor_der()).unwrap();
        let desk =
            Desk::start(&format!("[trust]\nanchors = [{:?}]\n{more}", path.display().to_string()));
        let own = desk.terminal("入口");
        Self { desk, own, _anchor: anchor }
    }

    pub(crate) fn connect(&self) -> DeskConnection {
        DeskConnection::open(self.desk.terminals, Some(&self.own))
    }

    /// Version 1 of this visit comes in, with a nonce of its own.
    pub(crate) fn put_new(&self, visit: &str) -> Answer {
        let mut connection = self.connect();
        let nonce = nonce(&mut connection);
        put(&mut connection, &self.visit(visit, nonce))
    }

    /// Version 1 of this visit, with this nonce of the desk.
    pub(crate) fn visit(&self, visit: &str, desk_nonce: [u8; 32]) -> Value {
        let terminal = self.own.enrolled["terminal"]["id"].as_str().unwrap();
        let parts =
            ChallengeParts { desk_nonce: Bytes32(desk_nonce), terminal_nonce: Bytes32([5; 32]) };
        let challenge = parts.challenge(terminal, VisitId::new(visit.parse().unwrap()));
        let digest = Sha256::of(&challenge.0);
        let signature = credential()
            .key()
            .sign_digest_info(&[&DIGEST_INFO[..], digest.as_bytes()].concat())
            .unwrap();
        json!({
            "visit": visit, "version": 1, "demo": false, "confirmation": "A07",
            "facility": "clinic", "tapped_at": now(),
            "evidence": {
                "kind": "iphone", "certificate": STANDARD.encode(credential().certificate_der()),
                "algorithm": "RSA-PKCS1-SHA256", "signature": STANDARD.encode(signature),
                "desk_nonce": STANDARD.encode(desk_nonce),
                "terminal_nonce": STANDARD.encode([5; 32]),
            },
            "revocation": "unchecked", "consent": null, "ending": null, "ended_at": null,
        })
    }
}

pub(crate) fn now() -> String {
    kazasu_core::handover::Timestamp::from_millis(kazasu_tests::now() * 1_000).to_string()
}

pub(crate) fn nonce(connection: &mut DeskConnection) -> [u8; 32] {
    let answer = connection.get("/v1/nonces?count=1").unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    let nonce = answer.body["nonces"][0]["nonce"].as_str().unwrap();
    STANDARD.decode(nonce).unwrap().try_into().unwrap()
}

pub(crate) fn put(connection: &mut DeskConnection, visit: &Value) -> Answer {
    let (id, version) = (visit["visit"].as_str().unwrap(), &visit["version"]);
    connection.send("PUT", &format!("/v1/visits/{id}/versions/{version}"), visit).unwrap()
}

fn verdict(answer: &Answer) -> (&str, &Value, &Value) {
    assert_eq!(answer.status, 200, "{answer:?}");
    let verdict = &answer.body["verdict"];
    (verdict["state"].as_str().unwrap(), &verdict["reason"], &verdict["connected"])
}

/// The whole of this visit, answered.
pub(crate) fn whole(visit: &Value) -> Value {
    let mut whole = visit.clone();
    whole["version"] = 2.into();
    whole["consent"] = json!({
        "questions": "0".repeat(64), "answers": {"diagnosis": "given", "surgery": "refused"},
        "prescription": null,
    });
    whole["ending"] = "complete".into();
    whole["ended_at"] = now().into();
    whole
}

#[test]
fn a_visit_is_proved_and_has_the_same_receipt_however_often_it_comes() {
    let mut clinic = Clinic::open();
    let mut connection = clinic.connect();
    let nonce = nonce(&mut connection);
    let visit = clinic.visit(ONE, nonce);
    let first = put(&mut connection, &visit);
    assert_eq!(verdict(&first), ("proved", &Value::Null, &json!(true)));
    let receipt = &first.body["receipt"];
    assert_eq!(receipt["sha256"], Sha256::of(visit.to_string().as_bytes()).to_string());
    let second = put(&mut connection, &whole(&visit));
    assert_eq!(verdict(&second).0, "proved");
    assert!(second.body["receipt"]["sequence"].as_u64() > receipt["sequence"].as_u64());

    clinic.desk.restart();
    let mut again = clinic.connect();
    assert_eq!(put(&mut again, &visit).body, first.body, "after a restart, too");
}

#[test]
fn other_bytes_and_other_terminals_are_a_conflict_and_change_nothing() {
    let clinic = Clinic::open();
    let mut connection = clinic.connect();
    let nonce = nonce(&mut connection);
    let visit = clinic.visit(ONE, nonce);
    let first = put(&mut connection, &visit);
    let mut other = visit.clone();
    other["confirmation"] = "A08".into();
    assert_eq!(put(&mut connection, &other).refusal(), (409, "conflict"));

    let stranger = clinic.desk.terminal("会計");
    let mut stranger = DeskConnection::open(clinic.desk.terminals, Some(&stranger));
    assert_eq!(put(&mut stranger, &whole(&visit)).refusal(), (409, "conflict"));
    assert_eq!(put(&mut connection, &visit).body, first.body);
}

#[test]
fn what_is_no_proof_has_its_receipt_and_a_verdict_that_says_why() {
    let clinic = Clinic::open();
    let mut connection = clinic.connect();
    let own = nonce(&mut connection);
    assert_eq!(verdict(&put(&mut connection, &clinic.visit(ONE, own))).0, "proved");
    // Each is another visit; what is wrong with it, and what the desk says of it.
    let mut bent = clinic.visit(TWO, nonce(&mut connection));
    bent["evidence"]["terminal_nonce"] = STANDARD.encode([6; 32]).into();
    let id = |number: u8| format!("0193a0aa-0000-7000-8000-0000000000{number:02x}");
    let mut malformed = clinic.visit(&id(0x13), nonce(&mut connection));
    malformed["evidence"]["certificate"] = STANDARD.encode(b"no certificate").into();
    let cases = [
        (bent, "bad_signature"),
        (clinic.visit(&id(0x11), [9; 32]), "challenge"),
        (clinic.visit(&id(0x12), own), "nonce_used"),
        (malformed, "malformed"),
    ];
    for (visit, reason) in cases {
        let answer = put(&mut connection, &visit);
        assert_eq!(verdict(&answer).0, "refused", "{reason}");
        assert_eq!(verdict(&answer).1, reason);
    }
    let alone = put(&mut connection, &clinic.visit(&id(0x14), [0; 32]));
    assert_eq!(verdict(&alone), ("proved", &Value::Null, &json!(false)), "窓口未接続時");
}

#[test]
fn what_can_never_be_a_visit_is_unprocessable() {
    let clinic = Clinic::open();
    let mut connection = clinic.connect();
    let good = clinic.visit(ONE, nonce(&mut connection));
    let changes: [(&str, Value); 7] = [
        ("visit", TWO.into()),
        ("version", 3.into()),
        ("demo", true.into()),
        ("confirmation", "7".into()),
        ("ending", "complete".into()),
        ("facility", "castle".into()),
        ("tapped_at", "yesterday".into()),
    ];
    for (member, value) in changes {
        let mut bent = good.clone();
        bent[member] = value;
        let path = format!("/v1/visits/{ONE}/versions/1");
        let answer = connection.send("PUT", &path, &bent).unwrap();
        assert_eq!(answer.refusal(), (422, "unprocessable"), "{member}");
    }
    // Where nobody looks, too: the body is kept for years.
    let path = format!("/v1/visits/{ONE}/versions/1");
    let text = good.to_string().replacen('{', "{\"unknown\":\"é\",", 1);
    let bytes: Vec<u8> = text.chars().map(|one| u8::try_from(one).unwrap()).collect();
    let answer = connection.bytes("PUT", &path, "application/json", &bytes).unwrap();
    assert_eq!(answer.refusal(), (400, "bad_request"));
    assert_eq!(put(&mut connection, &good).status, 200);
}

#[test]
fn nothing_of_a_patient_lies_open_on_the_desks_disk() {
    let mut clinic = Clinic::open();
    let mut connection = clinic.connect();
    let visit = clinic.visit(ONE, nonce(&mut connection));
    assert_eq!(put(&mut connection, &visit).status, 200);
    assert_eq!(put(&mut connection, &whole(&visit)).status, 200);
    clinic.desk.stop();
    // Its end is the issuer's signature; names stand in the anchor, too, which is nobody's.
    let certificate = credential().certificate_der();
    let end = certificate.get(certificate.len() - 33..).unwrap();
    let canaries = [
        end.to_vec(),
        STANDARD.encode(end).as_bytes().to_vec(),
        b"\"surgery\":\"refused\"".to_vec(),
    ];
    let files = files_below(&clinic.desk.home().join("state"));
    assert!(files.len() >= 2, "{files:?}");
    for path in files {
        let bytes = fs::read(&path).unwrap();
        for canary in &canaries {
            let found = bytes.windows(canary.len()).any(|part| part == canary.as_slice());
            assert!(!found, "{}", path.display());
        }
    }
}
