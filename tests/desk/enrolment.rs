//! How a terminal becomes one of a desk, and what an attacker gets instead.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::handover::EnrolmentCode;
use kazasu_tests::{Desk, DeskConnection, certificate_request};
use serde_json::{Value, json};

fn hello(connection: &mut DeskConnection, slot: &str, nonce: [u8; 32]) -> Value {
    let body = json!({"slot": slot, "terminal_nonce": STANDARD.encode(nonce)});
    let answer = connection.send("POST", "/v1/enrolment/hello", &body).unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

#[test]
fn a_terminal_comes_by_its_code_and_a_lost_answer_costs_none() {
    let desk = Desk::start("");
    let code = desk.code("入口 1");
    let (csr, _) = certificate_request();
    let mut connection = DeskConnection::open(desk.terminals, None);
    let enrolled = connection.enrol_with(&code, &csr, [1; 32]).unwrap();
    assert_eq!(enrolled["terminal"]["name"], "入口 1");
    assert_eq!(enrolled["terminal"]["letter"], "A");

    // The answer was lost, and so was the connection.
    let mut again = DeskConnection::open(desk.terminals, None);
    assert_eq!(again.enrol_with(&code, &csr, [2; 32]).unwrap(), enrolled);

    let (other, _) = certificate_request();
    let refused = again.enrol_with(&code, &other, [3; 32]).unwrap_err();
    assert_eq!(refused.refusal(), (403, "code_used"));

    let listed = desk.command(&["terminals", "--json"], "");
    let listed: Value = serde_json::from_str(&listed.stdout).unwrap();
    assert_eq!(listed["terminals"].as_array().unwrap().len(), 1);
    assert_eq!(listed["terminals"][0]["id"], enrolled["terminal"]["id"]);
    assert_eq!(listed["terminals"][0]["state"], "good");
}

#[test]
fn five_wrong_proofs_burn_a_code_and_four_do_not() {
    let desk = Desk::start("");
    for (wrong, then) in [(4, Ok(())), (5, Err((403, "code_refused")))] {
        let code = desk.code(&format!("after {wrong}"));
        let slot = code.parse::<EnrolmentCode>().unwrap().slot().to_string();
        let (csr, _) = certificate_request();
        let mut connection = DeskConnection::open(desk.terminals, None);
        for _ in 0..wrong {
            let body = json!({
                "slot": slot, "terminal_nonce": STANDARD.encode([1; 32]),
                "csr": STANDARD.encode(&csr), "proof": STANDARD.encode([9; 32]),
            });
            let answer = connection.send("POST", "/v1/enrolment/certificate", &body).unwrap();
            assert_eq!(answer.refusal(), (403, "code_refused"));
        }
        // A burnt code is answered as one that was never there: not even the desk proves itself.
        let body = json!({
            "slot": slot, "terminal_nonce": STANDARD.encode([1; 32]),
        });
        let answer = connection.send("POST", "/v1/enrolment/hello", &body).unwrap();
        let bytes = |name: &str| STANDARD.decode(answer.body[name].as_str().unwrap()).unwrap();
        let code: EnrolmentCode = code.parse().unwrap();
        let nonce = |name: &str| kazasu_core::handover::Bytes32(bytes(name).try_into().unwrap());
        let proofs = code.proofs(
            connection.shown(),
            kazasu_core::handover::Bytes32([1; 32]),
            nonce("desk_nonce"),
        );
        assert_eq!(proofs.is_of_desk(&bytes("ca"), nonce("proof")), then.is_ok());
        let body = json!({
            "slot": slot, "terminal_nonce": STANDARD.encode([1; 32]),
            "csr": STANDARD.encode(&csr), "proof": STANDARD.encode(proofs.of_terminal(&csr).0),
        });
        let answer = connection.send("POST", "/v1/enrolment/certificate", &body).unwrap();
        match then {
            Ok(()) => assert_eq!(answer.status, 200, "{answer:?}"),
            Err(refusal) => assert_eq!(answer.refusal(), refusal),
        }
    }
}

#[test]
fn nobody_learns_from_an_answer_which_slots_are_open() {
    let desk = Desk::start("");
    let code: EnrolmentCode = desk.code("入口").parse().unwrap();
    let open = code.slot().to_string();
    let closed = if open == "0000" { "0001" } else { "0000" };
    let mut connection = DeskConnection::open(desk.terminals, None);
    for slot in [open.as_str(), closed] {
        let one = hello(&mut connection, slot, [1; 32]);
        // The same question has the same answer, another question another one.
        assert_eq!(hello(&mut connection, slot, [1; 32]), one, "{slot}");
        assert_ne!(hello(&mut connection, slot, [2; 32])["desk_nonce"], one["desk_nonce"]);
        for (name, length) in [("desk_nonce", 32), ("proof", 32)] {
            assert_eq!(STANDARD.decode(one[name].as_str().unwrap()).unwrap().len(), length);
        }
    }
}

#[test]
fn a_proof_is_good_for_its_own_connection_nonce_and_request_alone() {
    let desk = Desk::start("");
    let code = desk.code("入口");
    let parsed: EnrolmentCode = code.parse().unwrap();
    let slot = parsed.slot().to_string();
    let (csr, _) = certificate_request();
    let (other, _) = certificate_request();
    let mut connection = DeskConnection::open(desk.terminals, None);
    let answer = hello(&mut connection, &slot, [1; 32]);
    let nonce = STANDARD.decode(answer["desk_nonce"].as_str().unwrap()).unwrap();
    let nonce = kazasu_core::handover::Bytes32(nonce.try_into().unwrap());
    let own = kazasu_core::handover::Bytes32([1; 32]);
    let proof = parsed.proofs(connection.shown(), own, nonce).of_terminal(&csr).0;
    // A forged desk in between has shown another certificate.
    let forged = kazasu_core::sha256::Sha256::of(b"another certificate");
    let relayed = parsed.proofs(forged, own, nonce).of_terminal(&csr).0;
    for (nonce, csr, proof) in
        [([1; 32], &csr, relayed), ([2; 32], &csr, proof), ([1; 32], &other, proof)]
    {
        let body = json!({
            "slot": slot, "terminal_nonce": STANDARD.encode(nonce),
            "csr": STANDARD.encode(csr), "proof": STANDARD.encode(proof),
        });
        let answer = connection.send("POST", "/v1/enrolment/certificate", &body).unwrap();
        assert_eq!(answer.refusal(), (403, "code_refused"));
    }
    assert!(connection.enrol(&code).is_ok(), "three wrong proofs do not burn it");
}

#[test]
fn a_request_that_is_no_certificate_request_costs_no_code() {
    let desk = Desk::start("");
    let code = desk.code("入口");
    let mut connection = DeskConnection::open(desk.terminals, None);
    for wrong in [&b""[..], b"no request", &[0x30, 0x82, 0xFF, 0xFF]] {
        let refused = connection.enrol_with(&code, wrong, [1; 32]).unwrap_err();
        assert_eq!(refused.refusal(), (422, "unprocessable"));
    }
    let (mut bent, _) = certificate_request();
    *bent.last_mut().unwrap() ^= 1;
    let refused = connection.enrol_with(&code, &bent, [1; 32]).unwrap_err();
    assert_eq!(refused.refusal(), (422, "unprocessable"));
    assert!(connection.enrol(&code).is_ok());
}

#[test]
fn who_tries_too_often_waits_and_is_told_how_long() {
    let desk = Desk::start("");
    let mut connection = DeskConnection::open(desk.terminals, None);
    let body = json!({"slot": "0000", "terminal_nonce": STANDARD.encode([1; 32])});
    let refused = (0..200)
        .map(|_| connection.send("POST", "/v1/enrolment/hello", &body).unwrap())
        .find(|answer| answer.status != 200)
        .expect("a limit");
    assert_eq!(refused.refusal(), (429, "too_many"));
    let seconds: u32 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=61).contains(&seconds), "{seconds}");
}
