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
    let mut findings: Vec<_> = findings.filter(|(_, finding)| is_found(finding, view)).collect();
    // What has to be seen to is not below the edge of the window.
    findings.sort_by_key(|(_, finding)| rank(finding.state));
    if findings.is_empty() && !view.query.is_empty() {
        entries.push(view.text(&Text::NothingFound));
    }
    entries.extend(
        findings
            .into_iter()
            .map(|(place, finding)| entry(finding, view).about(About::Finding(place))),
    );
    entries
}

/// What is worse has a lower one.
const fn rank(state: State) -> u8 {
    match state {
        State::Problem => 0,
        State::Warning => 1,
        State::Unknown => 2,
        State::Ok => 3,
    }
}

/// The stable word of a state, and how it is meant.
const fn told(state: State) -> (&'static str, Mood) {
    match state {
        State::Ok => ("ok", Mood::Good),
        State::Unknown => ("unknown", Mood::Plain),
        State::Warning => ("warning", Mood::Attention),
        State::Problem => ("problem", Mood::Attention),
    }
}

/// How many findings there are of each state.
pub(super) fn summary(view: &View<'_>) -> Vec<Entry> {
    let Some(findings) = view.model.findings_of_now() else {
        return vec![view.text(&Text::Checking)];
    };
    let mut entries = Vec::new();
    for state in [State::Problem, State::Warning, State::Unknown, State::Ok] {
        let count = findings.iter().filter(|finding| finding.state == state).count();
        let word = view.say(&Text::FindingState { state: told(state).0 });
        entries.push(Entry::pair(&word, &count.to_string(), view.width, view.theme));
    }
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
    let style = view.theme.mark(told(finding.state).1);
    let width = view.width.saturating_sub(2);
    let mut lines: Vec<_> = wrap(&text.message, width)
        .into_iter()
        .enumerate()
        .map(|(row, line)| {
            let mark = if row == 0 { Span::styled(mark, style) } else { Span::raw(" ") };
            Line::from(vec![mark, Span::raw(format!(" {line}"))])
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
    let (state, mood) = told(finding.state);
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
