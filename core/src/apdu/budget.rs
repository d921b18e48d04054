//! What one tap may cost, so that no phone can hold the reader: commands, bytes, time.

use std::time::Duration;

use thiserror::Error;

/// The upper bounds of one tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Commands, every GET RESPONSE and repetition counted.
    pub commands: u32,
    /// Bytes sent and received together, status words counted.
    pub bytes: u32,
    /// No command starts later than this after the tap's start.
    pub time: Duration,
}

impl Budget {
    /// The tap of design rule 3: over in 5 s whatever the phone does.
    ///
    /// Commands and bytes are far above what any real certificate needs (16 commands and 2 KB on a
    /// plain phone): they let a phone with blocks of 32 bytes and a GET RESPONSE for each pass, and
    /// end an endless file. The time leaves the host a rest of the 5 s: for its own watchdog, and
    /// for starting and ending a program that reads one phone.
    ///
    /// Nothing here says how late a PIN may be sent. That follows from what is left of this budget
    /// and from how fast the phone has been so far: [`verify_pin`](crate::jpki::verify_pin).
    pub const TAP: Self =
        Self { commands: 600, bytes: 64 * 1024, time: Duration::from_millis(4_500) };

    /// The same tap, of whose time so much had passed before its first command: the reader took it
    /// to power the phone up.
    #[must_use]
    pub const fn begun(self, before: Duration) -> Self {
        Self { time: self.time.saturating_sub(before), ..self }
    }
}

/// What a tap has cost so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Commands handed to the reader.
    pub commands: u32,
    /// Bytes of all commands.
    pub bytes_sent: u32,
    /// Bytes of all responses, status words included.
    pub bytes_received: u32,
    /// Time between handing a command over and its response, summed up.
    pub card_time: Duration,
}

/// Which bound a tap ran into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Limit {
    /// [`Budget::commands`] have been sent.
    #[error("the tap needs too many commands")]
    Commands,
    /// [`Budget::bytes`] have been sent and received.
    #[error("the tap needs too many bytes")]
    Bytes,
    /// [`Budget::time`] is over.
    #[error("the tap takes too long")]
    Time,
    /// The phone is too slow: what comes after the PIN would not end within [`Budget::time`]. The
    /// PIN was not sent.
    #[error("the phone is too slow for the rest of the tap; the PIN was not sent")]
    TooSlowForPin,
}

impl Usage {
    /// Whether one more command may be sent at `elapsed`.
    pub(super) fn check(&self, budget: &Budget, elapsed: Duration) -> Result<(), Limit> {
        if elapsed >= budget.time {
            Err(Limit::Time)
        } else if self.commands >= budget.commands {
            Err(Limit::Commands)
        } else if self.bytes_sent.saturating_add(self.bytes_received) >= budget.bytes {
            Err(Limit::Bytes)
        } else {
            Ok(())
        }
    }
}
