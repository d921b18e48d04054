//! What each tone sounds like: a few notes, as samples. Old ears lose high notes first, so that
//! none is above 2 500 Hz (JIS S 0013).

use std::f32::consts::TAU;
use std::time::Duration;

use kazasu_core::session::Tone;

/// One note: hertz and milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Note(f32, f32);

/// Soft beginning and end of a note, so that it does not click.
const FADE: Duration = Duration::from_millis(8);

/// The notes of a tone. Going up is good, going down is not, three times the same asks for
/// something.
const fn notes(tone: Tone) -> &'static [Note] {
    match tone {
        Tone::Key => &[Note(1_000.0, 40.0)],
        Tone::PinNeeded => &[Note(784.0, 120.0), Note(784.0, 120.0), Note(784.0, 120.0)],
        Tone::Detected => &[Note(1_568.0, 120.0)],
        Tone::TakeAway => &[Note(1_046.0, 140.0), Note(1_318.0, 220.0)],
        Tone::Done => {
            &[Note(784.0, 130.0), Note(988.0, 130.0), Note(1_175.0, 130.0), Note(1_568.0, 320.0)]
        }
        Tone::Failed => &[Note(523.0, 220.0), Note(392.0, 360.0)],
    }
}

/// The tone as samples between -1 and 1, at so many samples a second; `volume` is 0 to 100.
pub(super) fn samples(tone: Tone, rate: u32, volume: u8) -> Vec<f32> {
    // Loudness is heard by ratios: half the number sounds half as loud with the square.
    let level = (f32::from(volume.min(100)) / 100.0).powi(2);
    notes(tone).iter().flat_map(|note| note.samples(rate)).map(|sample| sample * level).collect()
}

impl Note {
    fn samples(self, rate: u32) -> impl Iterator<Item = f32> {
        let rate = rate as f32;
        let Self(hertz, milliseconds) = self;
        let count = (milliseconds / 1_000.0 * rate) as usize;
        let fade = (FADE.as_secs_f32() * rate).max(1.0);
        (0..count).map(move |index| {
            let from_edge = index.min(count - 1 - index) as f32;
            (TAU * hertz * index as f32 / rate).sin() * (from_edge / fade).min(1.0)
        })
    }
}

#[cfg(test)]
mod tests;
