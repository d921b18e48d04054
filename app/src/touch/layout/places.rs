//! What a layout is: the place of everything on a screen.

use eframe::egui::Rect;

use super::buttons::Button;
use super::pad::Pad;
use super::text_block::TextBlock;
use crate::touch::theme::Sizes;

/// Where everything goes, in points.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The sizes that were taken.
    pub(crate) sizes: Sizes,
    /// The step mark and the mark of a demonstration.
    pub(crate) marks: Vec<Mark>,
    pub(crate) headline: TextBlock,
    /// Body, captions with their icons, small line.
    pub(crate) body: TextBlock,
    /// Where the body shows, if it is longer than that: it is scrolled.
    pub(crate) scrolled: Option<Rect>,
    pub(crate) picture: Option<Rect>,
    /// The PIN pad, on the screens that ask for a PIN.
    pub(crate) pad: Option<Pad>,
    /// Choices, then もどる and 中止する, then the standing row.
    pub(crate) buttons: Vec<Button>,
}

/// A mark at the head of the screen.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) rect: Rect,
    pub(crate) text: String,
    /// It says that this is a demonstration.
    pub(crate) demo: bool,
}
