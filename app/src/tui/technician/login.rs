//! The question for the passcode. Wrong ones slow down: each makes the next one wait longer, for
//! everybody who tries.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use kazasu_i18n::{TechnicianText as Text, Texts};
use ratatui::text::{Line, Span};

use crate::host::passcode::Passcode;
use crate::tui::theme::Theme;
use crate::tui::wrap::wrap;

/// Without a key for so long the patient's screen comes back: whoever asked is gone, or was a
/// patient.
pub(super) const IDLE_TIMEOUT: Duration = Duration::from_secs(30);

/// The longest wait after a wrong passcode.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// What a key did to the question.
#[derive(Debug)]
pub(super) enum LoginStep {
    /// Something was typed, or nothing.
    Stay,
    /// Back to the patient's screen.
    Close,
    /// This is to be compared.
    Try(Passcode),
}

/// The question that stands there.
#[derive(Debug)]
pub(super) struct LoginPrompt {
    /// Which of all questions this is: an answer to an older one is none to this one.
    pub(super) number: u64,
    typed: Passcode,
    is_wrong: bool,
}

/// Wrong passcodes, however often the question was closed in between.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LoginFailures {
    pub(super) in_a_row: u32,
    /// No passcode is taken before this uptime.
    until: Duration,
}

impl LoginFailures {
    /// Counts one more: the wait doubles, up to [`LONGEST_WAIT`].
    pub(super) fn count(&mut self, now: Duration) {
        self.in_a_row = self.in_a_row.saturating_add(1);
        let doubled = Duration::from_secs(1_u64.checked_shl(self.in_a_row - 1).unwrap_or(u64::MAX));
        self.until = now + doubled.min(LONGEST_WAIT);
    }

    /// How long to wait yet; `None`: a passcode is taken.
    pub(super) fn wait(&self, now: Duration) -> Option<Duration> {
        self.until.checked_sub(now).filter(|left| !left.is_zero())
    }
}

impl LoginPrompt {
    pub(super) fn new(number: u64) -> Self {
        Self { number, typed: Passcode::new(), is_wrong: false }
    }

    /// A key goes down. `is_comparing`: a passcode is compared now, of this question or of one that
    /// was closed; nothing is taken until that is known.
    pub(super) fn press(
        &mut self,
        event: KeyEvent,
        is_comparing: bool,
        failures: LoginFailures,
        now: Duration,
    ) -> LoginStep {
        match event.code {
            KeyCode::Esc => return LoginStep::Close,
            KeyCode::Char('c') if event.modifiers.contains(KeyModifiers::CONTROL) => {
                return LoginStep::Close;
            }
            _ if is_comparing || failures.wait(now).is_some() => {}
            KeyCode::Backspace | KeyCode::Delete => self.typed.pop(),
            KeyCode::Enter if self.typed.count() > 0 => {
                return LoginStep::Try(std::mem::replace(&mut self.typed, Passcode::new()));
            }
            KeyCode::Char(char)
                if !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
            {
                self.is_wrong = false;
                self.typed.push(char);
            }
            _ => {}
        }
        LoginStep::Stay
    }

    /// What was typed is not the passcode.
    pub(super) fn refuse(&mut self) {
        self.is_wrong = true;
    }

    /// What it looks like: a star for each character.
    pub(super) fn lines(
        &self,
        is_comparing: bool,
        failures: LoginFailures,
        now: Duration,
        texts: &Texts,
        width: u16,
        theme: Theme,
    ) -> Vec<Line<'static>> {
        let say = |text: &Text<'_>| texts.technician(text);
        let state = match (is_comparing, self.is_wrong) {
            (true, _) => "checking",
            (false, true) => "wrong",
            (false, false) => "keys",
        };
        let mut said = vec![say(&Text::Gate { state })];
        if let Some(left) = failures.wait(now) {
            // A wait of 0.3 s is one of a second.
            said.push(say(&Text::GateWait {
                seconds: left.as_millis().div_ceil(1_000).try_into().unwrap_or(u64::MAX),
            }));
        }
        let stars = "*".repeat(self.typed.count().min(usize::from(width.saturating_sub(2))));
        let mut lines = vec![
            Line::from(Span::styled(say(&Text::GatePrompt), theme.headline())),
            Line::default(),
            Line::from(vec![Span::raw("["), Span::styled(stars, theme.filled()), Span::raw("]")]),
            Line::default(),
        ];
        lines.extend(said.iter().flat_map(|text| wrap(text, width)).map(Line::from));
        lines
    }
}
