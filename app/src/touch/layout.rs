//! A screen is composed here: its frame places parts, and what does not fit gives way, in this
//! order: the headline's own line ends, the size of the picture, notes, the picture, what a larger
//! text adds, and on a small board a little of the usual text. Nothing is cut, and nothing is made
//! smaller than it may be; what still does not fit is scrolled.

use eframe::egui::{Context, Rect};
use kazasu_core::screen::{Picture, Screen, View};
use kazasu_core::session::TextSize;

use super::frames::{Frame, compose};
use super::page::Page;
use super::places::Layout;
use super::reach::Reach;
use super::theme::{Colours, Give, Sizes};
use super::words::Words;

/// The panel, and what is known of it and of who stands before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Panel {
    /// In points.
    pub(crate) rect: Rect,
    /// Points of a millimetre.
    pub(crate) millimetre: f32,
    /// How far up a person has to reach.
    pub(crate) reach: Reach,
    /// Choices show the numbers that are their keys.
    pub(crate) numbers: bool,
}

/// A share of the panel's short side, and whether the headline keeps its own lines.
const PICTURES: [(f32, bool); 4] = [(0.5, true), (0.4, true), (0.3, false), (0.22, false)];
/// The same where the text is as small as it may be.
const SMALL: [f32; 3] = [0.4, 0.3, 0.22];
/// What stays of the growth of a larger text.
const GROWTHS: [f32; 5] = [1.0, 0.66, 0.33, 0.15, 0.0];
/// What few words may be larger by.
const AIRS: [f32; 2] = [1.3, 1.15];
/// Nothing is left to give way but the small line.
const LAST: Give = Give { own_lines: false, least: true, ..Give::USUAL };

/// From the most generous to the tightest.
fn ways(screen: &Screen, words: &Words<'_>) -> impl Iterator<Item = Give> {
    let size = screen.look.text_size;
    // What is not there cannot give way.
    let has_picture = screen.picture != Picture::None;
    let has_notes = words.small.is_some() || matches!(screen.view, View::AnPin { .. });
    let pictures = PICTURES.into_iter().filter(move |(share, _)| has_picture || *share >= 0.4);
    let usual = size == TextSize::Standard;
    let largest = size == TextSize::ExtraLarge;
    let growths = GROWTHS.into_iter().skip(if usual { GROWTHS.len() - 1 } else { 0 });
    let most = if usual { 0.0 } else { 1.0 };
    let airy = AIRS.into_iter().map(move |air| Give {
        picture: Some(0.5),
        notes: !largest,
        growth: most,
        air,
        ..Give::USUAL
    });
    let ways = growths.flat_map(move |growth| {
        let notes = move |give: Give| {
            // The largest text has no room for notes: its words are fewer, and larger.
            let all = match (largest && growth > 0.0, has_notes) {
                (true, _) => [false].as_slice(),
                (false, true) => &[true, false],
                (false, false) => &[true],
            };
            all.iter().map(move |&notes| Give { notes, growth, ..give })
        };
        let pictures = pictures.clone().map(|(share, own_lines)| Give {
            picture: Some(share),
            own_lines,
            ..Give::USUAL
        });
        // On a board the picture is worth more than a little of the usual size, and less than a
        // larger size that somebody asked for.
        let tight = SMALL
            .into_iter()
            .filter(move |_| growth == 0.0)
            .map(|share| Give { picture: Some(share), ..LAST });
        let none = [Give { own_lines: false, ..Give::USUAL }];
        pictures.chain(tight).chain(none).flat_map(notes)
    });
    airy.chain(ways).chain([LAST, Give { notes: false, ..LAST }])
}

/// The screen on `panel`: the most generous way that fits. Where none does, the body is scrolled
/// ([`Layout::scrolled`]).
pub(crate) fn lay_out(ctx: &Context, screen: &Screen, words: &Words<'_>, panel: Panel) -> Layout {
    let frame = Frame::of(screen);
    let make = |give: Give| {
        let size = panel.rect.size();
        let page = Page {
            ctx,
            screen,
            words,
            colours: Colours::of(screen.look),
            sizes: Sizes::new(size, panel.millimetre, screen.look.text_size, &give),
            give,
            reach: panel.reach,
            numbers: panel.numbers,
            panel: panel.rect,
        };
        compose(&page, frame)
    };
    let mut tightest = None;
    for give in ways(screen, words) {
        let layout = make(give);
        if layout.fits {
            return layout;
        }
        tightest = Some(layout);
    }
    tightest.unwrap_or_else(|| make(LAST))
}
