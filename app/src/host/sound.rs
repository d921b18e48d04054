//! Tones for the patient. Without a sound card, or without the feature `sound`, nothing is heard
//! and nothing else changes.

#[cfg(feature = "sound")]
mod card;
#[cfg(any(feature = "sound", test))]
mod tones;

use kazasu_core::session::Tone;

#[cfg(feature = "sound")]
pub(crate) use card::is_there;

/// Where the tones go.
#[derive(Debug)]
pub(crate) struct Speaker {
    #[cfg(feature = "sound")]
    card: Option<card::Card>,
}

impl Speaker {
    /// The default sound card, at this volume (0: silent, to 100).
    #[cfg_attr(not(feature = "sound"), allow(unused_variables, reason = "no card is built in"))]
    pub(crate) fn new(volume: u8) -> Self {
        Self {
            #[cfg(feature = "sound")]
            card: (volume > 0).then(|| card::Card::open(volume)).flatten(),
        }
    }

    /// Whether a tone is heard, as far as this program can know.
    pub(crate) fn is_heard(&self) -> bool {
        #[cfg(feature = "sound")]
        let heard = self.card.is_some() && is_there();
        #[cfg(not(feature = "sound"))]
        let heard = false;
        heard
    }

    /// Plays a tone and returns at once. While one is heard, the next few wait; more are left out.
    #[cfg_attr(not(feature = "sound"), allow(unused_variables, reason = "no card is built in"))]
    pub(crate) fn play(&self, tone: Tone) {
        #[cfg(feature = "sound")]
        if let Some(card) = &self.card {
            card.play(tone);
        }
    }
}
