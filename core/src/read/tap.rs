//! A tap while it runs and when it is over.

use std::time::Duration;

use super::error::ReadError;
use crate::apdu::{Exchange, Recorded, Usage};
use crate::jpki::Medium;
use crate::verify::Evidence;

/// How far a tap has come: for the screen, and to know what a tear has interrupted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The JPKI application is there.
    Selected,
    /// The token says what lies on the reader.
    Identified(Medium),
    /// The retry counter of the PIN.
    TriesLeft(u8),
    /// VERIFY is about to be handed to the reader: until an answer is in, its outcome is unknown.
    VerifySent,
    /// The phone has said that the PIN is right.
    PinAccepted,
    /// Bytes of the certificate so far, and in all once its header is in.
    Certificate {
        /// Bytes of the file that have been read.
        read: usize,
        /// Bytes of the whole certificate; `None` before its header is in.
        total: Option<usize>,
    },
    /// The signature's last byte is in: the phone may be taken away.
    Complete,
}

/// One tap that is over: what it brought and what it cost.
#[derive(Clone, Debug)]
pub struct Tap {
    /// The evidence, unproven, or the fact that ended the tap.
    pub result: Result<Evidence, ReadError>,
    /// Commands, bytes, and time on the card.
    pub usage: Usage,
    /// Time from the first command to the end.
    pub total: Duration,
    /// Header, length, status word and time of every command, without data.
    pub trace: Vec<Exchange>,
    /// Every command and its answer, as far as they may be shown: see [`crate::transcript`].
    pub transcript: Vec<Recorded>,
}
