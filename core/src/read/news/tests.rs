use super::*;

#[test]
fn what_a_tap_has_said_adds_up() {
    let mut state = TapState::default();
    state.wait();
    assert!(state.waits);
    state.advance(&Progress::Selected);
    assert_eq!(state, TapState { percent: 10, ..TapState::default() });
    state.advance(&Progress::Identified(Medium::PlasticCard));
    assert_eq!(state.phone, None);
    state.advance(&Progress::Identified(Medium::Phone(PhoneKind::Android)));
    state.advance(&Progress::TriesLeft(3));
    assert_eq!((state.phone, state.tries_left), (Some(PhoneKind::Android), Some(3)));
    state.advance(&Progress::VerifySent);
    assert_eq!((state.verify_sent, state.pin_accepted, state.tries_left), (true, false, None));
    state.advance(&Progress::PinAccepted);
    assert!(state.pin_accepted);
}

#[test]
fn progress_never_goes_back_and_never_passes_the_end() {
    let mut state = TapState::default();
    let mut last = 0;
    for (read, total) in
        [(0, None), (800, Some(1_600)), (1_600, Some(1_600)), (9, Some(0)), (0, Some(9))]
    {
        state.advance(&Progress::Certificate { read, total });
        assert!((last..=99).contains(&state.percent), "{state:?}");
        last = state.percent;
    }
    state.advance(&Progress::Complete);
    state.advance(&Progress::Selected);
    assert_eq!(state.percent, 100);
}
