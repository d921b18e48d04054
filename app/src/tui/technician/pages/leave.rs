//! The way out.

use kazasu_i18n::TechnicianText as Text;

use crate::tui::technician::action::EntryAction;
use crate::tui::technician::list::Entry;
use crate::tui::technician::view::View;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let said = view.say(&Text::Leave { program: view.is_alone });
    vec![Entry::action(&said, EntryAction::Leave, view.width, view.theme)]
}
