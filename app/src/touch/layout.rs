//! A screen is composed here: its frame places parts, and what does not fit gives way, in this
//! order: the headline's own line ends, the size of the picture, notes, words that a larger text
//! has no room for, the picture, what a larger text adds, and on a small board a little of the
//! usual text. Nothing is cut, and nothing is made smaller than it may be; what still does not fit
//! is scrolled.

mod ways;

use eframe::egui::{Context, Rect};
use kazasu_core::screen::Screen;
use kazasu_core::session::{Look, TextSize};

use self::ways::{LAST, ways};
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

/// So much larger the large and the largest text are than the usual one, at least, wherever that
/// can be.
const LARGER: [f32; 2] = [1.04, 1.07];
/// A headline in larger type has no more lines than this beside a picture.
const MOST_LINES: usize = 3;
/// The screen on `panel`: the most generous way that fits, in a larger text the most generous one
/// that is larger than the usual text. Where none fits, the body is scrolled
/// ([`Layout::scrolled`]).
pub(crate) fn lay_out(ctx: &Context, screen: &Screen, words: &Words<'_>, panel: Panel) -> Layout {
    let usual = (screen.look.text_size != TextSize::Standard).then(|| {
        let look = Look { text_size: TextSize::Standard, ..screen.look };
        lay_out(ctx, &Screen { look, ..screen.clone() }, words, panel).sizes
    });
    let [large, largest] = LARGER;
    let least = if screen.look.text_size == TextSize::Large { large } else { largest };
    let is_larger = |sizes: &Sizes| {
        usual.is_none_or(|usual| {
            sizes.headline >= usual.headline * least && sizes.body >= usual.body * least
        })
    };
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
    // What is larger is worth more than a headline that looks well.
    let mut best: Option<((bool, bool, bool), Layout)> = None;
    for give in ways(screen, words) {
        let layout = make(give);
        let rank = (layout.fits, is_larger(&layout.sizes), has_clean_headline(&layout, give));
        if rank == (true, true, true) {
            return layout;
        }
        // Of those that do not fit, the tightest.
        if best.as_ref().is_none_or(|(best, _)| !best.0 || rank > *best) {
            best = Some((rank, layout));
        }
    }
    best.map_or_else(|| make(LAST), |(_, layout)| layout)
}

/// Whether no word of the headline is broken, and it is no tower beside its picture.
fn has_clean_headline(layout: &Layout, give: Give) -> bool {
    let lines = layout.headline.written.galley.rows.len();
    let towers = give.growth > 0.0 && layout.picture.is_some() && lines > MOST_LINES;
    layout.headline.whole && !towers
}
