use std::cell::Cell;
use std::time::Duration;

use proptest::prelude::*;

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
    let sign = "80 2A 00 80 33 30 31 30 0D 06 09 60 86 48 01 65 03 04 02 01 05 00 04 20 \
        66 68 7A AD F8 62 BD 77 6C 8F C1 8B 8E 9F 8E 20 \
        08 97 14 85 6E E2 33 B3 90 2A 59 1D 0D 5F 29 25 00";
    let label: String =
        b"JPKIAPGPSETOKEN                 ".iter().map(|byte| format!("{byte:02X}")).collect();
    Script::new()
        .on(SELECT_AP, "90 00")
        .on("00 A4 02 0C 02 00 06", "90 00")
        .on(READ, &format!("{label} 90 00"))
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

#[test]
fn a_replay_of_what_was_recorded_finds_no_difference() {
    let verdict = replay(&ANDROID.parse().unwrap());
    assert_eq!(verdict, Verdict { outcome: Outcome::Complete, commands: 11, difference: None });
}

#[test]
fn another_command_than_recorded_is_found_and_named() {
    let other = ANDROID.replace("@0 > 00 A4 02 0C 02 00 18", "@0 > 00 A4 02 0C 02 00 1B");
    let verdict = replay(&other.parse().unwrap());
    let Some(Difference::Command { number: 4, recorded: Some(recorded), now: Some(now) }) =
        verdict.difference
    else {
        panic!("{verdict:?}")
    };
    assert_eq!(
        (recorded.to_string(), now.to_string()),
        ("00 A4 02 0C 02 00 1B".into(), "00 A4 02 0C 02 00 18".into())
    );

    let (shorter, _) = ANDROID.split_once("\n@0 > 00 A4 02 0C 02 00 17").unwrap();
    let verdict = replay(&shorter.parse().unwrap());
    assert!(
        matches!(
            verdict.difference,
            Some(Difference::Command { number: 10, recorded: None, now: Some(_) })
        ),
        "{verdict:?}"
    );

    let longer = format!("{ANDROID}\n@0 > 80 FC 00 00\n+0 < 6700\n");
    let verdict = replay(&longer.parse().unwrap());
    assert!(
        matches!(
            verdict.difference,
            Some(Difference::Command { number: 12, recorded: Some(_), now: None })
        ),
        "{verdict:?}"
    );
}

#[test]
fn another_end_than_recorded_is_found() {
    let verdict = replay(&ANDROID.replace("tap complete", "tap protocol").parse().unwrap());
    assert_eq!(
        (verdict.outcome, verdict.difference),
        (Outcome::Complete, Some(Difference::Outcome))
    );
    let (head, _) = ANDROID.split_once("\n@0 > 00 20 00 80 04").unwrap();
    for (tries, same) in [("1", true), ("2", false)] {
        let last_try = head
            .replace("63C3", "63C1")
            .replace("tap complete", &format!("tap last_try tries {tries}"));
        assert_eq!(replay(&last_try.parse().unwrap()).difference.is_none(), same, "{tries}");
    }
}

#[test]
fn the_last_try_is_sent_again_only_where_it_had_been_agreed_to() {
    let one_left = ANDROID.replace("63C3", "63C1");
    let verdict = replay(&one_left.parse().unwrap());
    assert!(
        matches!(verdict.difference, Some(Difference::Command { number: 6, now: None, .. })),
        "{verdict:?}"
    );
    let agreed = one_left.replace("pin given\n", "pin given\nlast-try agreed\n");
    assert_eq!(replay(&agreed.parse().unwrap()).difference, None);
    assert_eq!(agreed.parse::<Transcript>().unwrap().to_string(), agreed);
}

/// Takes so long for each answer, on a clock of its own.
struct Slow<'a> {
    script: Script,
    now: &'a Cell<Duration>,
    takes: Duration,
}

impl Card for Slow<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        self.now.set(self.now.get() + self.takes);
        self.script.transmit(command)
    }
}

struct Now<'a>(&'a Cell<Duration>);

impl crate::time::Ticks for Now<'_> {
    fn elapsed(&self) -> Duration {
        self.0.get()
    }
}

#[test]
fn a_limit_of_time_strikes_where_it_struck() {
    let request = request(Expect::Any, Some(b"8531"));
    // VERIFY is the sixth command, and may begin within two seconds: 390 ms for each are in time,
    // 450 ms are too slow.
    for (takes, reason, commands) in [(450, "timeout code 021", 5), (390, "complete", 11)] {
        let now = Cell::new(Duration::ZERO);
        let mut card =
            Slow { script: android(), now: &now, takes: Duration::from_micros(takes * 1_000 - 1) };
        let tap = read(&mut card, &request_like(&request), &Now(&now), &mut |_| ());
        let transcript =
            Transcript::new(origin(), &request, &tap, Some(Proof::Refused(Reason::Untrusted)));
        assert_eq!(
            (transcript.outcome.to_string().as_str(), transcript.exchanges.len()),
            (reason, commands)
        );
        let parsed: Transcript = transcript.to_string().parse().unwrap();
        assert_eq!(parsed, transcript);
        assert_eq!(replay(&parsed).difference, None, "{takes} ms\n{transcript}");
    }
}

fn request_like(other: &Request) -> Request {
    request(other.expect, Some(b"8531"))
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
    let tap = crate::read::read_before(
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
fn what_is_wrong_is_said_with_its_line() {
    let swap =
        |from: &str, to: &str| ANDROID.replacen(from, to, 1).parse::<Transcript>().unwrap_err();
    let table = [
        (swap("kazasu transcript 1", "Hello"), 1, Problem::NotATranscript),
        (swap("kazasu transcript 1", "kazasu transcript 2"), 1, Problem::Newer),
        (swap("program 0.1.0\n", ""), 4, Problem::Expected("program")),
        (
            swap("pin given", "pin 1234"),
            8,
            Problem::Value("pin", "write given or none, never the PIN"),
        ),
        (
            swap("phone android", "phone nokia"),
            7,
            Problem::Value("phone", "write any, android or iphone"),
        ),
        (
            swap("2026-11-22", "22.11.2026"),
            5,
            Problem::Value("date", "a day is written 2026-11-22"),
        ),
        (swap("tap complete", "tap done"), 9, Problem::Value("tap", "write complete, or a reason")),
        (
            swap("tap complete", "tap wrong_pin tries 16"),
            9,
            Problem::Value("tap", "write complete, or a reason"),
        ),
        (
            swap("tap complete", "tap pin_blocked tries 0"),
            9,
            Problem::Value("tap", "write complete, or a reason"),
        ),
        (
            swap("tap complete", "tap complete\nproof yes"),
            10,
            Problem::Value("proof", "write proven or a reason, or leave the line out"),
        ),
        (swap("total 0", "total -1"), 10, Problem::Time),
        (swap("@0 > 00 A4 04", "> 00 A4 04"), 12, Problem::Command),
        (swap("@0 > 00 A4 04", "@0 > 00 a4 04"), 12, Problem::Bytes),
        (swap("@0 > 00 A4 04", "@0 > [4 bytes] 04"), 12, Problem::Bytes),
        (swap("@0 > 00 A4 04", "@99999999 > 00 A4 04"), 12, Problem::Time),
        (swap("+0 < 9000", "+0 < 90 00"), 13, Problem::Status),
        (swap("+0 < 9000", "+0 < [99999 bytes] 9000"), 13, Problem::TooMuch),
        (swap("+0 < 9000", "+0 < [4 secret bytes] 9000"), 13, Problem::Bytes),
        (swap("+0 < 9000", "+0 ! asleep"), 13, Problem::Failure),
        (swap("+0 < 9000\n", ""), 14, Problem::Answer),
        (swap("\"JPKI", "\"JPKI\u{e9}"), 19, Problem::Bytes),
        // More than is ever shown: a PIN as bytes, as text, as if it were no secret, or as an
        // answer; data of a signature; bytes of a certificate.
        (swap("[4 secret bytes]", "31 32 33 34"), 27, Problem::Shown),
        (swap("[4 secret bytes]", "\"1234\""), 27, Problem::Shown),
        (swap("[4 secret bytes]", "[4 bytes]"), 27, Problem::Shown),
        (
            swap("[4 secret bytes]\n+0 < 9000", "[4 secret bytes]\n+0 < 31 32 33 34 6F00"),
            28,
            Problem::Shown,
        ),
        (swap("33 [51 bytes] 00", "04 31 32 33 34 00"), 42, Problem::Shown),
        (swap("[3 bytes] 9000", "0A 0B 0C 9000"), 43, Problem::Shown),
        (swap("30 08 [4 bytes]", "30 08 51 51 [2 bytes]"), 34, Problem::Shown),
        (swap("30 08 [4 bytes]", "53 4D 49 54 48 20"), 34, Problem::Shown),
        (
            swap(
                "[4 bytes] 9000\n\n@0 > 00 A4 02 0C 02 00 17",
                "51 51 51 51 9000\n\n@0 > 00 A4 02 0C 02 00 17",
            ),
            37,
            Problem::Shown,
        ),
    ];
    for (error, line, problem) in table {
        assert_eq!(error, ParseError { line, problem });
    }
    let (cut, _) = ANDROID.rsplit_once("+0").unwrap();
    assert_eq!(
        cut.parse::<Transcript>().unwrap_err(),
        ParseError { line: 43, problem: Problem::Answer }
    );
    assert_eq!("".parse::<Transcript>().unwrap_err().problem, Problem::NotATranscript);
    assert_eq!(
        "#".repeat(MAX_TEXT + 1).parse::<Transcript>().unwrap_err().problem,
        Problem::TooLong
    );
}

#[test]
fn more_than_a_tap_costs_is_refused() {
    let (head, _) = ANDROID.split_once("\n@0").unwrap();
    let exchanges =
        |one: &str, count: usize| format!("{head}{}", one.repeat(count)).parse::<Transcript>();
    let least = "\n@0 > 00 C0 00 00\n+0 < 6100\n";
    assert_eq!(exchanges(least, Budget::TAP.commands as usize).unwrap().exchanges.len(), 600);
    assert_eq!(
        exchanges(least, Budget::TAP.commands as usize + 1).unwrap_err().problem,
        Problem::TooMuch
    );
    let large = "\n@0 > 00 C0 00 00\n+0 < [65538 bytes] 6100\n";
    assert_eq!(exchanges(large, 1).unwrap().exchanges.len(), 1);
    assert_eq!(exchanges(large, 2).unwrap_err().problem, Problem::TooMuch);
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
    let tap =
        read(&mut Script::new().on(SELECT_AP, "6A 82"), &request, &Clock::stopped(), &mut |_| ());
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

/// A transcript with one place replaced by something else.
fn edited() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(String::new()),
        "[ -~\n]{0,12}",
        "\\PC{0,4}",
        Just("[65538 bytes]".to_owned()),
        Just("\n@0 > 00 C0 00 00\n+0 < 61FF\n".repeat(650)),
        Just("+0 < 6C05".to_owned()),
        Just("30 84 FF FF FF FF".to_owned()),
    ];
    (0..ANDROID.len(), 0..40_usize, piece).prop_map(|(at, cut, piece)| {
        format!("{}{piece}{}", &ANDROID[..at], &ANDROID[(at + cut).min(ANDROID.len())..])
    })
}

proptest! {
    /// Whatever it says, reading it ends, and so does replaying it; what is understood is written
    /// as it was read.
    #[test]
    fn an_edited_transcript_neither_panics_nor_loops(text in edited()) {
        if let Ok(transcript) = text.parse::<Transcript>() {
            prop_assert!(replay(&transcript).commands <= Budget::TAP.commands as usize);
            prop_assert_eq!(transcript.to_string().parse::<Transcript>(), Ok(transcript));
        }
    }

    #[test]
    fn anything_at_all_is_read_to_an_end(text in "\\PC*|(kazasu transcript 1\n)?[ -~\n]{0,400}") {
        drop(text.parse::<Transcript>());
    }
}
