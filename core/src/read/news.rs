//! What a tap that runs on another thread has to say, from its start to its end.

use super::tap::{Progress, Tap};
use crate::jpki::{Medium, PhoneKind};

/// The number of a tap since the program started, from 1. Whoever orders the tap gives it; whatever
/// comes from the tap carries it, so that what comes late from an older tap is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epoch(pub u64);

/// One word from a tap.
#[derive(Clone, Debug)]
pub enum TapNews {
    /// Another program uses the reader; the tap waits for it, and nothing was sent. Told once.
    Busy,
    /// The tap has come this far.
    Progress(Progress),
    /// The tap is over. The phone has no power any more, so that it has forgotten the PIN, unless
    /// PC/SC holds the call that cuts it.
    Ended(Box<Tap>),
}

/// What a tap that runs has said so far: the same for a visit, for the log and for `kazasu read`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TapState {
    /// It waits for another program to give the reader free.
    pub waits: bool,
    /// The kind of phone, once the token has said it.
    pub phone: Option<PhoneKind>,
    /// The retry counter as read in this tap. `None` again from VERIFY on: until the phone says
    /// more, a try may be gone.
    pub tries_left: Option<u8>,
    /// VERIFY was handed to the reader.
    pub verify_sent: bool,
    /// The phone has said that the PIN is right.
    pub pin_accepted: bool,
    /// How far it has come, 0 to 100: the certificate takes most of the time.
    pub percent: u8,
}

impl TapState {
    /// Another program uses the reader.
    pub fn wait(&mut self) {
        self.waits = true;
    }

    /// The tap has come this far; it waits for nobody any more.
    pub fn advance(&mut self, progress: &Progress) {
        self.waits = false;
        match *progress {
            Progress::Identified(Medium::Phone(kind)) => self.phone = Some(kind),
            Progress::TriesLeft(tries) => self.tries_left = Some(tries),
            Progress::VerifySent => (self.verify_sent, self.tries_left) = (true, None),
            Progress::PinAccepted => self.pin_accepted = true,
            Progress::Selected
            | Progress::Identified(_)
            | Progress::Certificate { .. }
            | Progress::Complete => {}
        }
        self.percent = self.percent.max(percent(progress));
    }
}

fn percent(progress: &Progress) -> u8 {
    match *progress {
        Progress::Selected => 10,
        Progress::Identified(_) => 20,
        Progress::TriesLeft(_) => 25,
        Progress::VerifySent => 30,
        Progress::PinAccepted => 35,
        Progress::Certificate { read, total } => {
            let part = total.map_or(0, |total| read.min(total).saturating_mul(50) / total.max(1));
            40 + u8::try_from(part).unwrap_or(50)
        }
        Progress::Complete => 100,
    }
}

#[cfg(test)]
mod tests;
