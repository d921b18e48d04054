//! What a composed screen is: its parts, each in its place.

use eframe::egui::Rect;

use super::parts::button::Button;
use super::parts::face::Face;
use super::parts::mark::Mark;
use super::parts::number::Number;
use super::parts::pad::Pad;
use super::parts::steps::Steps;
use super::parts::words::{Column, Text};
use super::theme::Sizes;

/// Where everything goes, in points.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The sizes that were taken.
    pub(crate) sizes: Sizes,
    /// Panels, behind everything.
    pub(crate) faces: Vec<Face>,
    /// Step, facility, the band of a demonstration.
    pub(crate) marks: Vec<Mark>,
    pub(crate) headline: Text,
    /// Texts with a place of their own.
    pub(crate) texts: Vec<Text>,
    /// Body and small line.
    pub(crate) body: Column,
    /// Where the body shows, if it is longer than that: it is scrolled.
    pub(crate) scrolled: Option<Rect>,
    /// The words of the picture's parts.
    pub(crate) steps: Steps,
    pub(crate) picture: Option<Rect>,
    /// The 確認番号, at the end of a visit.
    pub(crate) number: Option<Number>,
    /// The PIN pad, on the screens that ask for a PIN.
    pub(crate) pad: Option<Pad>,
    /// Choices, then もどる and 中止する, then the bar.
    pub(crate) buttons: Vec<Button>,
    /// What is said to a screen reader and not written: words that gave way.
    pub(crate) unseen: Vec<String>,
    /// All of it has room. What has not is taken with less, or scrolled.
    pub(crate) fits: bool,
}

#[cfg(test)]
impl Layout {
    /// Every text that is written, with its role.
    pub(crate) fn all_texts(&self) -> Vec<Text> {
        let sizes = &self.sizes;
        let marks = self.marks.iter().map(|mark| mark.text.clone());
        let rows = self.steps.rows.iter().map(|row| row.text.clone());
        let number = self
            .number
            .iter()
            .flat_map(|number| number.label.iter().chain([&number.digits]).cloned());
        let pad = self.pad.iter().flat_map(|pad| {
            let tries = pad.tries.iter().map(|(text, _)| text.clone());
            tries.chain(pad.keys.iter().map(|key| key.text.clone()))
        });
        let buttons = self.buttons.iter().flat_map(|button| button.words(sizes));
        [self.headline.clone()]
            .into_iter()
            .chain(self.texts.iter().cloned())
            .chain(self.body.texts.iter().cloned())
            .chain(marks)
            .chain(rows)
            .chain(number)
            .chain(pad)
            .chain(buttons)
            .collect()
    }
}
