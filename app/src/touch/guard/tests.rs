use super::*;

#[test]
fn the_second_half_of_a_double_tap_does_not_count() {
    let mut guard = Guard::default();
    assert_eq!(guard.look("kind", 10.0), Passage::Changed);
    assert_eq!(guard.look("kind", 10.2), Passage::Closed);
    assert_eq!(guard.look("kind", 10.4), Passage::Open);
    assert_eq!(guard.look("an-pin", 10.5), Passage::Changed);
    assert_eq!(guard.look("an-pin", 10.7), Passage::Closed);
}

#[test]
fn after_a_key_only_that_key_rests() {
    let (one, two) = (Key::Number(1), Key::Number(2));
    let mut guard = Guard::default();
    guard.look("kind", 10.0);
    assert_eq!(guard.look("kind", 11.0), Passage::Open);
    guard.press(two, 11.0);
    let passage = guard.look("an-pin", 11.02);
    assert_eq!(
        (passage, guard.lets(one, passage), guard.lets(two, passage)),
        (Passage::Changed, true, false)
    );
    let passage = guard.look("an-pin", 11.2);
    assert_eq!(
        (passage, guard.lets(one, passage), guard.lets(two, passage)),
        (Passage::Closed, true, false)
    );
    let passage = guard.look("an-pin", 11.4);
    assert!(guard.lets(one, passage) && guard.lets(two, passage));

    // It changes by itself, long after the last key: no key was meant for this screen.
    guard.press(one, 11.4);
    let passage = guard.look("still-there", 20.0);
    assert!(!guard.lets(one, passage) && !guard.lets(two, passage));
    // One key is the cause of one change.
    guard.look("still-there", 21.0);
    guard.press(one, 21.0);
    guard.look("an-pin", 21.05);
    let passage = guard.look("an-hold", 21.1);
    assert!(!guard.lets(two, passage));
}
