//! A tap becomes a text and back, and the text holds nothing of a person.

mod parse;
mod replay;

use std::time::Duration;

use super::*;
use crate::apdu::{Budget, Recorded, StatusWord, Usage};
use crate::code::Reason;
use crate::jpki::{PhoneKind, PinEntry};
use crate::read::{Expect, Request, read};
use crate::reader::script::{Clock, Script, hex};
use crate::reader::{Card, CardError};
use crate::secret::Pin;
use crate::verify::Challenge;

const SELECT_AP: &str = "00 A4 04 0C 0A D3 92 F0 00 26 01 00 00 00 01";
const READ: &str = "00 B0 00 00 00";

/// An Android phone, from the token to the signature; a certificate of ten bytes in two blocks.
const ANDROID: &str = r#"kazasu transcript 1
# @ milliseconds since the first command, > sent; + milliseconds until the answer, < answered, ! no answer
# [n bytes] are left out: no PIN, no certificate and no signature stands here
program 0.1.0
date 2026-11-22
reader "ACME Contactless"
phone android
pin given
tap complete
total 0

@0 > 00 A4 04 0C 0A D3 92 F0 00 26 01 00 00 00 01
+0 < 9000

@0 > 00 A4 02 0C 02 00 06
+0 < 9000

@0 > 00 B0 00 00 00
+0 < "JPKIAPGPSETOKEN                 " 9000

@0 > 00 A4 02 0C 02 00 18
+0 < 9000

@0 > 00 20 00 80
+0 < 63C3

@0 > 00 20 00 80 04 [4 secret bytes]
+0 < 9000

@0 > 00 A4 02 0C 02 00 0A
+0 < 9000

@0 > 00 B0 00 00 00
+0 < 30 08 [4 bytes] 9000

@0 > 00 B0 00 06 04
+0 < [4 bytes] 9000

@0 > 00 A4 02 0C 02 00 17
+0 < 9000

@0 > 80 2A 00 80 33 [51 bytes] 00
+0 < [3 bytes] 9000
"#;

fn request(expect: Expect, pin: Option<&[u8]>) -> Request {
    Request {
        expect,
        entry: pin.map(|digits| PinEntry::new(Pin::from_digits(digits).unwrap())),
        last_try_agreed: false,
        resend_within: Duration::ZERO,
        challenge: Challenge([0; 32]),
    }
}

fn origin() -> Origin {
    Origin {
        program: "0.1.0".into(),
        date: "2026-11-22".into(),
        reader: Some("ACME Contactless".into()),
    }
}

fn record(card: &mut dyn Card, request: &Request) -> Transcript {
    let tap = read(card, request, &Clock::stopped(), &mut |_| ());
    Transcript::new(origin(), request, &tap, None)
}

fn android() -> Script {
    android_of(false)
}

/// A slow one whose token is its label alone is asked how much it gives at a time.
fn android_of(slow: bool) -> Script {
    let sign = "80 2A 00 80 33 30 31 30 0D 06 09 60 86 48 01 65 03 04 02 01 05 00 04 20 \
        66 68 7A AD F8 62 BD 77 6C 8F C1 8B 8E 9F 8E 20 \
        08 97 14 85 6E E2 33 B3 90 2A 59 1D 0D 5F 29 25 00";
    let label: String =
        b"JPKIAPGPSETOKEN                 ".iter().map(|byte| format!("{byte:02X}")).collect();
    let script = Script::new()
        .on(SELECT_AP, "90 00")
        .on("00 A4 02 0C 02 00 06", "90 00")
        .on(READ, &format!("{label} 90 00"));
    let block = format!("{} 90 00", "00".repeat(256));
    let script =
        if slow { script.on("00 A4 02 0C 02 00 0B", "90 00").on(READ, &block) } else { script };
    script
        .on("00 A4 02 0C 02 00 18", "90 00")
        .on("00 20 00 80", "63 C3")
        .on("00 20 00 80 04 38 35 33 31", "90 00")
        .on("00 A4 02 0C 02 00 0A", "90 00")
        .on(READ, "30 08 51 51 51 51 90 00")
        .on("00 B0 00 06 04", "51 51 51 51 90 00")
        .on("00 A4 02 0C 02 00 17", "90 00")
        .on(sign, "0A 0B 0C 90 00")
}

#[test]
fn a_tap_becomes_this_text_and_back() {
    let transcript =
        record(&mut android(), &request(Expect::Kind(PhoneKind::Android), Some(b"8531")));
    assert_eq!(transcript.to_string(), ANDROID);
    assert_eq!(ANDROID.parse(), Ok(transcript));
}

/// What a witness hears, in order.
#[derive(Default)]
struct Heard(Vec<String>);

impl crate::apdu::Witness for Heard {
    fn sending(&mut self, _: Duration, command: &crate::apdu::Shown, usage: Usage) {
        let Usage { commands, bytes_sent, bytes_received, .. } = usage;
        self.0.push(format!("> {command} [{commands}: {bytes_sent}, {bytes_received}]"));
    }

    fn answered(&mut self, exchange: &Recorded, usage: Usage) {
        let (command, received) = (&exchange.command, usage.bytes_received);
        self.0.push(format!("{command} {} [{received}]", exchange.answer.is_ok()));
    }
}

#[test]
fn a_witness_hears_of_a_command_and_its_cost_before_it_is_sent() {
    let mut heard = Heard::default();
    let mut card =
        Script::new().on(SELECT_AP, "90 00").fail("00 A4 02 0C 02 00 06", CardError::Removed);
    let tap = crate::read::read_within(
        Budget::TAP,
        &mut heard,
        &mut card,
        &request(Expect::Any, None),
        &Clock::stopped(),
        &mut |_| (),
    );
    let expected = [
        format!("> {SELECT_AP} [1: 15, 0]"),
        format!("{SELECT_AP} true [2]"),
        "> 00 A4 02 0C 02 00 06 [2: 22, 2]".into(),
        "00 A4 02 0C 02 00 06 false [2]".into(),
    ];
    assert_eq!((heard.0.as_slice(), tap.transcript.len()), (expected.as_slice(), 2));
}

#[test]
fn an_answer_that_did_not_come_is_kept() {
    let words = ["removed", "reset", "short_response", "silent", "reader_gone", "service_gone"];
    for (error, word) in words::ERRORS.into_iter().zip(words) {
        let transcript =
            record(&mut Script::new().fail(SELECT_AP, error), &request(Expect::Any, None));
        assert!(transcript.to_string().ends_with(&format!("+0 ! {word}\n")), "{transcript}");
        let parsed: Transcript = transcript.to_string().parse().unwrap();
        assert_eq!((&parsed, replay(&parsed).difference), (&transcript, None));
    }
}

#[test]
fn what_a_hostile_phone_sends_back_of_the_pin_is_not_kept() {
    let pin = "38 35 33 31";
    for (counter, verify) in
        [(format!("{pin} 63 C3"), "90 00".to_owned()), ("63 C3".into(), format!("{pin} 6F 00"))]
    {
        let mut card = Script::new()
            .on(SELECT_AP, "90 00")
            .on("00 A4 02 0C 02 00 06", "90 00")
            .on(
                READ,
                &format!(
                    "{} 90 00",
                    "4A504B49415047505345544F4B454E2020202020202020202020202020202020"
                ),
            )
            .on("00 A4 02 0C 02 00 18", "90 00")
            .on("00 20 00 80", &counter)
            .on("00 20 00 80 04 38 35 33 31", &verify)
            .bytes(hex("00 A4 02 0C 02 00 0A"), Err(CardError::Removed));
        let text = record(&mut card, &request(Expect::Any, Some(b"8531"))).to_string();
        assert!(text.contains("[4 secret bytes]") && text.contains("< [4 bytes]"), "{text}");
        assert!(!text.contains(pin) && !text.contains("8531"), "{text}");
    }
}

#[test]
fn the_end_of_a_torn_answer_is_no_status_word() {
    let mut card = Script::new().on(SELECT_AP, "90 00").on("00 A4 02 0C 02 00 06", "2B 9F");
    let transcript = record(&mut card, &request(Expect::Any, None));
    assert!(transcript.to_string().ends_with("+0 < 0000\n"), "{transcript}");
    assert_eq!(
        (transcript.outcome.to_string().as_str(), replay(&transcript).difference),
        ("protocol", None)
    );
}

#[test]
fn names_from_outside_cannot_break_the_form() {
    let request = request(Expect::Any, None);
    let mut refused = Script::new().on(SELECT_AP, "6A 82").on(SELECT_AP, "6A 82");
    let tap = read(&mut refused, &request, &Clock::stopped(), &mut |_| ());
    let names = Origin {
        program: "0.1 \"x\"\n".into(),
        reader: Some(format!("A\"B\n@0 > {}", "x".repeat(999))),
        ..origin()
    };
    let transcript = Transcript::new(names, &request, &tap, None);
    assert_eq!(transcript.to_string().parse(), Ok(transcript.clone()), "{transcript}");
    assert_eq!(transcript.outcome.to_string(), "not_a_phone code 021");
    let status = transcript.exchanges[0].answer.as_ref().map(|answer| answer.status);
    assert_eq!(status, Ok(StatusWord(0x6A82)));
}
