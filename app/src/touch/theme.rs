//! Every colour of the touch screen, and every size ([`Sizes`]).
//!
//! The colours are those of the デジタル庁デザインシステム (DADS, design tokens of digital-go-jp), but pairs are
//! chosen stricter than it asks: text has a contrast of at least 7:1 (WCAG 2.2, 1.4.6), what is
//! drawn 3:1 (1.4.11). A test computes all of them.

use eframe::egui::Color32;
use kazasu_core::screen::State;
use kazasu_core::session::Look;

mod sizes;

pub(crate) use self::sizes::{BODY_LINE, CHOICE_LINE, Give, HEADLINE_LINE, Sizes};

/// What a thing is painted with: its face, what is written on it, and its edge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    /// The face of the thing, edge to edge.
    pub(crate) fill: Color32,
    /// What is written or drawn on the face.
    pub(crate) text: Color32,
    /// The line around the face; its own colour where there is to be none.
    pub(crate) edge: Color32,
}

impl Ink {
    /// A face without a line around it.
    const fn plain(fill: Color32, text: Color32) -> Self {
        Self { fill, text, edge: fill }
    }

    const fn edged(fill: Color32, text: Color32, edge: Color32) -> Self {
        Self { fill, text, edge }
    }
}

/// No face: only the edge is drawn.
pub(crate) const CLEAR: Color32 = Color32::TRANSPARENT;

const WHITE: Color32 = Color32::from_rgb(0xff, 0xff, 0xff);
const BLACK: Color32 = Color32::from_rgb(0x00, 0x00, 0x00);
const GRAY_900: Color32 = Color32::from_rgb(0x1a, 0x1a, 0x1a);
const GRAY_800: Color32 = Color32::from_rgb(0x33, 0x33, 0x33);
const GRAY_536: Color32 = Color32::from_rgb(0x76, 0x76, 0x76);
const GRAY_100: Color32 = Color32::from_rgb(0xe6, 0xe6, 0xe6);
const GRAY_50: Color32 = Color32::from_rgb(0xf2, 0xf2, 0xf2);
const BLUE_900: Color32 = Color32::from_rgb(0x00, 0x17, 0xc1);
const BLUE_1200: Color32 = Color32::from_rgb(0x00, 0x00, 0x60);
const BLUE_50: Color32 = Color32::from_rgb(0xe8, 0xf1, 0xfe);
const RED_900: Color32 = Color32::from_rgb(0xce, 0x00, 0x00);
const YELLOW_50: Color32 = Color32::from_rgb(0xfb, 0xf5, 0xe0);
const YELLOW_300: Color32 = Color32::from_rgb(0xff, 0xd4, 0x3d);
const YELLOW_400: Color32 = Color32::from_rgb(0xff, 0xc7, 0x00);
const YELLOW_900: Color32 = Color32::from_rgb(0x92, 0x72, 0x00);
const GREEN_900: Color32 = Color32::from_rgb(0x11, 0x5a, 0x36);
const GREEN_300: Color32 = Color32::from_rgb(0x71, 0xc5, 0x98);
const BLUE_300: Color32 = Color32::from_rgb(0x9d, 0xb7, 0xf9);
const CYAN_50: Color32 = Color32::from_rgb(0xe9, 0xf7, 0xf9);
const CYAN_300: Color32 = Color32::from_rgb(0x79, 0xe2, 0xf2);
const CYAN_1100: Color32 = Color32::from_rgb(0x00, 0x4c, 0x59);
const PURPLE_900: Color32 = Color32::from_rgb(0x5c, 0x10, 0xbe);
/// Not of DADS, which has no dark surfaces: a red that stands out on black.
const LIGHT_RED: Color32 = Color32::from_rgb(0xff, 0x96, 0x96);

/// Declares a struct of colours, one row for each: what it is for, its value in the usual look, and
/// the one in high contrast. `USUAL` and `STRONG` are the two columns.
macro_rules! looks {
    ($(#[$about:meta])* $name:ident {
        $($(#[$role:meta])* $field:ident: $kind:ty = $usual:expr, $strong:expr;)*
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $name {
            $($(#[$role])* pub(crate) $field: $kind,)*
        }

        impl $name {
            pub(super) const USUAL: Self = Self { $($field: $usual,)* };
            pub(super) const STRONG: Self = Self { $($field: $strong,)* };
        }
    };
}

mod pictures;

pub(crate) use self::pictures::PictureColours;

looks! {
    /// The colours of one look.
    Colours {
        /// The ground of the panel, behind everything.
        ground: Color32 = WHITE, BLACK;
        /// Headline and body.
        text: Color32 = GRAY_900, WHITE;
        /// The small line, for staff.
        quiet: Color32 = GRAY_800, WHITE;
        /// The one choice that goes on.
        primary: Ink = Ink::plain(BLUE_900, WHITE), Ink::plain(BLUE_300, BLACK);
        /// Every other choice.
        secondary: Ink = Ink::edged(WHITE, BLUE_900, BLUE_900), Ink::edged(BLACK, WHITE, WHITE);
        /// Deletes a digit: no step of the visit.
        quiet_key: Ink = Ink::edged(GRAY_50, GRAY_900, GRAY_536), Ink::edged(BLACK, WHITE, WHITE);
        /// Language, text size, contrast and help, in the bar.
        bar: Ink = Ink::plain(WHITE, GRAY_800), Ink::plain(BLACK, WHITE);
        /// The call for staff, in the bar: a colour that nothing else has.
        staff: Ink = Ink::plain(CYAN_50, CYAN_1100), Ink::plain(BLACK, CYAN_300);
        /// The language that is spoken now, among the others.
        present: Ink =
            Ink::edged(BLUE_50, GRAY_900, BLUE_900), Ink::edged(GRAY_900, WHITE, BLUE_300);
        /// A choice while a finger lies on it.
        pressed: Ink = Ink::plain(BLUE_1200, WHITE), Ink::plain(WHITE, BLACK);
        /// A key that does nothing yet.
        resting: Ink = Ink::plain(GRAY_100, GRAY_800), Ink::plain(GRAY_800, WHITE);
        /// The mark of the step (手順 2/4).
        step: Ink = Ink::plain(BLUE_50, BLUE_900), Ink::edged(GRAY_900, WHITE, WHITE);
        /// The line before a row that is the present one.
        lit: Color32 = BLUE_900, BLUE_300;
        /// The mark of a demonstration: a colour that no state has.
        demo: Ink = Ink::plain(PURPLE_900, WHITE), Ink::edged(BLACK, WHITE, WHITE);
        /// All is well, and there is something to do.
        do_this: StateColours = StateColours::DO, StateColours::DO_STRONG;
        /// A reading that succeeded, a visit that is over.
        done: StateColours = StateColours::DONE, StateColours::DONE_STRONG;
        /// Something did not go as meant, and can be put right.
        careful: StateColours = StateColours::CAREFUL, StateColours::CAREFUL_STRONG;
        /// It goes no further here: an edge and a sign, never a red face.
        stopped: StateColours = StateColours::STOPPED, StateColours::STOPPED_STRONG;
        /// Nothing is asked, and nothing is wrong.
        neutral: StateColours = StateColours::NEUTRAL, StateColours::NEUTRAL_STRONG;
        /// The ring around what has the keyboard's focus, and the line within it.
        focus: (Color32, Color32) = (BLACK, YELLOW_300), (WHITE, BLUE_900);
        /// What pictures are drawn with.
        picture: PictureColours = PictureColours::USUAL, PictureColours::STRONG;
    }
}

/// What a panel of one state is painted with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StateColours {
    /// The face of the panel.
    pub(crate) face: Color32,
    /// What is written on it.
    pub(crate) text: Color32,
    /// The line around it.
    pub(crate) line: Color32,
    /// The chip or edge at its left; the face's own colour where there is none.
    pub(crate) chip: Color32,
    /// The sign: its face, and what is drawn on that.
    pub(crate) sign: (Color32, Color32),
}

impl StateColours {
    const fn new(face: Color32, text: Color32, line: Color32) -> Self {
        Self { face, text, line, chip: line, sign: (line, face) }
    }

    const DO: Self = Self { chip: BLUE_900, ..Self::new(BLUE_50, GRAY_900, BLUE_50) };
    const DO_STRONG: Self = Self { chip: BLUE_300, ..Self::new(GRAY_900, WHITE, BLUE_300) };
    const DONE: Self = Self { sign: (WHITE, GREEN_900), ..Self::new(GREEN_900, WHITE, GREEN_900) };
    const DONE_STRONG: Self = Self::new(BLACK, WHITE, GREEN_300);
    const CAREFUL: Self = Self {
        chip: YELLOW_400,
        sign: (YELLOW_400, GRAY_900),
        ..Self::new(YELLOW_50, GRAY_900, YELLOW_900)
    };
    const CAREFUL_STRONG: Self = Self::new(BLACK, WHITE, YELLOW_300);
    const STOPPED: Self = Self { sign: (RED_900, WHITE), ..Self::new(WHITE, GRAY_900, RED_900) };
    const STOPPED_STRONG: Self = Self::new(BLACK, WHITE, LIGHT_RED);
    const NEUTRAL: Self = Self { chip: GRAY_50, ..Self::new(GRAY_50, GRAY_900, GRAY_536) };
    const NEUTRAL_STRONG: Self = Self { chip: BLACK, ..Self::new(BLACK, WHITE, WHITE) };
}

impl Colours {
    /// The colours of a panel of this state.
    pub(crate) const fn state(&self, state: State) -> &StateColours {
        match state {
            State::Do => &self.do_this,
            State::Done => &self.done,
            State::Careful => &self.careful,
            State::Stopped => &self.stopped,
            State::Neutral => &self.neutral,
        }
    }

    /// The colours of this look.
    pub(crate) const fn of(look: Look) -> &'static Self {
        if look.high_contrast { &Self::STRONG } else { &Self::USUAL }
    }
}

#[cfg(test)]
pub(in crate::touch) mod tests;
