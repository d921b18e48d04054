//! Every value in force and where it comes from, and the versions of every part.

use kazasu_i18n::TechnicianText as Text;

use crate::config::{Origin, Value};
use crate::tui::technician::list::Entry;
use crate::tui::technician::view::View;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let mut entries: Vec<_> = view.model.values.iter().map(|value| entry(value, view)).collect();
    entries.push(view.heading(&Text::Versions));
    entries.extend(view.model.joined.iter().chain(&view.model.parts).map(|part| {
        let version = part.version.clone().unwrap_or_else(|| view.say(&Text::VersionUnknown));
        Entry::pair(&part.name, &version, view.width, view.theme)
    }));
    entries
}

fn entry(value: &Value, view: &View<'_>) -> Entry {
    let origin = match &value.origin {
        Origin::Default => view.say(&Text::Origin { origin: "default" }),
        Origin::CommandLine => view.say(&Text::Origin { origin: "command-line" }),
        Origin::File { path, line } => format!("{}:{line}", path.display()),
    };
    let shown = if value.shown.is_empty() { view.say(&Text::NotSet) } else { value.shown.clone() };
    Entry::pair(&value.key, &format!("{shown}  ({origin})"), view.width, view.theme)
}
