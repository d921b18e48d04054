//! A network that is slow, or breaks in the middle of an answer.

use std::time::Duration;

use super::clinic::{Clinic, Told};

/// Each answer takes longer than a patient waits for it; each visit arrives all the same, once.
#[test]
fn answers_that_come_too_late_are_receipts_alone() {
    let clinic = Clinic::open("", "");
    let terminal = clinic.serve();
    for delay in [1_400, 1_600, 3_000] {
        clinic.relay.delay_answers(Duration::from_millis(delay));
        terminal.reads().agrees();
        let told = terminal.ends();
        if delay > 2_000 {
            assert!(matches!(told, Told::Delayed(_)), "{told:?}");
        }
        clinic.expect(&told, "Complete");
        terminal.finish();
    }
    clinic.relay.delay_answers(Duration::ZERO);
    clinic.agrees();
}

#[test]
fn an_answer_that_breaks_off_costs_nothing_and_doubles_nothing() {
    let clinic = Clinic::open("", "");
    let terminal = clinic.serve();
    for cuts in [1, 2, 3] {
        clinic.relay.cut_answers_to_visits(cuts);
        terminal.reads().agrees();
        let told = terminal.ends();
        clinic.expect(&told, "Complete");
        terminal.finish();
        clinic.agrees();
        assert_eq!(clinic.relay.cuts_left(), 0, "they were cut");
    }
    assert!(clinic.relay.visits_answered() >= 6 + 6, "each cut was followed by another try");
}
