//! Every screen in a real window, for eyes, fingers and screen readers: `scripts/gallery window`.

use eframe::NativeOptions;
use kazasu_core::screen::{Screen, View};
use kazasu_core::session::{Action, Language, Look, TextSize};
use winit::platform::wayland::EventLoopBuilderExtWayland;
use winit::platform::x11::EventLoopBuilderExtX11;

use crate::touch::window::{Mode, Options, ScreenSlot, Sink, run_with};
use crate::touch::{Motion, Reach, samples};

/// Walks through the screens: language, size and contrast do what they say, digits are counted, もどる
/// goes back, and everything else goes on.
struct Walk {
    look: Look,
    at: usize,
    entered: u8,
    demo: bool,
}

impl Walk {
    fn screen(&self) -> Screen {
        let mut screens = samples::all(self.look);
        let (_, screen) = screens.swap_remove(self.at % screens.len());
        let view = match screen.view {
            View::AnPin { .. } => View::pin_pad(self.entered),
            view => view,
        };
        Screen { demo: self.demo, ..samples::screen(view, self.look) }
    }

    fn step(&mut self, action: Action) {
        match action {
            Action::Language(language) => self.look.language = language,
            Action::TextSize(size) => self.look.text_size = size,
            Action::HighContrast(on) => self.look.high_contrast = on,
            Action::Digit(_) => self.entered = (self.entered + 1).min(4),
            Action::Delete => self.entered = self.entered.saturating_sub(1),
            Action::Back => self.at = self.at.saturating_sub(1),
            _ => (self.at, self.entered) = (self.at + 1, 0),
        }
    }
}

/// `KAZASU_WINDOW=800x480` is its size (none: kiosk), `KAZASU_LOOK` some of
/// `en,largest,contrast,low,demo,still`, `KAZASU_SCREEN` the first screen.
#[test]
#[ignore = "opens a window and stays: scripts/gallery window"]
fn window() {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let has = |word: &str| variable("KAZASU_LOOK").split(',').any(|one| one == word);
    let look = Look {
        language: if has("en") { Language::EN } else { Language::JA },
        text_size: if has("largest") { TextSize::ExtraLarge } else { TextSize::Standard },
        high_contrast: has("contrast"),
    };
    let size = variable("KAZASU_WINDOW");
    let mode = size.split_once('x').map_or(Mode::Kiosk, |(width, height)| Mode::Window {
        width: width.parse().unwrap(),
        height: height.parse().unwrap(),
    });
    let options = Options {
        mode,
        reach: if has("low") { Reach::Low } else { Reach::Usual },
        motion: if has("still") { Motion::Still } else { Motion::Gentle },
        scale: 1.0,
        inches: None,
    };
    let first = variable("KAZASU_SCREEN");
    let at = samples::all(look).iter().position(|(name, _)| *name == first).unwrap_or(0);
    let mut walk = Walk { look, at, entered: 0, demo: has("demo") };

    let slot = ScreenSlot::default();
    slot.show(walk.screen());
    let next = slot.clone();
    let patient = Box::new(move |action| {
        walk.step(action);
        next.show(walk.screen());
    });
    let demo = has("demo").then(|| -> Box<dyn FnMut(_)> { Box::new(|_| {}) });
    // A test has a thread of its own, which is not the first.
    let any_thread = |native: &mut NativeOptions| {
        native.event_loop_builder = Some(Box::new(|builder| {
            EventLoopBuilderExtX11::with_any_thread(builder, true);
            EventLoopBuilderExtWayland::with_any_thread(builder, true);
        }));
    };
    run_with(options, slot, Sink { patient, demo, desk: None }, any_thread).unwrap();
}
