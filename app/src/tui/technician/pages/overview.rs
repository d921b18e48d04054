//! Whether the terminal is ready, its readers and what lies on them, and what the taps came to.

use kazasu_core::reader::{CardPresence, InUse, ReaderEntry, ReaderName, Readiness};
use kazasu_core::session::Maintenance;
use kazasu_core::time::UnixTime;
use kazasu_i18n::TechnicianText as Text;
use ratatui::text::Line;

use super::format::hex;
use crate::host::checks::{self, State};
use crate::host::trust::{TrustFile, TrustReport, TrustStanding};
use crate::tui::technician::list::Entry;
use crate::tui::technician::model::ReaderNote;
use crate::tui::technician::view::View;
use crate::tui::technician::{action::EntryAction, page::Page};
use crate::tui::wrap::wrap;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let model = view.model;
    let mut entries = vec![verdict(view)];
    entries.extend(model.other_program().map(|text| view.text(&text)));
    entries.extend(model.why_closed().map(|text| view.text(&text)));
    entries.push(view.text(&Text::Serving { state: serving(view) }));
    let answers = match model.readers.service() {
        Some(Ok(())) => "yes",
        Some(Err(down)) => down.as_str(),
        None => "unknown",
    };
    entries.push(view.text(&Text::Service { answers }));
    let minutes = (model.ran_before + model.uptime).as_secs() / 60;
    entries.push(view.text(&Text::Uptime {
        days: minutes / 1_440,
        hours: minutes / 60 % 24,
        minutes: minutes % 60,
    }));
    entries.push(
        view.text(&Text::Taps { count: model.counts.values().sum() })
            .doing(EntryAction::Go(Page::Taps)),
    );
    entries.extend(model.trust.iter().flat_map(|report| trust(report, view)));
    if model.readers.readiness() == Readiness::NoReader {
        entries.push(view.text(&Text::NoReader));
    }
    entries.extend(model.readers.all().map(|(name, it)| reader(name, it, view)));
    let mut counts: Vec<_> = model.counts.iter().collect();
    // The most frequent first; those that are as frequent keep the order of their words.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let of_reason = |word: &str| {
        kazasu_core::code::Reason::ALL.into_iter().find(|reason| reason.as_str() == word)
    };
    entries.extend(counts.into_iter().map(|(word, count)| {
        let code =
            of_reason(word).and_then(|reason| reason.code()).map_or("   ", |code| code.as_str());
        Entry { lines: vec![Line::from(format!("{count:6}  {code} {word}"))], action: None }
    }));
    entries
}

/// The first problem in one sentence, or that there is none.
fn verdict(view: &View<'_>) -> Entry {
    let said = match &view.model.findings {
        None => view.say(&Text::Checking),
        Some(findings) => checks::verdict(findings, view.texts),
    };
    let mood =
        match view.model.findings.as_deref().map(|findings| checks::problems(findings).count()) {
            None => State::Unknown,
            Some(0) => State::Ok,
            Some(_) => State::Problem,
        };
    let lines = wrap(&said, view.width)
        .into_iter()
        .map(|line| Line::styled(line, view.theme.finding(mood == State::Problem)));
    Entry { lines: lines.collect(), action: Some(EntryAction::Go(Page::Check)) }
}

/// How many lists count, and each file with which something is the matter.
fn trust(report: &TrustReport, view: &View<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    if report.revocation {
        let (of, counting) = report.lists();
        entries.push(view.text(&Text::Lists { counting, of }));
    }
    for TrustFile { key, entry, name, standing, not_taken, .. } in &report.files {
        let key = key.as_str();
        if let Some(why) = not_taken {
            entries.push(view.text(&Text::FileNotTaken { key, entry: *entry, name, why }));
        }
        match standing {
            TrustStanding::Counts => {}
            TrustStanding::EndsSoon { at } => {
                let at = UnixTime::from_secs(*at);
                entries.push(view.text(&Text::FileEnds { key, entry: *entry, name, at }));
            }
            TrustStanding::Useless { why } => {
                entries.push(view.text(&Text::FileUseless { key, entry: *entry, name, why }));
            }
        }
    }
    entries
}

fn serving(view: &View<'_>) -> &'static str {
    let status = view.model.status;
    match (status.maintenance, status.visit_open) {
        _ if view.model.no_orders().is_some() => "elsewhere",
        (Maintenance::On, _) => "maintenance",
        (Maintenance::Awaited, _) => "awaited",
        (Maintenance::Off, true) => "visit",
        (Maintenance::Off, false) => "ready",
    }
}

fn reader(name: &ReaderName, reader: &ReaderEntry<ReaderNote>, view: &View<'_>) -> Entry {
    let (what, atr) = match &reader.presence {
        CardPresence::Absent => ("nothing", String::new()),
        CardPresence::Mute => ("mute", String::new()),
        CardPresence::Present { atr } => ("answers", hex(atr)),
    };
    let mut said = vec![view.say(&Text::Lying { what, atr: &atr })];
    said.extend(reader.note.in_use.map(|by| {
        let by = match by {
            InUse::No => "no",
            InUse::Shared => "shared",
            InUse::Alone => "alone",
        };
        view.say(&Text::InUse { by })
    }));
    said.extend(reader.note.found.as_deref().map(|found| view.say(&Text::LastFound { found })));
    let mut entry = Entry::heading(&name.to_string(), view.width, view.theme);
    // A name from outside may hold anything; what steers a terminal is not drawn by ratatui.
    entry.lines.remove(0);
    let below = said.iter().flat_map(|text| wrap(text, view.width.saturating_sub(2)));
    entry.lines.extend(below.map(|line| Line::from(format!("  {line}"))));
    entry
}
