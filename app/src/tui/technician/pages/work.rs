//! Maintenance, and starting readers and PC/SC anew.

use kazasu_core::session::Maintenance;
use kazasu_i18n::TechnicianText as Text;

use super::overview;
use crate::host::visits::Order;
use crate::tui::technician::action::EntryAction;
use crate::tui::technician::list::Entry;
use crate::tui::technician::view::View;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let model = view.model;
    if let Some(text) = model.no_orders() {
        return vec![view.text(&text)];
    }
    let order = |said: String, order| {
        Entry::action(&said, EntryAction::Order(order), view.width, view.theme)
    };
    let say = |text: &Text<'_>| view.say(text);
    let (state, maintenance) = match model.status.maintenance {
        Maintenance::Off => ("off", Order::MaintenanceOn),
        Maintenance::Awaited => ("awaited", Order::MaintenanceNow),
        Maintenance::On => ("on", Order::MaintenanceOff),
    };
    let mut entries = Vec::new();
    if model.status.maintenance == Maintenance::Awaited {
        entries.push(view.text(&Text::MaintenanceAwaited));
    }
    entries.push(order(say(&Text::Maintenance { state }), maintenance));
    if model.status.maintenance == Maintenance::Awaited {
        // Who has changed their mind need not wait for the visit either.
        entries.push(order(say(&Text::Maintenance { state: "cancel" }), Order::MaintenanceOff));
    }
    entries.extend(model.readers.all().map(|(reader, _)| {
        order(
            say(&Text::RestartReader { reader: &reader.to_string() }),
            Order::RestartReader { reader: reader.clone() },
        )
    }));
    entries.push(order(say(&Text::Reconnect), Order::Reconnect));
    entries
}

/// What patients meet now, and how the readers stand.
pub(super) fn detail(view: &View<'_>) -> Vec<Entry> {
    let mut entries = vec![view.text(&Text::Serving { state: overview::serving(view) })];
    entries.push(view.heading(&Text::Title { title: "readers" }));
    entries.extend(view.model.readers.all().map(|(name, it)| overview::reader(name, it, view)));
    entries
}
