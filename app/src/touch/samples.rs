//! The core's specimens as a demonstration shows them, in each look.

use kazasu_core::screen::{Screen, Specimen, View};
use kazasu_core::session::{Language, Look, TextSize};

/// Every screen in this look, each with its name.
pub(crate) fn all(look: Look) -> Vec<(String, Screen)> {
    Specimen::all().into_iter().map(|Specimen { name, view }| (name, screen(view, look))).collect()
}

/// The screen of this view, with what a demonstration has besides: its mark, and the call.
pub(crate) fn screen(view: View, look: Look) -> Screen {
    Screen { demo: true, ..Screen::specimen(view, look).with_call() }
}

/// Looks that differ in what has to fit: every language in every size of text.
pub(crate) fn looks() -> impl Iterator<Item = Look> {
    let sizes = [TextSize::Standard, TextSize::Large, TextSize::ExtraLarge];
    kazasu_i18n::Language::ALL.map(Language::from).into_iter().flat_map(move |language| {
        sizes.map(|text_size| Look { language, text_size, high_contrast: false })
    })
}
