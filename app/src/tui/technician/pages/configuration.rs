//! Every value in force and where it comes from, and the versions of every part.

use kazasu_i18n::TechnicianText as Text;

use crate::config::{Origin, Value};
use crate::tui::technician::action::About;
use crate::tui::technician::list::Entry;
use crate::tui::technician::view::View;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let mut entries: Vec<_> = view
        .model
        .values
        .iter()
        .enumerate()
        .filter(|(_, value)| {
            view.finds(&[&value.key, &shown(value, view), &origin(&value.origin, view)])
        })
        .map(|(place, value)| entry(value, view).about(About::Value(place)))
        .collect();
    if entries.is_empty() && !view.query.is_empty() {
        entries.push(view.text(&Text::NothingFound));
    }
    // Where there is room, they stand beside the list.
    if !view.is_wide {
        entries.extend(versions(view));
    }
    entries
}

/// Everything that is known of the value at this place, and the versions.
pub(super) fn detail(place: Option<usize>, view: &View<'_>) -> Vec<Entry> {
    let value = place.and_then(|place| view.model.values.get(place));
    let mut entries: Vec<_> = value
        .map(|value| {
            [
                view.field("key", &value.key),
                view.field("value", &shown(value, view)),
                view.field("origin", &origin(&value.origin, view)),
            ]
        })
        .into_iter()
        .flatten()
        .collect();
    entries.extend(versions(view));
    entries
}

fn versions(view: &View<'_>) -> Vec<Entry> {
    let mut entries = vec![view.heading(&Text::Versions)];
    entries.extend(view.model.joined.iter().chain(&view.model.parts).map(|part| {
        let version = part.version.clone().unwrap_or_else(|| view.say(&Text::VersionUnknown));
        Entry::pair(&part.name, &version, view.width, view.theme)
    }));
    entries
}

fn origin(origin: &Origin, view: &View<'_>) -> String {
    match origin {
        Origin::Default => view.say(&Text::Origin { origin: "default" }),
        Origin::CommandLine => view.say(&Text::Origin { origin: "command-line" }),
        Origin::File { path, line } => format!("{}:{line}", path.display()),
    }
}

fn shown(value: &Value, view: &View<'_>) -> String {
    if value.shown.is_empty() { view.say(&Text::NotSet) } else { value.shown.clone() }
}

fn entry(value: &Value, view: &View<'_>) -> Entry {
    let shown = shown(value, view);
    if view.is_wide {
        return Entry::pair(&value.key, &shown, view.width, view.theme);
    }
    let origin = origin(&value.origin, view);
    Entry::pair(&value.key, &format!("{shown}  ({origin})"), view.width, view.theme)
}
