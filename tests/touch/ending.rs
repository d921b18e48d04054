//! How the program ends: because it is told to, or because its display has gone.

use std::path::PathBuf;

use kazasu_core::virtual_phone::Model;

use super::booth::Booth;

/// The mark of a visit that is open.
fn mark(booth: &Booth) -> PathBuf {
    booth.rig.terminal.path(".local/state/kazasu/visit-open")
}

/// A phone was read, and the patient is asked.
fn to_consent(booth: &Booth) {
    booth.window.press("start", "Start");
    booth.window.press("kind", "Choose(Iphone)");
    booth.window.on("ip-hold");
    booth.read_until("take-ip");
    booth.window.on("consent-all");
}

#[test]
fn a_signal_ends_it_cleanly_between_visits_and_within_one() {
    for (signal, within) in [("TERM", false), ("INT", true), ("TERM", true)] {
        let booth = Booth::usual(Model::Iphone);
        booth.window.on("start");
        if within {
            to_consent(&booth);
            assert!(mark(&booth).exists());
        }
        booth.window.signal(signal);
        let mark = mark(&booth);
        let Booth { window, rig, .. } = booth;
        let outcome = window.finish();
        assert_eq!(outcome.exit, 0, "{outcome:#?}");
        assert!(!mark.exists(), "it ended on purpose");
        drop(rig);
    }
}

/// The tap that runs is waited for: whoever is inside the PC/SC library when the program exits
/// crashes.
#[test]
fn a_signal_within_a_tap_ends_it_cleanly_too() {
    let booth = Booth::usual(Model::Android);
    booth.to_android_hold("1234");
    booth.hold();
    booth.rig.phone.wait_for_command(2);
    booth.window.signal("TERM");
    let Booth { window, rig, .. } = booth;
    let outcome = window.finish();
    assert_eq!(outcome.exit, 0, "{outcome:#?}");
    assert!(rig.phone.verifies() <= 1);
}

/// By an exit code that is not 0 whoever keeps the terminal running knows that it has to be started
/// again, with a display.
#[test]
fn a_display_that_dies_ends_it_with_a_word_and_the_next_start_tells_the_patient() {
    for screen in ["start", "kind", "consent-all"] {
        let booth = Booth::usual(Model::Iphone);
        match screen {
            "start" => drop(booth.window.on("start")),
            "kind" => booth.window.press("start", "Start"),
            _ => to_consent(&booth),
        }
        booth.window.on(screen);
        let mark = mark(&booth);
        booth.window.display().crash();
        let Booth { window, rig, .. } = booth;
        let outcome = window.finish();
        assert_eq!(outcome.exit, 1, "{outcome:#?}");
        assert!(
            outcome.stderr.contains("X connection") || outcome.stderr.contains("X server"),
            "{outcome:#?}"
        );
        assert_eq!(mark.exists(), screen != "start", "a visit that was cut off is remembered");
        drop(rig);
    }
}
