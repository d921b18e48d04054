//! When a picture moves: it plays, rests, and comes back now and then. A motion that never rests
//! would keep a core busy all day for a room in which nobody looks.

use std::time::Duration;

use kazasu_core::screen::{Picture, Screen, View};

/// Between two frames of a moving picture: at most 10 a second.
const FRAME: Duration = Duration::from_millis(100);

/// The same where perhaps nobody looks. Without a graphics card a frame of a large panel takes a
/// sixtieth of a second of a core.
const INVITING_FRAME: Duration = Duration::from_millis(125);

/// When the picture of a screen moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rhythm {
    /// How long the motion lasts, in seconds. All of the picture comes full circle in it, so that
    /// it rests in the pose in which it sets out again.
    motion: f64,
    rest: Rest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    /// The terminal works, and the motion says so. Such a screen has a short limit.
    Never,
    /// Somebody is there to be shown something: twice, and then in each third part of the time.
    Explaining,
    /// Perhaps nobody is there, for hours: once, and then once a minute.
    Inviting,
}

/// Seconds from one motion to the next where perhaps nobody is there.
const INVITED_EVERY: f64 = 60.0;

/// A moment of a motion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moment {
    /// Seconds since the motion set out; 0 while it rests.
    pub(super) pose: f64,
    /// After this time it looks different.
    pub(super) next: Duration,
}

impl Rhythm {
    /// `None`: this picture does not move.
    pub(super) fn of(screen: &Screen) -> Option<Self> {
        let motion = motion(screen.picture)?;
        let rest = match (&screen.view, screen.picture) {
            (
                View::Start
                | View::StartLeft
                | View::Starting
                | View::Restarted
                | View::ReaderKept
                | View::OutOfService { .. }
                | View::Maintenance,
                _,
            ) => Rest::Inviting,
            (_, Picture::Reading | Picture::Waiting) => Rest::Never,
            _ => Rest::Explaining,
        };
        Some(Self { motion, rest })
    }

    /// The moment to show when the screen has been shown for so many seconds.
    pub(super) fn at(self, shown_for: f64) -> Moment {
        let (first, period, frame) = match self.rest {
            Rest::Never => return Moment { pose: shown_for, next: FRAME },
            Rest::Explaining => (2.0 * self.motion, 3.0 * self.motion, FRAME),
            Rest::Inviting => (self.motion, INVITED_EVERY, INVITING_FRAME),
        };
        let into = shown_for.rem_euclid(period);
        let plays = if shown_for < period { first } else { self.motion };
        if into < plays {
            let left = Duration::from_secs_f64(plays - into);
            Moment { pose: into, next: frame.min(left) }
        } else {
            Moment { pose: 0.0, next: Duration::from_secs_f64(period - into) }
        }
    }
}

/// How long the motion of this picture lasts, in seconds; `None` where there is none.
fn motion(picture: Picture) -> Option<f64> {
    match picture {
        Picture::HoldingPlace
        | Picture::Hold(_)
        | Picture::Lift(_)
        | Picture::LiftAny
        | Picture::TakeCardAway => Some(super::hold::APPROACH.into()),
        Picture::MoveSlowly => Some(super::hold::TO_AND_FRO.into()),
        Picture::Wallet(_) => Some(f64::from(super::objects::BEAT) * 2.0),
        Picture::Bell | Picture::Reading | Picture::Waiting => {
            Some(f64::from(super::objects::WAVE) * 3.0)
        }
        Picture::None
        | Picture::BothPhones
        | Picture::BackOfPhone
        | Picture::WalletSteps
        | Picture::WhichPin
        | Picture::WakeAndBare
        | Picture::GoToDesk
        | Picture::Records
        | Picture::NextPerson
        | Picture::Finished => None,
    }
}

#[cfg(test)]
mod tests;
