//! The sound card. Every tone has a picture and a sentence beside it, so that a silent terminal is
//! ready all the same.

use kazasu_i18n::Seen;

use super::{Finding, State};
#[cfg(all(feature = "touch", feature = "sound"))]
use crate::host::{quiet, sound};

/// What was seen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "sound"),
    allow(dead_code, reason = "without sound nobody looks for a card")
)]
pub(crate) enum Sound {
    /// This program has no sound.
    #[cfg_attr(feature = "sound", allow(dead_code, reason = "this program has it"))]
    NotBuilt,
    /// There is no card.
    None,
    /// A sound card that can be opened.
    There,
}

#[cfg(all(feature = "touch", feature = "sound"))]
pub(super) fn look() -> Sound {
    if quiet::during(sound::is_there) { Sound::There } else { Sound::None }
}

#[cfg(not(all(feature = "touch", feature = "sound")))]
pub(super) const fn look() -> Sound {
    Sound::NotBuilt
}

pub(super) fn check(sound: Sound, volume: u8) -> Finding {
    let (state, seen) = match sound {
        Sound::NotBuilt => (State::Ok, Seen::SoundNotBuilt),
        Sound::None | Sound::There if volume == 0 => (State::Ok, Seen::SoundOff),
        Sound::None => (State::Warning, Seen::NoSound),
        Sound::There => (State::Ok, Seen::Sound),
    };
    Finding::new("sound", state, seen)
}
