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
