use kazasu_core::session::Look;

use super::*;
use crate::touch::samples;

const INVITING: Rhythm = Rhythm { film: INVITE, rest: Rest::Inviting };
const EXPLAINING: Rhythm = Rhythm { film: WALLET, rest: Rest::Explaining };
const REMINDING: Rhythm = Rhythm { film: SLIDE, rest: Rest::Reminding };

/// When something is drawn in the seconds from `from` to `to`.
fn drawn(rhythm: Rhythm, from: f64, to: f64) -> Vec<f64> {
    let mut times = Vec::new();
    let mut now = from;
    while now < to {
        let moment = rhythm.at(now);
        times.push(now);
        // A frame that comes a little late still shows what is due.
        now += moment.next.as_secs_f64() + 0.001;
    }
    times
}

/// The moments that are drawn then.
fn frames(rhythm: Rhythm, from: f64, to: f64) -> Vec<Moment> {
    drawn(rhythm, from, to).into_iter().map(|time| rhythm.at(time)).collect()
}

/// What has rested comes back softly: its end fades while it begins anew, and no film jumps.
#[test]
fn a_film_comes_back_softly() {
    for (rhythm, round) in [(INVITING, 60.0), (EXPLAINING, 20.8), (REMINDING, 2.2)] {
        assert_eq!(rhythm.at(0.0).again, 0.0, "{rhythm:?}: nothing was there before");
        let over: Vec<f32> =
            frames(rhythm, round + 0.001, round + 0.6).iter().map(|moment| moment.again).collect();
        assert!(over[0] > 0.95 && over.is_sorted_by(|one, next| one >= next), "{over:?}");
        assert!(over.len() >= 4 && over.contains(&0.0), "{over:?}");
    }
    let swings = Rhythm { film: TO_AND_FRO, rest: Rest::Explaining };
    assert_eq!(swings.at(14.8 + 0.1).again, 0.0, "it ends as it begins");
}

/// 40 frames a minute of 30 ms each would be 2 % of a core without a graphics card: while a film
/// shows the same for a while, nothing is drawn.
#[test]
fn a_start_screen_is_drawn_some_twenty_times_a_minute() {
    for minute in 0_u32..90 {
        let from = f64::from(minute) * 60.0 + 7.3;
        let frames = frames(INVITING, from, from + 60.0);
        assert!((10..=25).contains(&frames.len()), "minute {minute}: {}", frames.len());
    }
}

/// START 4 s, then 56 s of rest; a step that is explained three times with 10 s between, then every
/// 30 s; what is taken away twice at once, then every 10 s.
#[test]
fn a_film_plays_rests_and_comes_back() {
    let plays = |rhythm: Rhythm, times: &[f64]| {
        times.iter().map(|time| !rhythm.at(*time).rests).collect::<Vec<_>>()
    };
    assert_eq!(
        plays(INVITING, &[0.0, 3.9, 4.1, 59.9, 60.1, 63.9, 64.1]),
        [true, true, false, false, true, true, false]
    );
    let rounds =
        [0.0, 10.7, 10.9, 20.7, 20.9, 31.7, 41.7, 52.3, 52.5, 62.3, 62.5, 73.3, 92.3, 92.5];
    assert_eq!(
        plays(EXPLAINING, &rounds),
        [true, true, false, false, true, false, true, true, false, false, true, false, false, true]
    );
    assert_eq!(
        plays(REMINDING, &[0.0, 2.3, 4.3, 4.5, 12.1, 12.3, 14.3, 14.5, 22.1, 22.3]),
        [true, true, true, false, false, true, true, false, false, true]
    );
}

/// The frame after a film is its end, and it is not missed.
#[test]
fn a_film_ends_with_its_last_picture() {
    for rhythm in [INVITING, EXPLAINING, REMINDING] {
        let moments = frames(rhythm, 0.0, rhythm.film.lasts * 3.0 + 0.5);
        assert!(
            moments.iter().any(|moment| moment.rests && moment.time == rhythm.film.lasts),
            "{rhythm:?}"
        );
        assert_eq!(rhythm.at(rhythm.film.lasts * 3.0 + 0.5).time, rhythm.film.lasts);
    }
}

/// Nothing moves by itself for longer than 5 s (WCAG 2.2, 2.2.2): then it stands still for 2 s at
/// least.
#[test]
fn nothing_moves_for_longer_than_five_seconds() {
    for (name, screen) in samples::all(Look::default()) {
        let Some(rhythm) = Rhythm::of(&screen) else { continue };
        let frames = drawn(rhythm, 0.0, 180.0);
        let mut begun = 0.0;
        for pair in frames.windows(2) {
            let [one, next] = [pair[0], pair[1]];
            if next - one >= 2.0 {
                begun = next;
            }
            assert!(next - begun < 5.05, "{name} moves from {begun} to {next}");
        }
    }
}

#[test]
fn every_picture_rests() {
    for (name, screen) in samples::all(Look::default()) {
        let Some(rhythm) = Rhythm::of(&screen) else { continue };
        let rests = (0_u16..600).filter(|tenth| rhythm.at(f64::from(*tenth) / 10.0).rests).count();
        assert!(rests > 250, "{name} rests for {rests} tenths of a second in a minute");
    }
}

/// What waits or works says so with words and a bar; a loop would say nothing more.
#[test]
fn what_explains_no_movement_stands_still() {
    for picture in [Picture::Reading, Picture::Waiting, Picture::Bell, Picture::GoToDesk] {
        assert_eq!(Film::of(picture), None, "{picture:?}");
    }
}
