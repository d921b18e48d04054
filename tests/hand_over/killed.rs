//! The terminal ends as in a power cut.

use super::clinic::{Clinic, Told, until};

/// Whether the desk has version 1 by then or not, it learns how the visit has ended.
#[test]
fn a_visit_that_a_restart_has_broken_off_ends_at_the_desk() {
    let clinic = Clinic::open("", "");
    let terminal = clinic.serve();
    terminal.reads().agrees();
    clinic.expect(&terminal.ends(), "Complete");
    terminal.finish();

    terminal.reads().sees("Share your medical").press("2").sees("1/4").press("1");
    until("version 1 at the desk", || clinic.at_the_desk().len() == 2);
    terminal.end_by_kill();
    let received = clinic.expect_unseen("Ended by a restart of the terminal");
    let terminal = clinic.serve_in(&[]);
    terminal.sees("this terminal restarted");
    clinic.agrees();

    // A phone may be held at that screen.
    clinic.relay.go_away();
    until("a desk that is away", || clinic.says("desk", "does not answer"));
    terminal.reads().sees("Share your medical");
    terminal.end_by_kill();
    let kept = clinic.expect_unseen("Ended by a restart of the terminal");
    let terminal = clinic.serve_in(&[]);
    terminal.sees("this terminal restarted");
    clinic.relay.come_back();
    let visits = clinic.agrees();
    for number in [&received, &kept] {
        let answers = &visits[number].answers;
        assert!(answers.is_empty(), "nobody knows what was asked: {answers:?}");
    }
    // And nothing of it is done again by the next start.
    terminal.end_by_kill();
    let terminal = clinic.serve_in(&[]);
    terminal.sees("Use my phone").settles();
    terminal.reads().agrees();
    clinic.expect(&terminal.ends(), "Complete");
    clinic.agrees();
}

/// What was shown as kept is delivered by the next start, as it was.
#[test]
fn what_was_kept_survives_the_end_of_the_terminal() {
    let clinic = Clinic::open("", "");
    let terminal = clinic.serve();
    clinic.relay.fall_silent(true);
    terminal.reads().agrees();
    let told = terminal.ends();
    assert!(matches!(told, Told::Delayed(_)), "{told:?}");
    clinic.expect(&told, "Complete");
    terminal.end_by_kill();
    clinic.relay.fall_silent(false);
    let terminal = clinic.serve_in(&[]);
    terminal.sees("this terminal restarted");
    let visits = clinic.agrees();
    assert!(visits.values().all(|visit| visit.answers["Care"] == "given"), "{visits:#?}");
}

/// A second program waits until the first has ended, however it ends. It is no second terminal at
/// the desk, and completes what the first has left.
#[test]
fn the_program_that_waited_takes_over_and_the_desk_sees_one_terminal() {
    let clinic = Clinic::open("", "");
    let first = clinic.serve();
    first.reads().agrees();
    clinic.expect(&first.ends(), "Complete");
    first.finish();
    let second = clinic.serve_in(&[]);
    second.sees("another");
    // Both have told the desk of themselves by then, and each once more.
    std::thread::sleep(std::time::Duration::from_secs(22));
    first.reads().sees("Share your medical");
    first.end_by_kill();
    clinic.expect_unseen("Ended by a restart of the terminal");
    second.sees_within_a_minute("this terminal restarted").settles();
    clinic.agrees();
    second.reads().agrees();
    clinic.expect(&second.ends(), "Complete");
    clinic.agrees();
}
