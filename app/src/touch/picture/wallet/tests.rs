use super::*;

#[test]
fn the_steps_come_one_after_the_other_and_the_last_one_stays() {
    let steps: Vec<usize> = (0_u8..=108).map(|tenth| step(f32::from(tenth) / 10.0)).collect();
    assert!(steps.is_sorted(), "{steps:?}");
    for wanted in 0..4 {
        assert!(steps.contains(&wanted), "{steps:?}");
    }
    assert_eq!(step(FILM), 3);
}

/// Each step stands still at a moment of its own.
#[test]
fn a_still_shows_its_own_step() {
    for wanted in 0..4 {
        assert_eq!(step(still(wanted)), wanted);
    }
}

#[test]
fn no_wave_goes_before_the_phone_is_at_the_reader() {
    for tenth in 0_u8..=108 {
        let time = f32::from(tenth) / 10.0;
        assert!(waves(time) == 0 || arrived(time) >= 1.0, "at {time} s");
    }
    assert_eq!(waves(FILM), 3);
}

/// The first press is over before the second begins: held down, it calls somebody else.
#[test]
fn the_two_presses_are_short_and_apart() {
    let [first, second] = PRESSES;
    assert!(first + PRESS < second && second + PRESS < STEPS[1]);
}
