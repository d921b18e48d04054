//! A card for tests: it expects these commands in this order, and gives these answers.

use std::cell::Cell;
use std::collections::VecDeque;
use std::time::Duration;

use super::{Card, CardError};
use crate::time::Ticks;

/// A command to come, and its answer.
type Exchange = (Vec<u8>, Result<Vec<u8>, CardError>);

/// Commands to come, in their order.
pub(crate) struct Script(VecDeque<Exchange>);

impl Script {
    pub(crate) fn new() -> Self {
        Self(VecDeque::new())
    }

    /// `command` (hexadecimal, spaces allowed) is answered with `answer`.
    pub(crate) fn on(self, command: &str, answer: &str) -> Self {
        self.bytes(hex(command), Ok(hex(answer)))
    }

    /// `command` gets no answer.
    pub(crate) fn fail(self, command: &str, error: CardError) -> Self {
        self.bytes(hex(command), Err(error))
    }

    pub(crate) fn bytes(mut self, command: Vec<u8>, answer: Result<Vec<u8>, CardError>) -> Self {
        self.0.push_back((command, answer));
        self
    }

    /// Every command was sent.
    pub(crate) fn assert_done(&self) {
        assert!(self.0.is_empty(), "{} commands were not sent", self.0.len());
    }
}

impl Card for Script {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        let (expected, answer) = self.0.pop_front().expect("a command more than the script has");
        assert_eq!(command, expected, "sent {command:02X?}, expected {expected:02X?}");
        answer
    }
}

pub(crate) fn hex(text: &str) -> Vec<u8> {
    let digits: String = text.split_whitespace().collect();
    digits
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

/// A clock that the test moves: each look moves it on by `step`.
pub(crate) struct Clock {
    now: Cell<Duration>,
    step: Duration,
}

impl Clock {
    pub(crate) fn stopped() -> Self {
        Self::moving(Duration::ZERO)
    }

    pub(crate) fn moving(step: Duration) -> Self {
        Self { now: Cell::new(Duration::ZERO), step }
    }
}

impl Ticks for Clock {
    fn elapsed(&self) -> Duration {
        let now = self.now.get();
        self.now.set(now + self.step);
        now
    }
}
