//! Each label and place at least once. Each view, with each branch of its words, is a specimen of
//! the core.

use kazasu_core::screen::Specimen;

use super::*;

pub(super) const FACILITIES: [Facility; 4] =
    [Facility::Hospital, Facility::Clinic, Facility::Dentist, Facility::Pharmacy];

/// Every view, and each branch of its words.
pub(super) fn views() -> impl Iterator<Item = View> {
    Specimen::all().into_iter().map(|specimen| specimen.view)
}

/// Every screen, with what can be chosen on it.
pub(super) fn screens() -> impl Iterator<Item = Screen> {
    views().map(|view| Screen::specimen(view, Look::default()))
}

/// Every label of every screen, in every look, and the one that is only said.
pub(super) fn labels() -> Vec<Label> {
    let mut labels = vec![Label::SayAgain];
    let sizes = [TextSize::Standard, TextSize::Large, TextSize::ExtraLarge];
    for (language, high_contrast) in [(session::Language::JA, false), (session::Language::EN, true)]
    {
        for look in sizes.map(|text_size| Look { language, text_size, high_contrast }) {
            for screen in views().map(|view| Screen::specimen(view, look).with_call()) {
                labels.extend(screen.all_choices().map(|choice| choice.label));
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    labels.retain(|label| seen.insert(*label));
    labels
}
