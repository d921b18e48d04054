use std::time::Duration;

use super::*;
use crate::code::Reason;
use crate::jpki::FULL_TRIES;
use crate::reader::CardError;
use crate::reader::script::{Clock, Script};
use crate::secret::Pin;
use crate::verify::Challenge;

const SELECT_AP: &str = "00 A4 04 0C 0A D3 92 F0 00 26 01 00 00 00 01";
const SELECT_TOKEN: &str = "00 A4 02 0C 02 00 06";
const SELECT_PIN: &str = "00 A4 02 0C 02 00 18";
const COUNTER: &str = "00 20 00 80";
const VERIFY: &str = "00 20 00 80 04 31 32 33 34";
const SELECT_CERTIFICATE: &str = "00 A4 02 0C 02 00 0A";
const SELECT_KEY: &str = "00 A4 02 0C 02 00 17";
const READ: &str = "00 B0 00 00 00";
const OK: &str = "90 00";

/// SIGN over the DigestInfo of SHA-256 of 32 zero bytes (computed with sha256sum).
const SIGN: &str = "80 2A 00 80 33 30 31 30 0D 06 09 60 86 48 01 65 03 04 02 01 05 00 04 20 \
    66 68 7A AD F8 62 BD 77 6C 8F C1 8B 8E 9F 8E 20 \
    08 97 14 85 6E E2 33 B3 90 2A 59 1D 0D 5F 29 25 00";

fn request(pin: Option<&[u8]>) -> Request {
    Request {
        expect: Expect::Any,
        entry: pin.map(|digits| PinEntry::new(Pin::from_digits(digits).unwrap())),
        last_try_agreed: false,
        resend_within: Duration::ZERO,
        challenge: Challenge([0; 32]),
    }
}

fn token(label: &str) -> String {
    let bytes: String = label.bytes().map(|byte| format!("{byte:02X}")).collect();
    format!("{bytes} {} 90 00", "20".repeat(160 - label.len()))
}

fn found(label: &str) -> Script {
    Script::new().on(SELECT_AP, OK).on(SELECT_TOKEN, OK).on(READ, &token(label))
}

fn android() -> Script {
    found("JPKIAPGPSETOKEN").on(SELECT_PIN, OK)
}

/// The rest of a good tap: a "certificate" of four bytes, a signature of three.
fn signed(script: Script) -> Script {
    script
        .on(SELECT_CERTIFICATE, OK)
        .on(READ, "30 02 05 00 90 00")
        .on(SELECT_KEY, OK)
        .on(SIGN, "0A 0B 0C 90 00")
}

fn tap_with(mut script: Script, request: &Request) -> (Result<Evidence, ReadError>, Vec<Progress>) {
    let mut steps = Vec::new();
    let tap = read(&mut script, request, &Clock::stopped(), &mut |progress| steps.push(progress));
    script.assert_done();
    (tap.result, steps)
}

fn refused(script: Script, request: &Request) -> ReadError {
    tap_with(script, request).0.unwrap_err()
}

#[test]
fn an_android_phone_from_select_to_signature() {
    let request = request(Some(b"1234"));
    let (result, steps) = tap_with(signed(android().on(COUNTER, "63 C3").on(VERIFY, OK)), &request);
    let evidence = result.unwrap();
    assert_eq!(
        (evidence.kind, evidence.algorithm),
        (PhoneKind::Android, Algorithm::RsaPkcs1Sha256)
    );
    assert_eq!(
        (evidence.certificate.as_bytes(), evidence.signature.as_bytes()),
        (&[0x30, 2, 5, 0][..], &[10, 11, 12][..])
    );
    assert_eq!(
        steps,
        [
            Progress::Selected,
            Progress::Identified(Medium::Phone(PhoneKind::Android)),
            Progress::TriesLeft(3),
            Progress::VerifySent,
            Progress::PinAccepted,
            Progress::Certificate { read: 0, total: None },
            Progress::Certificate { read: 4, total: Some(4) },
            Progress::Complete,
        ]
    );
    assert_eq!(request.entry.unwrap().state(), EntryState::Accepted);
}

#[test]
fn an_iphone_is_never_sent_a_pin() {
    let request = request(Some(b"1234"));
    assert_eq!(
        tap_with(signed(found("JPKIAPIOSTOKEN")), &request).0.unwrap().kind,
        PhoneKind::Iphone
    );
    assert_eq!(request.entry.unwrap().state(), EntryState::Fresh);
}

#[test]
fn an_iphone_whose_wallet_has_not_authenticated_says_so_at_certificate_or_signature() {
    let phone = || found("JPKIAPIOSTOKEN").on(SELECT_CERTIFICATE, OK);
    let signed = |word| phone().on(READ, "30 00 90 00").on(SELECT_KEY, OK).on(SIGN, word);
    for word in ["69 82", "69 85"] {
        for script in [phone().on(READ, word), signed(word)] {
            assert_eq!(refused(script, &request(None)), ReadError::WalletLocked, "{word}");
        }
    }
    for word in ["6F 00", "69 86", "6A 80"] {
        for script in [phone().on(READ, word), signed(word)] {
            assert_eq!(refused(script, &request(None)).reason(), Reason::Protocol, "{word}");
        }
    }
    let chosen = Request { expect: Expect::Kind(PhoneKind::Iphone), ..request(None) };
    let at_token = Script::new().on(SELECT_AP, OK).on(SELECT_TOKEN, OK).on(READ, "69 82");
    assert_eq!(refused(at_token, &chosen), ReadError::WalletLocked);
}

#[test]
fn the_counter_decides_before_any_pin() {
    let table = [
        ("63 C0", ReadError::PinBlocked),
        ("69 83", ReadError::PinBlocked),
        ("69 84", ReadError::PinBlocked),
        ("63 C1", ReadError::LastTry),
    ];
    for (word, fact) in table {
        assert_eq!(refused(android().on(COUNTER, word), &request(Some(b"1234"))), fact);
    }
    for word in
        ["90 00", "63 00", "67 00", "6A 86", "6A 88", "6C 04", "61 04", "6D 00", "6F 00", "69 82"]
    {
        let error = refused(android().on(COUNTER, word), &request(Some(b"1234")));
        assert_eq!(error.reason(), Reason::Protocol, "{word}");
    }
}

#[test]
fn consent_sends_the_last_try_once() {
    let agreed = Request { last_try_agreed: true, ..request(Some(b"1234")) };
    let error = refused(android().on(COUNTER, "63 C1").on(VERIFY, "63 C0"), &agreed);
    assert_eq!((error.reason(), error.tries_left()), (Reason::PinBlocked, Some(0)));
    assert_eq!(agreed.entry.unwrap().state(), EntryState::Gone);
}

#[test]
fn without_a_pin_android_says_how_many_tries_there_are() {
    assert_eq!(
        refused(android().on(COUNTER, "63 C2"), &request(None)),
        ReadError::PinRequired { tries_left: 2 }
    );
    assert_eq!(refused(android().on(COUNTER, "69 84"), &request(None)), ReadError::PinBlocked);
}

#[test]
fn each_answer_to_verify_has_its_fact_and_wipes_the_entry() {
    let table = [
        ("63 C2", Reason::WrongPin, Some(2)),
        ("63 C1", Reason::WrongPin, Some(1)),
        ("63 00", Reason::WrongPin, None),
        ("63 C0", Reason::PinBlocked, Some(0)),
        ("69 83", Reason::PinBlocked, Some(0)),
        ("69 84", Reason::PinBlocked, Some(0)),
        ("6F 00", Reason::Protocol, None),
        ("6C 04", Reason::Protocol, None),
        ("67 00", Reason::Protocol, None),
        ("90", Reason::Protocol, None),
    ];
    for (word, reason, tries_left) in table {
        let request = request(Some(b"1234"));
        let error = refused(android().on(COUNTER, "63 C3").on(VERIFY, word), &request);
        assert_eq!((error.reason(), error.tries_left()), (reason, tries_left), "{word}");
        assert_eq!(request.entry.unwrap().state(), EntryState::Gone, "{word}");
    }
}

#[test]
fn the_other_kind_is_told_before_anything_is_sent_to_it() {
    let iphone = Request { expect: Expect::Kind(PhoneKind::Iphone), ..request(Some(b"1234")) };
    assert_eq!(
        refused(found("JPKIAPGPSETOKEN"), &iphone),
        ReadError::OtherPhone { found: PhoneKind::Android }
    );
    let android = Request { expect: Expect::Kind(PhoneKind::Android), ..request(Some(b"1234")) };
    assert_eq!(
        refused(found("JPKIAPIOSTOKEN"), &android),
        ReadError::OtherPhone { found: PhoneKind::Iphone }
    );
}

#[test]
fn what_is_no_phone_has_its_reason() {
    for label in ["JPKIAPICCTOKEN2", "JPKIAPICCTOKEN"] {
        assert_eq!(refused(found(label), &request(Some(b"1234"))), ReadError::PhysicalCard);
    }
    let unknown = refused(found("JPKIAPNEXTTOKEN"), &request(Some(b"1234")));
    assert_eq!(
        (unknown.reason(), unknown.to_string()),
        (Reason::UnknownToken, "unknown token JPKIAPNEXTTOKEN".to_owned())
    );
    for word in ["6D 00", "6E 00", "69 82", "67 00"] {
        let error = refused(Script::new().on(SELECT_AP, word), &request(None));
        assert_eq!(error.reason(), Reason::NotAPhone, "{word}");
    }
    // What a phone may say that is not ready yet is asked twice.
    for word in ["6A 82", "69 85"] {
        let script = Script::new().on(SELECT_AP, word).on(SELECT_AP, word);
        assert_eq!(refused(script, &request(None)).reason(), Reason::NotAPhone, "{word}");
    }
}

#[test]
fn a_select_that_is_refused_once_is_sent_again() {
    let select = [(SELECT_AP, 0), (SELECT_TOKEN, 1), (SELECT_CERTIFICATE, 3), (SELECT_KEY, 5)];
    let steps = [
        (SELECT_AP, OK.to_owned()),
        (SELECT_TOKEN, OK.to_owned()),
        (READ, token("JPKIAPIOSTOKEN")),
        (SELECT_CERTIFICATE, OK.to_owned()),
        (READ, "30 02 05 00 90 00".to_owned()),
        (SELECT_KEY, OK.to_owned()),
        (SIGN, "0A 0B 0C 90 00".to_owned()),
    ];
    for (command, at) in select {
        for word in ["6A 82", "69 85", "6F 00"] {
            let mut script = Script::new();
            for (index, (step, answer)) in steps.iter().enumerate() {
                script = if index == at { script.on(command, word) } else { script };
                script = script.on(step, answer);
            }
            assert!(tap_with(script, &request(None)).0.is_ok(), "{command}: {word}");
        }
    }
    // A phone that has no such file says so twice.
    let none =
        found("JPKIAPIOSTOKEN").on(SELECT_CERTIFICATE, "6A 82").on(SELECT_CERTIFICATE, "6A 82");
    assert_eq!(refused(none, &request(None)).reason(), Reason::Protocol);
}

#[test]
fn a_phone_that_leaves_at_any_command_is_removed_and_an_unsent_pin_stays() {
    let steps = [
        (SELECT_AP, OK.to_owned()),
        (SELECT_TOKEN, OK.to_owned()),
        (READ, token("JPKIAPGPSETOKEN")),
        (SELECT_PIN, OK.to_owned()),
        (COUNTER, "63 C3".to_owned()),
        (VERIFY, OK.to_owned()),
        (SELECT_CERTIFICATE, OK.to_owned()),
        (READ, "30 02 05 00 90 00".to_owned()),
        (SELECT_KEY, OK.to_owned()),
        (SIGN, "0A 90 00".to_owned()),
    ];
    for cut in 0..steps.len() {
        let mut script = Script::new();
        for (command, answer) in &steps[..cut] {
            script = script.on(command, answer);
        }
        let request = request(Some(b"1234"));
        let error = refused(script.fail(steps[cut].0, CardError::Removed), &request);
        assert_eq!(error.reason(), Reason::Removed);
        let state = match cut {
            0..=4 => EntryState::Fresh,
            5 => EntryState::Gone,
            _ => EntryState::Accepted,
        };
        assert_eq!(request.entry.unwrap().state(), state, "cut at command {}", cut + 1);
    }
}

#[test]
fn an_accepted_entry_goes_on_with_the_same_phone_in_time_and_not_after() {
    let again = || {
        let request = Request { resend_within: Duration::from_secs(30), ..request(Some(b"1234")) };
        let script = android()
            .on(COUNTER, "63 C3")
            .on(VERIFY, OK)
            .fail(SELECT_CERTIFICATE, CardError::Removed);
        assert_eq!(refused(script, &request).reason(), Reason::Removed);
        request
    };
    let full = format!("63 C{FULL_TRIES}");
    assert!(tap_with(signed(android().on(COUNTER, &full).on(VERIFY, OK)), &again()).0.is_ok());

    let counter_fell = refused(android().on(COUNTER, "63 C2"), &again());
    assert_eq!(counter_fell, ReadError::PinRequired { tries_left: 2 });
    let other = found("JPKIAPGPSETOKEN                  another serial")
        .on(SELECT_PIN, OK)
        .on(COUNTER, &full);
    assert_eq!(refused(other, &again()), ReadError::AnotherPhone);

    let mut script = android().on(COUNTER, &full);
    let late = Clock::moving(Duration::from_millis(1));
    let request = Request { resend_within: Duration::from_millis(3), ..again() };
    let tap = read(&mut script, &request, &late, &mut |_| ());
    assert_eq!(tap.result, Err(ReadError::PinRequired { tries_left: 3 }));
    assert_eq!(request.entry.unwrap().state(), EntryState::Gone);
}

#[test]
fn a_phone_that_is_too_slow_ends_in_time_out() {
    let slow = Clock::moving(Duration::from_millis(600));
    let mut script = found("JPKIAPIOSTOKEN");
    let tap = read(&mut script, &request(None), &slow, &mut |_| ());
    assert_eq!(tap.result.unwrap_err().reason(), Reason::Timeout);
}

#[test]
fn a_phone_that_wants_no_le_or_a_small_one_for_the_signature_gets_it() {
    let key = found("JPKIAPIOSTOKEN")
        .on(SELECT_CERTIFICATE, OK)
        .on(READ, "30 00 90 00")
        .on(SELECT_KEY, OK);
    let without = SIGN.trim_end_matches(" 00");
    let small = format!("{without} F0");
    let script = key
        .on(SIGN, "67 00")
        .on(without, "67 00")
        .on(&small, "01 61 01")
        .on("00 C0 00 00 01", "02 90 00");
    assert_eq!(tap_with(script, &request(None)).0.unwrap().signature.as_bytes(), [1, 2]);
}
