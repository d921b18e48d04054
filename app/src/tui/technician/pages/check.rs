//! The self test: what `kazasu doctor` finds.

use kazasu_i18n::TechnicianText as Text;
use ratatui::text::{Line, Span};

use crate::host::checks::{Finding, State};
use crate::tui::technician::action::EntryAction;
use crate::tui::technician::list::Entry;
use crate::tui::technician::view::View;
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
    entries.extend(view.model.findings.iter().flatten().map(|finding| entry(finding, view)));
    entries
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
    for more in text.evidence.iter().chain(&text.next) {
        lines.extend(
            wrap(more, width.saturating_sub(2))
                .into_iter()
                .map(|line| Line::from(format!("    {line}"))),
        );
    }
    Entry { lines, action: None }
}
