//! When a picture moves: it plays, rests, and comes back now and then. A motion that never rests
//! would keep a core busy all day for a room in which nobody looks, and nothing that moves by
//! itself for longer than it takes to explain a step helps anybody to read (WCAG 2.2, 2.2.2).

use std::time::Duration;

use kazasu_core::screen::{Picture, Screen, View};
use kazasu_core::session::WalletPage;

use super::{at_reader, wallet};

/// Between two frames of something that moves: 10 a second. Without a graphics card a frame of a
/// large panel takes a sixtieth of a second of a core.
const FRAME: f64 = 0.1;

/// How long the end of a film, where it has rested, fades over its beginning when it comes back.
const SOFTLY: f64 = 0.3;

/// What a picture plays once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Film {
    /// How long it lasts, in seconds; how it looks at its end is how it rests.
    pub(super) lasts: f64,
    /// From when to when something moves, in order. A change all at once begins when it ends.
    pub(super) moves: &'static [(f64, f64)],
}

/// When the picture of a screen moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rhythm {
    film: Film,
    rest: Rest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    /// Perhaps nobody is there, for hours: the film plays once a minute.
    Inviting,
    /// Somebody is shown how to do something: the film plays three times with a rest of 10 s, then
    /// every 30 s.
    Explaining,
    /// Something is to be taken away: twice without a rest, then every 10 s. (Three times would
    /// move for longer than 5 s.)
    Reminding,
}

/// A moment of a film.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moment {
    /// Seconds of the film that have been played: all of it while it rests.
    pub(super) time: f64,
    /// How much of its end is still to be seen over it, 1 to 0: it comes back softly.
    pub(super) again: f32,
    /// The film rests.
    pub(super) rests: bool,
    /// After this time it looks different.
    pub(super) next: Duration,
}

const HOLD: Film = Film { lasts: at_reader::HOLD as f64, moves: &at_reader::HOLD_MOVES };
/// The same without the bar.
const INVITE: Film = Film { lasts: at_reader::HOLD as f64, moves: &at_reader::INVITE_MOVES };
const TO_AND_FRO: Film =
    Film { lasts: at_reader::TO_AND_FRO as f64, moves: &[(0.0, at_reader::TO_AND_FRO as f64)] };
const SLIDE: Film = Film { lasts: at_reader::SLIDE as f64, moves: &at_reader::SLIDE_MOVES };
const WALLET: Film = Film { lasts: wallet::FILM as f64, moves: &wallet::FILM_MOVES };
const PRESSES: Film = Film { lasts: wallet::PAGE as f64, moves: &wallet::PAGE_MOVES };

impl Film {
    /// The film of this picture; `None` where nothing moves.
    pub(super) fn of(picture: Picture) -> Option<Self> {
        Some(match picture {
            Picture::HoldingPlace => INVITE,
            Picture::Hold(_) => HOLD,
            Picture::MoveSlowly => TO_AND_FRO,
            Picture::Lift(_) | Picture::LiftAny | Picture::TakeCardAway => SLIDE,
            Picture::WalletSteps => WALLET,
            Picture::Wallet(WalletPage::Face | WalletPage::FaceOpen | WalletPage::Touch) => PRESSES,
            Picture::Wallet(WalletPage::TouchOpen | WalletPage::OtherCard | WalletPage::Home)
            | Picture::None
            | Picture::BothPhones
            | Picture::BackOfPhone
            | Picture::Reading
            | Picture::Lifted
            | Picture::WhichPin
            | Picture::WakeAndBare
            | Picture::GoToDesk
            | Picture::Records
            | Picture::NextPerson
            | Picture::Bell
            | Picture::Finished
            | Picture::Waiting => return None,
        })
    }

    /// In how many seconds it looks different, `time` seconds after its beginning.
    fn next(self, time: f64) -> f64 {
        let moving = |(from, to): &&(f64, f64)| *from <= time && time < *to;
        let next = match self.moves.iter().find(moving) {
            Some(_) => time + FRAME,
            None => self
                .moves
                .iter()
                .map(|(from, _)| *from)
                .find(|from| *from > time)
                .unwrap_or(self.lasts),
        };
        next.min(self.lasts) - time
    }

    /// Whether its end looks like its beginning.
    fn is_round(self) -> bool {
        self == TO_AND_FRO
    }
}

impl Rhythm {
    /// `None`: this picture does not move.
    pub(super) fn of(screen: &Screen) -> Option<Self> {
        let film = Film::of(screen.picture)?;
        let rest = match (&screen.view, screen.picture) {
            (
                View::Start
                | View::Restarted
                | View::ReaderKept
                | View::OutOfService { .. }
                | View::Maintenance,
                _,
            ) => Rest::Inviting,
            (_, Picture::Lift(_) | Picture::LiftAny | Picture::TakeCardAway) => Rest::Reminding,
            _ => Rest::Explaining,
        };
        Some(Self { film, rest })
    }

    /// Whether perhaps nobody is there: whoever comes sees it from its beginning.
    pub(super) fn invites(self) -> bool {
        self.rest == Rest::Inviting
    }

    /// Its end, at which it stays.
    pub(super) fn end(self) -> Moment {
        Moment { time: self.film.lasts, again: 0.0, rests: true, next: Duration::MAX }
    }

    /// The moment to show so many seconds after it has been set going.
    pub(super) fn at(self, since: f64) -> Moment {
        let lasts = self.film.lasts;
        // How long a round takes at first, how many of these there are, and how long it takes then.
        let (first, rounds, period) = match self.rest {
            Rest::Inviting => (60.0, 1.0, 60.0),
            Rest::Explaining => (lasts + 10.0, 3.0, 30.0),
            Rest::Reminding => (lasts, 2.0, 10.0),
        };
        // After the first rounds of a reminder there is a rest too.
        let begun = match self.rest {
            Rest::Reminding => first * rounds + (period - lasts),
            _ => first * rounds,
        };
        let (into, round) = if since < first * rounds {
            (since.max(0.0).rem_euclid(first), first)
        } else if since < begun {
            (lasts + since - first * rounds, lasts + begun - first * rounds)
        } else {
            ((since - begun).rem_euclid(period), period)
        };
        if into < lasts {
            let fades = since >= first && into < SOFTLY && !self.film.is_round();
            let next = self.film.next(into);
            let next = Duration::from_secs_f64(if fades { next.min(FRAME) } else { next });
            let again = if fades { 1.0 - (into / SOFTLY) as f32 } else { 0.0 };
            Moment { time: into, again, rests: false, next }
        } else {
            let next = Duration::from_secs_f64(round - into);
            Moment { time: lasts, again: 0.0, rests: true, next }
        }
    }
}

#[cfg(test)]
mod tests;
