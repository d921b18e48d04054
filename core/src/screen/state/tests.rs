use super::*;
use crate::screen::{Screen, Specimen};
use crate::session::Look;

/// Every specimen, by its state.
fn named(state: State) -> Vec<String> {
    Specimen::all()
        .into_iter()
        .filter(|specimen| specimen.view.state() == state)
        .map(|specimen| specimen.name)
        .collect()
}

#[test]
fn what_is_done_and_what_is_over_is_told_apart_from_what_went_wrong() {
    assert_eq!(
        named(State::Done),
        [
            "take-ip",
            "take-an",
            "done",
            "done-letter",
            "done-busy",
            "done-away",
            "done-away-no-desk"
        ]
    );
    assert_eq!(
        named(State::Stopped),
        [
            "pin-locked",
            "e006-expired",
            "e006-revoked",
            "e002",
            "e-verify",
            "e-verify-code",
            "to-desk-no-number",
            "reader-kept",
            "clock-wrong",
            "out-of-service",
            "out-of-service-not-running",
            "out-of-service-refused",
            "out-of-service-silent",
            "out-of-service-incompatible",
            "out-of-service-trust-files",
            "out-of-service-outbox",
            "out-of-service-gated",
            "out-of-service-desk-away",
        ]
    );
    assert_eq!(named(State::Neutral), ["cancelled", "served-elsewhere", "maintenance"]);
}

/// Nothing is held, or typed, as if nothing had been: what has to be put right first says so.
#[test]
fn the_same_screen_is_careful_where_something_has_to_be_put_right_first() {
    let careful = named(State::Careful);
    for name in [
        "ip-hold-lift",
        "ip-hold-tips-lift",
        "an-hold-lift",
        "hold-tips-lift",
        "an-pin-wrong",
        "an-pin-torn",
        "an-pin-checked",
        "an-pin-last",
        "start-left",
        "torn-check",
    ] {
        assert!(careful.iter().any(|other| other == name), "{name}: {careful:?}");
    }
    let to_do = named(State::Do);
    for name in ["start", "ip-hold", "ip-hold-tips", "an-hold", "an-pin", "an-pin-found"] {
        assert!(to_do.iter().any(|other| other == name), "{name}: {to_do:?}");
    }
}

/// Whatever carries a code of an error is no plain task.
#[test]
fn no_error_looks_like_a_task_and_each_screen_carries_its_state() {
    for Specimen { name, view } in Specimen::all() {
        if view.code().is_some() {
            assert!(matches!(view.state(), State::Careful | State::Stopped), "{name}");
        }
        let state = view.state();
        assert_eq!(Screen::specimen(view, Look::default()).state, state, "{name}");
    }
}
