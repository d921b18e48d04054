//! The way out.

use kazasu_i18n::Technician as Text;

use super::View;
use crate::tui::technician::Act;
use crate::tui::technician::sheet::Entry;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let said = view.say(&Text::Leave { program: view.is_alone });
    vec![Entry::act(&said, Act::Leave, view.width, view.theme)]
}
