//! The taps since the start, newest first.

use kazasu_core::session::TapPurpose;
use kazasu_i18n::TechnicianText as Text;
use ratatui::text::{Line, Span};

use super::format::{cost, padded, result, time_of_day};
use crate::host::report::TapReport;
use crate::tui::technician::action::EntryAction;
use crate::tui::technician::list::Entry;
use crate::tui::technician::model::phone;
use crate::tui::technician::view::View;
use crate::tui::wrap::{columns, wrap};

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    if view.model.taps.is_empty() {
        return vec![view.text(&Text::NoTaps)];
    }
    view.model.taps.iter().map(|tap| entry(tap, view)).collect()
}

/// One line where there is room, else some.
fn entry(report: &TapReport, view: &View<'_>) -> Entry {
    let mark = if report.purpose == TapPurpose::Test { "T" } else { " " };
    let head = format!("{:4}{mark} {}  ", report.number, time_of_day(report.started));
    let result = result(&report.outcome, view);
    let rest = [report.phone.map(phone).unwrap_or_default().to_owned(), cost(report, view)];
    let rest = rest.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("  ");
    let strong = Span::styled(padded(&result, 24), view.theme.headline());
    let lines = if columns(&head) + columns(&strong.content) + columns(&rest) <= view.width {
        vec![Line::from(vec![Span::raw(head), strong, Span::raw(rest)])]
    } else {
        let mut strong = wrap(&result, view.width.saturating_sub(columns(&head))).into_iter();
        let style = view.theme.headline();
        let first = Line::from(vec![
            Span::raw(head),
            Span::styled(strong.next().unwrap_or_default(), style),
        ]);
        let more = strong.map(|line| Line::from(Span::styled(format!("      {line}"), style)));
        let below = wrap(&rest, view.width.saturating_sub(6))
            .into_iter()
            .map(|line| Line::from(format!("      {line}")));
        std::iter::once(first).chain(more).chain(below).collect()
    };
    Entry { lines, action: Some(EntryAction::OpenTap(report.number)) }
}
