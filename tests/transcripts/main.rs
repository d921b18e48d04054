//! Transcripts of every kind of virtual phone: committed, so that a change of what is sent to
//! phones shows as a change of a text, and replayed.
//!
//! `KAZASU_WRITE_TRANSCRIPTS=1 cargo test -p kazasu-tests --test transcripts` writes them anew;
//! look at what changed before you commit it.

mod canary;
mod phones;

use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

use kazasu_core::jpki::PinEntry;
use kazasu_core::read::{Expect, Request, Tap, read};
use kazasu_core::reader::Card;
use kazasu_core::secret::Pin;
use kazasu_core::time::Ticks;
use kazasu_core::transcript::{Origin, Transcript, replay};
use kazasu_core::verify::Challenge;
use kazasu_tests::{Watchdog, root};

use phones::Case;

/// The PIN of every phone here; a canary, since it must be in no transcript.
const PIN: &str = "8531";

/// No time passes, so that the texts are the same each time.
struct Stopped;

impl Ticks for Stopped {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

fn request(case: &Case) -> Request {
    Request {
        expect: case.expect.map_or(Expect::Any, Expect::Kind),
        entry: case.pin.map(|pin| PinEntry::new(Pin::from_digits(pin.as_bytes()).unwrap())),
        last_try_agreed: case.last_try_agreed,
        resend_within: Duration::ZERO,
        challenge: Challenge([0x4B; 32]),
    }
}

fn tap(card: &mut dyn Card, request: &Request) -> Tap {
    read(card, request, &Stopped, &mut |_| ())
}

/// The transcript of a tap of this phone.
fn record(case: &Case) -> Transcript {
    let phone = case.phone();
    phone.hold();
    let request = request(case);
    let tap = tap(&mut phone.connect().unwrap(), &request);
    // The day and the version of whoever writes them are left out of what is compared.
    let origin = Origin {
        program: "0.1.0".into(),
        date: "2026-11-22".into(),
        reader: Some("Kazasu Test".into()),
    };
    Transcript::new(origin, &request, &tap, None)
}

fn file(name: &str) -> PathBuf {
    root().join("tests/transcripts").join(format!("{name}.txt"))
}

#[test]
fn what_is_sent_to_each_phone_is_what_it_was() {
    let _watchdog = Watchdog::start();
    for case in phones::all() {
        let text = record(&case).to_string();
        let path = file(case.name);
        if env::var_os("KAZASU_WRITE_TRANSCRIPTS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let committed =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let differs = text.lines().zip(committed.lines()).position(|(now, then)| now != then);
        assert!(
            text == committed,
            "{}: first in line {:?}\n{text}",
            path.display(),
            differs.map(|line| line + 1)
        );
    }
}

#[test]
fn every_committed_transcript_replays_without_a_difference() {
    let _watchdog = Watchdog::start();
    let mut replayed = 0;
    for entry in fs::read_dir(file("x").parent().unwrap()).unwrap().map(Result::unwrap) {
        if entry.path().extension().is_none_or(|kind| kind != "txt") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        let transcript: Transcript =
            text.parse().unwrap_or_else(|error| panic!("{:?}: {error}", entry.path()));
        let verdict = replay(&transcript);
        assert_eq!(verdict.difference, None, "{:?}", entry.path());
        assert_eq!(verdict.outcome, transcript.outcome, "{:?}", entry.path());
        assert_eq!(transcript.to_string(), text, "{:?}", entry.path());
        replayed += 1;
    }
    assert_eq!(replayed, phones::all().len(), "each phone has a file, and each file a phone");
}

#[test]
fn each_phone_ends_as_it_is_meant_to() {
    let _watchdog = Watchdog::start();
    for case in phones::all() {
        assert_eq!(record(&case).outcome.to_string(), case.outcome, "{}", case.name);
    }
}
