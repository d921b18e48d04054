//! `kazasu touch`: the patient's touch screen, with the visits on a thread of their own.

use kazasu_core::screen::Screen;
use kazasu_core::session::{Language, Tone};

use super::args::Visits;
use super::exit::{Exit, Failure};
use crate::config::Config;
use crate::host::sound::Speaker;
use crate::host::visits::{self, Front, Outside};
use crate::touch::{self, Mailbox, Mode, Motion, Options, Reach, Sink};

/// The window of a demonstration, in points: fits a laptop, and shows the portrait screen with the virtual phones below it.
const DEMO_WINDOW: Mode = Mode::Window { width: 1_280.0, height: 800.0 };

/// Puts what the visits show into the window's mailbox.
struct Display {
    mailbox: Mailbox,
    speaker: Speaker,
}

impl Front for Display {
    fn show(&mut self, screen: Screen) {
        self.mailbox.show(screen);
    }

    fn play(&mut self, tone: Tone) {
        self.speaker.play(tone);
    }
}

/// Runs until the window is closed.
pub(super) fn run(args: &Visits, config: &Config, language: Language) -> Result<Exit, Failure> {
    let mailbox = Mailbox::default();
    let display = Display { mailbox: mailbox.clone(), speaker: Speaker::new(config.volume) };
    let post = visits::start(config.settings(language), args.demo(), display)
        .map_err(|error| Failure::new(Exit::Usage, "no_thread", format!("the visits could not start: {error}")))?;
    let (patient, quit) = (post.clone(), post.clone());
    let sink = Sink {
        patient: Box::new(move |action| drop(patient.send(Outside::Patient(action)))),
        #[cfg(feature = "demo")]
        demo: args.demo().then(|| Box::new(move |action| drop(post.send(Outside::Demo(action)))) as Box<_>),
    };
    let mode = if args.demo() && !args.fullscreen { DEMO_WINDOW } else { Mode::Kiosk };
    let mode = args.window.map_or(mode, |(width, height)| Mode::Window { width, height });
    let reach = if config.low_reach { Reach::Low } else { Reach::Usual };
    let motion = if config.still { Motion::Still } else { Motion::Gentle };
    let options = Options { mode, reach, motion, scale: config.scale };
    let closed = touch::run(options, mailbox, sink);
    quit.send(Outside::Quit);
    closed.map(|()| Exit::Done).map_err(|error| Failure::new(Exit::Usage, "no_display", error.to_string()))
}
