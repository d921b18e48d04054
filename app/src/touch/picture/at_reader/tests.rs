use eframe::egui::{pos2, vec2};

use super::*;

/// Waves say that a phone lies there.
#[test]
fn no_wave_goes_before_the_phone_has_come() {
    for step in 0_u8..=40 {
        let time = f32::from(step) / 10.0;
        assert!(waves(time) == 0 || arrived(time) >= 1.0, "at {time} s");
    }
    assert_eq!((waves(0.0), arrived(0.0)), (0, 0.0));
    assert_eq!((waves(HOLD), arrived(HOLD)), (3, 1.0));
}

#[test]
fn what_is_on_its_way_comes_nearer_and_arrives() {
    let far = |pose: Pose| pose.right.hypot(pose.down);
    let poses: Vec<f32> =
        (0_u8..=10).map(|step| far(OFF.on_the_way(f32::from(step) / 10.0))).collect();
    assert!(poses.is_sorted_by(|one, next| one > next), "{poses:?}");
    assert_eq!(poses.last(), Some(&0.0));
}

/// On a board of 7 inches with 800 by 480 points, 5.247 to the millimetre, the picture of the first
/// screen is 312 points wide: there too the arrow is as broad as a hand's breadth is seen from
/// afar, 16 mm. It ends at the edge behind which the reader is.
#[test]
fn the_arrow_is_broad_and_reaches_its_edge() {
    let on_a_board = ARROW / 200.0 * 312.0 / 5.247;
    assert!(on_a_board >= 16.0, "{on_a_board} mm");
    let room = Rect::from_min_max(pos2(-20.0, 0.0), pos2(220.0, 200.0));
    for (way, edge) in [
        (vec2(1.0, 0.0), pos2(220.0, 168.0)),
        (vec2(-1.0, 0.0), pos2(-20.0, 168.0)),
        (vec2(0.0, 1.0), pos2(52.0, 200.0)),
    ] {
        let (tail, tip) = arrow_to(way, room);
        assert_eq!(pos2(tip.0, tip.1), edge, "{way:?}");
        let along = vec2(tip.0 - tail.0, tip.1 - tail.1);
        assert!(along.normalized().dot(way) > 0.99 && along.length() > ARROW, "{way:?}");
    }
}

/// The tick comes first: what was read lies there and says so, and only then it is shown how to
/// take it away.
#[test]
fn what_was_read_lies_there_for_a_moment_before_it_goes() {
    for tenth in 0_u8..8 {
        let time = f32::from(tenth) / 10.0;
        let pose = slid(time);
        assert_eq!((pose.right, pose.down, arrow_shows(time)), (0.0, 0.0, false), "at {time} s");
    }
    assert!(slid(1.0).down > 10.0 && arrow_shows(1.0));
    assert_eq!((slid(SLIDE).down, arrow_shows(SLIDE)), (OFF.down, true), "it rests so");
}

/// Whoever takes it away takes it from where it is, and out of the picture.
#[test]
fn a_phone_leaves_from_where_it_is() {
    for time in [0.0, 0.5, 1.1, SLIDE] {
        let from = slid(time);
        assert_eq!((from.leaves(0.0).right, from.leaves(0.0).down), (from.right, from.down));
        let way: Vec<f32> =
            (0_u8..=10).map(|tenth| from.leaves(f32::from(tenth) / 10.0).down).collect();
        assert!(way.is_sorted_by(|one, next| one < next), "{way:?}");
        // A phone is 122 high, and the room ends some 100 below the reader's middle.
        assert!(way.last() > Some(&250.0), "{way:?}");
    }
}
