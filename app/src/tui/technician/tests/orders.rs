//! What can be ordered: maintenance, a test read, readers and PC/SC anew.

use super::*;

#[test]
fn maintenance_begins_and_ends_and_a_visit_is_waited_for_or_ended() {
    let mut technician = open(Language::EN);
    orders(&mut technician);
    let status =
        |maintenance| News::Status(TerminalStatus { maintenance, visit_open: true, tap: None });
    press(&mut technician, KeyCode::Char('4'));
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [Order::MaintenanceOn]);
    technician.learn(status(Maintenance::Awaited));
    assert!(
        seen(&technician, LAPTOP)
            .contains("A visit is open. Maintenance begins by itself when it has ended.")
    );
    press(&mut technician, KeyCode::Down);
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [Order::MaintenanceNow]);
    technician.learn(status(Maintenance::On));
    press(&mut technician, KeyCode::Home);
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [Order::MaintenanceOff]);
}

#[test]
fn a_test_read_is_offered_in_maintenance_alone() {
    let mut technician = open(Language::EN);
    orders(&mut technician);
    press(&mut technician, KeyCode::Char('3'));
    press(&mut technician, KeyCode::Down);
    press(&mut technician, KeyCode::Enter);
    assert_eq!((orders(&mut technician), technician.page), (Vec::new(), Page::Work));
    technician.learn(News::Status(TerminalStatus {
        maintenance: Maintenance::On,
        visit_open: false,
        tap: None,
    }));
    press(&mut technician, KeyCode::Char('3'));
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [Order::TestRead { reader: samples::READER.into() }]);
}

#[test]
fn readers_and_the_service_are_started_anew() {
    let mut technician = open(Language::EN);
    orders(&mut technician);
    press(&mut technician, KeyCode::Char('4'));
    press(&mut technician, KeyCode::Down);
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [Order::RestartReader { reader: samples::READER.into() }]);
    // What was done stands over the list, and is nothing to be selected.
    press(&mut technician, KeyCode::End);
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [Order::Reconnect]);
}
