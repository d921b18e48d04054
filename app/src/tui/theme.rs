//! Every colour and style of the terminal.
//!
//! Only the sixteen colours that every terminal has, each with the one behind it, so that light and
//! dark terminals show them alike; and nothing is told by colour alone. `NO_COLOR` (no-color.org)
//! leaves bold and reversed.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

/// How things are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Theme {
    /// Colours are wanted.
    pub(super) colour: bool,
    /// Black and white, and everything bold.
    pub(super) high_contrast: bool,
}

/// How a screen is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// As usual.
    Plain,
    /// Something went well.
    Good,
    /// Something did not work.
    Attention,
}

/// Whether a cell has no colour behind it, and is not reversed: what says how something stands has
/// either.
pub(super) fn is_unpainted(cell: &Cell) -> bool {
    cell.bg == Color::Reset && !cell.modifier.contains(Modifier::REVERSED)
}

impl Theme {
    /// All that has no style of its own.
    pub(super) fn text(self) -> Style {
        match (self.high_contrast, self.colour) {
            (false, _) => Style::new(),
            (true, false) => Style::new().add_modifier(Modifier::BOLD),
            (true, true) => {
                Style::new().fg(Color::White).bg(Color::Black).add_modifier(Modifier::BOLD)
            }
        }
    }

    /// What happened or what to do.
    pub(super) const fn headline(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The bar beside the headline.
    pub(super) const fn mood(self, mood: Mood) -> Style {
        let (front, back) = match mood {
            Mood::Plain => (Color::White, Color::Blue),
            Mood::Good => (Color::Black, Color::Green),
            Mood::Attention => (Color::Black, Color::Yellow),
        };
        self.painted(front, back)
    }

    /// The line that is selected where keys move.
    pub(super) fn selected(self) -> Style {
        if self.colour && !self.high_contrast {
            Style::new().fg(Color::White).bg(Color::Blue).add_modifier(Modifier::BOLD)
        } else {
            Style::new().add_modifier(Modifier::BOLD)
        }
    }

    /// Over a pane: where keys move now, or another one.
    pub(super) const fn pane(self, is_focused: bool) -> Style {
        if is_focused {
            self.cap()
        } else {
            Style::new().add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED))
        }
    }

    /// The cap of a key.
    pub(super) const fn cap(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD))
    }

    /// What a technician has to see to, or what is as it should be.
    pub(super) const fn finding(self, is_problem: bool) -> Style {
        if is_problem {
            self.mood(Mood::Attention)
        } else {
            Style::new().add_modifier(Modifier::BOLD)
        }
    }

    /// A letter that says how something stands. What is as it should be is not loud.
    pub(super) const fn mark(self, mood: Mood) -> Style {
        match (self.colour, mood) {
            (_, Mood::Attention) | (true, Mood::Plain) => self.mood(mood),
            (_, Mood::Good) | (false, Mood::Plain) => self.headline(),
        }
    }

    /// "This is a demonstration."
    pub(super) const fn demo(self) -> Style {
        self.painted(Color::Black, Color::Yellow)
    }

    /// A digit that was typed; the part of a tap that is done.
    pub(super) const fn filled(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD))
    }

    const fn painted(self, front: Color, back: Color) -> Style {
        if self.colour && !self.high_contrast {
            Style::new().fg(front).bg(back)
        } else {
            Style::new().add_modifier(Modifier::REVERSED)
        }
    }
}
