//! Whether the terminal is ready, its readers and what lies on them, and what the taps came to.

use kazasu_core::reader::{InUse, Lying};
use kazasu_i18n::Technician as Text;
use ratatui::text::Line;

use super::{View, hex};
use crate::host::checks::{self, State};
use crate::host::report::Maintenance;
use crate::tui::technician::known::Reader;
use crate::tui::technician::sheet::Entry;
use crate::tui::technician::{Act, pages::Page};
use crate::tui::wrap::wrap;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let known = view.known;
    let mut entries = vec![verdict(view)];
    entries.extend(known.other_program().map(|text| view.text(&text)));
    entries.push(view.text(&Text::Serving { state: serving(view) }));
    let answers = match known.service {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    entries.push(view.text(&Text::Service { answers }));
    let minutes = (known.ran_before + known.uptime).as_secs() / 60;
    entries.push(view.text(&Text::Uptime {
        days: minutes / 1_440,
        hours: minutes / 60 % 24,
        minutes: minutes % 60,
    }));
    entries.push(
        view.text(&Text::Taps { count: known.counts.values().sum() }).doing(Act::Go(Page::Taps)),
    );
    if known.readers.is_empty() && known.service == Some(true) {
        entries.push(view.text(&Text::NoReader));
    }
    entries.extend(known.readers.iter().map(|(name, it)| reader(name, it, view)));
    let mut counts: Vec<_> = known.counts.iter().collect();
    // The most frequent first; those that are as frequent keep the order of their words.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let of_reason = |word: &str| {
        kazasu_core::code::Reason::ALL.into_iter().find(|reason| reason.as_str() == word)
    };
    entries.extend(counts.into_iter().map(|(word, count)| {
        let code =
            of_reason(word).and_then(|reason| reason.code()).map_or("   ", |code| code.as_str());
        Entry { lines: vec![Line::from(format!("{count:6}  {code} {word}"))], act: None }
    }));
    entries
}

/// The first problem in one sentence, or that there is none.
fn verdict(view: &View<'_>) -> Entry {
    let said = match &view.known.findings {
        None => view.say(&Text::Checking),
        Some(findings) => checks::verdict(findings, view.texts),
    };
    let mood =
        match view.known.findings.as_deref().map(|findings| checks::problems(findings).count()) {
            None => State::Unknown,
            Some(0) => State::Ok,
            Some(_) => State::Problem,
        };
    let lines = wrap(&said, view.width)
        .into_iter()
        .map(|line| Line::styled(line, view.theme.finding(mood == State::Problem)));
    Entry { lines: lines.collect(), act: Some(Act::Go(Page::Check)) }
}

fn serving(view: &View<'_>) -> &'static str {
    let standing = view.known.standing;
    match (standing.maintenance, standing.visit_open) {
        _ if view.known.no_orders().is_some() => "elsewhere",
        (Maintenance::On, _) => "maintenance",
        (Maintenance::Awaited, _) => "awaited",
        (Maintenance::Off, true) => "visit",
        (Maintenance::Off, false) => "ready",
    }
}

fn reader(name: &str, reader: &Reader, view: &View<'_>) -> Entry {
    let (what, atr) = match &reader.lying {
        Lying::Nothing => ("nothing", String::new()),
        Lying::Mute => ("mute", String::new()),
        Lying::Answers { atr } => ("answers", hex(atr)),
    };
    let mut said = vec![view.say(&Text::Lying { what, atr: &atr })];
    said.extend(reader.in_use.map(|by| {
        let by = match by {
            InUse::No => "no",
            InUse::Shared => "shared",
            InUse::Alone => "alone",
        };
        view.say(&Text::InUse { by })
    }));
    said.extend(reader.found.as_deref().map(|found| view.say(&Text::LastFound { found })));
    let mut entry = Entry::heading(name, view.width, view.theme);
    // A name from outside may hold anything; what steers a terminal is not drawn by ratatui.
    entry.lines.remove(0);
    let below = said.iter().flat_map(|text| wrap(text, view.width.saturating_sub(2)));
    entry.lines.extend(below.map(|line| Line::from(format!("  {line}"))));
    entry
}
