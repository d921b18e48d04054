//! The thread of the visits: gives the session what happens, and carries out what it asks for. Front-ends show what it says, and post what is touched.

mod delivery;
#[cfg(feature = "demo")]
pub(crate) mod demo;
mod demo_action;
mod marker;

use std::collections::VecDeque;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use kazasu_core::reader::ReaderEvent;
use kazasu_core::reader::pcsc::OpenError;
use kazasu_core::screen::{Screen, screen};
use kazasu_core::session::{
    Action, Confirmation, Effect, Epoch, Event, Moment, NotOpened, Session, Settings, Supply, TapNews, Tone, VisitId,
};

use super::clock;
use super::readers::{self, Post, Readers};
use delivery::Delivery;
#[cfg_attr(
    not(feature = "touch"),
    allow(unused_imports, reason = "without virtual phones a terminal offers no demonstration")
)]
pub(crate) use demo_action::DemoAction;
use marker::Marker;

/// What comes to the visits from outside.
#[derive(Debug)]
pub(crate) enum Outside {
    /// The patient did something.
    Patient(Action),
    /// Something was done with a virtual phone.
    #[cfg(feature = "demo")]
    Demo(DemoAction),
    /// The program ends.
    Quit,
}

/// A front-end, as the visits see it. Both calls return at once.
pub(crate) trait Front: Send + 'static {
    /// Shows this screen from now on.
    fn show(&mut self, screen: Screen);
    /// Plays a tone.
    fn play(&mut self, tone: Tone);
}

/// With no deadline the thread still looks up this often, so that nothing depends on a wake-up that was lost.
const LOOK_UP: Duration = Duration::from_secs(3_600);

/// How long they have for their end.
const FAREWELL: Duration = Duration::from_secs(1);

/// Starts the visits on a thread of their own. Real visits, or with `demo` virtual phones beside real readers.
///
/// # Errors
///
/// When the system starts no more threads.
pub(crate) fn start(settings: Settings, demo: bool, front: impl Front) -> std::io::Result<Started> {
    let readers = Readers::start()?;
    let post = readers.post();
    let marker = if demo { Marker::none() } else { Marker::of_this_terminal() };
    let visits = move || Visits::new(readers, settings, demo, Box::new(front), marker).run();
    let thread = thread::Builder::new().name("visits".into()).spawn(visits)?;
    Ok(Started { post, thread })
}

/// Visits that run.
pub(crate) struct Started {
    /// The way in.
    pub(crate) post: Post<Outside>,
    thread: JoinHandle<()>,
}

impl Started {
    /// Ends them, and waits until they have put their things away.
    pub(crate) fn end(self) {
        self.post.send(Outside::Quit);
        let patience = Instant::now() + FAREWELL;
        while !self.thread.is_finished() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

struct Visits {
    readers: Readers<Outside>,
    session: Session,
    front: Box<dyn Front>,
    delivery: Delivery,
    marker: Marker,
    #[cfg(feature = "demo")]
    bench: Option<demo::Bench>,
    started: Instant,
    /// The tap that the readers run.
    tap: Epoch,
    confirmation: u8,
    events: VecDeque<Event>,
    shown: Option<Screen>,
}

impl Visits {
    #[cfg_attr(not(feature = "demo"), allow(unused_mut, reason = "only a demonstration adds to readers and settings"))]
    fn new(mut readers: Readers<Outside>, mut settings: Settings, demo: bool, front: Box<dyn Front>, marker: Marker) -> Self {
        #[cfg(feature = "demo")]
        let bench = demo.then(|| demo::Bench::new(&mut readers, &mut settings));
        let mut events = VecDeque::new();
        if marker.was_open() {
            events.push_back(Event::RestartedInVisit);
        }
        #[cfg(feature = "demo")]
        events.extend(bench.iter().map(|bench| Event::Reader(bench.announcement())));
        let started = Instant::now();
        let session = Session::new(settings, Moment { uptime: Duration::ZERO, wall: clock::now() });
        Self {
            readers,
            session,
            front,
            delivery: Delivery::new(demo),
            marker,
            #[cfg(feature = "demo")]
            bench,
            started,
            tap: Epoch(0),
            confirmation: random_byte() % 100,
            events,
            shown: None,
        }
    }

    fn run(mut self) {
        loop {
            self.catch_up();
            let deadline = self.session.next_deadline().map(|uptime| self.started + uptime);
            let until = deadline.unwrap_or_else(|| Instant::now() + LOOK_UP);
            match self.readers.next(until) {
                Some(readers::Event::Outside(Outside::Quit)) => return self.quit(),
                Some(readers::Event::Outside(outside)) => self.outside(outside),
                Some(readers::Event::Reader(event)) => self.reader(event),
                Some(event) => self.tap(event),
                None => self.events.push_back(Event::Tick),
            }
        }
    }

    /// Gives the session every event that waits, those included that its effects make, and shows what came of it.
    fn catch_up(&mut self) {
        while let Some(event) = self.events.pop_front() {
            let moment = Moment { uptime: self.started.elapsed(), wall: clock::now() };
            for effect in self.session.update(moment, event) {
                self.carry_out(effect);
            }
        }
        self.marker.set(self.session.is_visit_open());
        let screen = screen(&self.session);
        if self.shown.as_ref() != Some(&screen) {
            self.shown = Some(screen.clone());
            self.front.show(screen);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::StartTap { epoch, reader, request } => {
                self.tap = epoch;
                if self.readers.tap(&reader, request).is_err() {
                    self.news(TapNews::NotOpened(NotOpened::Unavailable));
                }
            }
            Effect::StopTap(epoch) if epoch == self.tap => self.readers.stop(),
            Effect::StopTap(_) => {}
            Effect::NeedSupply => self.supply(),
            Effect::Play(tone) => self.front.play(tone),
            Effect::Deliver(record) => self.events.push_back(self.delivery.deliver(&record)),
            Effect::CallStaff => self.events.push_back(self.delivery.call()),
            Effect::EndCall => {}
            Effect::Notify(notice) => tracing::info!(?notice, "the desk is told"),
            Effect::Refused(reason) => {
                tracing::info!(reason = reason.as_str(), code = reason.code().map(|code| code.as_str()), "not accepted");
            }
        }
    }

    /// Without randomness nothing can be proven: then the session waits for its supply, and reads nothing.
    fn supply(&mut self) {
        let (Ok(challenge), Ok(number)) = (clock::fresh_challenge(), getrandom::u64()) else {
            tracing::error!("the system gives no random bytes");
            return;
        };
        self.confirmation = (self.confirmation + 1) % 100;
        if let Some(confirmation) = Confirmation::new(self.confirmation) {
            self.events.push_back(Event::Supply(Supply { challenge, visit: VisitId(number), confirmation }));
        }
    }

    fn outside(&mut self, outside: Outside) {
        match outside {
            Outside::Patient(action) => self.events.push_back(Event::Patient(action)),
            #[cfg(feature = "demo")]
            Outside::Demo(action) => {
                if let Some(bench) = &mut self.bench {
                    bench.act(action);
                }
            }
            Outside::Quit => {}
        }
    }

    fn reader(&mut self, event: ReaderEvent) {
        #[cfg(feature = "demo")]
        if let Some(bench) = &mut self.bench {
            self.events.extend(bench.beside(event).into_iter().map(Event::Reader));
            return;
        }
        self.events.push_back(Event::Reader(event));
    }

    fn tap(&mut self, event: readers::Event<Outside>) {
        match event {
            readers::Event::Busy => self.news(TapNews::Busy),
            readers::Event::Progress(progress) => self.news(TapNews::Progress(progress)),
            readers::Event::Done(tap) => {
                tracing::info!(commands = tap.usage.commands, total = ?tap.total, card = ?tap.usage.card_time, "tap");
                self.news(TapNews::Done(Box::new(tap.result)));
            }
            readers::Event::NotOpened(error) => self.news(TapNews::NotOpened(match error {
                OpenError::Empty => NotOpened::Empty,
                OpenError::Mute => NotOpened::Mute,
                OpenError::Busy | OpenError::ReaderGone | OpenError::Service(_) => NotOpened::Unavailable,
            })),
            readers::Event::GivenUp { usage, total } => {
                tracing::warn!(commands = usage.commands, ?total, "tap given up");
                self.news(TapNews::GivenUp);
            }
            readers::Event::Outside(_) | readers::Event::Reader(_) => {}
        }
    }

    fn news(&mut self, news: TapNews) {
        self.events.push_back(Event::Tap { epoch: self.tap, news });
    }

    /// The program ends on purpose: what was open ends with it, and the next start says nothing of a restart.
    fn quit(mut self) {
        self.readers.stop();
        self.marker.set(false);
    }
}

fn random_byte() -> u8 {
    // Where there is no randomness, nothing is read either; the number alone may be predictable.
    getrandom::u32().map_or(0, |random| random.to_be_bytes()[0])
}

#[cfg(all(test, feature = "demo"))]
mod tests;
