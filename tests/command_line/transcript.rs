//! `kazasu record` and `kazasu replay`: a tap over PC/SC becomes a text without anything of a
//! person, and is read again without a phone.

use std::fs;

use kazasu_core::virtual_phone::{Fault, FaultPlan, Model, PhoneSpec};
use kazasu_tests::{Outcome, Phone, Rig, Terminal, side_by_side};

const PIN: &str = "8531";

fn phone(model: Model) -> PhoneSpec {
    PhoneSpec { pin: PIN.into(), ..Phone::spec(model) }
}

/// `kazasu record --yes` with the PIN of every phone here; the transcript too.
#[track_caller]
fn record(rig: &Rig, arguments: &[&str]) -> (Outcome, String) {
    let out = rig.terminal.path("tap.txt");
    drop(fs::remove_file(&out));
    let all = [
        &[
            "record",
            "--yes",
            "--pin-stdin",
            "--timeout",
            "20",
            "--lang",
            "en",
            "--out",
            out.to_str().unwrap(),
        ],
        arguments,
    ];
    let outcome = rig.terminal.kazasu(&all.concat()).stdin(format!("{PIN}\n")).run();
    let text = fs::read_to_string(&out).unwrap_or_default();
    (outcome, text)
}

fn replay(terminal: &Terminal, text: &str) -> Outcome {
    terminal.write("replayed.txt", text.as_bytes());
    terminal.kazasu(&["replay", terminal.path("replayed.txt").to_str().unwrap(), "--json"]).run()
}

#[test]
fn a_tap_is_kept_shown_and_replayed() {
    let rig = Rig::new(phone(Model::Android));
    let (outcome, text) = record(&rig, &[]);
    assert_eq!(outcome.exit, 0, "{outcome:#?}");
    assert_eq!(outcome.stdout, text, "what is saved is what was shown");
    assert_eq!(rig.phone.verifies(), 1);
    for line in [
        "kazasu transcript 1",
        "pin given",
        "tap complete",
        "proof proven",
        "> 00 20 00 80 04 [4 secret bytes]",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    // The reader's model, without the numbers of this one.
    assert!(text.contains("reader \"Kazasu Test "), "{text}");
    assert!(!text.contains(&rig.reader.name(0)), "{text}");

    let replayed = replay(&rig.terminal, &text).json();
    assert_eq!(
        (replayed["outcome"].as_str(), replayed["commands"].as_u64()),
        (Some("same"), Some(16)),
        "{replayed}"
    );
    assert_eq!(
        (replayed["now"].as_str(), replayed["verified"].as_bool()),
        (Some("complete"), Some(false))
    );
    assert_eq!(rig.phone.verifies(), 1, "a replay has no phone");
}

#[test]
fn whatever_lies_there_is_kept() {
    let table = [
        (phone(Model::Iphone), "tap complete"),
        (phone(Model::Card), "tap physical_card code 020"),
        (phone(Model::Transit), "tap not_a_phone code 021"),
        (
            phone(Model::Unknown { token: b"JPKIAPNEXTTOKEN".to_vec() }),
            "tap unknown_token code 020",
        ),
        (PhoneSpec { tries_left: 1, ..phone(Model::Android) }, "tap last_try tries 1"),
        (
            PhoneSpec {
                faults: FaultPlan::at(10, Fault::TearAnswer { after: 9 }),
                ..phone(Model::Android)
            },
            // Through PC/SC an answer that was cut short ends with whatever came last, which is no
            // status word.
            "tap protocol",
        ),
        (
            PhoneSpec { faults: FaultPlan::at(10, Fault::LeaveInside), ..phone(Model::Android) },
            "tap removed code 021",
        ),
        // PC/SC holds the call; what came before it is kept all the same.
        (
            PhoneSpec { faults: FaultPlan::at(8, Fault::Hang), ..phone(Model::Android) },
            "tap timeout code 021",
        ),
    ];
    side_by_side(table, |(spec, ending)| {
        let rig = Rig::new(spec);
        let (outcome, text) = record(&rig, &[]);
        assert_eq!(outcome.exit, 0, "{ending}: {outcome:#?}");
        assert!(text.contains(&format!("\n{ending}\n")), "{ending}\n{text}");
        let replayed = replay(&rig.terminal, &text);
        assert_eq!(
            (replayed.exit, replayed.json()["outcome"].as_str()),
            (0, Some("same")),
            "{replayed:#?}\n{text}"
        );
    });
}

#[test]
fn no_output_holds_the_pin_the_name_or_the_certificate() {
    let rig = Rig::new(phone(Model::Android));
    let (outcome, text) = record(&rig, &["--log", "trace"]);
    assert!(outcome.exit == 0 && outcome.stderr.contains("TRACE"), "{outcome:#?}");
    let certificate = kazasu_tests::credential().certificate_der();
    let spaced =
        |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(" ");
    for output in [&text, &outcome.stdout, &outcome.stderr] {
        assert!(
            !output.contains("38 35 33 31")
                && !output.contains(" 8531")
                && !output.contains("VIRTUAL"),
            "{output}"
        );
        let upper = output.to_uppercase();
        for piece in certificate[4..].windows(8) {
            assert!(
                !upper.contains(&spaced(piece)) && !upper.contains(&spaced(piece).replace(' ', "")),
                "{output}"
            );
        }
    }
}

#[test]
fn nothing_is_tapped_where_nothing_could_be_saved() {
    let rig = Rig::new(phone(Model::Android));
    rig.terminal.write("there.txt", b"kept");
    let there = rig.terminal.path("there.txt");
    let new = rig.terminal.path("new.txt");
    let table: [&[&str]; 3] = [
        &["record", "--yes", "--out", there.to_str().unwrap()],
        &["record", "--out", new.to_str().unwrap()], // nobody to ask
        &["record", "--yes"],
    ];
    for arguments in table {
        let outcome = rig.terminal.kazasu(arguments).run();
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""), "{outcome:#?}");
    }
    assert_eq!((rig.phone.commands(), fs::read(&there).unwrap()), (0, b"kept".to_vec()));
    assert!(!new.exists());
}

#[test]
fn an_edited_transcript_differs_or_is_refused_with_its_line() {
    let rig = Rig::new(phone(Model::Iphone));
    let (_, text) = record(&rig, &[]);
    let other = text.replace("> 00 A4 02 0C 02 00 0A", "> 00 A4 02 0C 02 00 01");
    let outcome = replay(&rig.terminal, &other);
    let report = outcome.json();
    assert_eq!((outcome.exit, report["outcome"].as_str()), (1, Some("different")), "{report}");
    assert_eq!(report["difference"]["command"], 4);
    assert_eq!(report["difference"]["now"], "00 A4 02 0C 02 00 0A");
    let ends = replay(&rig.terminal, &text.replace("tap complete", "tap removed code 021"));
    assert_eq!((ends.exit, ends.json()["difference"]["command"].is_null()), (1, true));

    for (wrong, line) in
        [("Hello\n".to_owned(), "line 1:"), (text.replace("pin given", "pin 8531"), "line 8:")]
    {
        let message = replay(&rig.terminal, &wrong).error(2, "transcript");
        assert!(message.contains(line) && !message.contains("8531"), "{message}");
    }
    rig.terminal.kazasu(&["replay", "/nowhere/tap.txt", "--json"]).run().error(2, "transcript");
    let endless = rig.terminal.kazasu(&["replay", "/dev/zero", "--json"]).run();
    endless.error(2, "transcript");
}

#[test]
fn a_person_reads_where_it_differs() {
    let rig = Rig::new(phone(Model::Iphone));
    let (_, text) = record(&rig, &[]);
    rig.terminal.write(
        "tap.txt",
        text.replace("> 00 A4 02 0C 02 00 0A", "> 00 A4 02 0C 02 00 01").as_bytes(),
    );
    let path = rig.terminal.path("tap.txt");
    for (language, said) in
        [("en", "Command 4 is another one."), ("ja", "4番目のコマンドが違います。")]
    {
        let outcome =
            rig.terminal.kazasu(&["replay", path.to_str().unwrap(), "--lang", language]).run();
        assert!(outcome.exit == 1 && outcome.stdout.starts_with(said), "{outcome:#?}");
        assert!(
            outcome.stdout.contains("00 A4 02 0C 02 00 0A")
                && outcome.stdout.contains("00 A4 02 0C 02 00 01"),
            "{outcome:#?}"
        );
    }
}

#[test]
fn without_a_phone_or_a_reader_there_is_nothing_to_keep() {
    let rig = Rig::new(phone(Model::Iphone));
    rig.phone.take_away();
    std::thread::sleep(std::time::Duration::from_millis(900));
    let out = rig.terminal.path("tap.txt");
    let arguments = ["record", "--yes", "--timeout", "1", "--out", out.to_str().unwrap()];
    assert_eq!(rig.terminal.kazasu(&arguments).run().exit, 1);
    let nowhere = Terminal::new(std::path::Path::new("/nowhere/pcscd.comm"), &[]);
    assert_eq!(nowhere.kazasu(&arguments).run().exit, 3);
    assert!(!out.exists());
}
