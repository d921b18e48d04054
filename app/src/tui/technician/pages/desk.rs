//! The desk of this terminal: which one, how it stands, and what it sets.

use kazasu_core::consent::Layout;
use kazasu_core::handover::{DeskSettings, Timestamp};
use kazasu_core::time::UnixTime;
use kazasu_i18n::TechnicianDeskText as DeskText;
use kazasu_i18n::TechnicianText as Text;

use super::format::{ago, japan_time};
use crate::host::delivery::{DeliveryStatus, DeskLook, OwnDesk, gate_word};
use crate::tui::technician::action::EntryAction;
use crate::tui::technician::list::Entry;
use crate::tui::technician::view::View;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    if view.is_demo {
        return vec![state("demo", view)];
    }
    let mut entries = vec![state(standing(view), view)];
    if let Some(text) = view.model.no_orders() {
        entries.push(view.text(&text));
    } else if let Some(look) = &view.model.desk {
        let said = say(&DeskText::EnrolAction { has: matches!(look, DeskLook::Of(_)) }, view);
        entries.push(Entry::action(&said, EntryAction::Enrol, view.width, view.theme));
    }
    match &view.model.desk {
        None | Some(DeskLook::None) => {}
        Some(DeskLook::Unusable(error)) => entries.push(Entry::text(error, view.width)),
        Some(DeskLook::Of(own)) => {
            entries.extend(identity(own, view));
            if !view.is_wide {
                entries.extend(own.status.iter().flat_map(|status| stands(status, view)));
            }
        }
    }
    entries
}

/// How it stands, where there is room beside what it is.
pub(super) fn detail(view: &View<'_>) -> Vec<Entry> {
    match &view.model.desk {
        Some(DeskLook::Of(own)) if !view.is_demo => {
            own.status.iter().flat_map(|status| stands(status, view)).collect()
        }
        _ => Vec::new(),
    }
}

fn standing(view: &View<'_>) -> &'static str {
    let own = match &view.model.desk {
        None => return "looking",
        Some(DeskLook::None) => return "none",
        Some(DeskLook::Unusable(_)) => return "unusable",
        Some(DeskLook::Of(own)) => own,
    };
    let is_over = |end: &UnixTime| view.now.is_some_and(|now| now > *end);
    match &own.status {
        None => "unknown",
        Some(status) if status.is_refused() => "refused",
        Some(status) if status.certificate_ended || own.not_after.as_ref().is_some_and(is_over) => {
            "certificate"
        }
        Some(DeliveryStatus { away: Some(_), .. }) => "away",
        Some(DeliveryStatus { gate: Some(_), .. }) => "gated",
        Some(DeliveryStatus { connected: Some(_), .. }) => "answers",
        Some(_) => "unknown",
    }
}

fn identity(own: &OwnDesk, view: &View<'_>) -> Vec<Entry> {
    let unknown = value("unknown", view);
    let end = own.not_after.map(|end| japan_time(end, view));
    let letter = own.letter.map_or_else(|| value("none", view), String::from);
    let mut entries = vec![
        field("address", &own.address, view),
        field("id", &own.id, view),
        field("name", &own.name, view),
        field("letter", &letter, view),
        field("certificate", &end.unwrap_or(unknown), view),
    ];
    if let Some(enrolled) = &own.enrolled_at {
        entries.insert(1, field("enrolled", enrolled, view));
    }
    entries
}

fn stands(status: &DeliveryStatus, view: &View<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut tell = |name: &str, said: &str| entries.push(field(name, said, view));
    if let Some(since) = status.connected {
        tell("connected", &when(since, view));
    }
    if let Some(since) = status.away {
        tell("away", &when(since, view));
    }
    if let Some(why) = &status.why {
        tell("why", &say(&DeskText::Trouble { why }, view));
    }
    if let Some(gate) = &status.gate {
        let why = gate_word(gate.reason);
        let (part, have, need) = (&gate.part, &gate.have, &gate.need);
        tell("gate", &say(&DeskText::Gate { why, part, have, need }, view));
    }
    tell("clock", &clock(status.ahead, view));
    let receipt = status.last_receipt.map(|at| when(at, view));
    tell("receipt", &receipt.unwrap_or_else(|| value("never", view)));
    if let Some((generation, sequence)) = status.store {
        let (generation, sequence) = (generation.to_string(), sequence.to_string());
        let said = DeskText::Store { generation: &generation, sequence: &sequence };
        tell("store", &say(&said, view));
    }
    if status.missing > 0 {
        tell("missing", &status.missing.to_string());
    }
    if let Some(settings) = &status.settings {
        tell("questions", &questions(settings, view));
        let desk = settings.desk.clone();
        tell("desk", &desk.unwrap_or_else(|| value("none", view)));
        let revision = settings.revision.to_string();
        tell("revision", revision.get(..12).unwrap_or(&revision));
    }
    tell("at", &when(status.at, view));
    entries
}

/// What the desk has every patient asked, in the words of the configuration.
fn questions(settings: &DeskSettings, view: &View<'_>) -> String {
    let Some(questions) = &settings.questions else { return value("none", view) };
    let groups = questions
        .groups()
        .iter()
        .map(|group| group.iter().map(|item| item.as_str()).collect::<Vec<_>>().join("+"));
    let words = groups.collect::<Vec<_>>().join(", ");
    let layout = match questions.layout() {
        Layout::Bundled => "bundled",
        Layout::Items => "items",
    };
    let said = say(&DeskText::Value { value: layout, count: 0, words: &words }, view);
    if !questions.prescription() {
        return said;
    }
    say(&DeskText::Value { value: "prescription", count: 0, words: &said }, view)
}

fn clock(ahead: Option<i64>, view: &View<'_>) -> String {
    let Some(ahead) = ahead else { return value("unknown", view) };
    let value = match ahead {
        ..=-2 => "behind",
        -1..=1 => "same",
        2.. => "ahead",
    };
    say(&DeskText::Value { value, count: ahead.unsigned_abs(), words: "" }, view)
}

/// The time, and how long ago that is.
fn when(time: Timestamp, view: &View<'_>) -> String {
    let said = japan_time(time.as_unix(), view);
    let age = ago(time.as_unix().as_secs(), view);
    if age.is_empty() { said } else { format!("{said}  ({age})") }
}

fn state(state: &str, view: &View<'_>) -> Entry {
    Entry::text(&say(&DeskText::State { state }, view), view.width)
}

fn field(field: &str, said: &str, view: &View<'_>) -> Entry {
    Entry::pair(&say(&DeskText::Field { field }, view), said, view.width, view.theme)
}

fn value(value: &str, view: &View<'_>) -> String {
    say(&DeskText::Value { value, count: 0, words: "" }, view)
}

fn say(text: &DeskText<'_>, view: &View<'_>) -> String {
    view.say(&Text::Desk(*text))
}
