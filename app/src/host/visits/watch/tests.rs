use super::*;
use crate::config;
use crate::host::log::Log;

fn line(time: &str, rest: &str) -> String {
    format!(r#"{{"time":"{time}","terminal":"desk-1","event":"tap",{rest}}}"#) + "\n"
}

const READ: &str = r#""number":7,"purpose":"visit","reader":"Reader","outcome":"read","code":null,"reason":null,"phone":"iphone","tries_left":null,
"commands":13,"bytes_sent":120,"bytes_received":2000,"card_ms":400,"total_ms":423,"steps_ms":{"selected":30,"proof":423},"last":null"#;

#[test]
fn a_line_of_the_log_is_a_tap_again() {
    let object = serde_json::from_str(&line("2027-01-15T08:00:00Z", READ)).unwrap();
    let report = tap(&object, UnixTime::from_secs(1_800_000_000)).unwrap();
    assert_eq!(
        (report.outcome, report.phone, report.tries_left),
        (TapOutcome::Read, Some(PhoneKind::Iphone), None)
    );
    assert_eq!((report.usage.commands, report.total), (13, Duration::from_millis(423)));
    let steps: Vec<_> = report.steps.iter().map(|step| (step.step, step.at.as_millis())).collect();
    assert_eq!(steps, [(TapStep::Selected, 30), (TapStep::Proof, 423)]);
}

/// What the program that serves writes, this one reads: each tap once, also those of one second,
/// and of a program that has started again.
#[test]
fn each_tap_of_the_log_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let object = serde_json::from_str(&line("2027-01-15T08:00:00Z", READ)).unwrap();
    let report = tap(&object, UnixTime::from_secs(0)).unwrap();
    let write = |count: usize| {
        let settings =
            config::Log { folder: Some(folder.path().to_owned()), ..config::Log::default() };
        let log = Log::start(&settings, "desk-1").unwrap();
        (0..count).for_each(|number| {
            log.follow()
                .tap(&TapReport { number: u64::try_from(number).unwrap() + 1, ..report.clone() });
        });
        log.end();
    };
    let mut taps = Taps::new(Some(folder.path().to_owned()), UnixTime::from_secs(0));
    assert_eq!(taps.fresh(), []);
    write(3);
    let numbers = |taps: &mut Taps| taps.fresh().iter().map(|tap| tap.number).collect::<Vec<_>>();
    assert_eq!(numbers(&mut taps), [1, 2, 3]);
    assert_eq!(numbers(&mut taps), [0; 0]);
    // Longer than a second: the same line may come twice within one.
    thread::sleep(Duration::from_millis(1_100));
    write(2);
    assert_eq!(numbers(&mut taps), [4, 5]);
    let mut nowhere = Taps::new(None, UnixTime::from_secs(0));
    assert_eq!(nowhere.fresh(), []);
}

#[test]
fn what_is_no_tap_is_passed_over() {
    for text in [
        r#"{"event":"ended"}"#,
        r#"{"event":"tap","outcome":"something new"}"#,
        r#"{"event":"tap","outcome":"refused","reason":"something new"}"#,
        r#"{"event":"tap"}"#,
    ] {
        assert_eq!(
            tap(&serde_json::from_str(text).unwrap(), UnixTime::from_secs(0)),
            None,
            "{text}"
        );
    }
}
