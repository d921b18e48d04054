//! The taps since the start: in the order that was asked for, as far as they are looked for.

use kazasu_core::session::TapPurpose;
use kazasu_i18n::TechnicianText as Text;
use ratatui::text::{Line, Span};

use super::format::{cost, padded, result, time_of_day};
use crate::host::report::TapReport;
use crate::tui::technician::action::{About, EntryAction};
use crate::tui::technician::list::Entry;
use crate::tui::technician::model::phone;
use crate::tui::technician::view::View;
use crate::tui::wrap::{columns, wrap};

/// The columns of the longest kind of phone, and of the gap before it.
const PHONE: u16 = 9;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    if view.model.taps.is_empty() {
        return vec![view.text(&Text::NoTaps)];
    }
    let mut taps: Vec<_> = view.model.taps.iter().filter(|tap| is_found(tap, view)).collect();
    if taps.is_empty() {
        return vec![view.text(&Text::NothingFound)];
    }
    view.order.sort(&mut taps);
    taps.into_iter().map(|tap| entry(tap, view)).collect()
}

fn is_found(report: &TapReport, view: &View<'_>) -> bool {
    view.finds(&[
        &report.number.to_string(),
        &time_of_day(report.started),
        &result(&report.outcome, view),
        report.outcome.word(),
        report.phone.map(phone).unwrap_or_default(),
        report.token.as_deref().unwrap_or_default(),
        &report.reader.to_string(),
    ])
}

/// The columns of the result, which is as wide as the rest of a line leaves it.
fn result_width(head: u16, view: &View<'_>) -> u16 {
    if view.is_wide { view.width.saturating_sub(head + PHONE) } else { 24 }
}

/// What stands in which column; nothing where there is no tap, or no room for columns.
pub(in crate::tui::technician) fn columns_line(view: &View<'_>) -> Option<Line<'static>> {
    if view.model.taps.is_empty() || view.width < 40 {
        return None;
    }
    let say = |column| view.say(&Text::Column { column });
    let number = say("number");
    let number = " ".repeat(usize::from(4_u16.saturating_sub(columns(&number)))) + &number;
    let head = format!("{number}  {}  ", padded(&say("time"), 8));
    let result = padded(&say("result"), result_width(columns(&head), view));
    let (phone, cost) = (say("phone"), say("cost"));
    let rest = if view.is_wide { phone } else { format!("{phone}  {cost}") };
    Some(Line::styled(format!("{head}{result} {rest}"), view.theme.headline()))
}

/// One line where there is room, else some.
fn entry(report: &TapReport, view: &View<'_>) -> Entry {
    let mark = if report.purpose == TapPurpose::Test { "T" } else { " " };
    let head = format!("{:4}{mark} {}  ", report.number, time_of_day(report.started));
    let result = result(&report.outcome, view);
    let phone = report.phone.map(phone).unwrap_or_default().to_owned();
    let rest = if view.is_wide { vec![phone] } else { vec![phone, cost(report, view)] };
    let rest = rest.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
    let strong = padded(&result, result_width(columns(&head), view)) + " ";
    let strong = Span::styled(strong, view.theme.headline());
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
            .filter(|line| !line.is_empty())
            .map(|line| Line::from(format!("      {line}")));
        std::iter::once(first).chain(more).chain(below).collect()
    };
    Entry::of(lines).doing(EntryAction::OpenTap(report.number)).about(About::Tap(report.number))
}
