//! The examples of desk/PROTOCOL.md, parsed and written again: whoever changes a type sees here
//! what others on the wire would see.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::session::VisitId;
use crate::sha256::Sha256;
use crate::time::UnixTime;

const DESK: &str = "d3fd3073037adffa5600b68b4386165793983b80852148efa6fb6bb5ff231aa7";
const TERMINAL: &str = "ff6fffbc5c8ec17c67a72e5a94dd9fbd698fb76eeefc5ba4ed5efb8910591ff7";
const CHALLENGE: &str = "72e681dae4c776aca3051e143743d75bff9e1ecc4899f5f6268197341c4b3204";
const ZERO: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

fn same<T: Serialize + DeserializeOwned>(json: &Value) -> T {
    let parsed: T = serde_json::from_str(&json.to_string()).unwrap();
    assert_eq!(&serde_json::to_value(&parsed).unwrap(), json);
    parsed
}

fn record() -> Value {
    json!({
        "visit": "01939d2c-0000-7000-8000-000000000001", "version": 2, "demo": false,
        "confirmation": "A07", "facility": "clinic",
        "tapped_at": "2026-11-27T01:02:03.456Z",
        "evidence": {
            "kind": "iphone", "certificate": "MAA=", "algorithm": "RSA-PKCS1-SHA256",
            "signature": "AAEC", "desk_nonce": ZERO, "terminal_nonce": ZERO,
        },
        "revocation": "checked",
        "consent": {
            "questions": Sha256::of(b"").to_string(),
            "answers": {"diagnosis": "given", "medication": "refused", "surgery": "unanswered"},
            "prescription": "electronic",
        },
        "ending": "complete",
        "ended_at": "2026-11-27T01:02:33.456Z",
    })
}

#[test]
fn a_version_of_a_visit_is_as_the_protocol_says() {
    let whole: VisitRecord = same(&record());
    assert_eq!(whole.version, VisitVersion::Whole);
    assert_eq!(whole.evidence.certificate.as_bytes(), [0x30, 0]);
    let mut first = record();
    for member in ["consent", "ending", "ended_at"] {
        first[member] = Value::Null;
    }
    first["version"] = 1.into();
    same::<VisitRecord>(&first);
    let mut newer = record();
    newer["member of a later version"] = 1.into();
    serde_json::from_value::<VisitRecord>(newer).unwrap();
    for (member, value) in [
        ("version", json!(3)),
        ("version", json!(0)),
        ("confirmation", json!("a7")),
        ("visit", json!("7")),
        ("facility", json!("bank")),
        ("tapped_at", json!("2026-11-27 01:02:03")),
        ("ending", json!("lost")),
        ("revocation", json!(null)),
    ] {
        let mut bent = record();
        bent[member] = value;
        assert!(serde_json::from_value::<VisitRecord>(bent).is_err(), "{member}");
    }
}

#[test]
fn debug_shows_nothing_of_a_person() {
    let whole: VisitRecord = same(&record());
    let shown = format!("{whole:?}");
    assert!(shown.contains("Der(2 bytes)") && shown.contains("Der(3 bytes)"), "{shown}");
    let code = EnrolmentCode::from_digits(&[3; 22]).unwrap();
    assert_eq!(format!("{code:?}"), "EnrolmentCode(3333 ***)");
}

#[test]
fn answers_and_messages_are_as_the_protocol_says() {
    same::<VisitAnswer>(&json!({
        "receipt": {
            "visit": "01939d2c-0000-7000-8000-000000000001", "version": 2,
            "sha256": Sha256::of(b"").to_string(), "generation": Uuid::nil().to_string(),
            "sequence": 1207, "received_at": "2026-11-27T01:02:04.000Z",
        },
        "verdict": {
            "state": "refused", "reason": "nonce_used", "revocation": null, "connected": true,
        },
        "questions": {
            "layout": "bundled", "groups": [["diagnosis", "medication"], ["surgery"]],
            "prescription": true,
        },
    }));
    same::<Heartbeat>(&json!({
        "sent_at": "2026-11-27T01:02:03.456Z", "boot": Uuid::nil().to_string(),
        "state": "out_of_service", "cause": "outbox",
        "visit": {
            "id": "01939d2c-0000-7000-8000-000000000001", "step": "take_away",
            "since": "2026-11-27T01:02:03.456Z",
        },
        "queue": {"waiting": 1, "set_aside": 0, "oldest": "2026-11-27T01:02:03.456Z"},
        "versions": {"kazasu": "0.1.0", "protocol": "1"},
        "readers": [{"name": "ACS ACR1252 00 00", "state": "busy"}],
        "service_started": true,
    }));
    same::<HeartbeatAnswer>(&json!({
        "time": "2026-11-27T01:02:03.456Z", "generation": Uuid::nil().to_string(), "sequence": 3,
        "gate": {"reason": "outdated", "part": "kazasu", "have": "0.1.0", "need": "0.2.0"},
        "settings": {"revision": Sha256::of(b"").to_string(), "questions": null, "desk": null},
        "renew": false,
    }));
    let events: Events = same(&json!({
        "cursor": "41",
        "events": [
            {"event": "call_seen", "call": Uuid::nil().to_string()},
            {"event": "inventory_wanted"},
            {"event": "revoked"},
        ],
    }));
    assert_eq!(events.events.len(), 3);
    let newer = json!({"event": "of a later version", "with": 1});
    assert_eq!(serde_json::from_value::<DeskEvent>(newer).unwrap(), DeskEvent::Unknown);
    same::<Problem>(&json!({
        "type": "about:blank", "title": "Conflict", "status": 409, "detail": "other bytes",
        "reason": "conflict",
    }));
    same::<Hello>(&json!({"slot": "0417", "terminal_nonce": ZERO, "demo": true}));
    let spoken_by_earlier = json!({"slot": "0417", "terminal_nonce": ZERO});
    assert!(!serde_json::from_value::<Hello>(spoken_by_earlier).unwrap().demo);
    same::<Enrolled>(&json!({
        "certificate": "MAA=", "not_after": "2027-02-25T01:02:03.000Z", "ca": "MAA=",
        "desk_id": "0123456789abcdef",
        "terminal": {"id": Uuid::nil().to_string(), "name": "入口 1", "letter": "A"},
    }));
}

#[test]
fn a_time_is_written_in_one_way() {
    let time = Timestamp::from_millis(1_795_741_323_456);
    assert_eq!(time.to_string(), "2026-11-27T01:02:03.456Z");
    assert_eq!("2026-11-27T01:02:03.456Z".parse(), Ok(time));
    assert_eq!(Timestamp::MAX.to_string(), "9999-12-31T23:59:59.999Z");
    assert_eq!(Timestamp::from_millis(u64::MAX), Timestamp::MAX);
    assert_eq!(Timestamp::from_millis(0).to_string(), "1970-01-01T00:00:00.000Z");
    assert_eq!(Timestamp::from(UnixTime::from_secs(u64::MAX)), Timestamp::MAX);
    for text in [
        "2026-11-27T01:02:03Z",
        "2026-11-27T01:02:03.45Z",
        "2026-11-27T01:02:03.456+00:00",
        "2026-11-27 01:02:03.456Z",
        "1969-12-31T23:59:59.999Z",
        "2026-02-30T00:00:00.000Z",
        "2026-11-27T01:02:03.4５6Z",
        "",
        "Z",
        ".000Z",
    ] {
        assert_eq!(text.parse::<Timestamp>(), Err(NotATimestamp), "{text}");
    }
}

#[test]
fn a_code_is_told_from_a_slip() {
    let code = EnrolmentCode::from_digits(&[
        0, 4, 1, 7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8,
    ])
    .unwrap();
    let text = code.grouped();
    assert_eq!(text.len(), 29);
    assert_eq!(text.parse::<EnrolmentCode>().unwrap().slot(), code.slot());
    assert!(text.replace(' ', "-").parse::<EnrolmentCode>().is_ok());
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    let number =
        digits.iter().fold(0, |rest, digit| (rest * 10 + digit.to_digit(10).unwrap()) % 97);
    assert_eq!(number, 1, "ISO/IEC 7064 MOD 97-10");
    for place in 0..24 {
        let mut slip = digits.clone();
        slip[place] = if slip[place] == '9' { '0' } else { '9' };
        let slip: String = slip.into_iter().collect();
        assert_eq!(slip.parse::<EnrolmentCode>().unwrap_err(), NotAnEnrolmentCode::Check);
        let mut swap = digits.clone();
        if place < 23 && swap[place] != swap[place + 1] {
            swap.swap(place, place + 1);
            let swap: String = swap.into_iter().collect();
            assert_eq!(swap.parse::<EnrolmentCode>().unwrap_err(), NotAnEnrolmentCode::Check);
        }
    }
    for text in ["", "1234", "1234 5678 9012 3456 7890 123x", &format!("{}0", *text)] {
        assert_eq!(text.parse::<EnrolmentCode>().unwrap_err(), NotAnEnrolmentCode::Form, "{text}");
    }
}

/// HMAC-SHA256 computed by Python's hmac and hashlib.
#[test]
fn proofs_and_challenges_are_those_of_the_protocol() {
    let code = EnrolmentCode::from_digits(&[
        0, 4, 1, 7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8,
    ])
    .unwrap();
    let proofs = code.proofs(Sha256::of(b"certificate"), Bytes32([1; 32]), Bytes32([2; 32]));
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(hex(&proofs.of_desk(b"ca").0), DESK);
    assert_eq!(hex(&proofs.of_terminal(b"csr").0), TERMINAL);
    assert!(proofs.is_of_desk(b"ca", proofs.of_desk(b"ca")));
    assert!(!proofs.is_of_desk(b"ca", proofs.of_terminal(b"ca")), "one is not the other");
    assert!(!proofs.is_of_terminal(b"csr2", proofs.of_terminal(b"csr")));
    let parts = ChallengeParts { desk_nonce: Bytes32([3; 32]), terminal_nonce: Bytes32([4; 32]) };
    let visit = VisitId::new(Uuid::from_u128(0x0193_9d2c_0000_7000_8000_0000_0000_0001));
    let terminal = "6ba7b810-9dad-41d1-80b4-00c04fd430c8";
    assert_eq!(hex(&parts.challenge(terminal, visit).0), CHALLENGE);
}
