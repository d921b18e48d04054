//! What somebody sends is read to its end, and what is wrong with it is said with its line.

use proptest::prelude::*;

use super::*;

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
