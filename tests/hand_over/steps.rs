//! Each trouble of the desk at each step of a visit.

use std::rc::Rc;

use kazasu_tests::{Pane, side_by_side};

use super::clinic::{Clinic, Terminal, Told};

/// What becomes of the desk.
#[derive(Clone, Copy, Debug)]
enum Trouble {
    /// Its process is stopped: connections are taken, and nobody answers.
    Frozen,
    /// It is killed, and begins again.
    Killed,
    /// Nobody takes a call.
    Away,
    /// Connections stay, and nothing passes.
    Silent,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    BeforeTheTap,
    Checking,
    Consent,
    LastScreen,
}

const STEPS: [Step; 4] = [Step::BeforeTheTap, Step::Checking, Step::Consent, Step::LastScreen];

impl Trouble {
    fn begin(self, clinic: &mut Clinic) {
        match self {
            Self::Frozen => clinic.desk.freeze(),
            Self::Killed => clinic.desk.kill(),
            Self::Away => clinic.relay.go_away(),
            Self::Silent => clinic.relay.fall_silent(true),
        }
    }

    fn end(self, clinic: &mut Clinic) {
        match self {
            Self::Frozen => clinic.desk.thaw(),
            Self::Killed => clinic.desk_begins_again(),
            Self::Away => clinic.relay.come_back(),
            Self::Silent => clinic.relay.fall_silent(false),
        }
    }
}

#[test]
fn whatever_happens_to_the_desk_at_any_step_the_visit_ends_and_arrives_once() {
    let troubles = [Trouble::Frozen, Trouble::Killed, Trouble::Away, Trouble::Silent];
    side_by_side(troubles, |trouble| {
        let mut clinic = Clinic::open("", "");
        let pane = clinic.serve().pane;
        for step in STEPS {
            visit(&mut clinic, &pane, trouble, step);
        }
        let visits = clinic.agrees();
        assert_eq!(visits.len(), STEPS.len());
    });
}

fn visit(clinic: &mut Clinic, pane: &Rc<Pane>, trouble: Trouble, at: Step) {
    if matches!(at, Step::BeforeTheTap) {
        trouble.begin(clinic);
    }
    if matches!(at, Step::Checking) {
        // The desk would have answered before the phone was lifted.
        clinic.relay.fall_silent(true);
    }
    Terminal::of(clinic, pane).taps();
    if matches!(at, Step::Checking) {
        trouble.begin(clinic);
        if !matches!(trouble, Trouble::Silent) {
            clinic.relay.fall_silent(false);
        }
    }
    Terminal::of(clinic, pane).lifts().sees("Share your medical");
    if matches!(at, Step::Consent) {
        trouble.begin(clinic);
    }
    let told = {
        let terminal = Terminal::of(clinic, pane);
        terminal.agrees();
        terminal.ends()
    };
    match at {
        Step::LastScreen => assert!(matches!(told, Told::Received(_)), "{trouble:?}: {told:?}"),
        _ => assert!(matches!(told, Told::Delayed(_)), "{trouble:?} at {at:?}: {told:?}"),
    }
    clinic.expect(&told, "Complete");
    if matches!(at, Step::LastScreen) {
        trouble.begin(clinic);
    }
    pane.press("1");
    trouble.end(clinic);
    let terminal = Terminal::of(clinic, pane);
    terminal.is_ready();
    clinic.agrees();
}
