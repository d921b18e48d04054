//! Reading what lies on a reader without a PIN, in maintenance alone.

use kazasu_core::reader::Lying;
use kazasu_i18n::Technician as Text;

use super::{View, tap};
use crate::host::report::{Maintenance, Purpose};
use crate::host::visits::Order;
use crate::tui::technician::Act;
use crate::tui::technician::pages::Page;
use crate::tui::technician::sheet::Entry;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let known = view.known;
    let mut entries = vec![view.text(&Text::TestExplained)];
    if let Some(text) = known.no_orders() {
        entries.push(view.text(&text));
    } else if known.standing.maintenance != Maintenance::On {
        let said = view.say(&Text::TestNeedsMaintenance);
        entries.push(Entry::act(&said, Act::Go(Page::Work), view.width, view.theme));
    } else if known.standing.tap == Some(Purpose::Test) {
        entries.push(view.text(&Text::TestRunning));
    } else {
        let lying = || {
            known
                .readers
                .iter()
                .filter(|(_, reader)| reader.lying != Lying::Nothing)
                .map(|(name, _)| name)
        };
        if lying().next().is_none() {
            entries.push(view.text(&Text::TestEmpty));
        }
        entries.extend(lying().map(|reader| {
            let said = view.say(&Text::TestRead { reader });
            Entry::act(
                &said,
                Act::Order(Order::TestRead { reader: reader.clone() }),
                view.width,
                view.theme,
            )
        }));
    }
    if let Some(report) = &known.test {
        entries.push(view.heading(&Text::TestResult));
        entries.extend(tap::facts(report, view));
    }
    entries
}
