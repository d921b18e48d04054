//! What a program that serves knows of itself, and the views that it tells it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::SyncSender;

use kazasu_core::reader::{ReaderEvent, ReaderTable};
use kazasu_core::session::TapPurpose;

use super::wire::{Hello, Told};
use crate::config::Value;
use crate::host::clock::Instant;
use crate::host::report::{OutboxReport, TapReport, TerminalStatus};
use crate::host::trust::TrustReport;
use crate::host::visits::Order;

/// Taps that are told to a view that comes, the newest. They have traces.
pub(super) const KEPT: usize = 200;

/// Views of one user at the same time; more than there are technicians at a terminal.
const VIEWS: usize = 4;

/// Views of all users: this one and root get at the socket, and neither takes the other's places.
const ALL_VIEWS: usize = 2 * VIEWS;

#[derive(Debug)]
pub(super) struct Inside {
    program: String,
    values: Vec<Value>,
    since: Instant,
    counts: BTreeMap<String, usize>,
    /// Oldest first.
    taps: VecDeque<TapReport>,
    readers: ReaderTable,
    status: TerminalStatus,
    trust: Option<TrustReport>,
    outbox: Option<Box<OutboxReport>>,
    /// Views that have begun maintenance since it was last ended.
    maintaining: BTreeSet<u64>,
    views: Vec<View>,
    /// Connections that have not said a word yet, the oldest first.
    pub(super) mute: VecDeque<Mute>,
    /// Connections that came so far.
    count: u64,
}

/// A technician's view.
#[derive(Debug)]
struct View {
    number: u64,
    /// Whose it is, where the system says it.
    user: Option<u32>,
    lines: SyncSender<String>,
    stream: UnixStream,
}

/// A connection that has not said a word yet.
#[derive(Debug)]
pub(super) struct Mute {
    pub(super) number: u64,
    pub(super) since: Instant,
    pub(super) stream: UnixStream,
}

impl Inside {
    /// `front` is what this program calls itself, `values` its configuration.
    pub(super) fn new(front: &str, values: Vec<Value>) -> Self {
        Self {
            program: format!("{front}, process {}", std::process::id()),
            values,
            since: Instant::now(),
            counts: BTreeMap::new(),
            taps: VecDeque::new(),
            readers: ReaderTable::default(),
            status: TerminalStatus::default(),
            trust: None,
            outbox: None,
            maintaining: BTreeSet::new(),
            views: Vec::new(),
            mute: VecDeque::new(),
            count: 0,
        }
    }

    /// A number that no other connection has.
    pub(super) const fn next_number(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    /// Whether one more view of this user is let in.
    pub(super) fn has_room(&self, user: Option<u32>) -> bool {
        self.views.len() < ALL_VIEWS
            && self.views.iter().filter(|view| view.user == user).count() < VIEWS
    }

    /// The first thing that a connection is told.
    pub(super) fn hello(&self) -> Told {
        Told::Hello(Box::new(Hello {
            program: self.program.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            uptime: self.since.elapsed().as_secs(),
            counts: self.counts.clone(),
            values: self.values.clone(),
        }))
    }

    /// A connection is a view from now on, and is told everything that is known; `false` where
    /// there is no room for one more.
    pub(super) fn welcome(
        &mut self,
        number: u64,
        user: Option<u32>,
        lines: SyncSender<String>,
        stream: UnixStream,
    ) -> bool {
        if !self.has_room(user) {
            return false;
        }
        let readers = self.readers.replay().map(|event| Told::Reader { event: (&event).into() });
        let taps = self.taps.iter().map(|tap| Told::Earlier { tap: Box::new(tap.clone()) });
        let status = Told::Status { status: self.status };
        let trust = self.trust.iter().map(|report| Told::Trust { report: report.clone() });
        let outbox = self.outbox.iter().map(|report| Told::Outbox { report: report.clone() });
        for told in readers.chain([status]).chain(trust).chain(outbox).chain(taps) {
            if line(&told).is_none_or(|line| lines.try_send(line).is_err()) {
                return false;
            }
        }
        self.views.push(View { number, user, lines, stream });
        true
    }

    /// A view that does not keep up is sent away: it can come again.
    fn tell(&mut self, told: &Told) {
        if self.views.is_empty() {
            return;
        }
        let Some(line) = line(told) else { return };
        for view in &self.views {
            if view.lines.try_send(line.clone()).is_err() {
                drop(view.stream.shutdown(Shutdown::Both));
            }
        }
    }

    pub(super) fn tap(&mut self, report: &TapReport) {
        if report.purpose == TapPurpose::Visit {
            *self.counts.entry(report.outcome.word().to_owned()).or_default() += 1;
        }
        self.taps.push_back(report.clone());
        if self.taps.len() > KEPT {
            self.taps.pop_front();
        }
        self.tell(&Told::Tap { tap: Box::new(report.clone()) });
    }

    pub(super) fn reader(&mut self, event: &ReaderEvent) {
        self.readers.apply(event);
        self.tell(&Told::Reader { event: event.into() });
    }

    pub(super) fn trust(&mut self, report: &TrustReport) {
        self.trust = Some(report.clone());
        self.tell(&Told::Trust { report: report.clone() });
    }

    pub(super) fn outbox(&mut self, report: &OutboxReport) {
        self.outbox = Some(Box::new(report.clone()));
        self.tell(&Told::Outbox { report: Box::new(report.clone()) });
    }

    pub(super) fn status(&mut self, status: TerminalStatus) {
        self.status = status;
        self.tell(&Told::Status { status });
    }

    pub(super) fn note_order(&mut self, number: u64, order: &Order) {
        match order {
            Order::MaintenanceOn | Order::MaintenanceNow => drop(self.maintaining.insert(number)),
            Order::MaintenanceOff => self.maintaining.clear(),
            Order::TestRead { .. }
            | Order::RestartReader { .. }
            | Order::Reconnect
            | Order::SendAgain => {}
        }
    }

    /// This view has gone: whether it was the last of those that had begun maintenance.
    pub(super) fn ends_maintenance(&mut self, number: u64) -> bool {
        self.maintaining.remove(&number) && self.maintaining.is_empty()
    }

    /// A view has gone.
    pub(super) fn forget(&mut self, number: u64) {
        self.views.retain(|view| view.number != number);
    }

    /// Everybody is sent away.
    pub(super) fn send_away(&mut self) {
        let views = self.views.iter().map(|view| &view.stream);
        let mute = self.mute.iter().map(|mute| &mute.stream);
        views.chain(mute).for_each(|stream| drop(stream.shutdown(Shutdown::Both)));
    }

    /// Whether nobody is here any more.
    pub(super) fn is_empty(&self) -> bool {
        self.views.is_empty()
    }
}

/// What is told, as it goes over the socket.
pub(super) fn line(told: &Told) -> Option<String> {
    serde_json::to_string(told).ok().map(|line| line + "\n")
}
