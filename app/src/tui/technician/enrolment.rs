//! The enrolment of this terminal: where the desk is, and the code that it shows. The code is a
//! secret: its digits stand on the screen as far as they are being typed, and nowhere else, and are
//! wiped as soon as they are of no use.

mod digits;
mod draw;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use kazasu_core::printable::is_printable;

use super::request::{EnrolOrder, EnrolOutcome};
use digits::{Digits, Whole};

/// The most letters of an address.
const LONGEST: usize = 262;

/// A code that cannot be good any more is not kept.
const CODE_IS_GOOD: [&str; 3] = ["desk_cut", "desk_fault", "too_many"];

/// What is asked for, and what became of it.
#[derive(Debug)]
pub(super) struct Enrolment {
    stage: Stage,
    address: String,
    digits: Digits,
    /// All digits are seen.
    shows: bool,
    /// What was typed is none.
    is_wrong: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Stage {
    Address,
    Code,
    /// How far it is: the stable word.
    Running(&'static str),
    Failed(EnrolOutcome),
    Done(EnrolOutcome),
}

/// What a key did.
pub(super) enum Did {
    Something,
    Close,
    Run(EnrolOrder),
}

impl Enrolment {
    pub(super) fn new(address: String) -> Self {
        let digits = Digits::default();
        Self { stage: Stage::Address, address, digits, shows: false, is_wrong: false }
    }

    pub(super) fn press(&mut self, event: KeyEvent) -> Did {
        let is_control = event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match self.stage {
            Stage::Address => self.address_key(event, is_control),
            Stage::Code => self.code_key(event, is_control),
            Stage::Running(_) => Did::Something,
            Stage::Failed(_) => self.failed_key(event, is_control),
            Stage::Done(_) => match event.code {
                KeyCode::Enter | KeyCode::Esc => Did::Close,
                _ => Did::Something,
            },
        }
    }

    fn address_key(&mut self, event: KeyEvent, is_control: bool) -> Did {
        match event.code {
            KeyCode::Esc => return Did::Close,
            KeyCode::Enter => {
                self.is_wrong = self.address.parse::<crate::config::DeskAddress>().is_err();
                if !self.is_wrong {
                    self.stage = Stage::Code;
                }
                return Did::Something;
            }
            KeyCode::Char('u') if is_control => self.address.clear(),
            // What many terminals send for Backspace.
            KeyCode::Char('h') if is_control => drop(self.address.pop()),
            KeyCode::Backspace | KeyCode::Delete => drop(self.address.pop()),
            KeyCode::Char(char) if !is_control && is_printable(char) && char != ' ' => {
                if self.address.chars().count() < LONGEST {
                    self.address.push(char);
                }
            }
            _ => return Did::Something,
        }
        self.is_wrong = false;
        Did::Something
    }

    fn code_key(&mut self, event: KeyEvent, is_control: bool) -> Did {
        match event.code {
            KeyCode::Esc => {
                self.digits.clear();
                (self.stage, self.shows) = (Stage::Address, false);
            }
            KeyCode::Tab | KeyCode::BackTab => {
                self.shows = !self.shows;
                return Did::Something;
            }
            KeyCode::Enter => return self.order(false).map_or(Did::Something, Did::Run),
            KeyCode::Char('u') if is_control => self.digits.clear(),
            KeyCode::Char('h') if is_control => self.digits.pop(),
            KeyCode::Backspace | KeyCode::Delete => self.digits.pop(),
            KeyCode::Char(char) if !is_control => self.digits.push(char),
            _ => return Did::Something,
        }
        // A slip is told with the last digit.
        self.is_wrong = matches!(self.digits.whole(), Whole::Wrong);
        Did::Something
    }

    fn failed_key(&mut self, event: KeyEvent, is_control: bool) -> Did {
        let waits = matches!(self.stage, Stage::Failed(EnrolOutcome::Waiting { .. }));
        match event.code {
            KeyCode::Enter if !waits => self.again(),
            KeyCode::Char('y' | 'Y' | 'ｙ' | 'Ｙ') if waits && !is_control => {
                return self.order(true).map_or(Did::Something, Did::Run);
            }
            KeyCode::Esc if waits => return Did::Close,
            KeyCode::Esc => self.again(),
            _ => {}
        }
        Did::Something
    }

    #[cfg(test)]
    pub(super) const fn has_digits(&self) -> bool {
        !self.digits.is_empty()
    }

    /// The desk is spoken to, and nothing can be typed.
    pub(super) const fn is_running(&self) -> bool {
        matches!(self.stage, Stage::Running(_))
    }

    /// How far it is: the stable word.
    pub(super) fn reach(&mut self, step: &'static str) {
        if let Stage::Running(shown) = &mut self.stage {
            *shown = step;
        }
    }

    /// Back to what has to be typed anew.
    fn again(&mut self) {
        (self.shows, self.is_wrong) = (false, false);
        self.stage = if matches!(self.digits.whole(), Whole::Code(_)) {
            Stage::Code
        } else {
            Stage::Address
        };
    }

    fn order(&mut self, leaves_waiting: bool) -> Option<EnrolOrder> {
        let Whole::Code(code) = self.digits.whole() else { return None };
        let address = self.address.parse().ok()?;
        (self.stage, self.shows) = (Stage::Running("calling"), false);
        Some(EnrolOrder { address, code, leaves_waiting })
    }

    pub(super) fn end(&mut self, outcome: EnrolOutcome) {
        let keeps_code = match &outcome {
            EnrolOutcome::Done { .. } => false,
            EnrolOutcome::Waiting { .. } => true,
            // An address that nobody answers at has told nobody anything.
            EnrolOutcome::Failed { why, .. } => {
                CODE_IS_GOOD.contains(why) || ["desk_not_reached", "no_desk"].contains(why)
            }
        };
        if !keeps_code {
            self.digits.clear();
        }
        let is_done = matches!(outcome, EnrolOutcome::Done { .. });
        self.stage = if is_done { Stage::Done(outcome) } else { Stage::Failed(outcome) };
    }
}
