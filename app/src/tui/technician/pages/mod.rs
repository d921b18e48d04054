//! The pages, each a list of entries, and what is said beside it of the one that is selected. They
//! borrow what is known, and only say it.

mod check;
mod configuration;
#[cfg(feature = "delivery")]
mod desk;
pub(super) mod format;
mod help;
mod keys;
mod leave;
mod overview;
mod queue;
mod tap;
pub(super) mod taps;
mod test;
mod work;

use kazasu_i18n::TechnicianText as Text;

use super::action::About;
use super::list::Entry;
use super::page::Page;
use super::view::View;

/// The entries of a page.
pub(super) fn entries(page: Page, view: &View<'_>) -> Vec<Entry> {
    match page {
        Page::Overview => overview::entries(view),
        Page::Taps => taps::entries(view),
        Page::Test => test::entries(view),
        Page::Work => work::entries(view),
        Page::Configuration => configuration::entries(view),
        Page::Check => check::entries(view),
        Page::Help => help::entries(view),
        Page::Leave => leave::entries(view),
        Page::Queue => queue::entries(view),
        #[cfg(feature = "delivery")]
        Page::Desk => desk::entries(view),
    }
}

/// Everything that is known of a tap.
pub(super) fn open_tap(number: u64, view: &View<'_>) -> Option<Vec<Entry>> {
    view.model.tap_number(number).map(|report| tap::entries(report, view))
}

/// The keys of the view.
pub(super) fn keys(view: &View<'_>) -> Vec<Entry> {
    keys::entries(view)
}

/// Whether something is said beside the page's list, where there is room.
pub(super) const fn has_detail(page: Page) -> bool {
    !matches!(page, Page::Leave)
}

/// What is said beside the list: its title, and its entries.
pub(super) fn detail(page: Page, about: Option<About>, view: &View<'_>) -> (String, Vec<Entry>) {
    let title = |title| view.say(&Text::Title { title });
    let (title, entries) = match (page, about) {
        (Page::Overview, _) => (title("results"), overview::results(view)),
        (Page::Test, _) => (title("test"), test::detail(view)),
        (Page::Work, _) => (title("work"), work::detail(view)),
        (Page::Configuration, Some(About::Value(place))) => {
            (title("value"), configuration::detail(Some(place), view))
        }
        (Page::Configuration, _) => (title("value"), configuration::detail(None, view)),
        (_, Some(About::Tap(number))) => (title("tap"), open_tap(number, view).unwrap_or_default()),
        (_, Some(About::Finding(place))) => (title("finding"), check::detail(place, view)),
        (_, Some(About::Topic(number))) => (title("topic"), help::detail(number, view)),
        (Page::Queue, _) => (title("queue"), queue::detail(view)),
        #[cfg(feature = "delivery")]
        (Page::Desk, _) => (title("queue"), desk::detail(view)),
        (Page::Taps, _) => (title("tap"), Vec::new()),
        (Page::Check, _) => (title("finding"), check::summary(view)),
        (Page::Help | Page::Leave, _) => (title("topic"), Vec::new()),
    };
    let is_empty = entries.is_empty();
    (title, if is_empty { vec![view.text(&Text::NoDetail)] } else { entries })
}
