//! `kazasu touch`: the patient's touch screen, with the visits on a thread of their own.

#[cfg(all(unix, not(target_os = "macos")))]
mod environment;

use std::sync::Arc;

use clap::Args;
use kazasu_core::screen::Screen;
use kazasu_core::session::Tone;
use kazasu_i18n::Language;

use super::demo_desk::DemoDesk;
use super::demo_flag::DemoFlag;
use super::exit::{Exit, Failure};
use super::output::Output;
use super::serving_notice::ServingNotice;
use super::start_notice::tell_at_start;
use crate::config::Config;
use crate::host::diagonal::Measured;
use crate::host::display::{self, Found, NoDisplay};
use crate::host::report::Observer;
use crate::host::signals::{Signal, Signals};
use crate::host::sound::Speaker;
use crate::host::speech::{Lines, Speech};
use crate::host::visits::Front;
use crate::station::{Blueprint, Station};
use crate::touch::{self, Mode, Motion, NoWindow, Options, Reach, ScreenSlot, Sink};

/// How the visits are shown.
#[derive(Debug, Default, Args)]
pub(super) struct Touch {
    /// The display, where it was looked for already.
    #[arg(skip)]
    display: Option<Arc<Found>>,
    #[command(flatten)]
    demo: DemoFlag,
    /// The whole display, also in a demonstration
    #[arg(long, conflicts_with = "window")]
    fullscreen: bool,
    /// A window of this size instead of the whole display
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size)]
    window: Option<(f32, f32)>,
    #[arg(long, help = speech_help())]
    speech: bool,
}

/// Which voice of espeak-ng reads which language, as the languages say themselves.
fn speech_help() -> String {
    let voices = Language::ALL.map(|language| format!("{} {}", language.tag(), language.voice()));
    format!(
        "Write what each screen says aloud on standard output, a line each: kazasu touch --speech \
         | espeak-ng -v VOICE (language and voice: {})",
        voices.join(", ")
    )
}

/// The window of a demonstration, in points, where the display is large enough.
const DEMO_WINDOW: Mode = Mode::Fitting { width: 1_280.0, height: 800.0 };

impl Touch {
    /// Without arguments, on a display that was found already.
    pub(super) fn on(display: Found) -> Self {
        Self { display: Some(Arc::new(display)), ..Self::default() }
    }

    /// The same; a demonstration too where `demo` says so.
    pub(super) fn demonstrating(self, demo: &DemoFlag) -> Self {
        Self { demo: self.demo.or(demo), ..self }
    }
}

/// Puts what the visits show into the window's slot, and says it.
struct Display {
    slot: ScreenSlot,
    speaker: Speaker,
    speech: Option<Speech<Lines>>,
}

impl Front for Display {
    fn show(&mut self, screen: Screen) {
        if let Some(speech) = &mut self.speech {
            speech.show(screen.clone());
        }
        self.slot.show(screen);
    }

    fn play(&mut self, tone: Tone) {
        self.speaker.play(tone);
    }

    fn sounds(&self) -> bool {
        self.speaker.is_heard()
    }

    fn say_again(&mut self, screen: &Screen) {
        if let Some(speech) = &mut self.speech {
            speech.say_again(screen);
        }
    }
}

/// Runs until the window is closed.
pub(super) fn run(
    args: &Touch,
    blueprint: Blueprint<'_>,
    output: &Output,
) -> Result<Exit, Failure> {
    let no_display =
        |error: &dyn std::error::Error| Failure::new(Exit::Usage, "no_display", error.to_string());
    // Held until the window has gone.
    let found = match args.display.clone() {
        Some(found) => found,
        None => Arc::new(find_display().map_err(|error| no_display(&error))?),
    };
    let no_thread = |error| {
        Failure::new(Exit::Usage, "no_thread", format!("the visits could not start: {error}"))
    };
    let slot = ScreenSlot::default();
    let lines = args.speech.then(Lines::on_standard_output).transpose().map_err(no_thread)?;
    let display = Display {
        slot: slot.clone(),
        speaker: Speaker::new(blueprint.config.sound.volume),
        speech: lines.map(Speech::new),
    };
    let demo = args.demo.is_set();
    if !demo {
        tell_at_start(blueprint.config);
    }
    // Held until the station has ended.
    let mut desk = demo.then(|| DemoDesk::begin(&args.demo, output)).transpose()?;
    if desk.as_ref().is_some_and(DemoDesk::is_ending) {
        return Ok(Exit::Done);
    }
    let observers: Vec<Box<dyn Observer>> = vec![Box::new(ServingNotice::default())];
    let station = match &mut desk {
        Some(desk) => Station::demo(blueprint, display, observers, desk.terminal.take()),
        None => Station::serve(blueprint, display, observers),
    };
    let station = station.map_err(no_thread)?;
    let window = slot.clone();
    let close = move |signal| {
        if signal == Signal::End {
            window.close();
        }
    };
    station.on_signals(Signals::OfADisplay, close).map_err(no_thread)?;
    let measured = found.measured.as_ref().map(Measured::inches);
    let closed = touch::run(
        options(args, demo, blueprint.config, measured),
        slot,
        sink(&station, desk.as_ref()),
    );
    drop(station);
    closed.map(|()| Exit::Done).map_err(|error| match error {
        NoWindow::Broken(_) => Failure::new(Exit::Broken, "internal", error.to_string()),
        NoWindow::Refused(_) | NoWindow::Panicked(_) => no_display(&error),
    })
}

/// The display, before anything is begun: the window's library panics at some, and waits for ever
/// for others.
///
/// # Errors
///
/// [`NoDisplay`], as [`display::find`].
pub(super) fn find_display() -> Result<Found, NoDisplay> {
    #[cfg(all(unix, not(target_os = "macos")))]
    environment::settle();
    display::find()
}

/// What the display says of its diagonal counts where the window is all of it; a window among
/// others is drawn as the panel that it stands for.
fn options(args: &Touch, demo: bool, config: &Config, measured: Option<f32>) -> Options {
    let mode = if demo && !args.fullscreen { DEMO_WINDOW } else { Mode::Kiosk };
    let mode = args.window.map_or(mode, |(width, height)| Mode::Window { width, height });
    Options {
        mode,
        reach: if config.screen.low_reach { Reach::Low } else { Reach::Usual },
        motion: if config.screen.still { Motion::Still } else { Motion::Gentle },
        scale: config.screen.scale,
        inches: config.screen.diagonal.or_else(|| measured.filter(|_| mode == Mode::Kiosk)),
    }
}

/// Where the window's touches go.
fn sink(station: &Station, desk: Option<&DemoDesk>) -> Sink {
    let patient = station.patient();
    let phones = station.virtual_phones();
    Sink {
        patient: Box::new(move |action| {
            patient.send(action);
        }),
        demo: phones.map(|phones| {
            Box::new(move |action| {
                phones.send(action);
            }) as Box<_>
        }),
        desk: desk.map(|desk| desk.notice.clone()),
    }
}

/// Sides of a window: from the smallest panel that is supported to the largest display that is
/// made.
fn size(value: &str) -> Result<(f32, f32), String> {
    let side = |text: &str| text.parse().ok().filter(|side| (240.0..=16_384.0).contains(side));
    let sides =
        value.split_once('x').and_then(|(width, height)| Some((side(width)?, side(height)?)));
    sides.ok_or_else(|| "write width and height from 240 to 16384, such as 800x480".into())
}
