//! Phones that are broken, hostile or slow: each ends in a documented reason, within its time, and
//! costs at most one VERIFY.

use std::time::Duration;

use kazasu_core::virtual_phone::{BitRate, Fault, FaultPlan, Link, Manner, Model, PhoneSpec};
use kazasu_tests::{Outcome, Phone, Rig, wait_until};

use super::workers::on_several_readers;

/// The table of the interface: each reason with its code.
const REASONS: [(&str, Option<&str>); 21] = [
    ("physical_card", Some("020")),
    ("other_phone", Some("020")),
    ("wrong_purpose", Some("020")),
    ("unknown_token", Some("020")),
    ("not_a_phone", Some("021")),
    ("wallet_locked", Some("021")),
    ("removed", Some("021")),
    ("timeout", Some("021")),
    ("pin_blocked", Some("019")),
    ("expired", Some("006")),
    ("revoked", Some("006")),
    ("before_service_start", Some("002")),
    ("wrong_pin", None),
    ("last_try", None),
    ("pin_required", None),
    ("not_yet_valid", None),
    ("untrusted", None),
    ("bad_signature", None),
    ("malformed", None),
    ("protocol", None),
    ("revocation_unknown", None),
];

/// A tap's own time, with room for pcscd and a busy machine.
const SOON: Duration = Duration::from_secs(15);

/// The numbers of the SELECTs of a tap, of the application and of its files.
const SELECTS: [u32; 5] = [1, 2, 4, 7, 15];

#[track_caller]
fn is_documented(outcome: &Outcome) -> String {
    let object = outcome.json();
    let found = (object["reason"].as_str().unwrap_or_default(), object["code"].as_str());
    assert!(
        outcome.exit == 1 && object["outcome"] == "refused" && REASONS.contains(&found),
        "{outcome:#?}"
    );
    assert!(
        object.get("tries_left").is_some() && object["tap"]["commands"].is_u64(),
        "{outcome:#?}"
    );
    assert!(outcome.took < SOON, "{outcome:#?}");
    found.0.to_owned()
}

#[test]
fn wrong_answers_to_any_command_end_in_a_documented_reason() {
    let faults = [
        Fault::Status(0x6F00),
        Fault::Status(0x6982),
        Fault::Status(0x6A82),
        Fault::Raw(vec![0x90]),
        Fault::Raw([vec![0x5A; 4_000], vec![0x90, 0x00]].concat()),
        Fault::EndlessMore,
    ];
    let cases = (1..=16).flat_map(|number| faults.clone().map(|fault| (number, fault)));
    on_several_readers(cases, |reader, (number, fault)| {
        let spec = PhoneSpec {
            faults: FaultPlan::at(number, fault.clone()),
            ..Phone::spec(Model::Android)
        };
        let rig = Rig::on(reader, spec, None);
        rig.phone.hold();
        let outcome = rig.read_with_pin("1234", &[]);
        // A SELECT that is refused once is sent again; data after SELECT or VERIFY is of no
        // interest.
        if outcome.exit == 0 {
            assert!(
                matches!(fault, Fault::Status(0x6F00 | 0x6A82)) && SELECTS.contains(&number)
                    || matches!(fault, Fault::Raw(_)),
                "{number} {fault:?}"
            );
            let _read = outcome.read();
        } else {
            is_documented(&outcome);
        }
        assert!(rig.phone.verifies() <= 1, "{number} {fault:?}");
    });
}

#[test]
fn a_select_that_is_refused_once_is_sent_again() {
    let words = [0x6A82, 0x6985, 0x6F00];
    let cases = SELECTS.into_iter().flat_map(|number| words.map(|word| (number, word)));
    on_several_readers(cases, |reader, (number, word)| {
        let faults = FaultPlan::at(number, Fault::Status(word));
        let rig = Rig::on(reader, PhoneSpec { faults, ..Phone::spec(Model::Android) }, None);
        rig.phone.hold();
        let read = rig.read_with_pin("1234", &[]).read();
        assert_eq!((read["tap"]["commands"].as_u64(), rig.phone.verifies()), (Some(17), 1));
    });
}

#[test]
fn an_answer_of_one_byte_is_not_understood() {
    let rig = Rig::new(PhoneSpec {
        faults: FaultPlan::at(8, Fault::Raw(vec![0x90])),
        ..Phone::spec(Model::Android)
    });
    rig.read_with_pin("1234", &[]).refused("protocol", None);
}

#[test]
fn a_file_without_end_is_not_read() {
    let faults = FaultPlan { endless_file: true, ..FaultPlan::default() };
    let rig = Rig::new(PhoneSpec { faults, ..Phone::spec(Model::Android) });
    let refused = rig.read_with_pin("1234", &[]).refused("malformed", None);
    assert!(refused["tap"]["commands"].as_u64().unwrap() < 20, "its header was enough: {refused}");
}

/// 61xx without end, whatever is asked: with data it ends by the budget, without by itself.
#[test]
fn a_loop_of_more_data_ends() {
    let rig = Rig::new(PhoneSpec {
        faults: FaultPlan::at(8, Fault::EndlessMore),
        ..Phone::spec(Model::Android)
    });
    rig.read_with_pin("1234", &[]).refused("protocol", None);
}

#[test]
fn what_is_no_certificate_is_malformed() {
    for file in [
        vec![0x04, 0x82, 0x01, 0x00],
        vec![0x30, 0x03, 0x02, 0x01, 0x00],
        vec![0x30, 0x80, 0x00, 0x00],
        vec![0xFF; 256],
    ] {
        let raw = Fault::Raw([file.clone(), vec![0x90, 0x00]].concat());
        let rig =
            Rig::new(PhoneSpec { faults: FaultPlan::at(5, raw), ..Phone::spec(Model::Iphone) });
        rig.read(&[]).refused("malformed", None);
    }
}

/// A phone that never answers: the program gives up by itself, and what it leaves behind sends
/// nothing later.
#[test]
fn a_phone_that_hangs_is_given_up_and_sent_nothing_later() {
    let cases = [(1, 0), (3, 0), (5, 0), (6, 1), (10, 1), (16, 1)];
    on_several_readers(cases, |reader, (number, verifies)| {
        let spec =
            PhoneSpec { faults: FaultPlan::at(number, Fault::Hang), ..Phone::spec(Model::Android) };
        let rig = Rig::on(reader, spec, None);
        rig.phone.hold();
        let outcome = rig.read_with_pin("1234", &[]);
        let refused = outcome.refused("timeout", Some("021"));
        assert!(outcome.took < SOON, "{outcome:#?}");
        assert_eq!(
            refused["tap"]["commands"], number,
            "also a tap that never returns says what it cost"
        );
        assert_eq!(rig.phone.commands(), u64::from(number));
        assert_eq!(rig.phone.verifies(), verifies, "hung at command {number}");

        // The reader works again once the phone was away, and the PIN of the given-up tap is not
        // sent to whatever comes then.
        rig.phone.take_away();
        std::thread::sleep(Duration::from_millis(900));
        rig.phone.hold();
        rig.read(&[]).refused("pin_required", None);
        assert_eq!(rig.phone.verifies(), verifies, "hung at command {number}");
    });
}

/// No single answer is late, but together they are.
#[test]
fn a_phone_that_is_slow_all_the_way_takes_too_long() {
    let slow = |milliseconds| {
        let numbered = (1..=16)
            .map(|number| (number, Fault::Delay(Duration::from_millis(milliseconds))))
            .collect();
        Rig::new(PhoneSpec {
            faults: FaultPlan { numbered, ..FaultPlan::default() },
            ..Phone::spec(Model::Android)
        })
    };
    let rig = slow(700);
    let outcome = rig.read_with_pin("1234", &[]);
    outcome.refused("timeout", Some("021"));
    assert!(outcome.took < SOON && rig.phone.verifies() <= 1, "{outcome:#?}");

    let rig = slow(100);
    let read = rig.read_with_pin("1234", &[]).read();
    assert!(read["tap"]["card_ms"].as_u64().unwrap() >= 1_600, "{read}");
}

/// What the phone has taken so far tells what it will take: where certificate and signature cannot
/// come in within the tap, it gets no PIN, and where they can, it is read.
#[test]
fn a_pin_is_sent_to_a_slow_phone_only_if_it_can_be_read() {
    // How long the n-th command takes, and READ BINARY's most bytes.
    type Case = (fn(u64) -> u64, usize, bool);
    let cases: [Case; 8] = [
        (|_| 390, 65_536, false),
        (|_| 450, 65_536, false),
        (|_| 280, 65_536, false),
        (|n| 40 * n, 65_536, false),
        (|_| 120, 32, false),
        (|n| if n == 3 { 420 } else { 350 }, 65_536, false),
        (|_| 150, 65_536, true),
        (|n| if n == 1 { 900 } else { 60 }, 65_536, true),
    ];
    on_several_readers(cases, |reader, (takes, max_block, is_read)| {
        let numbered =
            (1..=80).map(|n| (n, Fault::Delay(Duration::from_millis(takes(n.into()))))).collect();
        let rig = Rig::on(
            reader,
            PhoneSpec {
                faults: FaultPlan { numbered, ..FaultPlan::default() },
                manner: Manner { max_block, ..Manner::default() },
                ..Phone::spec(Model::Android)
            },
            None,
        );
        rig.phone.hold();
        let outcome = rig.read_with_pin("1234", &[]);
        if is_read {
            let _read = outcome.read();
        } else {
            outcome.refused("timeout", Some("021"));
        }
        assert_eq!(rig.phone.verifies(), u32::from(is_read), "{outcome:#?}");
    });
}

/// A slow phone that reaches its time before the VERIFY is not sent one.
#[test]
fn a_pin_is_not_sent_when_the_time_is_up() {
    let spec = PhoneSpec {
        faults: FaultPlan::at(5, Fault::Delay(Duration::from_millis(4_800))),
        ..Phone::spec(Model::Android)
    };
    let rig = Rig::new(spec);
    rig.read_with_pin("1234", &[]).refused("timeout", Some("021"));
    assert_eq!(rig.phone.verifies(), 0);
    // Its late answer changes nothing.
    wait_until("the late answer", || rig.phone.shared().lock().commands() == 5);
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!((rig.phone.commands(), rig.phone.verifies()), (5, 0));
}

#[test]
fn a_phone_on_a_modelled_radio_link_is_read() {
    let link = Link {
        bit_rate: BitRate::Kbit106,
        frame_size: 256,
        command_delay: Duration::from_millis(5),
        sign_delay: Duration::from_millis(215),
    };
    let rig = Rig::new(PhoneSpec { link: Some(link), ..Phone::spec(Model::Android) });
    let read = rig.read_with_pin("1234", &[]).read();
    assert!(read["tap"]["card_ms"].as_u64().unwrap() >= 400, "{read}");
}

#[test]
fn no_phone_in_time_is_a_timeout_and_not_before() {
    let rig = Rig::android();
    rig.phone.take_away();
    std::thread::sleep(Duration::from_millis(900));
    let outcome = rig.terminal.kazasu(&["read", "--json", "--timeout", "2"]).run();
    let refused = outcome.refused("timeout", Some("021"));
    assert!(outcome.took >= Duration::from_secs(2), "{outcome:#?}");
    assert_eq!(refused["tap"]["commands"], 0);
}
