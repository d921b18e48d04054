//! What the technician's view knows: what it was told since the start, and what it has asked for.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use kazasu_core::jpki::PhoneKind;
use kazasu_core::reader::{InUse, ReaderEvent, ReaderLook, ReaderTable, Readiness};
use kazasu_core::session::TapPurpose;
use kazasu_i18n::TechnicianText as Text;

use crate::config::Value;
use crate::host::attach::{Closed, Hello, Told};
use crate::host::checks::Finding;
#[cfg(feature = "delivery")]
use crate::host::delivery::DeskLook;
use crate::host::instance_lock::{OtherInstance, Serving};
use crate::host::report::{OutboxReport, TapReport, TerminalStatus};
use crate::host::trust::TrustReport;

/// The taps that are kept with their traces.
const MOST_TAPS: usize = 200;

/// What is known of one reader beside what lies on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ReaderNote {
    /// `None`: not asked yet, or it does not stand in PC/SC.
    pub(super) in_use: Option<InUse>,
    /// What the last tap there has found.
    pub(super) found: Option<Found>,
}

/// What a tap has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The kind of phone, or the token that nobody knows.
    pub(super) what: Vec<String>,
    /// The stable word of its end.
    pub(super) word: &'static str,
}

/// A part of the program or the system, and its version where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Part {
    pub(in crate::tui) name: String,
    pub(in crate::tui) version: Option<String>,
}

/// Everything that is known.
#[derive(Debug, Default)]
pub(super) struct Model {
    /// The last [`MOST_TAPS`], newest first.
    pub(super) taps: VecDeque<TapReport>,
    /// Taps of visits since the start, by how they ended.
    pub(super) counts: BTreeMap<String, usize>,
    pub(super) readers: ReaderTable<ReaderNote>,
    pub(super) status: TerminalStatus,
    /// `None`: not told, by a version that does not tell it.
    pub(super) trust: Option<TrustReport>,
    /// `None`: not told, where visits are kept nowhere.
    pub(super) outbox: Option<OutboxReport>,
    /// `None`: nobody has looked yet.
    #[cfg(feature = "delivery")]
    pub(super) desk: Option<DeskLook>,
    /// How the outbox stands that no program has open.
    #[cfg(feature = "delivery")]
    pub(super) at_rest: Option<Box<OutboxReport>>,
    /// The last test read since the view was opened.
    pub(super) test: Option<TapReport>,
    /// `None`: the self test has not answered yet.
    pub(super) findings: Option<Vec<Finding>>,
    /// How the readers stood when that was asked.
    pub(super) findings_of: Option<Readiness>,
    pub(super) checks_run: bool,
    pub(super) parts: Vec<Part>,
    /// The program that this view works on.
    pub(super) joined: Option<Part>,
    pub(super) values: Vec<Value>,
    /// The last order that was given, in words.
    pub(super) done: Option<String>,
    pub(super) uptime: Duration,
    /// The program that serves had run for so long when this view came.
    pub(super) ran_before: Duration,
    pub(super) serves: ServedBy,
}

/// Who serves the patients of this terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum ServedBy {
    /// This program serves them.
    #[default]
    Here,
    /// Another one, which takes orders from this view.
    Joined(String),
    /// Another one, and nothing is ordered: it lets no view in.
    Watched(OtherInstance, Closed),
    /// Another one, and this program takes over when that has ended.
    Waits(OtherInstance),
    /// Nobody, as the technician says, although this program is said to.
    Regardless(String),
    /// The one that took orders, until it ended.
    Gone(String),
    /// Another one since a while, and this program has let go of the readers.
    Yielded(String),
}

impl Model {
    /// Takes the report of a tap that is over.
    pub(super) fn tap(&mut self, report: TapReport) {
        if let Some(note) = self.readers.note_mut(&report.reader) {
            note.found = Some(found(&report));
        }
        match report.purpose {
            TapPurpose::Visit => {
                *self.counts.entry(report.outcome.word().to_owned()).or_default() += 1;
            }
            TapPurpose::Test => self.test = Some(report.clone()),
        }
        self.keep(report);
    }

    fn keep(&mut self, report: TapReport) {
        self.taps.push_front(report);
        self.taps.truncate(MOST_TAPS);
    }

    /// The program that serves says something to a view that works on it.
    pub(super) fn told(&mut self, told: Told) {
        match told {
            Told::Hello(hello) => {
                let Hello { program, version, uptime, counts, values } = *hello;
                let name = program.split(',').next().unwrap_or(&program).to_owned();
                self.joined = Some(Part { name, version: Some(version) });
                self.serves = ServedBy::Joined(program);
                (self.counts, self.values) = (counts, values);
                self.ran_before = Duration::from_secs(uptime);
            }
            Told::Earlier { tap } => self.keep(*tap),
            Told::Tap { tap } => self.tap(*tap),
            Told::Reader { event } => self.reader(&event.into()),
            Told::Status { status } => self.status = status,
            Told::Trust { report } => self.trust = Some(report),
            Told::Outbox { report } => self.outbox = Some(*report),
            // Whoever is told that is not let in.
            Told::NoRoom => {}
            Told::Gone => {
                self.forget();
                if let ServedBy::Joined(program) = std::mem::take(&mut self.serves) {
                    self.serves = ServedBy::Gone(program);
                }
            }
        }
    }

    /// Another program serves patients from now on.
    pub(super) fn yielded(&mut self, program: String) {
        self.forget();
        self.serves = ServedBy::Yielded(program);
    }

    /// What was true is true no more.
    fn forget(&mut self) {
        self.status = TerminalStatus::default();
        self.trust = None;
        self.outbox = None;
        self.readers.clear();
    }

    /// Why nothing is ordered here; `None` where orders are carried out.
    pub(super) fn no_orders(&self) -> Option<Text<'_>> {
        match &self.serves {
            ServedBy::Here | ServedBy::Joined(_) | ServedBy::Regardless(_) => None,
            ServedBy::Watched(OtherInstance { program, user: None, .. }, _) => {
                Some(Text::Elsewhere { program })
            }
            ServedBy::Watched(OtherInstance { program, user: Some(user), .. }, _) => {
                Some(Text::ElsewhereOfUser { program, user })
            }
            ServedBy::Waits(OtherInstance { program, .. }) => Some(Text::Waits { program }),
            ServedBy::Gone(program) => Some(Text::Gone { program }),
            ServedBy::Yielded(program) => Some(Text::Yielded { program }),
        }
    }

    /// What is to be said of the program that serves, where it is another one.
    pub(super) fn other_program(&self) -> Option<Text<'_>> {
        match &self.serves {
            ServedBy::Joined(program) => Some(Text::Joined { program }),
            ServedBy::Regardless(program) => Some(Text::Regardless { program }),
            ServedBy::Here
            | ServedBy::Watched(..)
            | ServedBy::Waits(_)
            | ServedBy::Gone(_)
            | ServedBy::Yielded(_) => self.no_orders(),
        }
    }

    /// Why the program that serves lets no view in.
    pub(super) fn why_closed(&self) -> Option<Text<'_>> {
        let ServedBy::Watched(_, closed) = &self.serves else { return None };
        let (why, error) = match closed {
            // Said with the user.
            Closed::OfUser(_) => return None,
            Closed::NotOnThisSystem => ("system", ""),
            Closed::NoFolder => ("folder", ""),
            Closed::NotOpen => ("closed", ""),
            Closed::Full => ("full", ""),
            Closed::Silent => ("silent", ""),
            Closed::System(error) => ("error", error.as_str()),
        };
        Some(Text::WhyClosed { why, error })
    }

    /// Whether this program serves has been found out, or has changed.
    pub(super) fn serving(&mut self, serving: Serving) {
        self.serves = match serving {
            Serving::Here => ServedBy::Here,
            Serving::Elsewhere(other) => ServedBy::Waits(other),
        };
    }

    /// Takes what PC/SC reports of readers, and of what lies on them. What lay there before tells
    /// nothing of what lies there now.
    pub(super) fn reader(&mut self, event: &ReaderEvent) {
        self.readers.apply_with(event, |before, _| ReaderNote {
            found: None,
            ..before.unwrap_or_default()
        });
    }

    /// What PC/SC says of its readers; `None`: it does not answer.
    pub(super) fn look(&mut self, looks: Option<Vec<ReaderLook>>) {
        for ReaderLook { reader, in_use, .. } in looks.into_iter().flatten() {
            if let Some(note) = self.readers.note_mut(&reader) {
                note.in_use = Some(in_use);
            }
        }
    }

    /// What the self test has found, as long as the readers stand as they stood then; `None`: it
    /// has not answered yet, or what it says of readers is over.
    pub(super) fn findings_of_now(&self) -> Option<&[Finding]> {
        self.findings.as_deref().filter(|_| !self.is_outdated())
    }

    /// A reader or the service has come or gone since the self test looked.
    pub(super) fn is_outdated(&self) -> bool {
        let now = self.readers.readiness();
        self.findings_of
            .is_some_and(|then| then != now && ![then, now].contains(&Readiness::Unknown))
    }

    /// The tap with this number.
    pub(super) fn tap_number(&self, number: u64) -> Option<&TapReport> {
        self.taps.iter().find(|tap| tap.number == number)
    }
}

fn found(report: &TapReport) -> Found {
    let kind = report.phone.map(|kind| phone(kind).to_owned());
    let what = kind.into_iter().chain(report.token.clone()).collect();
    Found { what, word: report.outcome.word() }
}

/// A kind of phone by its name, which is the same in every language.
pub(super) const fn phone(kind: PhoneKind) -> &'static str {
    match kind {
        PhoneKind::Android => "Android",
        PhoneKind::Iphone => "iPhone",
    }
}
