//! One tap: what it was, its steps, and its commands.

use kazasu_core::apdu::Exchange;
use kazasu_core::session::TapPurpose;
use kazasu_i18n::TechnicianText as Text;
use ratatui::text::Line;

use super::format::{cost, hex, japan_time, padded, padded_left, result};
use crate::host::report::{StepTime, TapOutcome, TapReport, TapStep};
use crate::tui::technician::list::Entry;
use crate::tui::technician::model::phone;
use crate::tui::technician::trace;
use crate::tui::technician::view::View;
use crate::tui::wrap::{columns, wrap};

pub(super) fn entries(report: &TapReport, view: &View<'_>) -> Vec<Entry> {
    let mut entries = facts(report, view);
    if !report.steps.is_empty() {
        entries.push(view.heading(&Text::Field { field: "steps" }));
        entries.extend(report.steps.iter().map(|step| step_time(*step, view)));
    }
    if report.trace.is_empty() {
        entries.push(view.heading(&Text::NoTrace));
    } else {
        entries.extend(trace_head(view));
        entries.extend(report.trace.iter().map(|exchange| command(exchange, view)));
    }
    entries
}

/// Everything but steps and commands: also what a test read shows.
pub(super) fn facts(report: &TapReport, view: &View<'_>) -> Vec<Entry> {
    let mut entries = vec![
        view.field("number", &report.number.to_string()),
        view.field("result", &result(&report.outcome, view)),
    ];
    if let TapOutcome::Refused { detail: Some(detail), .. } = &report.outcome {
        entries.push(view.field("detail", detail));
    }
    if let TapOutcome::Refused { reason, .. } = &report.outcome
        && view.say(&Text::ResultWord { word: reason.as_str() }) != reason.as_str()
    {
        entries.push(view.field("word", reason.as_str()));
    }
    entries.extend(report.phone.map(|kind| view.field("phone", phone(kind))));
    entries.extend(report.token.as_deref().map(|token| view.field("token", token)));
    entries.extend(report.tries_left.map(|tries| view.field("tries", &tries.to_string())));
    entries.push(view.field("cost", &cost(report, view)));
    let card = milliseconds(report.usage.card_time);
    entries.push(view.field("card", &view.say(&Text::Milliseconds { milliseconds: &card })));
    entries.push(view.field("reader", &report.reader.to_string()));
    entries.push(view.field("started", &japan_time(report.started, view)));
    entries.push(
        view.field(
            "purpose",
            &view.say(&Text::Purpose { test: report.purpose == TapPurpose::Test }),
        ),
    );
    entries
}

fn step_time(StepTime { step, at }: StepTime, view: &View<'_>) -> Entry {
    let step = match step {
        TapStep::Selected => "selected",
        TapStep::Identified => "identified",
        TapStep::Counter => "counter",
        TapStep::VerifySent => "verify-sent",
        TapStep::PinAccepted => "pin-accepted",
        TapStep::Certificate => "certificate",
        TapStep::Complete => "complete",
        TapStep::Proof => "proof",
    };
    let line = format!("{:>8}  {}", milliseconds(at), view.say(&Text::Step { step }));
    Entry::of(vec![Line::from(line)])
}

/// From this width on, in columns, a command that went well is one line of columns.
const TABLE: u16 = 69;

/// What stands in the lines of commands: over each column, or in a sentence where they have none.
fn trace_head(view: &View<'_>) -> Vec<Entry> {
    if view.width < TABLE {
        return vec![view.heading(&Text::Trace)];
    }
    let say = |column| view.say(&Text::Column { column });
    let line = padded_left(&say("at"), 7)
        + &padded_left(&say("took"), 7)
        + "  "
        + &padded(&say("command"), 26)
        + &padded(&say("header"), 8)
        + &padded_left(&say("out"), 4)
        + &padded_left(&say("in"), 5)
        + " "
        + &say("status");
    let head = Entry::of(vec![Line::styled(line, view.theme.headline())]);
    vec![view.heading(&Text::Field { field: "commands" }), head]
}

/// One line where there is room, else two.
fn command(exchange: &Exchange, view: &View<'_>) -> Entry {
    let Exchange { header, sent, received, status, at, took } = exchange;
    let times = format!("{:>7} {:>6}  ", milliseconds(*at), milliseconds(*took));
    let name = padded(&trace::name(exchange, view), 25);
    let answer = match (received, status) {
        (Some(received), Some(status)) => {
            format!(
                "{received:>4} {status} {}",
                view.say(&Text::Status { status: trace::meaning(*status) })
            )
        }
        (Some(received), None) => format!("{received:>4}"),
        (None, _) => view.say(&Text::NoAnswer),
    };
    let rest = format!("{} {sent:>3} {answer}", hex(header));
    let whole = format!("{times}{name} {rest}");
    let lines = if columns(&whole) <= view.width {
        vec![Line::from(whole)]
    } else {
        // The longest name is as wide as a panel, less the times: these may stand closer there.
        let has_columns = columns(&times) + columns(&name) <= view.width;
        let times = if has_columns {
            times
        } else {
            format!("{} {} ", milliseconds(*at), milliseconds(*took))
        };
        let indent = padded("", if has_columns { columns(&times) } else { 4 });
        let below = wrap(&rest, view.width.saturating_sub(columns(&indent)));
        let first = Line::from(format!("{times}{}", name.trim_end()));
        std::iter::once(first)
            .chain(below.into_iter().map(|line| Line::from(format!("{indent}{line}"))))
            .collect()
    };
    Entry::of(lines)
}

fn milliseconds(time: std::time::Duration) -> String {
    format!("{}.{}", time.as_millis(), time.as_micros() / 100 % 10)
}
