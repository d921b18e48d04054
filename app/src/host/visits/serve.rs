//! The thread of the visits.

use std::collections::VecDeque;
use std::thread;
use std::time::Duration;

use kazasu_core::reader::ReaderEvent;
use kazasu_core::screen::{Screen, screen};
use kazasu_core::session::{Effect, Event, Maintenance, Moment, Session, Settings, VisitId};

use super::demo_bench::DemoBench;
#[cfg(feature = "delivery")]
use super::desk_side::DeskSide;
use super::front::Front;
use super::handle::VisitsHandle;
use super::identity::Identities;
use super::mail::{Mail, Outside};
use super::marker::Marker;
use super::readiness::Readiness;
use super::recorder::Recorder;
use crate::host::audit_event::AuditEvent;
use crate::host::clock::{self, Instant, Uptime};
use crate::host::delivery::{Delivery, DemoDesk};
use crate::host::instance_lock::Serving;
use crate::host::mailbox::{Mailbox, mailbox};
use crate::host::readers::{self, Readers};
use crate::host::report::{Observer, TerminalStatus};

/// With no deadline the thread still looks up this often, so that nothing depends on a wake-up that
/// was lost.
const LOOK_UP: Duration = Duration::from_secs(3_600);

/// Starts the visits on a thread of their own. Real visits, or with a desk for it a demonstration:
/// virtual phones beside real readers. The observers hear of every tap. Those that wait for serving
/// are told by [`Outside::Serving`]; only they keep the mark of an open visit.
///
/// # Errors
///
/// When the system starts no more threads.
pub(crate) fn start(
    settings: Settings,
    demo: Option<DemoDesk>,
    readiness: Readiness,
    front: impl Front,
    observers: Vec<Box<dyn Observer>>,
) -> std::io::Result<VisitsHandle> {
    let (post, mailbox) = mailbox();
    let readers = match readiness {
        Readiness::AtOnce => Readers::start(post.only())?,
        Readiness::WhenServing => Readers::waiting(post.only()),
    };
    let marker = Marker::none();
    let recorder = Recorder::new(observers, demo.is_some());
    let visits = move || {
        Visits::new(mailbox, readers, settings, demo, Box::new(front), marker, recorder).run();
    };
    let thread = thread::Builder::new().name("visits".into()).spawn(visits)?;
    let handle = VisitsHandle::new(post.only(), thread);
    #[cfg(feature = "delivery")]
    let handle = handle.with_desk(post.only());
    Ok(handle)
}

/// The visits, on their thread.
pub(super) struct Visits {
    pub(super) mailbox: Mailbox<Mail>,
    pub(super) readers: Readers,
    pub(super) session: Session,
    pub(super) front: Box<dyn Front>,
    pub(super) delivery: Delivery,
    pub(super) recorder: Recorder,
    pub(super) marker: Marker,
    /// What is to be followed yet.
    pub(super) serving: Option<Serving>,
    /// Technicians that have logged in, and not out.
    pub(super) technicians: usize,
    /// As the observers were told last.
    pub(super) told: TerminalStatus,
    pub(super) bench: Option<DemoBench>,
    /// Since the start, with the time that the machine has slept.
    pub(super) uptime: Uptime,
    pub(super) identities: Identities,
    /// The visit that is open, once it has an id.
    pub(super) open: Option<VisitId>,
    #[cfg(feature = "delivery")]
    pub(super) desk: DeskSide,
    pub(super) events: VecDeque<Event>,
    pub(super) shown: Option<Screen>,
    /// Somebody wants to hear the screen once more.
    pub(super) again: bool,
}

impl Visits {
    pub(super) fn new(
        mailbox: Mailbox<Mail>,
        mut readers: Readers,
        mut settings: Settings,
        demo: Option<DemoDesk>,
        front: Box<dyn Front>,
        marker: Marker,
        mut recorder: Recorder,
    ) -> Self {
        let bench = demo.and_then(|_| DemoBench::new(&mut readers, &mut settings));
        let mut events = VecDeque::new();
        if marker.was_open() {
            events.push_back(Event::RestartedInVisit);
        }
        for announcement in bench.iter().map(DemoBench::announcement) {
            recorder.reader(&announcement);
            events.push_back(Event::Reader(announcement));
        }
        let delivery = Delivery::new(demo, settings.questions.clone());
        events.push_back(delivery.state());
        settings.calls |= delivery.can_call();
        settings.sounds = front.sounds();
        #[cfg(feature = "delivery")]
        let desk = DeskSide::new(settings.readers.clone(), settings.service_starts);
        let session = Session::new(settings, Moment { uptime: Duration::ZERO, wall: clock::now() });
        Self {
            mailbox,
            readers,
            session,
            front,
            delivery,
            recorder,
            marker,
            serving: None,
            technicians: 0,
            told: TerminalStatus::default(),
            bench,
            uptime: Uptime::start(),
            identities: Identities::new(),
            open: None,
            #[cfg(feature = "delivery")]
            desk,
            events,
            shown: None,
            again: false,
        }
    }

    pub(super) fn run(mut self) {
        loop {
            self.catch_up();
            let heard = match self.mailbox.next_within(self.wait()) {
                Some(Mail::Outside(Outside::Quit)) => return self.quit(),
                Some(Mail::Outside(outside)) => {
                    self.outside(outside);
                    None
                }
                Some(Mail::Readers(message)) => self.readers.receive(message),
                #[cfg(feature = "delivery")]
                Some(Mail::Desk(mail)) => {
                    self.note_desk(mail);
                    None
                }
                None => {
                    self.events.push_back(Event::Tick);
                    self.readers.tick()
                }
            };
            match heard {
                Some(readers::Event::Reader(event)) => self.reader(event),
                Some(readers::Event::Tap { epoch, news }) => self.note_tap(epoch, news),
                None => {}
            }
        }
    }

    /// How long to listen before the next look at the time. While something runs out, the time is
    /// looked at every second, so that it has run out a second after the machine wakes from a
    /// sleep; else nothing is to be looked at.
    fn wait(&self) -> Duration {
        let now = Instant::now();
        let session = self.session.next_deadline().map(|then| self.uptime.until(then));
        let readers = self.readers.next_deadline().map(|then| then.saturating_duration_since(now));
        let next = session.into_iter().chain(readers).min();
        next.map_or(LOOK_UP, |wait| wait.min(clock::LONGEST_WAIT))
    }

    /// Gives the session every event that waits, those included that its effects make.
    pub(super) fn update(&mut self) {
        while let Some(event) = self.events.pop_front() {
            let moment = Moment { uptime: self.uptime.now(), wall: clock::now() };
            for effect in self.session.update(moment, event) {
                self.carry_out(effect);
            }
        }
    }

    /// Brings the session up to date, and shows what came of it.
    fn catch_up(&mut self) {
        self.update();
        self.follow_serving();
        self.update();
        self.recorder.tell();
        let status = self.status();
        if std::mem::replace(&mut self.told, status) != status {
            self.recorder.status(status);
        }
        self.marker.set(self.session.is_visit_open());
        let screen = screen(&self.session);
        self.follow_visit(&screen);
        if std::mem::take(&mut self.again) {
            self.front.say_again(&screen);
        }
        if self.shown.as_ref() != Some(&screen) {
            self.shown = Some(screen.clone());
            self.front.show(screen);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::StartTap { epoch, reader, purpose, request } => {
                self.start_tap(epoch, &reader, purpose, request);
            }
            Effect::StopTap(epoch) => self.stop_tap(epoch),
            Effect::NeedChallenge(visit) => self.challenge(visit),
            Effect::IdentifyVisit => self.identify(),
            Effect::Play(tone) => self.front.play(tone),
            Effect::SayAgain => self.again = true,
            Effect::HandOver(it) => self.events.extend(self.delivery.hand_over(&it)),
            Effect::CallStaff(id) => self.events.extend(self.delivery.call(id, self.open)),
            Effect::EndCall(id) => self.delivery.end_call(id),
            Effect::Notify(notice) => self.delivery.notify(&notice, self.open),
            Effect::Refused { epoch, reason } => self.recorder.refused(epoch, reason),
            Effect::Maintenance(true) => self.recorder.audit(&AuditEvent::MaintenanceOn),
            Effect::Maintenance(false) => self.recorder.audit(&AuditEvent::MaintenanceOff),
        }
    }

    /// Without randomness nothing can be proven: then the session waits, and reads nothing.
    fn challenge(&mut self, visit: Option<VisitId>) {
        match self.delivery.challenge(visit) {
            Ok(challenge) => self.events.push_back(Event::Challenge { visit, challenge }),
            Err(error) => tracing::error!(%error, "the system gives no random bytes"),
        }
    }

    fn identify(&mut self) {
        match self.identities.next(self.delivery.confirmation()) {
            Some((id, confirmation)) => {
                self.open = Some(id);
                self.events.push_back(Event::VisitIdentified { id, confirmation });
            }
            None => tracing::error!("the system gives no random bytes"),
        }
    }

    /// Delivery knows which visit is open, and the desk how the terminal is.
    fn follow_visit(&mut self, screen: &Screen) {
        #[cfg(feature = "delivery")]
        self.tell_desk(screen);
        #[cfg(not(feature = "delivery"))]
        let _ = screen;
    }

    fn outside(&mut self, outside: Outside) {
        match outside {
            Outside::Technician(order) => self.order(order),
            Outside::Record(event) => self.record(&event),
            Outside::Serving(serving) => self.note_serving(serving),
            Outside::Patient(action) => self.events.push_back(Event::Patient(action)),
            Outside::Demo(action) => {
                if let Some(bench) = &mut self.bench {
                    bench.act(action);
                }
            }
            Outside::Trust(news) => {
                self.recorder.trust(&news);
                self.events.extend(news.policy.map(Event::Policy));
            }
            Outside::Outbox(report) => {
                self.recorder.outbox(&report);
                self.events.push_back(Event::Outbox(report.down));
            }
            Outside::Quit => {}
        }
    }

    pub(super) fn reader(&mut self, event: ReaderEvent) {
        let events = match &mut self.bench {
            Some(bench) => bench.beside(event),
            None => vec![event],
        };
        for event in events {
            self.recorder.reader(&event);
            #[cfg(feature = "delivery")]
            self.desk.note_reader(&event);
            self.events.push_back(Event::Reader(event));
        }
    }

    /// The program ends on purpose: what was open ends with it, and the next start says nothing of
    /// a restart.
    fn quit(mut self) {
        // The session is not asked any more: it would go on with the visit, and read another phone.
        if let Some((epoch, tap)) = self.readers.stop() {
            self.recorder.ended(epoch, &tap);
        }
        if self.session.maintenance() == Maintenance::On {
            self.recorder.audit(&AuditEvent::MaintenanceOff);
        }
        self.log_out();
        self.recorder.tell();
        self.marker.set(false);
    }
}

#[cfg(all(test, feature = "demo"))]
mod tests;
