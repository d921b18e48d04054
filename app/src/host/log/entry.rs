//! What a log line says. Every type here is [`Loggable`](crate::host::loggable): it has no place
//! for a PIN, a name, a certificate or a command's data.

use std::time::Duration;

use kazasu_core::code::{Code, Reason};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::reader::ReaderEvent;
use kazasu_core::session::{DeskState, TapPurpose};
use kazasu_core::time::UnixTime;

use crate::host::clock;
use crate::host::loggable::{Loggable, Word, loggable};
use crate::host::report::{TapOutcome, TapReport, TapStep};
use crate::host::trust::{TrustFile, TrustStanding};

/// A line of the log, as JSON: when, where, and an entry.
#[derive(Clone, Debug, serde::Serialize)]
pub(super) struct Line {
    time: String,
    terminal: Word,
    #[serde(flatten)]
    entry: Entry,
}

impl Line {
    /// A line at this time.
    pub(super) fn new(time: UnixTime, terminal: &Word, entry: Entry) -> Self {
        const fn is_loggable<T: Loggable>(_: &T) {}
        is_loggable(&entry);
        Self { time: clock::rfc3339(time), terminal: terminal.clone(), entry }
    }
}

loggable! {
    /// What is worth a line.
    #[serde(tag = "event", rename_all = "snake_case")]
    #[cfg_attr(
        not(feature = "delivery"),
        allow(dead_code, reason = "only a terminal with a desk has an outbox")
    )]
    pub(crate) enum Entry {
        /// The program guides patients from now on.
        Started(Started),
        /// The audit log could not be had when the program started, and was looked through now.
        AuditChecked(AuditChecked),
        /// A tap is over.
        Tap(Box<TapLine>),
        /// A reader or the PC/SC service has come or gone.
        Reader(ReaderLine),
        /// An anchor or a revocation list has changed, counts no longer, or ends soon.
        Trust(TrustLine),
        /// A hand-over was kept, received or refused, or the outbox serves or does not.
        Outbox(Box<OutboxLine>),
        /// The desk stands otherwise to this terminal.
        Desk(DeskLine),
        /// Something does not work as it should.
        Trouble(Trouble),
        /// Lines could not be written.
        Lost(Lost),
        /// The program ends on purpose.
        Ended,
    }
}

loggable! {
    /// What runs. The head of the audit log stands here too, so that whoever collects the logs
    /// elsewhere has a note of it.
    pub(crate) struct Started {
        pub(crate) version: &'static str,
        pub(crate) front: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) audit_records: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) audit_head: Option<Word>,
    }

    /// The head of the audit log, where the line of the start has none.
    pub(crate) struct AuditChecked {
        pub(crate) audit_records: u64,
        pub(crate) audit_head: Word,
    }

    /// What has happened, and to which reader.
    pub(crate) struct ReaderLine {
        what: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        reader: Option<Word>,
        /// Why the service does not serve this program.
        #[serde(skip_serializing_if = "Option::is_none")]
        cause: Option<&'static str>,
    }

    /// An anchor or a list, by its place in the configuration, and how it stands now.
    pub(crate) struct TrustLine {
        key: &'static str,
        entry: u32,
        /// What is in force: its fingerprint.
        sha256: Word,
        /// `counts`, `ends_soon`, `useless`.
        state: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        ends: Option<Word>,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<Word>,
        /// Why the file as it lies there is not what is in force.
        #[serde(skip_serializing_if = "Option::is_none")]
        not_taken: Option<Word>,
    }

    /// What has happened in the outbox, and to which hand-over: its id and its hash, never what it
    /// says.
    #[derive(Default)]
    #[cfg_attr(
        not(feature = "delivery"),
        allow(dead_code, reason = "only a terminal with a desk has an outbox")
    )]
    pub(crate) struct OutboxLine {
        /// `serves`, `out_of_service`, `kept`, `received`, `set_aside`, `retried`.
        pub(crate) what: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) visit: Option<Word>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) visit_version: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) sha256: Option<Word>,
        /// The receipt's.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) sequence: Option<u64>,
        /// Why the desk refuses it, or why nothing is kept.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) why: Option<Word>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) waiting: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) set_aside: Option<u64>,
        /// Hand-overs that do not open.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) damaged: Option<u64>,
    }

    /// How the desk stands to this terminal.
    pub(crate) struct DeskLine {
        /// `none`, `present`, `away`, `gated`.
        state: &'static str,
        /// Why it takes no new visits.
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<&'static str>,
    }

    /// What does not work, and what the system says to it.
    pub(crate) struct Trouble {
        pub(crate) what: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) error: Option<Word>,
    }

    /// Lines that could not be written before this one.
    pub(crate) struct Lost {
        pub(crate) lines: u64,
    }

    /// A tap, whether it was read or not. Times in milliseconds.
    pub(crate) struct TapLine {
        number: u64,
        purpose: &'static str,
        reader: Word,
        outcome: &'static str,
        code: Option<Code>,
        reason: Option<Reason>,
        phone: Option<PhoneKind>,
        tries_left: Option<u16>,
        #[serde(skip_serializing_if = "Option::is_none")]
        token: Option<Word>,
        commands: u32,
        bytes_sent: u32,
        bytes_received: u32,
        card_ms: u64,
        total_ms: u64,
        steps_ms: Steps,
        /// The last command's header and status word.
        last: Option<Word>,
    }

    /// When each step was reached.
    #[derive(Default)]
    pub(crate) struct Steps {
        #[serde(skip_serializing_if = "Option::is_none")]
        selected: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        identified: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        counter: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        verify_sent: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pin_accepted: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        certificate: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        complete: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        proof: Option<u64>,
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

impl ReaderLine {
    /// What is worth a line; phones that come and go are not, but for those that do not answer.
    pub(super) fn of(event: &ReaderEvent) -> Option<Self> {
        let (what, reader, cause) = match event {
            ReaderEvent::ServiceUp { .. } => ("service_up", None, None),
            ReaderEvent::ServiceDown(down) => ("service_down", None, Some(down.as_str())),
            ReaderEvent::Attached(reader) => ("attached", Some(reader), None),
            ReaderEvent::Detached(reader) => ("detached", Some(reader), None),
            ReaderEvent::Mute(reader) => ("mute", Some(reader), None),
            ReaderEvent::Present { .. } | ReaderEvent::Absent(_) => return None,
        };
        Some(Self { what, reader: reader.map(Word::reader), cause })
    }
}

impl From<DeskState> for DeskLine {
    fn from(state: DeskState) -> Self {
        let (state, why) = match state {
            DeskState::None => ("none", None),
            DeskState::Present { .. } => ("present", None),
            DeskState::Away => ("away", None),
            DeskState::Gated(gate) => ("gated", Some(gate.as_str())),
        };
        Self { state, why }
    }
}

impl From<&TrustFile> for TrustLine {
    fn from(file: &TrustFile) -> Self {
        let (state, why) = match &file.standing {
            TrustStanding::Counts => ("counts", None),
            TrustStanding::EndsSoon { .. } => ("ends_soon", None),
            TrustStanding::Useless { why } => ("useless", Some(Word::fault(why))),
        };
        Self {
            key: file.key.as_str(),
            entry: file.entry,
            sha256: Word::fingerprint(&file.sha256),
            state,
            ends: file.standing.ends().map(|end| Word::end(&clock::rfc3339(end))),
            why,
            not_taken: file.not_taken.as_deref().map(Word::fault),
        }
    }
}

impl From<&TapReport> for TapLine {
    fn from(report: &TapReport) -> Self {
        let (outcome, code, reason) = match &report.outcome {
            TapOutcome::Refused { reason, .. } => ("refused", reason.code(), Some(*reason)),
            outcome => (outcome.word(), None, None),
        };
        Self {
            number: report.number,
            purpose: match report.purpose {
                TapPurpose::Visit => "visit",
                TapPurpose::Test => "test",
            },
            reader: Word::reader(&report.reader),
            outcome,
            code,
            reason,
            phone: report.phone,
            tries_left: report.tries_left.map(Into::into),
            token: report.token.as_deref().map(Word::token),
            commands: report.usage.commands,
            bytes_sent: report.usage.bytes_sent,
            bytes_received: report.usage.bytes_received,
            card_ms: milliseconds(report.usage.card_time),
            total_ms: milliseconds(report.total),
            steps_ms: Steps::of(report),
            last: report.trace.last().map(Word::exchange),
        }
    }
}

impl Steps {
    fn of(report: &TapReport) -> Self {
        let mut steps = Self::default();
        for step in &report.steps {
            let place = match step.step {
                TapStep::Selected => &mut steps.selected,
                TapStep::Identified => &mut steps.identified,
                TapStep::Counter => &mut steps.counter,
                TapStep::VerifySent => &mut steps.verify_sent,
                TapStep::PinAccepted => &mut steps.pin_accepted,
                TapStep::Certificate => &mut steps.certificate,
                TapStep::Complete => &mut steps.complete,
                TapStep::Proof => &mut steps.proof,
            };
            *place = Some(milliseconds(step.at));
        }
        steps
    }
}
