//! Every size of the touch screen. They are made in millimetres, of what the panel measures, and
//! handed out in points.
//!
//! A larger panel is looked at from farther away: type grows with the panel's short side, raised to
//! 0.72. At 10.1 inches, 1280×800, that is a headline of 9.5 mm, a body of 6.1 mm and a bar of 4.6
//! mm; a 7-inch board has 7.2, 4.6 and 3.75, a kiosk of 21.5 inches 15.6, 9.9 and 7.5.

use eframe::egui::Vec2;
use kazasu_core::session::TextSize;

/// What has given way so that all of a screen fits its panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Give {
    /// The least height of the picture, in shares of the panel's short side; `None`: no picture.
    pub(crate) picture: Option<f32>,
    /// The headline keeps its own line ends.
    pub(crate) own_lines: bool,
    /// Notes for those who want to know more are written.
    pub(crate) notes: bool,
    /// The body has fewer words, where it has words to spare.
    pub(crate) few: bool,
    /// The words of the picture's parts stand in rows below the body.
    pub(crate) rows: bool,
    /// What a larger size of text adds, in shares: 1 all of it, 0 none.
    pub(crate) growth: f32,
    /// On a small board, text is as small as it may be.
    pub(crate) least: bool,
    /// So much larger is what is written where a screen has few words: 1 or more.
    pub(crate) air: f32,
    /// It may be, for as many words as have room.
    pub(crate) dense: bool,
}

impl Give {
    /// Nothing has given way, and nothing is larger than usual.
    pub(crate) const USUAL: Self = Self {
        picture: None,
        own_lines: true,
        notes: true,
        few: false,
        rows: true,
        growth: 0.0,
        least: false,
        air: 1.0,
        dense: false,
    };
}

/// Sizes in points, for one panel and one size of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sizes {
    /// Points of a millimetre.
    pub(crate) millimetre: f32,
    /// Size of the headline's type.
    pub(crate) headline: f32,
    /// Size of the body's type, and of captions.
    pub(crate) body: f32,
    /// Size of the type on choices.
    pub(crate) choice: f32,
    /// Size of the type in the bar, in notes and in marks.
    pub(crate) note: f32,
    /// Size of the type in the bar as it usually is: a word in a larger one might be broken.
    pub(crate) usual_bar: f32,
    /// No text is smaller than this.
    pub(crate) smallest: f32,
    /// The least height of what a finger presses; never under 56 (reference, section 9).
    pub(crate) target: f32,
    /// The height of the bar.
    pub(crate) bar: f32,
    /// Between the screen's edge and everything.
    pub(crate) margin: f32,
    /// Between things that are pressed, and between parts of the screen.
    pub(crate) gap: f32,
    /// Within a button, beside its text.
    pub(crate) padding: f32,
    /// Within a panel, beside what it holds.
    pub(crate) inset: f32,
    /// Radius of the corners of buttons and panels.
    pub(crate) radius: f32,
    /// Width of the lines around buttons.
    pub(crate) edge: f32,
}

/// The short side of a panel of 10.1 inches, 16:10, in millimetres.
const TABLET: f32 = 136.0;
/// No text is under this, in millimetres.
const LEAST_MM: f32 = 3.75;
/// A panel whose short side is less is a board that is looked at from near: there, text may become
/// a little smaller before anything is cut.
const BOARD_MM: f32 = 110.0;

impl Sizes {
    /// Sizes on a panel of this size in points, with so many points to a millimetre.
    pub(crate) fn new(panel: Vec2, millimetre: f32, text: TextSize, give: &Give) -> Self {
        let short = panel.min_elem();
        let side = short / millimetre;
        let is_high = panel.y > panel.x;
        let away = (side / TABLET).powf(0.72).clamp(0.5, 2.6);
        let grown = |usual: f32, large: f32, largest: f32| {
            let growth = match text {
                TextSize::Standard => 0.0,
                TextSize::Large => large,
                TextSize::ExtraLarge => largest,
            };
            usual * away * (1.0 + growth * give.growth)
        };
        // A board that is small in millimetres and in pixels has no room for the least size.
        let smallest = (LEAST_MM * millimetre).min(short * 0.05).max(14.0).round();
        let tight = if give.least && side < BOARD_MM { 0.84 } else { 1.0 };
        let type_size = |millimetres: f32| (millimetres * tight * millimetre).round().max(smallest);
        let aired = |millimetres: f32, share: f32| {
            type_size(millimetres * (1.0 + (give.air - 1.0) * share))
        };
        let body = type_size(grown(6.15, 0.12, 0.25));
        let target =
            (body * if is_high { 2.5 } else { 2.0 }).max(11.4 * millimetre * away.min(1.0));
        let usual_body = 6.15 * away * millimetre;
        let gap = (usual_body * 0.4 * tight).round();
        Self {
            millimetre,
            headline: aired(grown(9.6, 0.11, 0.21), 1.0),
            body: aired(grown(6.15, 0.12, 0.25), 0.6),
            choice: body,
            note: type_size(grown(4.62, 0.09, 0.18)),
            usual_bar: type_size(4.62 * away),
            smallest,
            target: target.round().max(56.0),
            bar: (usual_body * if is_high { 2.3 } else { 1.8 }).round().max(57.0),
            margin: (short * tight * if is_high { 0.044 } else { 0.038 }).round(),
            gap,
            padding: (usual_body * 0.55).round(),
            inset: (usual_body * if is_high { 1.1 } else { 1.0 }).round(),
            radius: (usual_body * 0.36).round(),
            edge: (usual_body / 18.0).round().max(2.0),
        }
    }
}

/// Height of a line over the size of its type (DADS: 1.0 to 1.75).
pub(crate) const HEADLINE_LINE: f32 = 1.25;
/// The same of the body.
pub(crate) const BODY_LINE: f32 = 1.4;
/// The same on buttons and in notes, whose text is short.
pub(crate) const CHOICE_LINE: f32 = 1.22;

#[cfg(test)]
mod tests;
