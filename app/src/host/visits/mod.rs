//! The thread of the visits: gives the session what happens, and carries out what it asks for.
//! Front-ends show what it says, and post what is touched.

mod delivery;
#[cfg(feature = "demo")]
pub(crate) mod demo;
mod demo_action;
mod marker;
mod observer;
mod order;
mod recorder;
mod report;
mod tap;
#[cfg(feature = "tui")]
mod watch;

use std::collections::VecDeque;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use kazasu_core::reader::ReaderEvent;
use kazasu_core::screen::{Screen, screen};
use kazasu_core::session::{
    Action, Confirmation, Effect, Epoch, Event, Moment, Session, Settings, Supply, Tone, VisitId,
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
pub(crate) use observer::Observer;
pub(crate) use order::{Maintenance, Order, Standing};
use recorder::Recorder;
#[cfg(any(test, feature = "tui"))]
pub(crate) use report::StepTime;
pub(crate) use report::{NotOpened as Unopened, Outcome, Purpose, Step, TapReport};
#[cfg(feature = "tui")]
pub(crate) use watch::watch;

/// What comes to the visits from outside.
#[derive(Debug)]
pub(crate) enum Outside {
    /// The patient did something.
    Patient(Action),
    /// A technician orders something.
    #[cfg_attr(
        not(feature = "tui"),
        allow(dead_code, reason = "technicians work in the terminal UI")
    )]
    Technician(Order),
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
    /// Says this screen once more, where it speaks.
    fn say_again(&mut self, screen: &Screen) {
        let _ = screen;
    }
}

/// With no deadline the thread still looks up this often, so that nothing depends on a wake-up that
/// was lost.
const LOOK_UP: Duration = Duration::from_secs(3_600);

/// How long they have for their end.
const FAREWELL: Duration = Duration::from_secs(1);

/// Starts the visits on a thread of their own. Real visits, or with `demo` virtual phones beside
/// real readers. The observers hear of every tap.
///
/// # Errors
///
/// When the system starts no more threads.
pub(crate) fn start(
    settings: Settings,
    demo: bool,
    front: impl Front,
    observers: Vec<Box<dyn Observer>>,
) -> std::io::Result<Started> {
    let readers = Readers::start()?;
    let post = readers.post();
    let marker = if demo { Marker::none() } else { Marker::of_this_terminal() };
    let recorder = Recorder::new(observers, demo);
    let visits =
        move || Visits::new(readers, settings, demo, Box::new(front), marker, recorder).run();
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
    /// Visits of another program: `thread` passes on what is posted, until it is told to quit.
    #[cfg(all(unix, feature = "tui"))]
    pub(crate) const fn elsewhere(post: Post<Outside>, thread: JoinHandle<()>) -> Self {
        Self { post, thread }
    }

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
    settings: Settings,
    front: Box<dyn Front>,
    delivery: Delivery,
    recorder: Recorder,
    marker: Marker,
    maintenance: Maintenance,
    /// Technicians that have logged in, and not out.
    technicians: usize,
    /// How long a test may take.
    test_limit: Duration,
    /// When the last test is given up, if it still runs then.
    test_until: Option<Instant>,
    /// As the observers were told last.
    told: Standing,
    #[cfg(feature = "demo")]
    bench: Option<demo::Bench>,
    started: Instant,
    /// The tap that the readers run.
    tap: Epoch,
    confirmation: u8,
    events: VecDeque<Event>,
    shown: Option<Screen>,
    /// Somebody wants to hear the screen once more.
    again: bool,
}

impl Visits {
    #[cfg_attr(
        not(feature = "demo"),
        allow(unused_mut, reason = "only a demonstration adds to readers and settings")
    )]
    fn new(
        mut readers: Readers<Outside>,
        mut settings: Settings,
        demo: bool,
        front: Box<dyn Front>,
        marker: Marker,
        mut recorder: Recorder,
    ) -> Self {
        #[cfg(feature = "demo")]
        let bench = demo.then(|| demo::Bench::new(&mut readers, &mut settings));
        let mut events = VecDeque::new();
        if marker.was_open() {
            events.push_back(Event::RestartedInVisit);
        }
        #[cfg(feature = "demo")]
        for announcement in bench.iter().map(demo::Bench::announcement) {
            recorder.reader(&announcement);
            events.push_back(Event::Reader(announcement));
        }
        let started = Instant::now();
        let session =
            Session::new(settings.clone(), Moment { uptime: Duration::ZERO, wall: clock::now() });
        Self {
            readers,
            session,
            settings,
            front,
            delivery: Delivery::new(demo),
            recorder,
            marker,
            maintenance: Maintenance::Off,
            technicians: 0,
            test_limit: order::TEST,
            test_until: None,
            told: Standing::default(),
            #[cfg(feature = "demo")]
            bench,
            started,
            tap: Epoch(0),
            confirmation: random_byte() % 100,
            events,
            shown: None,
            again: false,
        }
    }

    fn run(mut self) {
        loop {
            self.catch_up();
            let deadline = self.session.next_deadline().map(|uptime| self.started + uptime);
            let deadline = deadline.into_iter().chain(self.test_deadline()).min();
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

    /// Gives the session every event that waits, those included that its effects make, and shows
    /// what came of it.
    fn catch_up(&mut self) {
        self.give_up_late_test();
        while let Some(event) = self.events.pop_front() {
            let moment = Moment { uptime: self.started.elapsed(), wall: clock::now() };
            for effect in self.session.update(moment, event) {
                self.carry_out(effect);
            }
            if self.events.is_empty() {
                self.begin_awaited_maintenance();
            }
        }
        self.recorder.tell();
        let standing = self.standing();
        if std::mem::replace(&mut self.told, standing) != standing {
            self.recorder.standing(standing);
        }
        self.marker.set(self.session.is_visit_open());
        let screen = screen(&self.session);
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
            Effect::StartTap { epoch, reader, request } => {
                self.tap = epoch;
                self.recorder.start(&reader, Purpose::Visit, clock::now());
                if self.readers.tap(&reader, request).is_err() {
                    self.not_started();
                }
            }
            Effect::StopTap(epoch) if epoch == self.tap => self.stop(),
            Effect::StopTap(_) => {}
            Effect::NeedSupply => self.supply(),
            Effect::Play(tone) => self.front.play(tone),
            Effect::SayAgain => self.again = true,
            Effect::Deliver(record) => self.events.push_back(self.delivery.deliver(&record)),
            Effect::CallStaff => self.events.push_back(self.delivery.call()),
            Effect::EndCall => {}
            Effect::Notify(notice) => tracing::info!(?notice, "the desk is told"),
            Effect::Refused(reason) => self.recorder.refused(reason, None),
        }
    }

    /// Without randomness nothing can be proven: then the session waits for its supply, and reads
    /// nothing.
    fn supply(&mut self) {
        let (Ok(challenge), Ok(number)) = (clock::fresh_challenge(), getrandom::u64()) else {
            tracing::error!("the system gives no random bytes");
            return;
        };
        self.confirmation = (self.confirmation + 1) % 100;
        if let Some(confirmation) = Confirmation::new(self.confirmation) {
            self.events.push_back(Event::Supply(Supply {
                challenge,
                visit: VisitId(number),
                confirmation,
            }));
        }
    }

    fn outside(&mut self, outside: Outside) {
        match outside {
            Outside::Technician(order) => self.order(order),
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
        let events = match &mut self.bench {
            Some(bench) => bench.beside(event),
            None => vec![event],
        };
        #[cfg(not(feature = "demo"))]
        let events = [event];
        for event in events {
            self.recorder.reader(&event);
            self.events.push_back(Event::Reader(event));
        }
    }

    /// The program ends on purpose: what was open ends with it, and the next start says nothing of
    /// a restart.
    fn quit(mut self) {
        self.stop();
        self.end_maintenance();
        self.log_out();
        self.recorder.tell();
        self.marker.set(false);
    }
}

fn random_byte() -> u8 {
    // Where there is no randomness, nothing is read either; the number alone may be predictable.
    getrandom::u32().map_or(0, |random| random.to_be_bytes()[0])
}

#[cfg(all(test, feature = "demo"))]
mod tests;
