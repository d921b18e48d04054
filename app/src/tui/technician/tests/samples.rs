//! A terminal that has seen something: nothing of it depends on the day or the machine.

use std::path::PathBuf;

use kazasu_core::apdu::{Exchange, StatusWord, Usage};
use kazasu_core::code::Reason;
use kazasu_core::jpki::PhoneKind;
use kazasu_core::reader::{CardPresence, InUse, ReaderEvent, ReaderLook};
use kazasu_core::session::{Maintenance, OutboxDown, TapPurpose};
use kazasu_core::time::UnixTime;
use kazasu_i18n::Seen;

use super::super::{Access, Answer, News, Part, Technician};
use crate::config::Origin;
use crate::config::Value;
use crate::host::attach::Closed;
use crate::host::attach::{Hello, Told};
use crate::host::checks::Finding;
use crate::host::checks::State;
use crate::host::instance_lock::OtherInstance;
use crate::host::report::{
    OutboxReport, RefusedHandOver, StepTime, TapOutcome, TapReport, TapStep, TerminalStatus,
};
use kazasu_i18n::Language;
use std::time::Duration;

pub(super) const READER: &str = "ACME Contactless 00 00";

fn exchange(
    header: [u8; 4],
    sent: usize,
    received: Option<usize>,
    status: u16,
    at: u64,
) -> Exchange {
    Exchange {
        header,
        sent,
        received,
        status: received.map(|_| StatusWord(status)),
        at: Duration::from_micros(at),
        took: Duration::from_micros(4_210),
    }
}

/// A tap that ended like this.
pub(super) fn tap(number: u64, purpose: TapPurpose, outcome: TapOutcome) -> TapReport {
    TapReport {
        number,
        started: UnixTime::from_secs(1_800_000_000 + number * 60),
        reader: READER.into(),
        purpose,
        demo: false,
        outcome,
        phone: Some(PhoneKind::Android),
        tries_left: Some(2),
        token: None,
        steps: [
            (TapStep::Selected, 31),
            (TapStep::Identified, 52),
            (TapStep::Counter, 60),
            (TapStep::VerifySent, 61),
        ]
        .map(|(step, at)| StepTime { step, at: Duration::from_millis(at) })
        .into(),
        usage: Usage {
            commands: 6,
            bytes_sent: 61,
            bytes_received: 180,
            card_time: Duration::from_micros(88_400),
        },
        total: Duration::from_micros(97_300),
        trace: vec![
            exchange([0x00, 0xA4, 0x04, 0x0C], 15, Some(2), 0x9000, 0),
            exchange([0x00, 0xA4, 0x02, 0x0C], 7, Some(2), 0x9000, 8_000),
            exchange([0x00, 0xB0, 0x00, 0x00], 5, Some(162), 0x9000, 21_000),
            exchange([0x00, 0xA4, 0x02, 0x0C], 7, Some(2), 0x9000, 52_000),
            exchange([0x00, 0x20, 0x00, 0x80], 4, Some(2), 0x63C3, 58_000),
            exchange([0x00, 0x20, 0x00, 0x80], 9, Some(2), 0x63C2, 61_000),
            exchange([0x00, 0xB0, 0x00, 0x00], 5, None, 0, 90_000),
        ],
    }
}

pub(super) fn refused(reason: Reason) -> TapOutcome {
    TapOutcome::refused(reason, (reason == Reason::WrongPin).then(|| "wrong PIN".to_owned()))
}

pub(super) fn values() -> Vec<Value> {
    let file = |line| Origin::File { path: PathBuf::from("/etc/kazasu/kazasu.toml"), line };
    let value = |key: &str, shown: &str, origin| Value {
        key: key.to_owned(),
        shown: shown.to_owned(),
        origin,
    };
    vec![
        value("terminal.id", "\"desk-1\"", file(2)),
        value("terminal.language", "\"en\"", Origin::CommandLine),
        value("terminal.desk", "", Origin::Default),
        value("trust.anchors", "[\"builtin:authca02\", \"builtin:authca03\"]", file(9)),
        value("technician.passcode", "***", file(12)),
    ]
}

fn findings() -> Vec<Finding> {
    let finding = |name, state, seen| Finding { name, state, seen };
    vec![
        finding("service", State::Ok, Seen::ServiceAnswers),
        finding("readers", State::Problem, Seen::NoReader),
        finding("clock", State::Unknown, Seen::ClockUnknown),
        finding("desk", State::Warning, Seen::NoDesk),
    ]
}

fn parts() -> Vec<Part> {
    let part = |name: &str, version: Option<&str>| Part {
        name: name.to_owned(),
        version: version.map(str::to_owned),
    };
    vec![part("kazasu", Some("0.1.0")), part("rustc", Some("1.95.0")), part("ccid", None)]
}

/// The view, open, with a reader on which a phone lies.
pub(super) fn open(language: Language) -> Technician {
    let mut technician = Technician::new(Access::AtOnce, language, false, values());
    technician.tick(Duration::from_secs(100_000));
    let present =
        ReaderEvent::Present { reader: READER.into(), atr: vec![0x3B, 0x80, 0x80, 0x01, 0x01] };
    technician.learn(News::Reader(ReaderEvent::ServiceUp {
        readers: vec![READER.into(), "OTHER 01 00".into()],
    }));
    technician.learn(News::Reader(present));
    let look = |reader: &str, in_use| ReaderLook {
        reader: reader.into(),
        presence: CardPresence::Absent,
        in_use,
    };
    technician.learn(News::Answer(Answer::Looked(Some(vec![
        look(READER, InUse::Alone),
        look("OTHER 01 00", InUse::No),
    ]))));
    technician.learn(News::Answer(Answer::Checked(findings(), parts())));
    technician
}

/// The same after a few taps, in maintenance, after a test read.
pub(super) fn busy(language: Language) -> Technician {
    let mut technician = open(language);
    let unknown = TapReport {
        phone: None,
        token: Some("JPKIAPNEXTTOKEN".to_owned()),
        ..tap(2, TapPurpose::Visit, refused(Reason::UnknownToken))
    };
    let hung = TapReport {
        steps: Vec::new(),
        trace: Vec::new(),
        phone: None,
        ..tap(3, TapPurpose::Visit, TapOutcome::GivenUp)
    };
    let taps = [
        tap(1, TapPurpose::Visit, refused(Reason::WrongPin)),
        unknown,
        hung,
        TapReport { tries_left: None, ..tap(4, TapPurpose::Visit, TapOutcome::Read) },
        tap(5, TapPurpose::Visit, refused(Reason::WrongPin)),
        TapReport { tries_left: Some(3), ..tap(6, TapPurpose::Test, refused(Reason::PinRequired)) },
    ];
    taps.into_iter().for_each(|tap| technician.learn(News::Tap(Box::new(tap))));
    let status = TerminalStatus { maintenance: Maintenance::On, visit_open: false, tap: None };
    technician.learn(News::Status(status));
    while technician.next_request().is_some() {}
    technician
}

/// Visits wait for the desk, and it refuses two for good.
pub(super) fn queueing(language: Language) -> Technician {
    let mut technician = open(language);
    technician.know_time(UnixTime::from_secs(1_800_010_000));
    let refused = |last: u32, why: &str| RefusedHandOver {
        visit: format!("01936f2a-0000-7000-8000-0000000000{last:02}"),
        version: 2,
        at: 1_800_000_000 + u64::from(last) * 3_600,
        why: why.to_owned(),
    };
    technician.learn(News::Outbox(Box::new(OutboxReport {
        waiting: 3,
        oldest: Some(1_800_002_500),
        set_aside: 2,
        refused: vec![refused(1, "unprocessable"), refused(2, "conflict")],
        received: 1_204,
        newest_receipt: Some(1_800_009_000),
        commit_ms: Some(4),
        ..OutboxReport::default()
    })));
    technician
}

/// Nothing is kept: a key is gone.
pub(super) fn keeping_nothing(language: Language) -> Technician {
    let mut technician = open(language);
    technician.learn(News::Outbox(Box::new(OutboxReport {
        down: Some(OutboxDown::KeyLost),
        why: Some("visits wait in it and their key is gone: put /k/outbox.key back".to_owned()),
        ..OutboxReport::default()
    })));
    technician
}

/// Over SSH, on the program that serves patients.
pub(super) fn joined(language: Language) -> Technician {
    let mut technician = open(language);
    technician.join("kazasu touch, process 4711".to_owned());
    let hello = Hello {
        program: "kazasu touch, process 4711, user kiosk".to_owned(),
        version: "0.1.0".to_owned(),
        uptime: 200_000,
        counts: [("read".to_owned(), 41), ("wrong_pin".to_owned(), 2)].into(),
        values: values(),
    };
    let earlier = tap(43, TapPurpose::Visit, TapOutcome::Read);
    let status = TerminalStatus { maintenance: Maintenance::Off, visit_open: true, tap: None };
    let told = [
        Told::Hello(Box::new(hello)),
        Told::Status { status },
        Told::Earlier { tap: Box::new(earlier) },
    ];
    told.into_iter().for_each(|told| technician.learn(News::Told(told)));
    while technician.next_request().is_some() {}
    technician
}

/// The same on a terminal that is as it should be.
pub(super) fn ready(language: Language) -> Technician {
    let mut technician = joined(language);
    let answers = Finding { name: "service", state: State::Ok, seen: Seen::ServiceAnswers };
    technician.learn(News::Answer(Answer::Checked(vec![answers], parts())));
    technician
}

/// The same when that program has ended.
pub(super) fn gone(language: Language) -> Technician {
    let mut technician = joined(language);
    technician.learn(News::Told(Told::Gone));
    technician
}

/// As another user than the one whose program serves.
pub(super) fn of_another_user(language: Language) -> Technician {
    let mut technician = open(language);
    let other = OtherInstance {
        program: "kazasu touch, process 4711".to_owned(),
        process: Some(4_711),
        user: Some("kiosk".to_owned()),
    };
    technician.watch_only(other, Closed::OfUser("kiosk".to_owned()));
    technician
}
