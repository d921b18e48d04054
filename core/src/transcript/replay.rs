//! Runs the pipeline against a transcript: are the same commands sent, and does it end the same
//! way?

use std::cell::Cell;
use std::time::Duration;

use super::content::{Transcript, TranscriptOutcome};
use crate::apdu::{Recorded, Shown};
use crate::jpki::PinEntry;
use crate::read::{self, Request};
use crate::reader::{Card, CardError};
use crate::secret::Pin;
use crate::time::Ticks;
use crate::verify::Challenge;

/// What stands for bytes that were left out. Not NUL, which would be padding in a label.
const FILLER: u8 = 0xFF;

/// Any PIN: it is asked for by rule, goes to a list of lines, and is wiped.
const ANY_PIN: &[u8; Pin::LENGTH] = b"0000";

/// How a replay compares with what was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How the pipeline ended this time.
    pub outcome: TranscriptOutcome,
    /// How many commands it sent.
    pub commands: usize,
    /// The first difference, if there is one.
    pub difference: Option<Difference>,
}

/// Where a replay first leaves what was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It sends another command than was recorded.
    Command {
        /// Which command of the tap, from 1.
        number: usize,
        /// What was recorded; `None`: no more commands.
        recorded: Option<Shown>,
        /// What the pipeline sends now; `None`: nothing more.
        now: Option<Shown>,
    },
    /// In how the tap ends.
    Outcome,
}

/// Reads the transcript as if it were a phone. Nothing is verified: the certificate is not in it.
#[must_use]
pub fn replay(transcript: &Transcript) -> Verdict {
    let recorded = &transcript.exchanges;
    let clock = Clock(Cell::new(recorded.first().map_or(transcript.total, |first| first.at)));
    let mut card = Player { exchanges: recorded, next: 0, total: transcript.total, clock: &clock };
    let entry =
        if transcript.pin_given { Pin::from_digits(ANY_PIN).ok().map(PinEntry::new) } else { None };
    let request = Request {
        expect: transcript.expect,
        entry,
        last_try_agreed: transcript.last_try_agreed,
        resend_within: Duration::ZERO,
        challenge: Challenge([0; Challenge::LENGTH]),
    };
    let tap = read::read(&mut card, &request, &clock, &mut |_| ());
    request.entry.iter().for_each(PinEntry::wipe);
    let outcome = TranscriptOutcome::of(&tap.result);
    let difference = first_difference(recorded, &tap.transcript)
        .or_else(|| (outcome != transcript.outcome).then_some(Difference::Outcome));
    Verdict { outcome, commands: tap.transcript.len(), difference }
}

fn first_difference(recorded: &[Recorded], now: &[Recorded]) -> Option<Difference> {
    let commands = recorded.len().max(now.len());
    (0..commands).find_map(|index| {
        let [recorded, now] =
            [recorded, now].map(|list| list.get(index).map(|exchange| &exchange.command));
        (recorded != now).then(|| Difference::Command {
            number: index + 1,
            recorded: recorded.cloned(),
            now: now.cloned(),
        })
    })
}

/// The time of the transcript: it stands where the next command was recorded, so that a limit of
/// time strikes where it struck then.
struct Clock(Cell<Duration>);

impl Ticks for Clock {
    fn elapsed(&self) -> Duration {
        self.0.get()
    }
}

/// Answers what was answered, as long as it is asked what was asked; then it is gone.
struct Player<'a> {
    exchanges: &'a [Recorded],
    next: usize,
    total: Duration,
    clock: &'a Clock,
}

impl Card for Player<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        let exchange =
            self.exchanges.get(self.next).filter(|exchange| exchange.command.covers(command));
        let Some(exchange) = exchange else {
            self.next = self.exchanges.len();
            return Err(CardError::Removed);
        };
        self.next += 1;
        self.clock.0.set(self.exchanges.get(self.next).map_or(self.total, |next| next.at));
        let answer = exchange.answer.as_ref().map_err(|error| *error)?;
        let mut bytes = answer.data.filled(FILLER);
        bytes.extend_from_slice(&answer.status.0.to_be_bytes());
        Ok(bytes)
    }
}
