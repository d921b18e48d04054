//! The self test: what `kazasu doctor` finds.

use kazasu_i18n::TechnicianText as Text;
use ratatui::text::{Line, Span};

use crate::host::checks::{Finding, State};
use crate::tui::technician::action::{About, EntryAction};
use crate::tui::technician::list::Entry;
use crate::tui::technician::view::View;
use crate::tui::theme::Mood;
use crate::tui::wrap::wrap;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let mut entries = vec![match view.model.checks_run {
        true => view.text(&Text::ChecksRun),
        false => Entry::action(
            &view.say(&Text::RunChecks),
            EntryAction::RunChecks,
            view.width,
            view.theme,
        ),
    }];
    let findings = view.model.findings.iter().flatten().enumerate();
    entries.extend(
        findings
            .filter(|(_, finding)| is_found(finding, view))
            .map(|(place, finding)| entry(finding, view).about(About::Finding(place))),
    );
    entries
}

fn is_found(finding: &Finding, view: &View<'_>) -> bool {
    let text = view.texts.seen(&finding.seen);
    let more: Vec<&str> = text.evidence.iter().chain(&text.next).map(String::as_str).collect();
    view.finds(&[&[text.message.as_str(), finding.name], more.as_slice()].concat())
}

fn entry(finding: &Finding, view: &View<'_>) -> Entry {
    let text = view.texts.seen(&finding.seen);
    // One column everywhere: ✓ and ✗ are two on some terminals.
    let mark = match finding.state {
        State::Ok => "+",
        State::Unknown => "?",
        State::Warning => "!",
        State::Problem => "X",
    };
    let style = view.theme.finding(finding.state == State::Problem);
    let width = view.width.saturating_sub(2);
    let mut lines: Vec<_> = wrap(&text.message, width)
        .into_iter()
        .enumerate()
        .map(|(row, line)| {
            let mark = if row == 0 { mark } else { " " };
            Line::from(vec![Span::styled(mark, style), Span::raw(format!(" {line}"))])
        })
        .collect();
    // Where there is room, this stands beside the list.
    for more in text.evidence.iter().chain(&text.next).filter(|_| !view.is_wide) {
        lines.extend(
            wrap(more, width.saturating_sub(2))
                .into_iter()
                .map(|line| Line::from(format!("    {line}"))),
        );
    }
    Entry::of(lines)
}

/// Everything that is said of the finding at this place.
pub(super) fn detail(place: usize, view: &View<'_>) -> Vec<Entry> {
    let Some(finding) = view.model.findings.iter().flatten().nth(place) else { return Vec::new() };
    let (state, mood) = match finding.state {
        State::Ok => ("ok", Mood::Good),
        State::Unknown => ("unknown", Mood::Plain),
        State::Warning => ("warning", Mood::Attention),
        State::Problem => ("problem", Mood::Attention),
    };
    let text = view.texts.seen(&finding.seen);
    let state = format!(" {} ", view.say(&Text::FindingState { state }));
    let mut entries = vec![
        Entry::of(vec![Line::from(Span::styled(state, view.theme.mood(mood)))]),
        Entry::text(&text.message, view.width),
    ];
    for (field, said) in [("seen", text.evidence), ("next", text.next)] {
        let Some(said) = said else { continue };
        entries.push(view.heading(&Text::Field { field }));
        entries.push(Entry::text(&said, view.width));
    }
    entries
}
