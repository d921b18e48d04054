//! What a desk usually answers (desk/PROTOCOL.md).

use std::time::{Duration, SystemTime};

use kazasu_core::handover::{
    Bytes32, CertificateRequest, Der, Hello, ProblemReason, Renewal, Timestamp,
};
use kazasu_core::sha256::Sha256;
use rcgen::{CertificateSigningRequestParams, ExtendedKeyUsagePurpose};
use rustls::pki_types::CertificateSigningRequestDer;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Ca, DESK_ID, Heard, Reply, State, TERMINAL};
use crate::host::clock;

const DESK_NONCE: Bytes32 = Bytes32([7; 32]);

impl State {
    pub(crate) fn new(ca: Ca) -> Self {
        let verdict = json!({
            "state": "proved", "reason": null, "revocation": "checked", "connected": true,
        });
        Self {
            heard: Vec::new(),
            script: None,
            ca,
            codes: Vec::new(),
            issued: [].into(),
            generation: Uuid::from_u128(1),
            sequence: 100,
            visits: [].into(),
            questions: None,
            verdict,
            gate: None,
            renew: false,
            is_demo: false,
            events: Vec::new(),
            live: true,
            nonces: 0,
            connections: 0,
            ahead_ms: 0,
        }
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_millis(clock::unix_millis().saturating_add_signed(self.ahead_ms))
    }

    /// A certificate for this request, from so many days ago to so many from now.
    pub(crate) fn issue(&self, csr: &[u8], days: (u64, u64)) -> Vec<u8> {
        let csr = CertificateSigningRequestDer::from(csr.to_vec());
        let mut csr = CertificateSigningRequestParams::from_der(&csr).unwrap();
        let now = SystemTime::now();
        let day = |days| Duration::from_secs(days * 86_400);
        csr.params.not_before = (now - day(days.0)).into();
        csr.params.not_after = (now + day(days.1)).into();
        csr.params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        csr.signed_by(&**self.ca.issuer).unwrap().der().to_vec()
    }
}

pub(crate) fn usual(state: &mut State, heard: &Heard) -> Reply {
    let path: Vec<_> = heard.path.split(['?', '/']).filter(|part| !part.is_empty()).collect();
    match (heard.method.as_str(), path.as_slice()) {
        ("POST", ["v1", "enrolment", "hello"]) => hello(state, heard),
        ("POST", ["v1", "enrolment", "certificate"]) => certificate(state, heard),
        _ if heard.certificate.is_none() => Reply::Problem(ProblemReason::CertificateMissing),
        ("POST", ["v1", "heartbeats"]) => Reply::Json(json!({
            "time": state.now(), "generation": state.generation, "sequence": state.sequence,
            "gate": state.gate,
            "settings": {"revision": Sha256::of(b""), "questions": null, "desk": null},
            "renew": state.renew,
        })),
        ("GET", ["v1", "nonces", count]) => {
            let count: u64 = count.trim_start_matches("count=").parse().unwrap();
            let expires = Timestamp::from_millis(state.now().as_millis() + 300_000);
            let nonces: Vec<_> = (0..count)
                .map(|_| {
                    state.nonces += 1;
                    let mut nonce = [1; 32];
                    nonce[..8].copy_from_slice(&state.nonces.to_be_bytes());
                    json!({"nonce": Bytes32(nonce), "expires": expires})
                })
                .collect();
            Reply::Json(json!({"nonces": nonces}))
        }
        ("GET", ["v1", "events", ..]) => {
            let waits = state.events.is_empty() && heard.path.contains("after=");
            let events = std::mem::take(&mut state.events);
            let reply = Reply::Json(json!({"cursor": "1", "events": events}));
            if waits { Reply::Slow(Duration::from_millis(50), Box::new(reply)) } else { reply }
        }
        ("PUT", ["v1", "visits", ..]) => visit(state, heard),
        ("PUT", ["v1", "calls", _]) => Reply::Json(json!({"live": state.live})),
        ("DELETE", ["v1", "calls", _]) | ("PUT", ["v1", "bundles", _]) => Reply::Empty,
        ("POST", ["v1", "inventory"]) => Reply::Json(json!({"missing": 0, "wanted": []})),
        ("POST", ["v1", "certificates"]) => {
            let renewal: Renewal = serde_json::from_slice(&heard.body).unwrap();
            state.renew = false;
            let certificate = Der::new(state.issue(renewal.csr.as_bytes(), (0, 90)));
            let not_after = "2030-01-01T00:00:00.000Z";
            Reply::Json(json!({"certificate": certificate, "not_after": not_after}))
        }
        _ => Reply::Problem(ProblemReason::NotFound),
    }
}

fn hello(state: &State, heard: &Heard) -> Reply {
    let hello: Hello = serde_json::from_slice(&heard.body).unwrap();
    let presented = Sha256::of(&state.ca.server);
    let ca = Der::new(state.ca.der());
    let code = state.codes.iter().find(|code| code.slot() == hello.slot);
    let proof = code.map_or(Bytes32([9; 32]), |code| {
        code.proofs(presented, hello.terminal_nonce, DESK_NONCE).of_desk(ca.as_bytes())
    });
    let demo = state.is_demo;
    Reply::Json(json!({"desk_nonce": DESK_NONCE, "ca": ca, "proof": proof, "demo": demo}))
}

fn certificate(state: &mut State, heard: &Heard) -> Reply {
    let asked: CertificateRequest = serde_json::from_slice(&heard.body).unwrap();
    let presented = Sha256::of(&state.ca.server);
    let proved = state.codes.iter().find(|code| code.slot() == asked.slot).is_some_and(|code| {
        let proofs = code.proofs(presented, asked.terminal_nonce, DESK_NONCE);
        proofs.is_of_terminal(asked.csr.as_bytes(), asked.proof)
    });
    if !proved {
        return Reply::Problem(ProblemReason::CodeRefused);
    }
    let csr = asked.csr.as_bytes().to_vec();
    let slot = asked.slot.to_string();
    match state.issued.get(&slot) {
        Some((before, answer)) if *before == csr => return Reply::Json(answer.clone()),
        Some(_) => return Reply::Problem(ProblemReason::CodeUsed),
        None => {}
    }
    let answer: Value = json!({
        "certificate": Der::new(state.issue(&csr, (0, 90))),
        "not_after": "2027-02-25T01:02:03.000Z",
        "ca": Der::new(state.ca.der()),
        "desk_id": DESK_ID,
        "terminal": {"id": TERMINAL, "name": "入口 1", "letter": "A"},
    });
    state.issued.insert(slot, (csr, answer.clone()));
    Reply::Json(answer)
}

fn visit(state: &mut State, heard: &Heard) -> Reply {
    let body = state.visits.entry(heard.path.clone()).or_insert_with(|| heard.body.clone());
    if *body != heard.body {
        return Reply::Problem(ProblemReason::Conflict);
    }
    state.sequence += 1;
    // /v1/visits/{visit}/versions/{version}
    let parts: Vec<_> = heard.path.split('/').collect();
    let version: u8 = parts[5].parse().unwrap();
    Reply::Json(json!({
        "receipt": {
            "visit": parts[3], "version": version, "sha256": Sha256::of(&heard.body),
            "generation": state.generation, "sequence": state.sequence,
            "received_at": state.now(),
        },
        "verdict": state.verdict,
        "questions": if version == 1 { json!(state.questions) } else { Value::Null },
    }))
}
