//! Whether the terminal is ready, its readers and what lies on them, and what the taps came to.

use kazasu_core::reader::{CardPresence, InUse, ReaderEntry, ReaderName, Readiness};
use kazasu_core::session::Maintenance;
use kazasu_core::time::UnixTime;
use kazasu_i18n::TechnicianText as Text;
use ratatui::text::Line;

use super::format::{hex, padded};
use super::queue;
use crate::host::checks::{self, State};
use crate::host::trust::{TrustFile, TrustReport, TrustStanding};
use crate::tui::technician::list::Entry;
use crate::tui::technician::model::{Found, ReaderNote};
use crate::tui::technician::view::View;
use crate::tui::technician::{action::EntryAction, page::Page};
use crate::tui::wrap::{columns, wrap};

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
    // A demonstration's readers are virtual: their service says nothing of the machine's, of which
    // the self test speaks.
    if !view.is_demo {
        entries.push(view.text(&Text::Service { answers }));
    }
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
    entries.extend(
        model
            .outbox
            .iter()
            .map(|report| queue::summary(report, view).doing(EntryAction::Go(Page::Queue))),
    );
    entries.extend(model.trust.iter().flat_map(|report| trust(report, view)));
    if model.readers.readiness() == Readiness::NoReader {
        entries.push(view.text(&Text::NoReader));
    }
    entries.extend(model.readers.all().map(|(name, it)| reader(name, it, view)));
    // Where there is room, they stand beside the list.
    if !view.is_wide {
        entries.extend(counts(view));
    }
    entries
}

/// The same where they have a pane of their own: no heading's blank line, and a word where there is
/// nothing.
pub(super) fn results(view: &View<'_>) -> Vec<Entry> {
    let mut entries = counts(view);
    match entries.first_mut() {
        Some(heading) => drop(heading.lines.remove(0)),
        None => entries.push(view.text(&Text::NoTaps)),
    }
    entries
}

/// How often each result came, the most frequent first, under a heading for each column.
pub(super) fn counts(view: &View<'_>) -> Vec<Entry> {
    let mut counts: Vec<_> = view.model.counts.iter().collect();
    if counts.is_empty() {
        return Vec::new();
    }
    // Those that are as frequent keep the order of their words.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let all: usize = view.model.counts.values().sum();
    let of_reason = |word: &str| {
        kazasu_core::code::Reason::ALL.into_iter().find(|reason| reason.as_str() == word)
    };
    let column = |column, width: u16| {
        let said = view.say(&Text::Column { column });
        " ".repeat(usize::from(width.saturating_sub(columns(&said)))) + &said
    };
    let widest = counts.iter().map(|(word, _)| columns(&said(word, view))).max();
    let widest = widest.unwrap_or_default().max(columns(&column("result", 0)));
    // Beside the words, where they leave room for it.
    let has_share = 12 + widest + 8 <= view.width;
    let share = |text: String| if has_share { text } else { String::new() };
    let heading = format!("{}{} ", column("taps", 6), column("code", 5));
    let heading = heading + &padded(&column("result", 0), widest);
    let heading = heading + &share(format!("  {}", column("share", 5)));
    let heading = Line::styled(heading.trim_end().to_owned(), view.theme.headline());
    let rows = counts.into_iter().map(|(word, count)| {
        let code =
            of_reason(word).and_then(|reason| reason.code()).map_or("   ", |code| code.as_str());
        let said = padded(&said(word, view), widest);
        let percent = (count * 100 + all / 2) / all.max(1);
        let line = format!("{count:6}  {code} {said}") + &share(format!("  {percent:>4}%"));
        Entry::of(vec![Line::from(line.trim_end().to_owned())])
    });
    std::iter::once(Entry::of(vec![Line::default(), heading])).chain(rows).collect()
}

fn said(word: &str, view: &View<'_>) -> String {
    view.say(&Text::ResultWord { word })
}

/// The first problem in one sentence, or that there is none.
fn verdict(view: &View<'_>) -> Entry {
    let problems = problems(view);
    let said = match view.model.findings_of_now() {
        None => view.say(&Text::Checking),
        // "Ready for patients" is for a terminal that serves them.
        Some(_) if problems == Some(0) && !is_serving(view) => view.say(&Text::NoProblem),
        Some(findings) => checks::verdict(findings, view.texts),
    };
    let mood = match problems {
        None => State::Unknown,
        Some(0) => State::Ok,
        Some(_) => State::Problem,
    };
    let lines = wrap(&said, view.width)
        .into_iter()
        .map(|line| Line::styled(line, view.theme.finding(mood == State::Problem)));
    Entry::of(lines.collect()).doing(EntryAction::Go(Page::Check))
}

/// How much keeps patients from being served; `None`: that is not known now.
fn problems(view: &View<'_>) -> Option<usize> {
    view.model.findings_of_now().map(|findings| checks::problems(findings).count())
}

/// Whether patients can begin a visit, or are in one, as far as readers and orders go.
fn is_serving(view: &View<'_>) -> bool {
    view.model.status.maintenance != Maintenance::On && !is_out_of_service(view)
}

fn is_out_of_service(view: &View<'_>) -> bool {
    let is_kept = view.model.outbox.as_ref().is_none_or(|outbox| outbox.down.is_none());
    let readiness = view.model.readers.readiness();
    !is_kept || matches!(readiness, Readiness::NoReader | Readiness::NoService(_))
}

/// How many lists count, and each file with which something is the matter.
fn trust(report: &TrustReport, view: &View<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    if report.revocation {
        let (of, counting) = report.lists();
        entries.push(view.text(&Text::Lists { counting, of }));
    }
    for TrustFile { key, entry, name, sha256, standing, not_taken } in &report.files {
        let key = key.as_str();
        // Nothing is in force in its place.
        let is_awaited = sha256.is_empty();
        if let Some(why) = not_taken.as_ref().filter(|_| is_awaited) {
            entries.push(view.text(&Text::FileAwaited { key, entry: *entry, name, why }));
            continue;
        }
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

/// What patients meet now. That they are served is said where nothing else on the page says that
/// they cannot be: neither the self test nor the readers.
pub(super) fn serving(view: &View<'_>) -> &'static str {
    let status = view.model.status;
    match (status.maintenance, status.visit_open) {
        _ if view.model.no_orders().is_some() => "elsewhere",
        (Maintenance::On, _) => "maintenance",
        (Maintenance::Awaited, _) => "awaited",
        (Maintenance::Off, true) => "visit",
        (Maintenance::Off, false) if is_out_of_service(view) => "closed",
        (Maintenance::Off, false) if problems(view) == Some(0) => "ready",
        (Maintenance::Off, false) => "idle",
    }
}

pub(super) fn reader(
    name: &ReaderName,
    reader: &ReaderEntry<ReaderNote>,
    view: &View<'_>,
) -> Entry {
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
    said.extend(reader.note.found.as_ref().map(|Found { what, word }| {
        let found = what.iter().cloned().chain([self::said(word, view)]);
        let found = found.collect::<Vec<_>>().join(", ");
        view.say(&Text::LastFound { found: &found })
    }));
    let mut entry = Entry::heading(&name.to_string(), view.width, view.theme);
    // A name from outside may hold anything; what steers a terminal is not drawn by ratatui.
    entry.lines.remove(0);
    let below = said.iter().flat_map(|text| wrap(text, view.width.saturating_sub(2)));
    entry.lines.extend(below.map(|line| Line::from(format!("  {line}"))));
    entry
}
