use std::sync::mpsc::{Receiver, Sender, channel};

use kazasu_core::apdu::{Exchange, StatusWord};
use kazasu_core::jpki::{Medium, PhoneKind, Token};
use kazasu_core::reader::OpenError;

use super::*;

struct Listener(Sender<TapReport>);

impl Observer for Listener {
    fn tap(&mut self, report: &TapReport) {
        self.0.send(report.clone()).unwrap();
    }
}

const NOON: UnixTime = UnixTime::from_secs(1_800_000_000);

fn recorder() -> (Recorder, Receiver<TapReport>) {
    let (sender, reports) = channel();
    (Recorder::new(vec![Box::new(Listener(sender))], false), reports)
}

fn tap(result: Result<kazasu_core::verify::Evidence, ReadError>) -> Tap {
    let exchange = Exchange {
        header: [0x00, 0xA4, 0x04, 0x0C],
        sent: 15,
        received: Some(2),
        status: Some(StatusWord(0x9000)),
        at: Duration::from_millis(1),
        took: Duration::from_micros(2_500),
    };
    let usage = Usage {
        commands: 1,
        bytes_sent: 15,
        bytes_received: 2,
        card_time: Duration::from_micros(2_500),
    };
    Tap {
        result,
        usage,
        total: Duration::from_millis(4),
        trace: vec![exchange],
        transcript: Vec::new(),
    }
}

/// The number of the tap of most tests.
const TAP: Epoch = Epoch(1);

fn advance(recorder: &mut Recorder, progress: Progress) {
    recorder.note(TAP, &TapNews::Progress(progress));
}

fn end(recorder: &mut Recorder, result: Result<kazasu_core::verify::Evidence, ReadError>) {
    recorder.note(TAP, &TapNews::Ended(Box::new(tap(result))));
}

/// The PIN was wrong: what a program that reads the log relies on.
#[test]
fn a_refused_tap_is_told_once_with_all_that_was_learned() {
    let (mut recorder, reports) = recorder();
    recorder.start(TAP, &"Reader A".into(), TapPurpose::Visit, NOON);
    advance(&mut recorder, Progress::Selected);
    advance(&mut recorder, Progress::Identified(Medium::Phone(PhoneKind::Android)));
    advance(&mut recorder, Progress::TriesLeft(3));
    advance(&mut recorder, Progress::VerifySent);
    end(&mut recorder, Err(ReadError::WrongPin { tries_left: Some(2) }));
    assert!(reports.try_recv().is_err(), "the session has not had its say");
    recorder.tell();
    recorder.tell();
    let report = reports.try_recv().unwrap();
    assert!(reports.try_recv().is_err(), "told twice");
    let steps: Vec<TapStep> = report.steps.iter().map(|step| step.step).collect();
    assert_eq!(
        steps,
        [TapStep::Selected, TapStep::Identified, TapStep::Counter, TapStep::VerifySent]
    );
    let mut object = serde_json::to_value(&report).unwrap();
    let mut sent: TapReport = serde_json::from_value(object.clone()).unwrap();
    // Less than a microsecond is lost on the way to another program, and nothing else.
    let micros =
        |steps: &[StepTime]| steps.iter().map(|step| step.at.as_micros()).collect::<Vec<_>>();
    assert_eq!(micros(&sent.steps), micros(&report.steps));
    sent.steps.clone_from(&report.steps);
    assert_eq!(sent, report);
    object.as_object_mut().unwrap().remove("steps");
    assert_eq!(
        object,
        serde_json::json!({
            "number": 1, "started": 1_800_000_000,
            "reader": "Reader A", "purpose": "visit", "demo": false,
            "outcome": "refused", "reason": "wrong_pin", "detail": "wrong PIN",
            "phone": "android", "tries_left": 2, "token": null,
            "usage": {"commands": 1, "bytes_sent": 15, "bytes_received": 2, "card_ms": 2.5},
            "total_ms": 4.0,
            "trace": [{
                "header": [0, 0xA4, 4, 0x0C], "sent": 15, "received": 2, "status": 0x9000,
                "at_ms": 1.0, "took_ms": 2.5,
            }],
        })
    );
}

/// Opening the phone took its time before the first command, and is no part of a step's.
#[test]
fn steps_and_commands_are_told_by_one_clock() {
    let at = |step, millis| StepTime { step, at: Duration::from_millis(millis) };
    let found = |status| Exchange {
        status: Some(StatusWord(status)),
        at: Duration::from_millis(10),
        took: Duration::from_millis(5),
        ..tap(Err(ReadError::PhysicalCard)).trace[0]
    };
    let steps = [at(TapStep::Selected, 80), at(TapStep::Identified, 95)];
    let opened = |trace: &[Exchange]| opening(&steps, trace).as_millis();
    assert_eq!(opened(&[found(0x9000)]), 65);
    // 6F00 right after power-up: the second SELECT is the one that found it.
    let again = Exchange { at: Duration::from_millis(30), ..found(0x9000) };
    assert_eq!(opened(&[found(0x6F00), again]), 45);
    assert_eq!(opening(&steps, &[]), Duration::ZERO);
    assert_eq!(opening(&[], &[found(0x9000)]), Duration::ZERO);

    let (mut recorder, reports) = recorder();
    recorder.start(TAP, &"Reader A".into(), TapPurpose::Visit, NOON);
    std::thread::sleep(Duration::from_millis(20));
    advance(&mut recorder, Progress::Selected);
    end(&mut recorder, Err(ReadError::PhysicalCard));
    recorder.tell();
    let report = reports.try_recv().unwrap();
    let exchange = report.trace[0];
    assert_eq!(report.steps[0].at, exchange.at + exchange.took);
}

#[test]
fn the_session_has_the_last_word() {
    let (mut recorder, reports) = recorder();
    recorder.start(TAP, &"Reader A".into(), TapPurpose::Visit, NOON);
    advance(&mut recorder, Progress::Complete);
    end(&mut recorder, Err(ReadError::PhysicalCard));
    recorder.refused(Epoch(2), Reason::Revoked);
    recorder.refused(TAP, Reason::Expired);
    recorder.tell();
    let report = reports.try_recv().unwrap();
    assert_eq!(report.outcome.word(), "expired");
    assert_eq!(report.steps.last().unwrap().step, TapStep::Proof);
}

#[test]
fn an_unknown_token_is_told_word_for_word() {
    let (mut recorder, reports) = recorder();
    recorder.start(TAP, &"Reader A".into(), TapPurpose::Visit, NOON);
    end(&mut recorder, Err(ReadError::UnknownToken(Token::new(b"JPKIAPNEWTOKEN\n   ".to_vec()))));
    recorder.tell();
    assert_eq!(reports.try_recv().unwrap().token.as_deref(), Some("JPKIAPNEWTOKEN\\n"));
}

#[test]
fn every_way_a_tap_can_end_is_told() {
    let (mut recorder, reports) = recorder();
    let ends = [
        (ReadError::NotOpened(OpenError::Mute), "not_opened_mute"),
        (ReadError::NotOpened(OpenError::Empty), "not_opened_empty"),
        (ReadError::NotOpened(OpenError::ReaderGone), "not_opened_unavailable"),
        (ReadError::NotOpened(OpenError::Busy), "busy"),
        (ReadError::GivenUp, "given_up"),
        (ReadError::Stopped, "stopped"),
        (ReadError::PhysicalCard, "physical_card"),
    ];
    for (error, word) in ends {
        recorder.start(TAP, &"A".into(), TapPurpose::Visit, NOON);
        recorder.note(TAP, &TapNews::Busy);
        end(&mut recorder, Err(error));
        recorder.tell();
        assert_eq!(reports.try_recv().unwrap().outcome.word(), word);
    }
    // A tap that is not over when the next one begins never will be.
    recorder.start(Epoch(5), &"A".into(), TapPurpose::Visit, NOON);
    recorder.start(Epoch(6), &"B".into(), TapPurpose::Test, NOON);
    let report = reports.try_recv().unwrap();
    assert_eq!((report.number, report.outcome.word()), (5, "stopped"));
    // What comes late from an older tap says nothing of this one.
    recorder.note(Epoch(5), &TapNews::Progress(Progress::Selected));
    recorder.ended(Epoch(5), &tap(Err(ReadError::GivenUp)));
    recorder.tell();
    assert!(reports.try_recv().is_err());
    recorder.ended(Epoch(6), &tap(Err(ReadError::Stopped)));
    recorder.tell();
    let report = reports.try_recv().unwrap();
    assert_eq!((report.number, report.steps.len()), (6, 0));
    // Nothing runs: nothing is told.
    recorder.ended(Epoch(6), &tap(Err(ReadError::Stopped)));
    recorder.refused(Epoch(6), Reason::Expired);
    recorder.tell();
    assert!(reports.try_recv().is_err());
}
