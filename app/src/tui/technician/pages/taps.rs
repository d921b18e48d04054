//! The taps since the start: in the order that was asked for, as far as they are looked for.

use kazasu_core::session::TapPurpose;
use kazasu_i18n::TechnicianText as Text;
use ratatui::text::{Line, Span};

use super::format::{cost, padded, padded_left, result, time_of_day};
use crate::host::report::TapReport;
use crate::tui::technician::action::{About, EntryAction};
use crate::tui::technician::list::Entry;
use crate::tui::technician::model::phone;
use crate::tui::technician::order::TapOrder;
use crate::tui::technician::view::View;
use crate::tui::wrap::wrap;

/// The columns of the number, its mark, the time of day and the gap behind it.
const HEAD: u16 = 16;

/// The columns of the longest kind of phone, and of the gap before it.
const PHONE: u16 = 9;

/// Milliseconds, commands and bytes: the word over the column, and its width with the gap before.
const COSTS: [(&str, u16); 3] = [("ms", 8), ("commands", 10), ("bytes", 9)];

/// The columns of the result beside all the others.
const RESULT: u16 = 24;

/// From this width on everything of a tap has a column of its own.
const ALL: u16 = HEAD + RESULT + PHONE + COSTS[0].1 + COSTS[1].1 + COSTS[2].1;

/// Below this width nothing has a column: two lines say a tap.
const LEAST: u16 = 40;

/// What stands in columns, in an entry of this width.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    /// Nothing.
    None,
    /// Number, time and result; where a detail stands beside the list, the phone too.
    Short { result: u16, phone: bool },
    /// The phone, and what it cost.
    Whole,
}

impl Table {
    fn of(view: &View<'_>) -> Self {
        match view.width {
            ..LEAST => Self::None,
            width if view.is_wide => {
                Self::Short { result: width.saturating_sub(HEAD + PHONE), phone: true }
            }
            ALL.. => Self::Whole,
            width => Self::Short { result: width.saturating_sub(HEAD), phone: false },
        }
    }

    fn result(self) -> u16 {
        match self {
            Self::None => 0,
            Self::Short { result, .. } => result,
            Self::Whole => RESULT,
        }
    }
}

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    if view.model.taps.is_empty() {
        let said = [Text::NoTaps, Text::NoTapsYet].map(|text| view.say(&text)).join("\n");
        return vec![Entry::text(&said, view.width)];
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

/// What stands in which column; nothing where there is no tap, or no room for columns.
pub(in crate::tui::technician) fn columns_line(view: &View<'_>) -> Option<Line<'static>> {
    let table = Table::of(view);
    if view.model.taps.is_empty() || table == Table::None {
        return None;
    }
    let say = |column| view.say(&Text::Column { column });
    let head = format!("{}  {}", padded_left(&say("number"), 4), say("time"));
    let mut line = padded(&head, HEAD) + &padded(&say("result"), table.result());
    match table {
        Table::Short { phone: true, .. } => line += &format!(" {}", say("phone")),
        Table::Whole => line += &padded(&format!("  {}", say("phone")), PHONE),
        Table::None | Table::Short { .. } => {}
    }
    if table == Table::Whole {
        line.extend(COSTS.map(|(column, width)| padded_left(&say(column), width)));
    }
    Some(Line::styled(line, view.theme.headline()))
}

/// The order that the column stands for in which a press has hit the names of the columns.
pub(in crate::tui::technician) fn order_of(column: u16, view: &View<'_>) -> Option<TapOrder> {
    let table = Table::of(view);
    let result = HEAD + table.result();
    match column {
        ..HEAD => Some(TapOrder::Newest),
        _ if column < result => Some(TapOrder::Result),
        _ if table == Table::Whole && column >= result + PHONE => Some(TapOrder::Slowest),
        _ => None,
    }
}

/// One line where there is room, else some.
fn entry(report: &TapReport, view: &View<'_>) -> Entry {
    let table = Table::of(view);
    let mark = if report.purpose == TapPurpose::Test { "T" } else { " " };
    let head = format!("{:4}{mark} {}", report.number, time_of_day(report.started));
    let kind = report.phone.map(phone).unwrap_or_default();
    let result = result(&report.outcome, view);
    let indent = if table == Table::None { 6 } else { HEAD };
    let room = match table {
        Table::None => view.width.saturating_sub(HEAD),
        // Where nothing stands in the phone's column, the result may go on into it.
        Table::Whole | Table::Short { phone: true, .. } if kind.is_empty() => {
            table.result() + PHONE - 1
        }
        Table::Whole | Table::Short { .. } => table.result(),
    };
    let mut results = wrap(&result, room).into_iter();
    let strong = |text: String| Span::styled(text, view.theme.headline());
    let mut first = vec![
        Span::raw(padded(&head, HEAD)),
        strong(padded(&results.next().unwrap_or_default(), room)),
    ];
    let mut below: Vec<Line<'static>> =
        results.map(|line| Line::from(vec![Span::raw(padded("", indent)), strong(line)])).collect();
    match table {
        Table::Short { phone: true, .. } => first.push(Span::raw(format!(" {kind}"))),
        Table::Whole => {
            let gapped = if kind.is_empty() { String::new() } else { format!("  {kind}") };
            let usage = report.usage;
            let bytes = usage.bytes_sent.saturating_add(usage.bytes_received);
            let costs = [
                report.total.as_millis().to_string(),
                usage.commands.to_string(),
                bytes.to_string(),
            ];
            first.push(Span::raw(padded(&gapped, RESULT + PHONE - room)));
            first.extend(
                COSTS
                    .iter()
                    .zip(costs)
                    .map(|((_, width), cost)| Span::raw(padded_left(&cost, *width))),
            );
        }
        Table::None | Table::Short { .. } => {
            let cost = match table {
                // In so little room the time alone: the tap's own page says all.
                Table::None => {
                    let total = report.total.as_millis().to_string();
                    view.say(&Text::Milliseconds { milliseconds: &total })
                }
                _ => cost(report, view),
            };
            let rest = if kind.is_empty() { cost } else { format!("{kind}  {cost}") };
            let rest = wrap(&rest, view.width.saturating_sub(indent)).into_iter();
            below.extend(rest.map(|line| Line::from(padded("", indent) + &line)));
        }
    }
    let lines = std::iter::once(Line::from(first)).chain(below).collect();
    Entry::of(lines).doing(EntryAction::OpenTap(report.number)).about(About::Tap(report.number))
}
