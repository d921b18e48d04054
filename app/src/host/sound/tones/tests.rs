use super::*;

const ALL: [Tone; 6] =
    [Tone::Key, Tone::PinNeeded, Tone::Detected, Tone::TakeAway, Tone::Done, Tone::Failed];

/// Crossings of zero from below, a second: the frequency of a pure note.
fn frequency(samples: &[f32], rate: u32) -> f32 {
    let crossings = samples.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
    crossings as f32 * rate as f32 / samples.len() as f32
}

#[test]
fn no_note_is_above_what_old_ears_hear() {
    for tone in ALL {
        for note in notes(tone) {
            let samples: Vec<_> = note.samples(48_000).collect();
            let heard = frequency(&samples, 48_000);
            assert!((heard - note.0).abs() < 30.0, "{tone:?}: {heard} instead of {}", note.0);
            assert!(heard <= 2_500.0, "{tone:?}: {heard} Hz");
        }
    }
}

#[test]
fn each_tone_is_another() {
    for (index, one) in ALL.iter().enumerate() {
        for other in &ALL[index + 1..] {
            assert_ne!(notes(*one), notes(*other));
        }
    }
}

#[test]
fn notes_begin_and_end_softly_and_never_clip() {
    for tone in ALL {
        let samples = samples(tone, 44_100, 100);
        assert!(samples.iter().all(|sample| sample.abs() <= 1.0));
        assert!(
            samples[0].abs() < 0.01 && samples[samples.len() - 1].abs() < 0.01,
            "{tone:?} clicks"
        );
        assert!(samples.iter().any(|sample| sample.abs() > 0.9), "{tone:?} is not heard");
    }
}

#[test]
fn volume_goes_down_to_silence() {
    let peak = |volume| samples(Tone::Done, 44_100, volume).into_iter().fold(0.0, f32::max);
    assert_eq!(peak(0), 0.0);
    assert!(peak(50) < peak(100) / 2.0);
}
