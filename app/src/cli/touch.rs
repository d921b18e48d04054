//! `kazasu touch`: the patient's touch screen, with the visits on a thread of their own.

use clap::Args;
use kazasu_core::screen::Screen;
use kazasu_core::session::{Language, Tone};

use super::exit::{Exit, Failure};
use crate::config::Config;
#[cfg(unix)]
use crate::host::attach::AttachServer;
use crate::host::instance_lock::{InstanceLock, OtherInstance};
use crate::host::records::Records;
#[cfg(unix)]
use crate::host::signals::{self, Signal};
use crate::host::sound::Speaker;
use crate::host::speech::{Lines, Speech};
use crate::host::visits::{self, Front, Outside};
use crate::touch::{self, Mailbox, Mode, Motion, Options, Reach, Sink};

/// How the visits are shown.
#[derive(Debug, Default, Args)]
pub(super) struct Touch {
    /// Show virtual phones beside the screen: nothing leaves the machine
    #[cfg(feature = "demo")]
    #[arg(long)]
    demo: bool,
    /// The whole display, also in a demonstration
    #[arg(long, conflicts_with = "window")]
    fullscreen: bool,
    /// A window of this size instead of the whole display
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size)]
    window: Option<(f32, f32)>,
    /// Write what each screen says aloud on standard output, a line each: kazasu touch --speech |
    /// espeak-ng -v ja
    #[arg(long)]
    speech: bool,
}

/// The window of a demonstration, in points, where the display is large enough.
const DEMO_WINDOW: Mode = Mode::Fitting { width: 1_280.0, height: 800.0 };

/// Puts what the visits show into the window's mailbox, and says it.
struct Display {
    mailbox: Mailbox,
    speaker: Speaker,
    speech: Option<Speech<Lines>>,
}

impl Front for Display {
    fn show(&mut self, screen: Screen) {
        if let Some(speech) = &mut self.speech {
            speech.show(screen.clone());
        }
        self.mailbox.show(screen);
    }

    fn play(&mut self, tone: Tone) {
        self.speaker.play(tone);
    }

    fn say_again(&mut self, screen: &Screen) {
        if let Some(speech) = &mut self.speech {
            speech.say_again(screen);
        }
    }
}

/// Runs until the window is closed.
pub(super) fn run(args: &Touch, config: &Config, language: Language) -> Result<Exit, Failure> {
    #[cfg(feature = "demo")]
    let demo = args.demo;
    #[cfg(not(feature = "demo"))]
    let demo = false;
    let no_thread = |error| {
        Failure::new(Exit::Usage, "no_thread", format!("the visits could not start: {error}"))
    };
    let mailbox = Mailbox::default();
    let speech = args
        .speech
        .then(Lines::on_standard_output)
        .transpose()
        .map_err(no_thread)?
        .map(Speech::new);
    let display =
        Display { mailbox: mailbox.clone(), speaker: Speaker::new(config.sound.volume), speech };
    // A technician's view beside this program sees by it that patients are served here.
    let serving =
        if demo { None } else { Some(InstanceLock::acquire("kazasu touch", &config.reader.names)) };
    if let Some(Err(OtherInstance { program, .. })) = &serving {
        tracing::warn!(program, "another program serves patients too");
    }
    let records = if demo {
        Ok(Records::none())
    } else {
        Records::start(&config.log, &config.terminal.id, "touch")
    };
    let records = records.map_err(no_thread)?;
    #[cfg_attr(not(unix), allow(unused_mut, reason = "nobody is let in there"))]
    let mut observers = records.observers();
    #[cfg(unix)]
    let attach_server = matches!(serving, Some(Ok(_)))
        .then(|| AttachServer::new("kazasu touch", config.values.clone()));
    #[cfg(unix)]
    observers.extend(attach_server.iter().map(AttachServer::observer));
    let visits =
        visits::start(config.settings(language), demo, display, observers).map_err(no_thread)?;
    #[cfg(unix)]
    let attach_server = attach_server.map(|attach_server| attach_server.open(&visits.post));
    #[cfg(unix)]
    end_on_signals(&mailbox, &visits).map_err(no_thread)?;
    let patient = visits.post.clone();
    #[cfg(feature = "demo")]
    let post = visits.post.clone();
    let sink = Sink {
        patient: Box::new(move |action| {
            patient.send(Outside::Patient(action));
        }),
        #[cfg(feature = "demo")]
        demo: demo.then(|| {
            Box::new(move |action| {
                post.send(Outside::Demo(action));
            }) as Box<_>
        }),
        #[cfg(not(feature = "demo"))]
        demo: None,
    };
    let mode = if demo && !args.fullscreen { DEMO_WINDOW } else { Mode::Kiosk };
    let mode = args.window.map_or(mode, |(width, height)| Mode::Window { width, height });
    let reach = if config.screen.low_reach { Reach::Low } else { Reach::Usual };
    let motion = if config.screen.still { Motion::Still } else { Motion::Gentle };
    let options = Options { mode, reach, motion, scale: config.screen.scale };
    let closed = touch::run(options, mailbox, sink);
    #[cfg(unix)]
    drop(attach_server);
    visits.end();
    records.end();
    closed
        .map(|()| Exit::Done)
        .map_err(|error| Failure::new(Exit::Usage, "no_display", error.to_string()))
}

/// A signal closes the window, and the visits end with it; should it hang, they end all the same.
#[cfg(unix)]
fn end_on_signals(mailbox: &Mailbox, visits: &visits::VisitsHandle) -> std::io::Result<()> {
    let (window, post) = (mailbox.clone(), visits.post.clone());
    signals::listen(signals::ENDING, move |signal| {
        if signal == Signal::End {
            window.close();
            post.send(Outside::Quit);
        }
    })
}

/// Sides of a window: from the smallest panel that is supported to the largest display that is
/// made.
fn size(value: &str) -> Result<(f32, f32), String> {
    let side = |text: &str| text.parse().ok().filter(|side| (240.0..=16_384.0).contains(side));
    let sides =
        value.split_once('x').and_then(|(width, height)| Some((side(width)?, side(height)?)));
    sides.ok_or_else(|| "write width and height, such as 800x480".into())
}
