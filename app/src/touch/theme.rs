//! Every colour and every size of the touch screen.
//!
//! The colours are those of the デジタル庁デザインシステム (DADS, design tokens of digital-go-jp), but pairs are
//! chosen stricter than it asks: text has a contrast of at least 7:1 (WCAG 2.2, 1.4.6), what is
//! drawn 3:1 (1.4.11). A test computes all of them.

use eframe::egui::{Color32, Vec2};
use kazasu_core::session::{Look, TextSize};

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
const YELLOW_300: Color32 = Color32::from_rgb(0xff, 0xd4, 0x3d);
/// Not of DADS, which has no dark surfaces: green and red that stand out on black.
const LIGHT_GREEN: Color32 = Color32::from_rgb(0x71, 0xd8, 0x9f);
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
        primary: Ink = Ink::plain(BLUE_900, WHITE), Ink::plain(YELLOW_300, BLACK);
        /// Every other choice.
        secondary: Ink = Ink::edged(WHITE, BLUE_900, BLUE_900), Ink::edged(BLACK, WHITE, WHITE);
        /// Language, text size, contrast, help and call.
        standing: Ink = Ink::edged(GRAY_50, GRAY_900, GRAY_536), Ink::edged(BLACK, WHITE, WHITE);
        /// A choice while a finger lies on it.
        pressed: Ink = Ink::plain(BLUE_1200, WHITE), Ink::plain(WHITE, BLACK);
        /// A key that does nothing yet.
        resting: Ink = Ink::plain(GRAY_100, GRAY_800), Ink::plain(GRAY_800, WHITE);
        /// The mark of the step (手順 2/4).
        step: Ink = Ink::plain(BLUE_50, BLUE_900), Ink::edged(GRAY_900, WHITE, WHITE);
        /// The mark of a demonstration.
        demo: Ink = Ink::edged(YELLOW_300, BLACK, BLACK), Ink::edged(YELLOW_300, BLACK, WHITE);
        /// The ring around what has the keyboard's focus, and the line within it.
        focus: (Color32, Color32) = (BLACK, YELLOW_300), (WHITE, BLUE_900);
        /// What pictures are drawn with.
        picture: PictureColours = PictureColours::USUAL, PictureColours::STRONG;
    }
}

impl Colours {
    /// The colours of this look.
    pub(crate) const fn of(look: Look) -> &'static Self {
        if look.high_contrast { &Self::STRONG } else { &Self::USUAL }
    }
}

/// Sizes in points, for one panel and one size of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sizes {
    /// Size of the headline's type.
    pub(crate) headline: f32,
    /// Size of the body's type.
    pub(crate) body: f32,
    /// Size of the type of captions of pictures.
    pub(crate) caption: f32,
    /// Height of a line of body or caption, over its type.
    pub(crate) line: f32,
    /// Size of the type on choices.
    pub(crate) choice: f32,
    /// Size of the type on the standing row and in marks.
    pub(crate) small: f32,
    /// The least height of what a finger presses; never under 56 (reference, section 9).
    pub(crate) target: f32,
    /// Between the screen's edge and everything.
    pub(crate) margin: f32,
    /// Between things that are pressed, and between parts of the screen.
    pub(crate) gap: f32,
    /// Within a button, beside its text.
    pub(crate) padding: f32,
    /// Radius of the corners of buttons.
    pub(crate) radius: f32,
    /// Width of the lines around buttons.
    pub(crate) edge: f32,
}

/// Height of a line over the size of its type (DADS: 1.0 to 1.75).
pub(crate) const HEADLINE_LINE: f32 = 1.35;
/// The same on buttons, whose text is short.
pub(crate) const CHOICE_LINE: f32 = 1.25;

/// Steps in which text gives way where the size that was chosen does not fit: down to the usual
/// size, and one more below it, for small panels.
pub(crate) const STEPS_OF_TEXT: u8 = 6;

impl Sizes {
    /// Sizes on a panel of this size in points. `give_way` (0 to [`STEPS_OF_TEXT`]) takes back what
    /// a larger size of text added; its last step is below the usual size.
    pub(crate) fn new(panel: Vec2, text: TextSize, give_way: u8) -> Self {
        // From a 7-inch board (480 points at its short side) to a kiosk (1080): larger panels are
        // looked at from farther away. A high panel has room for larger type than a wide one.
        let more = (panel.min_elem() - 480.0) / 600.0;
        let unit = (1.0 + more * if panel.y > panel.x { 0.85 } else { 0.65 }).clamp(0.9, 1.9);
        let growth = match text {
            TextSize::Standard => 0.0,
            TextSize::Large => 0.22,
            TextSize::ExtraLarge => 0.45,
        };
        let usual = STEPS_OF_TEXT - 1;
        let growth = growth * (1.0 - f32::from(give_way.min(usual)) / f32::from(usual));
        let (tight, caption, line) =
            if give_way >= STEPS_OF_TEXT { (0.86, 18.0, 1.35) } else { (1.0, 22.0, 1.5) };
        let point = |size: f32, share: f32| (size * unit * (1.0 + growth * share)).round();
        Self {
            headline: (point(31.0, 0.8) * tight).round(),
            body: (point(22.0, 1.0) * tight).round(),
            caption: point(caption, 1.0),
            line,
            choice: (point(23.0, 0.9) * tight).round(),
            small: point(17.0, 0.5),
            target: point(56.0, 0.0).max(56.0),
            margin: point(18.0, 0.0),
            gap: (point(14.0, 0.0) * tight).round(),
            padding: point(16.0, 0.0),
            radius: point(10.0, 0.0),
            edge: (2.0 * unit).round(),
        }
    }
}

#[cfg(test)]
mod tests;
