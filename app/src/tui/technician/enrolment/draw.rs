//! How it looks: over the whole window, what is asked for now and what the keys do.

use kazasu_i18n::TechnicianDeskText as Text;
use kazasu_i18n::{TechnicianText, Texts};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Enrolment, Stage};
use crate::tui::lines::draw_lines;
use crate::tui::technician::pages::format::padded;
use crate::tui::technician::request::EnrolOutcome;
use crate::tui::theme::{Mood, Theme};
use crate::tui::wrap::{columns, wrap};

/// Texts wider than that are hard to read.
const WIDEST: u16 = 76;

impl Enrolment {
    /// `before` is what this terminal is now: its name at its desk, and where that is.
    pub(in crate::tui::technician) fn draw(
        &self,
        frame: &mut Frame<'_>,
        before: Option<(&str, &str)>,
        texts: &Texts,
        theme: Theme,
    ) {
        let area = frame.area();
        let title = padded(&format!(" {}", say(&Text::EnrolTitle, texts)), area.width);
        let title = Span::styled(title, theme.mood(Mood::Plain));
        frame.buffer_mut().set_span(0, 0, &title, area.width);
        let width = area.width.saturating_sub(2).min(WIDEST);
        let room = usize::from(area.height.saturating_sub(2));
        // Where there is little room, what has to be read comes before what helps.
        let lines = [true, false].map(|helps| self.lines(helps, before, texts, width, theme));
        let [whole, short] = lines;
        let lines = if whole.len() <= room { whole } else { short };
        let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        draw_lines(frame, &lines, below, 1);
    }

    fn lines(
        &self,
        helps: bool,
        before: Option<(&str, &str)>,
        texts: &Texts,
        width: u16,
        theme: Theme,
    ) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let text = |text: &Text<'_>| {
            wrap(&say(text, texts), width).into_iter().map(Line::from).collect::<Vec<_>>()
        };
        let strong = |text: &Text<'_>| {
            let lines = wrap(&say(text, texts), width).into_iter();
            lines.map(|line| Line::from(Span::styled(line, theme.headline()))).collect::<Vec<_>>()
        };
        let state = match &self.stage {
            Stage::Address => {
                if let Some((name, address)) = before.filter(|_| helps) {
                    lines.extend(text(&Text::EnrolBefore { name, address }));
                    lines.push(Line::default());
                }
                lines.extend(strong(&Text::EnrolField { field: "address" }));
                lines.push(self.input(&format!("{}_", self.address), width, theme));
                "address"
            }
            Stage::Code => {
                if helps {
                    lines.extend(text(&Text::EnrolExplained));
                    lines.push(Line::default());
                }
                lines.extend(strong(&Text::EnrolField { field: "code" }));
                lines.push(self.input(&self.digits.groups(self.shows), width, theme));
                "code"
            }
            Stage::Running(step) => {
                lines.extend(strong(&Text::EnrolStep { step }));
                "running"
            }
            Stage::Failed(outcome) => {
                lines.extend(said(outcome, texts, width));
                if matches!(outcome, EnrolOutcome::Waiting { .. }) { "waiting" } else { "failed" }
            }
            Stage::Done(outcome) => {
                lines.extend(said(outcome, texts, width));
                "done"
            }
        };
        lines.push(Line::default());
        if self.is_wrong {
            let fault = if self.stage == Stage::Code { "check" } else { "address" };
            lines.extend(strong(&Text::EnrolFault { fault }));
            lines.push(Line::default());
        }
        lines.extend(text(&Text::EnrolKeys { state }));
        lines
    }

    /// What was typed, its end where it is longer than the line.
    fn input(&self, typed: &str, width: u16, theme: Theme) -> Line<'static> {
        let mut seen = typed;
        while columns(seen) + 2 > width {
            let mut chars = seen.chars();
            chars.next();
            seen = chars.as_str();
        }
        let typed = Span::styled(seen.to_owned(), theme.filled());
        Line::from(vec![Span::raw("["), typed, Span::raw("]")])
    }
}

fn said(outcome: &EnrolOutcome, texts: &Texts, width: u16) -> Vec<Line<'static>> {
    let text = match outcome {
        EnrolOutcome::Done { name, address, letter } => {
            Text::EnrolDone { name, address, letter: *letter }
        }
        EnrolOutcome::Failed { why, address, detail } => Text::EnrolFailed { why, address, detail },
        EnrolOutcome::Waiting { count, address } => Text::EnrolWaiting { count: *count, address },
    };
    wrap(&say(&text, texts), width).into_iter().map(Line::from).collect()
}

fn say(text: &Text<'_>, texts: &Texts) -> String {
    texts.technician(&TechnicianText::Desk(*text))
}
