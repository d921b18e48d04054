//! The live strip of a wide window: how each reader stands, in colour and in a word, and the last
//! taps with their results.

use kazasu_core::reader::{CardPresence, ReaderName, Readiness};
use kazasu_i18n::TechnicianText as Text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::model::phone;
use super::pages::format::{age, padded, result};
use super::view::View;
use crate::host::report::{TapOutcome, TapReport};
use crate::tui::theme::Mood;
use crate::tui::wrap::columns;

/// Columns of "59 min ago" and of the gap behind it, in the wider language.
const AGE: u16 = 12;

/// Draws both halves.
pub(super) fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let half = area.width / 2;
    let readers = Rect { width: half - 2, ..area };
    let taps = Rect { x: area.x + half, width: area.width - half, ..area };
    half_of("readers", &reader_lines(view, room(area)), readers, view, buffer);
    half_of("taps", &tap_lines(view), taps, view, buffer);
}

/// A heading, and as many lines as there is room for; the last one says how many there are more.
fn half_of(title: &str, lines: &[Line<'static>], area: Rect, view: &View<'_>, buffer: &mut Buffer) {
    let said = padded(&format!("  {}", view.say(&Text::Title { title })), area.width);
    buffer.set_span(area.x, area.y, &Span::styled(said, view.theme.pane(false)), area.width);
    let room = room(area);
    let further = (title == "readers" && lines.len() > room)
        .then(|| Line::from(view.say(&Text::Further { count: lines.len() - (room - 1) })));
    let shown = if further.is_some() { room - 1 } else { room };
    for (row, line) in (area.y + 1..).zip(lines.iter().take(shown).chain(&further)) {
        buffer.set_line(area.x + 2, row, line, area.width.saturating_sub(2));
    }
}

/// The lines below a heading; the last one stays blank.
fn room(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(2))
}

/// What lies on a reader: the stable word, and how that is meant.
const fn state(presence: &CardPresence) -> (&'static str, Mood) {
    match presence {
        CardPresence::Absent => ("free", Mood::Good),
        CardPresence::Present { .. } => ("occupied", Mood::Plain),
        CardPresence::Mute => ("mute", Mood::Attention),
    }
}

/// A line for each reader. Where not all have room, those come first that are not free: what has to
/// be seen to is not among the further ones.
fn reader_lines(view: &View<'_>, room: usize) -> Vec<Line<'static>> {
    let readers = &view.model.readers;
    let trouble = |text: &Text<'_>| {
        let said = format!(" {} ", view.say(text));
        vec![Line::from(Span::styled(said, view.theme.mood(Mood::Attention)))]
    };
    match readers.readiness() {
        Readiness::NoService(down) => trouble(&Text::Service { answers: down.as_str() }),
        Readiness::Unknown => vec![Line::from(view.say(&Text::Service { answers: "unknown" }))],
        Readiness::NoReader if readers.all().next().is_none() => trouble(&Text::NoReader),
        Readiness::NoReader | Readiness::Ready => {
            let mut all: Vec<_> = readers.all().collect();
            if all.len() > room {
                all.sort_by_key(|(_, it)| match it.presence {
                    CardPresence::Mute => 0,
                    CardPresence::Present { .. } => 1,
                    CardPresence::Absent => 2,
                });
            }
            all.into_iter().map(|(name, it)| reader_line(name, &it.presence, view)).collect()
        }
    }
}

fn reader_line(name: &ReaderName, presence: &CardPresence, view: &View<'_>) -> Line<'static> {
    let widest = ["free", "occupied", "mute"]
        .map(|state| columns(&view.say(&Text::ReaderState { state })))
        .into_iter()
        .max()
        .unwrap_or_default();
    let (state, mood) = state(presence);
    let word = padded(&view.say(&Text::ReaderState { state }), widest);
    // A name from outside may hold anything; what steers a terminal is not drawn by ratatui.
    Line::from(vec![
        Span::styled(format!(" {word} "), view.theme.mood(mood)),
        Span::raw(format!("  {name}")),
    ])
}

fn tap_lines(view: &View<'_>) -> Vec<Line<'static>> {
    if view.model.taps.is_empty() {
        return vec![Line::from(view.say(&Text::NoTaps))];
    }
    view.model.taps.iter().map(|tap| tap_line(tap, view)).collect()
}

fn tap_line(report: &TapReport, view: &View<'_>) -> Line<'static> {
    let mood = if report.outcome == TapOutcome::Read { Mood::Good } else { Mood::Attention };
    let said = result(&report.outcome, view);
    let kind = report.phone.map(phone).unwrap_or_default();
    Line::from(vec![
        Span::raw(padded(&age(report, view), AGE)),
        Span::styled(format!(" {said} "), view.theme.mood(mood)),
        Span::raw(format!("  {kind}")),
    ])
}
