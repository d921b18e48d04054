use eframe::egui::{pos2, vec2};
use kazasu_core::secret::Digit;

use super::*;

const DRIFT: f32 = 40.0;

fn digit(digit: u8) -> Action {
    Action::Digit(Digit::new(digit).unwrap())
}

/// "1" at the left, "2" at the right.
fn buttons() -> [(Rect, Action); 2] {
    [1, 2].map(|number| {
        (
            Rect::from_min_size(pos2(f32::from(number) * 200.0, 100.0), vec2(100.0, 100.0)),
            digit(number),
        )
    })
}

fn touch(id: u64, phase: TouchPhase, x: f32, y: f32) -> Event {
    Event::Touch {
        device_id: TouchDeviceId(0),
        id: TouchId(id),
        phase,
        pos: pos2(x, y),
        force: None,
    }
}

#[test]
fn each_finger_presses_on_its_own() {
    let mut fingers = Fingers::default();
    assert_eq!(fingers.follow(&[touch(1, TouchPhase::Start, 250.0, 150.0)], &buttons(), DRIFT), []);
    assert!(fingers.hold(digit(1)));
    let second =
        [touch(2, TouchPhase::Start, 450.0, 150.0), touch(2, TouchPhase::End, 451.0, 150.0)];
    assert_eq!(fingers.follow(&second, &buttons(), DRIFT), [digit(2)]);
    assert_eq!(
        fingers.follow(&[touch(1, TouchPhase::End, 250.0, 150.0)], &buttons(), DRIFT),
        [digit(1)]
    );
    assert!(!fingers.hold(digit(1)));
}

#[test]
fn a_trembling_finger_presses_and_one_that_leaves_does_not() {
    let mut fingers = Fingers::default();
    let trembles = [
        touch(1, TouchPhase::Start, 250.0, 150.0),
        touch(1, TouchPhase::Move, 290.0, 180.0),
        touch(1, TouchPhase::End, 330.0, 150.0),
    ];
    assert_eq!(fingers.follow(&trembles, &buttons(), DRIFT), [digit(1)]);
    let leaves =
        [touch(1, TouchPhase::Start, 250.0, 150.0), touch(1, TouchPhase::End, 450.0, 150.0)];
    assert_eq!(fingers.follow(&leaves, &buttons(), DRIFT), []);
}

#[test]
fn what_began_on_another_screen_is_void() {
    let mut fingers = Fingers::default();
    fingers.follow(&[touch(1, TouchPhase::Start, 250.0, 150.0)], &buttons(), DRIFT);
    fingers.forget();
    assert_eq!(fingers.follow(&[touch(1, TouchPhase::End, 250.0, 150.0)], &buttons(), DRIFT), []);
}

#[test]
fn a_cancelled_touch_presses_nothing() {
    let mut fingers = Fingers::default();
    let events = [
        touch(1, TouchPhase::Start, 250.0, 150.0),
        touch(1, TouchPhase::Cancel, 250.0, 150.0),
        touch(1, TouchPhase::End, 250.0, 150.0),
    ];
    assert_eq!(fingers.follow(&events, &buttons(), DRIFT), []);
}
