//! What visits end in, on its way to the desk: how many wait and since when, and what the desk
//! refuses. Never what a visit says.

use kazasu_i18n::{Seen, TechnicianText as Text};

use super::format::ago;
use crate::host::report::{OutboxReport, RefusedHandOver};
use crate::host::visits::Order;
use crate::tui::technician::action::EntryAction;
use crate::tui::technician::list::Entry;
use crate::tui::technician::view::View;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let Some(report) = report(view) else {
        return vec![view.text(&Text::Queue { state: "none" })];
    };
    let mut entries = vec![health(report, view)];
    if report.set_aside > 0 && view.model.outbox.is_some() && view.model.no_orders().is_none() {
        let said = view.say(&Text::Queue { state: "again" });
        let action = EntryAction::Order(Order::SendAgain);
        entries.push(Entry::action(&said, action, view.width, view.theme));
    }
    // Of an outbox that never opened nobody knows what is in it.
    let is_known = report.down.is_none()
        || [report.waiting, report.set_aside, report.received].iter().any(|count| *count > 0);
    if !is_known {
        return entries;
    }
    let counted = |count: u64, time: Option<u64>| {
        let age = time.map(|time| ago(time, view)).filter(|age| !age.is_empty());
        age.map_or_else(|| count.to_string(), |age| format!("{count}  ({age})"))
    };
    entries.push(view.field("waiting", &counted(report.waiting, report.oldest)));
    entries.push(view.field("set_aside", &counted(report.set_aside, None)));
    if report.elsewhere > 0 {
        entries.push(view.field("elsewhere", &counted(report.elsewhere, None)));
    }
    entries.push(view.field("received", &counted(report.received, report.newest_receipt)));
    if report.damaged > 0 {
        entries.push(view.field("damaged", &counted(report.damaged, None)));
    }
    if let Some(commit) = report.commit_ms {
        let milliseconds = commit.to_string();
        let said = view.say(&Text::Milliseconds { milliseconds: &milliseconds });
        entries.push(view.field("commit", &said));
    }
    if !report.refused.is_empty() {
        entries.push(view.heading(&Text::Title { title: "set_aside" }));
        entries.extend(report.refused.iter().map(|row| refused(row, view)));
    }
    let shown = u64::try_from(report.refused.len()).unwrap_or(u64::MAX);
    if let Ok(count @ 1..) = usize::try_from(report.set_aside.saturating_sub(shown)) {
        entries.push(view.text(&Text::Further { count }));
    }
    entries
}

/// As the program that serves tells it; else as it lies there, where no program has it open.
fn report<'a>(view: &'a View<'_>) -> Option<&'a OutboxReport> {
    let told = view.model.outbox.as_ref();
    #[cfg(feature = "delivery")]
    let told = told.or(view.model.at_rest.as_deref());
    told
}

/// What is to be done about it, where something is.
pub(super) fn detail(view: &View<'_>) -> Vec<Entry> {
    let Some(report) = report(view) else { return Vec::new() };
    let mut entries = Vec::new();
    if let Some(down) = report.down {
        let why = report.why.clone().unwrap_or_default();
        let text = view.texts.seen(&Seen::OutboxDown { cause: down.as_str(), why });
        entries.extend(text.next.map(|next| Entry::text(&next, view.width)));
    }
    if report.set_aside > 0 {
        entries.push(view.text(&Text::Queue { state: "set_aside" }));
    }
    if report.elsewhere > 0 {
        entries.push(view.text(&Text::Queue { state: "elsewhere" }));
    }
    if report.waiting > 0 {
        entries.push(view.text(&Text::Queue { state: "waiting" }));
    }
    entries
}

/// One line for the overview.
pub(super) fn summary(report: &OutboxReport, view: &View<'_>) -> Entry {
    let OutboxReport { waiting, set_aside, .. } = *report;
    match report.down {
        Some(_) => health(report, view),
        None => view.text(&Text::QueueCounts { waiting, set_aside }),
    }
}

fn health(report: &OutboxReport, view: &View<'_>) -> Entry {
    let state = match report.down {
        Some(down) => down.as_str(),
        None if report.opening => "opening",
        None => "keeps",
    };
    view.text(&Text::Queue { state })
}

fn refused(row: &RefusedHandOver, view: &View<'_>) -> Entry {
    let RefusedHandOver { visit, version, at, why } = row;
    let why = view.say(&Text::Refusal { why });
    let said = [format!("v{version}"), why, ago(*at, view)].join("  ");
    Entry::pair(visit, said.trim_end(), view.width, view.theme)
}
