//! Where everything on a screen goes. Nothing is drawn here: a layout is made for the panel's size
//! from what the words measure, and if it does not fit, another is made with a smaller picture,
//! then with smaller text.

mod buttons;
mod frame;
mod inputs;
mod landscape;
mod pad;
mod places;
mod portrait;
mod reach;
mod squeeze;
mod text_block;

use eframe::egui::{Context, Rect};
use kazasu_core::screen::Screen;

use self::inputs::Inputs;
use self::squeeze::{LAST, SQUEEZES, Squeeze};
use super::theme::{Colours, Sizes};
use super::words::Words;

pub(crate) use self::buttons::number_room;
pub(crate) use self::pad::Pad;
pub(crate) use self::places::Layout;
pub(crate) use self::reach::Reach;
pub(crate) use self::text_block::TextBlock;

/// A layout for `panel`, in points: the most generous one that fits. Where none does, the body is
/// scrolled ([`Layout::scrolled`]).
pub(crate) fn lay_out(
    ctx: &Context,
    screen: &Screen,
    words: &Words<'_>,
    panel: Rect,
    reach: Reach,
) -> Layout {
    let make = |squeeze: Squeeze| {
        let sizes = Sizes::new(panel.size(), screen.look.text_size, squeeze.text);
        let area = panel.shrink(sizes.margin);
        let inputs = Inputs {
            ctx,
            screen,
            words,
            colours: Colours::of(screen.look),
            sizes,
            squeeze,
            reach,
            area,
        };
        if panel.width() > panel.height() {
            landscape::lay_out(&inputs)
        } else {
            portrait::lay_out(&inputs)
        }
    };
    SQUEEZES
        .into_iter()
        .map(&make)
        .find(|layout| layout.scrolled.is_none())
        .unwrap_or_else(|| make(LAST))
}
