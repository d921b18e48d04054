//! A replay does what was recorded, and says where it does not.

use std::cell::Cell;

use super::*;

#[test]
fn a_replay_of_what_was_recorded_finds_no_difference() {
    let verdict = replay(&ANDROID.parse().unwrap());
    assert_eq!(
        verdict,
        Verdict { outcome: TranscriptOutcome::Complete, commands: 11, difference: None }
    );
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
        (TranscriptOutcome::Complete, Some(Difference::Outcome))
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
    // VERIFY is the sixth command, and is sent where twelve more would be in time: 190 ms for each
    // are, and two to ask for the block besides; 230 ms are not.
    for (takes, asked, reason, commands) in
        [(230, false, "timeout code 021", 5), (190, true, "complete", 13)]
    {
        let now = Cell::new(Duration::ZERO);
        let mut card = Slow {
            script: android_of(asked),
            now: &now,
            takes: Duration::from_micros(takes * 1_000 - 1),
        };
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
