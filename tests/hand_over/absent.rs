//! The desk is away from before the tap: the visit is kept, and delivered when it is back.

use super::clinic::{Clinic, Told, until};

#[test]
fn a_visit_without_the_desk_is_kept_and_delivered_when_the_desk_starts() {
    let mut clinic = Clinic::open("", "");
    clinic.desk.stop();
    clinic.relay.go_away();
    {
        let terminal = clinic.serve_in(&[]);
        terminal.sees("Our staff will check your insurance later").settles();
        terminal.reads().agrees();
        let told = terminal.ends();
        assert!(matches!(told, Told::Delayed(_)), "{told:?}");
        clinic.expect(&told, "Complete");
        until("the doctor says so", || clinic.says("outbox", "2 wait for the desk"));
        until("the doctor says so", || clinic.says("desk", "does not answer"));
        // It survives the end of the program.
        terminal.end_by_kill();
    }
    clinic.relay.come_back();
    clinic.desk_begins_again();
    let terminal = clinic.serve_in(&[]);
    terminal.sees("this terminal restarted");
    let visits = clinic.agrees();
    for visit in visits.values() {
        assert_eq!(visit.notes, ["Desk was not connected"]);
        assert_eq!(visit.answers["Surgery"], "given");
    }
}

/// What is on the screen says so when the desk has it after all.
#[test]
fn a_desk_that_comes_back_before_the_patient_leaves_is_told_of() {
    let clinic = Clinic::open("", "");
    clinic.relay.go_away();
    let terminal = clinic.serve_in(&[]);
    terminal.sees("Our staff will check your insurance later").settles();
    terminal.reads().agrees();
    let told = terminal.ends();
    assert!(matches!(told, Told::Delayed(_)), "{told:?}");
    let number = clinic.expect(&told, "Complete");
    clinic.relay.come_back();
    terminal.sees_within_a_minute("not checked in yet");
    assert_eq!(terminal.ends(), Told::Received(number));
    terminal.finish();
    clinic.agrees();
}

/// Where it is configured so, nobody is served without the desk; whoever is in the middle goes on.
#[test]
fn a_terminal_that_needs_its_desk_waits_for_it() {
    let clinic = Clinic::open("", "[desk]\nvisits_while_away = false");
    let terminal = clinic.serve();
    terminal.reads().sees("Share your medical");
    clinic.relay.go_away();
    terminal.agrees();
    let told = terminal.ends();
    clinic.expect(&told, "Complete");
    terminal.press("1").sees_within_a_minute("Staff: the desk does not answer");
    clinic.rig.phone.hold();
    terminal.settles();
    assert_eq!(clinic.rig.phone.shared().lock().holds(), 2);
    assert_eq!(clinic.rig.phone.shared().lock().signatures(), 1, "nobody is read");
    clinic.rig.phone.take_away();
    clinic.relay.come_back();
    terminal.sees_within_a_minute("Use my phone").settles();
    terminal.reads().agrees();
    let told = terminal.ends();
    clinic.expect(&told, "Complete");
    terminal.finish();
    clinic.agrees();
}
