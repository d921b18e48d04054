//! The desk takes no new visits of this terminal, and says why: screen, doctor and page say it too,
//! and what was kept before is not lost.

use std::fs;

use kazasu_tests::ShiftedClock;

use super::clinic::{Clinic, Terminal, Told, until};

/// A day in seconds.
const DAY: i64 = 86_400;

fn as_variables(variables: [(&str, String); 2]) -> [String; 2] {
    variables.map(|(name, value)| format!("{name}={value}"))
}

#[test]
fn a_terminal_that_is_struck_serves_nobody_and_keeps_what_it_has() {
    let clinic = Clinic::open("", "");
    let terminal = clinic.serve();
    clinic.relay.fall_silent(true);
    terminal.reads().agrees();
    let told = terminal.ends();
    assert!(matches!(told, Told::Delayed(_)), "{told:?}");
    let revoked = clinic.desk.command(&["revoke", "Entrance"], "");
    assert_eq!(revoked.code, Some(0), "{revoked:?}");
    clinic.relay.fall_silent(false);
    terminal.press("1").sees_within_a_minute("the desk has struck this terminal off its list");
    clinic.rig.phone.hold();
    terminal.settles();
    assert_eq!(clinic.rig.phone.shared().lock().signatures(), 1, "nobody is read");
    until("the doctor says so", || {
        let problem = |(state, words): &(String, String)| {
            state == "problem" && words.contains("does not take this terminal")
        };
        clinic.doctor("desk").iter().any(problem)
    });
    until("the doctor says so", || clinic.says("outbox", "2 wait for the desk"));
    assert_eq!(clinic.at_the_desk().len(), 0, "nothing of it was taken");
    let [state, _] = clinic.reception.terminal(&clinic.desk);
    assert_eq!(state, "Revoked");
    until("the log says so", || {
        clinic.log().contains(r#""event":"desk","state":"gated","why":"desk_revoked""#)
    });
}

/// A desk that asks for a newer program still takes what was finished before.
#[test]
fn a_terminal_that_is_too_old_delivers_what_it_has() {
    let mut clinic = Clinic::open("", "");
    let pane = clinic.serve().pane;
    clinic.desk.stop();
    let told = Terminal::of(&clinic, &pane).reads().agrees().ends();
    assert!(matches!(told, Told::Delayed(_)), "{told:?}");
    clinic.expect(&told, "Complete");
    let config = clinic.desk.home().join("desk.toml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, format!("{text}\n[minimum]\nkazasu = \"99.0.0\"\n")).unwrap();
    clinic.desk_begins_again();
    let terminal = Terminal::of(&clinic, &pane);
    terminal.press("1").sees_within_a_minute("the desk refuses this version of kazasu as too old");
    clinic.agrees();
    let said = ["Takes no new readings: it is older than it may be", "Nothing"];
    until("the page says so", || clinic.reception.terminal(&clinic.desk) == said);
}

#[test]
fn a_terminal_whose_clock_is_wrong_says_so_until_it_is_right() {
    let clock = ShiftedClock::new();
    let clinic = Clinic::open("", "");
    let variables = as_variables(clock.variables(600));
    let terminal = clinic.serve_in(&variables.each_ref().map(String::as_str));
    terminal.sees_within_a_minute("clock");
    until("the doctor says so", || {
        clinic.says("desk", "takes no new visits") && clinic.says("desk", "ahead of the desk's")
    });
    terminal.end_by_kill();
    let terminal = clinic.serve();
    terminal.reads().agrees();
    clinic.expect(&terminal.ends(), "Complete");
    clinic.agrees();
}

/// It was off for so long that its certificate has ended: one click of an administrator, and it
/// serves.
#[test]
fn a_certificate_that_has_ended_is_renewed_by_an_administrator() {
    let clock = ShiftedClock::new();
    let mut clinic = Clinic::open("", "");
    clinic.desk.stop();
    clinic.desk.begin_again(&clock.variables(95 * DAY));
    clinic.relay.lead_to(clinic.desk.terminals);
    clinic.reception.log_in(&clinic.desk);
    let variables = as_variables(clock.variables(95 * DAY));
    let terminal = clinic.serve_in(&variables.each_ref().map(String::as_str));
    terminal.sees_within_a_minute("this terminal's certificate for the desk has ended");
    until("the page says so", || {
        clinic.reception.page(&clinic.desk).contains("An ended certificate waits to be renewed")
    });
    let page = clinic.reception.page(&clinic.desk);
    let path = page.split("action=\"/terminals/").nth(1).and_then(|rest| rest.split('"').next());
    clinic.reception.press(&clinic.desk, &format!("/terminals/{}", path.unwrap()));
    terminal.sees_within_a_minute("Use my phone").settles();
    terminal.reads().agrees();
    let told = terminal.ends();
    assert!(matches!(told, Told::Received(_)), "{told:?}");
    clinic.expect(&told, "Complete");
    clinic.agrees();
}
