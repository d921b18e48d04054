//! The pages, each a list of entries. They borrow what is known, and only say it.

mod check;
mod configuration;
mod format;
mod help;
mod leave;
mod overview;
mod tap;
mod taps;
mod test;
mod work;

use super::list::Entry;
use super::page::Page;
use super::view::View;

/// The entries of a page.
pub(super) fn entries(page: Page, view: &View<'_>) -> Vec<Entry> {
    match (page, view.open_tap.and_then(|number| view.model.tap_number(number))) {
        (Page::Taps, Some(report)) => tap::entries(report, view),
        (Page::Taps, None) => taps::entries(view),
        (Page::Overview, _) => overview::entries(view),
        (Page::Test, _) => test::entries(view),
        (Page::Work, _) => work::entries(view),
        (Page::Configuration, _) => configuration::entries(view),
        (Page::Check, _) => check::entries(view),
        (Page::Help, _) => help::entries(view),
        (Page::Leave, _) => leave::entries(view),
    }
}
