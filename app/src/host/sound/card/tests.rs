//! What a sound card gets to hear: ALSA writes it into files instead. It reads its configuration
//! once for each process, from the home folder, so that a process of its own plays.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::*;

const ALL: [Tone; 6] =
    [Tone::Key, Tone::PinNeeded, Tone::Detected, Tone::TakeAway, Tone::Done, Tone::Failed];

const RATE: u32 = 48_000;

/// A card that keeps each stream in a file of its own, `heard.raw`, `heard.raw.0001` and so on: 16
/// bits, one channel. (The file plug-in of alsa-lib.)
fn tape(home: &Path) {
    let file = home.join("heard.raw");
    let configuration = format!(
        r#"
        pcm.!default {{ type plug slave {{ pcm "tape" format S16_LE rate {RATE} channels 1 }} }}
        pcm.tape {{ type file slave.pcm "nothing" file "{}" format "raw" truncate false }}
        pcm.nothing {{ type null }}
        "#,
        file.display()
    );
    fs::write(home.join(".asoundrc"), configuration).unwrap();
}

/// Runs one of the tests below in a process with this home.
fn run(name: &str, home: &Path) -> Output {
    let mut test = Command::new(std::env::current_exe().unwrap());
    test.args([
        "--exact",
        &format!("host::sound::card::tests::{name}"),
        "--ignored",
        "--nocapture",
    ]);
    test.env("HOME", home).env_remove("ALSA_CONFIG_PATH").output().unwrap()
}

/// The streams that were played, oldest first, without the silence around them.
fn heard(home: &Path) -> Vec<Vec<f32>> {
    let mut files: Vec<_> = fs::read_dir(home).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.file_name().unwrap().to_string_lossy().starts_with("heard.raw"));
    files.sort();
    let samples = |bytes: Vec<u8>| -> Vec<f32> {
        let samples = bytes
            .chunks_exact(2)
            .map(|pair| f32::from(i16::from_le_bytes([pair[0], pair[1]])) / 32_768.0);
        let samples: Vec<f32> = samples.skip_while(|sample| sample.abs() < 1e-4).collect();
        let end =
            samples.iter().rposition(|sample| sample.abs() >= 1e-4).map_or(0, |last| last + 1);
        samples[..end].to_vec()
    };
    files.into_iter().map(|file| samples(fs::read(file).unwrap())).collect()
}

#[test]
fn a_card_gets_every_tone_whole_and_none_above_what_old_ears_hear() {
    let home = tempfile::tempdir().unwrap();
    tape(home.path());
    let played = run("play_every_tone", home.path());
    assert!(played.status.success(), "{}", String::from_utf8_lossy(&played.stdout));
    let heard = heard(home.path());
    assert_eq!(heard.len(), ALL.len(), "one stream for each tone");
    for (tone, heard) in ALL.into_iter().zip(&heard) {
        let wanted = tones::samples(tone, RATE, 80);
        assert!(
            heard.len().abs_diff(wanted.len()) < 200,
            "{tone:?}: {} of {} samples",
            heard.len(),
            wanted.len()
        );
        // Every stretch of 20 ms has the pitch that it should have, and so none is above 2,500 Hz.
        for (heard, wanted) in heard.chunks(960).zip(wanted.chunks(960)) {
            assert!(
                crossings(heard).abs_diff(crossings(wanted)) <= 1,
                "{tone:?}: {} for {}",
                crossings(heard),
                crossings(wanted)
            );
            assert!(crossings(heard) <= 50, "{tone:?} has a note above 2,500 Hz");
        }
        let loudest = |samples: &[f32]| samples.iter().copied().fold(0.0, f32::max);
        assert!(
            (loudest(heard) - loudest(&wanted)).abs() < 0.01,
            "{tone:?} is as loud as asked for"
        );
    }
    for (index, one) in heard.iter().enumerate() {
        assert!(heard[index + 1..].iter().all(|other| other != one), "each tone is another");
    }
}

/// Crossings of zero from below.
fn crossings(samples: &[f32]) -> usize {
    samples.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count()
}

#[test]
fn a_machine_without_a_card_is_known_and_stays_silent() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join(".asoundrc"), "pcm.!default { type hw card 31 }\n").unwrap();
    let played = run("find_no_card", home.path());
    assert!(played.status.success(), "{}", String::from_utf8_lossy(&played.stdout));
}

#[test]
#[ignore = "played into files, for the test above"]
fn play_every_tone() {
    assert!(is_there());
    ALL.into_iter().for_each(|tone| sound(tone, 80).unwrap());
}

#[test]
#[ignore = "where there is no card, for the test above"]
fn find_no_card() {
    assert!(!is_there());
    assert!(sound(Tone::Done, 80).is_err());
    // Nobody waits for it, and nothing ends because of it.
    let card = Card::open(80).unwrap();
    ALL.into_iter().for_each(|tone| card.play(tone));
}
