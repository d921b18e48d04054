//! What is never said, however much is logged: the PIN, the holder's name, the certificate.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::virtual_phone::{Fault, FaultPlan, Model, PhoneSpec};
use kazasu_tests::{Phone, Rig, credential, holder, side_by_side};

const PIN: &str = "8531";
const WRONG: &str = "7642";

/// The four digits by themselves, as the bytes of the command, and as `Debug` writes bytes.
fn forms_of(pin: &str) -> Vec<String> {
    let digits = |write: fn(u8) -> String, between: &str| {
        pin.bytes().map(write).collect::<Vec<_>>().join(between)
    };
    let mut forms = Vec::new();
    for between in ["", " ", ":", ", "] {
        forms.push(digits(|byte| format!("{byte:02x}"), between));
        forms.push(digits(|byte| format!("{byte:#04x}"), between));
        forms.push(digits(|byte| byte.to_string(), between));
    }
    forms
}

/// Whether the PIN stands in `text`: not within a longer number, such as the fraction of a second
/// in a log line.
fn tells_pin(text: &str, pin: &str) -> bool {
    let by_itself = text.match_indices(pin).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + pin.len()..].chars().next();
        ![before, after]
            .into_iter()
            .flatten()
            .any(|neighbour| neighbour.is_ascii_alphanumeric() || neighbour == '.')
    });
    let text = text.to_lowercase();
    by_itself || forms_of(pin).iter().any(|form| text.contains(form))
}

#[test]
fn the_search_finds_a_pin_in_every_form() {
    for text in [
        "pin=8531",
        "[56, 53, 51, 49]",
        "38353331",
        "00 20 00 80 04 38 35 33 31",
        "(8531)",
        "0x38, 0x35, 0x33, 0x31",
    ] {
        assert!(tells_pin(text, PIN), "{text}");
    }
    for text in ["***", "2026-11-22T18:53:10.128531Z", "18531", "took=8.5310ms"] {
        assert!(!tells_pin(text, PIN), "{text}");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Any 24 bytes in a row of the certificate's public key or signature would give it away.
fn pieces_of_the_certificate() -> Vec<String> {
    let der = credential().certificate_der();
    let decimal = |piece: &[u8]| piece.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    der.chunks_exact(24)
        .flat_map(|piece| [hex(piece), STANDARD.encode(piece).to_lowercase(), decimal(piece)])
        .collect()
}

#[test]
fn a_trace_of_everything_tells_nothing_of_the_patient() {
    let holder = holder();
    assert!(holder.starts_with("VIRTUAL"), "{holder}");
    let pieces = pieces_of_the_certificate();
    let with = |faults: FaultPlan| {
        Rig::new(PhoneSpec { pin: PIN.into(), faults, ..Phone::spec(Model::Android) })
    };
    let cases: [(&str, FaultPlan, &str, &[&str]); 6] = [
        ("read", FaultPlan::default(), PIN, &["--json"]),
        ("read", FaultPlan::default(), PIN, &["--lang", "en"]),
        ("wrong PIN", FaultPlan::default(), WRONG, &["--json"]),
        ("torn within VERIFY", FaultPlan::at(6, Fault::LeaveInside), PIN, &["--json"]),
        (
            "torn within the certificate",
            FaultPlan::at(10, Fault::TearAnswer { after: 99 }),
            PIN,
            &["--lang", "ja"],
        ),
        ("an answer that is echoed", FaultPlan::at(9, Fault::Status(0x6F12)), PIN, &["--json"]),
    ];
    side_by_side(cases, |(what, faults, pin, arguments)| {
        let rig = with(faults);
        let arguments = [&["--log", "trace", "read", "--pin-stdin"], arguments].concat();
        let outcome = rig
            .terminal
            .kazasu(&arguments)
            .stdin(format!("{pin}\n"))
            .env("RUST_BACKTRACE", "1")
            .run();
        assert!(outcome.stderr.contains("TRACE"), "otherwise nothing was looked at: {outcome:#?}");
        // The certificate itself, with its serial number, is the result of a read, and stands there
        // alone.
        let mut stdout = outcome.stdout.clone();
        if outcome.exit == 0 && arguments.contains(&"--json") {
            let mut object = outcome.read();
            object["certificate"]["der"].take();
            object["proof"].take();
            stdout = object.to_string();
        }
        for (stream, text) in [("stdout", stdout), ("stderr", outcome.stderr)] {
            assert!(!tells_pin(&text, pin), "{what}: the PIN on {stream}\n{text}");
            assert!(!text.contains(&holder), "{what}: the holder on {stream}\n{text}");
            let lower = text.to_lowercase();
            assert!(
                !pieces.iter().any(|piece| lower.contains(piece)),
                "{what}: the certificate on {stream}\n{text}"
            );
        }
    });
}

/// A usage error must not tell a PIN either that came the wrong way.
#[test]
fn a_pin_of_the_wrong_form_is_not_told_again() {
    let rig = Rig::android();
    let outcome =
        rig.terminal.kazasu(&["read", "--pin-stdin", "--log", "trace"]).stdin("85311\n").run();
    assert_eq!(outcome.exit, 2);
    assert!(!outcome.stdout.contains(PIN) && !outcome.stderr.contains("85311"), "{outcome:#?}");
}
