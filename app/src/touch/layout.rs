//! Tells the log which screen is shown and where everything lies that can be pressed, for
//! technicians and for programs that press it. What was pressed, or how many digits are typed, is
//! not in it.
//!
//! `kazasu touch --log kazasu::touch=debug`

use std::fmt;

use eframe::egui::{Context, Rect};
use kazasu_core::screen::Screen;
use kazasu_core::session::{Action, Language};

use super::pad;
use super::plan::Plan;

/// What was told last.
#[derive(Debug, Default)]
pub(crate) struct Layout {
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
            Self::PadKey(place) => write!(f, "Key({})", pad::KEYS[*place].symbol()),
        }
    }
}

impl Layout {
    /// Tells it if anything has changed, and if anybody listens.
    pub(crate) fn tell(&mut self, ctx: &Context, screen: &Screen, plan: &Plan, panel: Rect) {
        if !tracing::enabled!(tracing::Level::DEBUG) {
            return;
        }
        let pixels = |rect: Rect| rect * ctx.pixels_per_point();
        let choices =
            plan.buttons.iter().map(|button| (Name::Choice(button.action), pixels(button.rect)));
        let keys = plan.pad.iter().flat_map(|pad| pad.keys.iter().enumerate());
        let places =
            choices.chain(keys.map(|(place, rect)| (Name::PadKey(place), pixels(*rect)))).collect();
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
        tracing::debug!(screen = *screen, ?language, width, height, places = places.len(), "shown");
        for (name, rect) in places {
            tracing::debug!(%name, left = rect.left(), top = rect.top(), width = rect.width(), height = rect.height(), "place");
        }
    }
}
