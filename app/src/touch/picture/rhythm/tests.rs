use super::*;

const INVITING: Rhythm = Rhythm { motion: 4.0, rest: Rest::Inviting };
const EXPLAINING: Rhythm = Rhythm { motion: 4.0, rest: Rest::Explaining };
const WORKING: Rhythm = Rhythm { motion: 4.0, rest: Rest::Never };

/// How many frames are drawn in the seconds from `from` to `to`, and the poses.
fn frames(rhythm: Rhythm, from: f64, to: f64) -> Vec<f64> {
    let mut poses = Vec::new();
    let mut now = from;
    while now < to {
        let moment = rhythm.at(now);
        poses.push(moment.pose);
        // A frame that comes a little late still shows what is due.
        now += moment.next.as_secs_f64() + 0.001;
    }
    poses
}

/// 10 frames a second take a sixth of a core without a graphics card: 32 a minute are one in a
/// hundred.
#[test]
fn a_start_screen_is_drawn_some_thirty_times_a_minute() {
    for minute in 0_u32..90 {
        let from = f64::from(minute) * 60.0 + 7.3;
        let frames = frames(INVITING, from, from + 60.0);
        assert!((2..=35).contains(&frames.len()), "minute {minute}: {}", frames.len());
    }
}

#[test]
fn a_motion_plays_rests_and_comes_back() {
    for (rhythm, plays, rests, again) in [(INVITING, 3.9, 4.1, 60.5), (EXPLAINING, 7.9, 8.1, 12.5)]
    {
        assert!(rhythm.at(plays).pose > 0.0, "{rhythm:?}");
        assert_eq!(rhythm.at(rests).pose, 0.0, "{rhythm:?}");
        assert!(rhythm.at(again).pose > 0.0, "{rhythm:?}");
    }
    assert!(frames(WORKING, 0.0, 60.0).len() > 500);
}

/// The frame after a motion is the one at rest, and it is not missed.
#[test]
fn a_motion_ends_where_it_began() {
    for rhythm in [INVITING, EXPLAINING] {
        let poses = frames(rhythm, 0.0, 12.0);
        assert_eq!(poses.first(), Some(&0.0), "{rhythm:?}");
        assert_eq!(poses.last(), Some(&0.0), "{rhythm:?}");
    }
}
