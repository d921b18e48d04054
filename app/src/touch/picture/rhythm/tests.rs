use kazasu_core::session::Look;

use super::*;
use crate::touch::samples;

const INVITING: Rhythm = Rhythm { film: INVITE, rest: Rest::Inviting };
const EXPLAINING: Rhythm = Rhythm { film: WALLET, rest: Rest::Explaining };
const REMINDING: Rhythm = Rhythm { film: SLIDE, rest: Rest::Reminding };

/// The moments that are drawn in the seconds from `from` to `to`.
fn frames(rhythm: Rhythm, from: f64, to: f64) -> Vec<Moment> {
    let mut moments = Vec::new();
    let mut now = from;
    while now < to {
        let moment = rhythm.at(now);
        moments.push(moment);
        // A frame that comes a little late still shows what is due.
        now += moment.next.as_secs_f64() + 0.001;
    }
    moments
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

/// When it plays, as the anchors of the screens say: START 4 s, then 56 s of rest; a step that is
/// explained three times with 10 s between, then every 30 s; what is taken away three times at
/// once, then every 10 s.
#[test]
fn a_film_plays_rests_and_comes_back() {
    let plays = |rhythm: Rhythm, times: &[f64]| {
        times.iter().map(|time| !rhythm.at(*time).rests).collect::<Vec<_>>()
    };
    assert_eq!(
        plays(INVITING, &[0.0, 3.9, 4.1, 59.9, 60.1, 63.9, 64.1]),
        [true, true, false, false, true, true, false]
    );
    let rounds = [0.0, 9.5, 9.7, 19.5, 19.7, 29.3, 39.3, 48.7, 48.9, 58.7, 58.9, 68.5, 88.7, 88.9];
    assert_eq!(
        plays(EXPLAINING, &rounds),
        [true, true, false, false, true, false, true, true, false, false, true, false, false, true]
    );
    assert_eq!(
        plays(REMINDING, &[0.0, 2.3, 6.5, 6.7, 14.3, 14.5, 16.5, 16.7, 24.3, 24.5]),
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

/// Nothing moves by itself for longer than it takes to explain a step, and then it rests.
#[test]
fn every_picture_rests() {
    for (name, screen) in samples::all(Look::default()) {
        let Some(rhythm) = Rhythm::of(&screen) else { continue };
        assert!(rhythm.film.lasts < 9.61, "{name}");
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
