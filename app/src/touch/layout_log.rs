//! Tells the log which screen is shown and where everything lies that can be pressed, for
//! technicians and for programs that press it. What was pressed, or how many digits are typed, is
//! not in it.
//!
//! `kazasu touch --log kazasu::touch=debug`

use std::fmt;

use eframe::egui::{Context, Rect};
use kazasu_core::screen::Screen;
use kazasu_core::session::{Action, Language};

use super::parts::pad::KEYS;
use super::places::Layout;

/// What these lines are told apart by; programs that press the buttons look for it.
const TARGET: &str = "kazasu::touch::layout";

/// Remembers what was told last, so that each layout is told once.
#[derive(Debug, Default)]
pub(crate) struct LayoutLog {
    told: Option<Told>,
}

#[derive(Debug, PartialEq)]
struct Told {
    screen: &'static str,
    language: Language,
    panel: Rect,
    places: Vec<(Name, Rect)>,
}

/// What a place is called: after what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Choice(Action),
    /// A key of the PIN pad by its place, whether it does anything now or not.
    PadKey(usize),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(action) => write!(f, "{action:?}"),
            Self::PadKey(place) => write!(f, "Key({})", KEYS[*place].symbol()),
        }
    }
}

impl LayoutLog {
    /// Tells it if anything has changed, and if anybody listens.
    pub(crate) fn tell(&mut self, ctx: &Context, screen: &Screen, layout: &Layout, panel: Rect) {
        if !tracing::enabled!(target: TARGET, tracing::Level::DEBUG) {
            return;
        }
        let pixels = |rect: Rect| rect * ctx.pixels_per_point();
        let choices =
            layout.buttons.iter().map(|button| (Name::Choice(button.action), pixels(button.rect)));
        let keys =
            layout.pad.iter().flat_map(|pad| pad.keys.iter().map(|key| key.rect).enumerate());
        let places =
            choices.chain(keys.map(|(place, rect)| (Name::PadKey(place), pixels(rect)))).collect();
        let now = Told {
            screen: screen.view.id(),
            language: screen.look.language,
            panel: pixels(panel),
            places,
        };
        if self.told.as_ref() == Some(&now) {
            return;
        }
        let Told { screen, language, panel, places } = self.told.insert(now);
        let (width, height) = (panel.width(), panel.height());
        let count = places.len();
        tracing::debug!(
            target: TARGET, screen = *screen, ?language, width, height, places = count, "shown"
        );
        for (name, rect) in places {
            let (left, top) = (rect.left(), rect.top());
            let (width, height) = (rect.width(), rect.height());
            tracing::debug!(target: TARGET, %name, left, top, width, height, "place");
        }
    }
}
