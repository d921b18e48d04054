//! Reading what lies on a reader without a PIN, in maintenance alone.

use kazasu_core::reader::CardPresence;
use kazasu_core::session::{Maintenance, TapPurpose};
use kazasu_i18n::TechnicianText as Text;

use super::tap;
use crate::host::visits::Order;
use crate::tui::technician::action::EntryAction;
use crate::tui::technician::list::Entry;
use crate::tui::technician::page::Page;
use crate::tui::technician::view::View;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let model = view.model;
    let mut entries = vec![view.text(&Text::TestExplained)];
    if let Some(text) = model.no_orders() {
        entries.push(view.text(&text));
    } else if model.status.maintenance != Maintenance::On {
        let said = view.say(&Text::TestNeedsMaintenance);
        entries.push(Entry::action(&said, EntryAction::Go(Page::Work), view.width, view.theme));
    } else if model.status.tap == Some(TapPurpose::Test) {
        entries.push(view.text(&Text::TestRunning));
    } else {
        let lying = || {
            model
                .readers
                .all()
                .filter(|(_, reader)| reader.presence != CardPresence::Absent)
                .map(|(name, _)| name)
        };
        if lying().next().is_none() {
            entries.push(view.text(&Text::TestEmpty));
        }
        entries.extend(lying().map(|reader| {
            let said = view.say(&Text::TestRead { reader: &reader.to_string() });
            Entry::action(
                &said,
                EntryAction::Order(Order::TestRead { reader: reader.clone() }),
                view.width,
                view.theme,
            )
        }));
    }
    if let Some(report) = model.test.as_ref().filter(|_| !view.is_wide) {
        entries.push(view.heading(&Text::TestResult));
        entries.extend(tap::facts(report, view));
    }
    entries
}

/// What the last test read has found, commands included.
pub(super) fn detail(view: &View<'_>) -> Vec<Entry> {
    match &view.model.test {
        Some(report) => tap::entries(report, view),
        None => vec![view.text(&Text::NoTestYet)],
    }
}
