//! A terminal with a front-end that follows a script.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use kazasu_core::reader::pcsc::Canceller;
use kazasu_core::reader::{ReaderName, ServiceDown};
use kazasu_core::screen::View;
use kazasu_core::secret::Digit;
use kazasu_core::session::{Action, Tone};
use kazasu_core::verify::{Anchor, Policy};
use kazasu_core::virtual_phone::pki::shared;
use kazasu_core::virtual_phone::{Model, PhoneSpec, SharedPhone, VirtualPhone};

use super::super::*;
#[cfg(feature = "delivery")]
use crate::host::mailbox::Post;
use crate::host::readers::{Source, VirtualReader};
use crate::host::visits::DemoAction;
#[cfg(feature = "delivery")]
use crate::host::visits::DeskMail;
use crate::host::visits::Order;

/// How long anything may take that is expected to happen.
const PATIENCE: Duration = Duration::from_secs(60);

/// What lies on a reader that has just come is nobody's phone; a little longer than that lasts.
const FIRST_LOOK: Duration = Duration::from_millis(1_100);

/// A PC/SC service in which nothing ever happens.
struct Quiet(Vec<ReaderName>);

impl Source for Quiet {
    fn readers(&self) -> Result<Vec<ReaderName>, ServiceDown> {
        Ok(self.0.clone())
    }

    fn watch(&mut self, limit: Duration) -> Result<Vec<ReaderEvent>, ServiceDown> {
        thread::park_timeout(limit);
        Ok(Vec::new())
    }

    fn canceller(&self) -> Option<Canceller> {
        None
    }
}

/// Keeps every screen.
struct Script(Sender<Screen>);

impl Front for Script {
    fn show(&mut self, screen: Screen) {
        drop(self.0.send(screen));
    }

    fn play(&mut self, _tone: Tone) {}
}

/// Visits that run, and what they have shown.
pub(super) struct Table {
    visits: Option<VisitsHandle>,
    screens: Receiver<Screen>,
    pub(super) shown: Vec<Screen>,
    /// The virtual reader, where this is no demonstration.
    reader: Option<VirtualReader>,
    uptime: Uptime,
}

fn settings() -> Settings {
    let anchor = Anchor::from_der("test", shared().anchor_der()).unwrap();
    Settings::new(Arc::new(Policy::new(vec![anchor])), kazasu_core::time::UnixTime::from_secs(0))
}

/// A phone of the authority that is trusted here.
pub(super) fn phone(model: Model) -> SharedPhone {
    phone_of(PhoneSpec::shared(model))
}

pub(super) fn phone_of(spec: PhoneSpec) -> SharedPhone {
    SharedPhone::new(VirtualPhone::new(spec))
}

impl Table {
    /// Real visits, but for the reader.
    pub(super) fn real(marker: Marker) -> Self {
        Self::real_with(marker, Vec::new(), |_| {})
    }

    /// The same with observers, and something that is otherwise.
    pub(super) fn real_with(
        marker: Marker,
        observers: Vec<Box<dyn Observer>>,
        adjust: impl FnOnce(&mut Settings),
    ) -> Self {
        let (post, mailbox) = mailbox();
        let mut readers =
            Readers::start_with(post.only(), || Ok(Quiet(vec!["Reader".into()]))).unwrap();
        let reader = readers.add_virtual(&"Reader".into());
        let (sender, screens) = channel();
        let mut settings = settings();
        adjust(&mut settings);
        let uptime = Uptime::start();
        let inside = uptime.clone();
        let visits = move || {
            let recorder = Recorder::new(observers, false);
            let front = Box::new(Script(sender));
            let mut visits = Visits::new(mailbox, readers, settings, None, front, marker, recorder);
            visits.uptime = inside;
            visits.run();
        };
        let thread = thread::Builder::new().name("visits".into()).spawn(visits).unwrap();
        Self {
            #[cfg(not(feature = "delivery"))]
            visits: Some(VisitsHandle::new(post.only(), thread)),
            #[cfg(feature = "delivery")]
            visits: Some(VisitsHandle::new(post.only(), thread).with_desk(post.only())),
            screens,
            shown: Vec::new(),
            reader: Some(reader),
            uptime,
        }
    }

    /// Visits of a demonstration, as a front-end starts them.
    pub(super) fn demo() -> Self {
        let (sender, screens) = channel();
        let visits = start(
            settings(),
            Some(DemoDesk::Pretended),
            Readiness::AtOnce,
            Script(sender),
            Vec::new(),
        )
        .unwrap();
        Self {
            visits: Some(visits),
            screens,
            shown: Vec::new(),
            reader: None,
            uptime: Uptime::start(),
        }
    }

    /// The way in for delivery.
    #[cfg(feature = "delivery")]
    pub(super) fn desk(&self) -> Post<DeskMail> {
        self.visits.as_ref().unwrap().desk.clone().unwrap()
    }

    /// Waits for this screen.
    #[track_caller]
    pub(super) fn shows(&mut self, id: &str) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while self.shown.last().is_none_or(|screen| screen.view.id() != id) {
            let Ok(screen) =
                self.screens.recv_timeout(end.saturating_duration_since(Instant::now()))
            else {
                let shown: Vec<_> = self.shown.iter().map(|screen| screen.view.id()).collect();
                panic!("{id} did not come, but {shown:?}");
            };
            self.shown.push(screen);
        }
        self
    }

    /// Waits for another screen.
    #[track_caller]
    pub(super) fn next_screen(&mut self) -> &mut Self {
        self.shown.push(self.screens.recv_timeout(PATIENCE).expect("nothing else is shown"));
        self
    }

    /// Waits for the start screen, and until what is held counts.
    #[track_caller]
    pub(super) fn is_ready(&mut self) -> &mut Self {
        self.shows("start");
        thread::sleep(FIRST_LOOK);
        self
    }

    /// The same where the desk does not answer.
    pub(super) fn is_ready_without_desk(&mut self) -> &mut Self {
        self.shows("desk-away");
        thread::sleep(FIRST_LOOK);
        self
    }

    pub(super) fn view(&self) -> &View {
        &self.shown.last().unwrap().view
    }

    #[track_caller]
    pub(super) fn act(&mut self, action: Action) -> &mut Self {
        self.tell(Outside::Patient(action))
    }

    #[track_caller]
    pub(super) fn table(&mut self, action: DemoAction) -> &mut Self {
        self.tell(Outside::Demo(action))
    }

    #[track_caller]
    fn tell(&mut self, outside: Outside) -> &mut Self {
        assert!(self.visits.as_ref().unwrap().post.send(outside), "nobody listens");
        self
    }

    pub(super) fn hold(&mut self, phone: &SharedPhone) -> &mut Self {
        self.reader.as_ref().unwrap().hold(phone.clone());
        self
    }

    /// The machine sleeps for so long. Nobody hears of it.
    pub(super) fn sleep(&mut self, long: Duration) -> &mut Self {
        self.uptime.sleep(long);
        self
    }

    #[track_caller]
    pub(super) fn order(&mut self, order: Order) -> &mut Self {
        self.tell(Outside::Technician(order))
    }

    /// Another program takes the reader for itself, or gives it free.
    pub(super) fn keep(&mut self, kept: bool) -> &mut Self {
        self.reader.as_ref().unwrap().keep(kept);
        self
    }

    pub(super) fn take_away(&mut self) -> &mut Self {
        self.reader.as_ref().unwrap().take_away();
        self
    }

    /// Four digits, and 確定.
    pub(super) fn enter(&mut self, pin: &str) -> &mut Self {
        self.shows("an-pin");
        for digit in pin.bytes() {
            self.act(Action::Digit(Digit::new(digit - b'0').unwrap()));
        }
        self.act(Action::Confirm)
    }

    /// Ends them in the orderly way, and says whether they had ended by then.
    pub(super) fn end(&mut self) -> bool {
        let Some(visits) = self.visits.take() else { return true };
        visits.post.send(Outside::Quit);
        let patience = Instant::now() + PATIENCE;
        while !visits.thread.is_finished() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
        visits.thread.is_finished()
    }
}

impl Drop for Table {
    fn drop(&mut self) {
        if let Some(reader) = &self.reader {
            // A card that hangs lets go when its phone leaves.
            reader.take_away();
        }
        let ended = self.end();
        assert!(ended || thread::panicking(), "the visits do not end");
    }
}
