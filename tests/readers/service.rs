//! The PC/SC service: not there, stopped, killed, back, with other readers.

use std::time::Duration;

use kazasu_core::virtual_phone::{Fault, FaultPlan, Model, PhoneSpec};
use kazasu_tests::{Phone, Rig, Running, Service, Terminal};

/// An Android phone that is not held yet, on the only port of a service of its own.
fn waiting_rig(faults: FaultPlan) -> Rig {
    Rig::on(Service::private(1).reader(), PhoneSpec { faults, ..Phone::spec(Model::Android) }, None)
}

/// A `kazasu read` for a person, which has looked at the readers and waits for a phone.
fn waiting_read(terminal: &Terminal, seconds: &str) -> Running {
    let read = terminal
        .kazasu(&["read", "--lang", "en", "--pin-stdin", "--timeout", seconds])
        .stdin("1234\n")
        .start();
    read.wait_for_text("Hold the phone to the reader");
    // It tells nothing of its first look at the readers, which takes some hundredths of a second.
    std::thread::sleep(Duration::from_secs(1));
    read
}

#[test]
fn waiting_goes_on_when_the_service_restarts() {
    for end in [Service::stop, Service::kill] {
        let rig = waiting_rig(FaultPlan::default());
        let service = rig.reader.service();
        let read = waiting_read(&rig.terminal, "40");
        end(service);
        read.wait_for_text("The PC/SC service has stopped; waiting for it.");
        service.restart();
        read.wait_for_text("The PC/SC service is back.");
        rig.phone.hold();
        let outcome = read.finish();
        assert!(
            outcome.exit == 0 && outcome.stdout.contains("Read: Android phone"),
            "{outcome:#?}"
        );
        assert_eq!(rig.phone.verifies(), 1);
    }
}

#[test]
fn a_service_that_stays_away_ends_the_wait_with_what_to_do() {
    let rig = waiting_rig(FaultPlan::default());
    let read = waiting_read(&rig.terminal, "4");
    rig.reader.service().stop();
    let outcome = read.finish();
    assert!(outcome.exit == 3 && outcome.stdout.is_empty(), "{outcome:#?}");
    assert!(outcome.stderr.contains("kazasu: The PC/SC service is not running."), "{outcome:#?}");
}

/// The service dies while the phone works on a command: not the phone's fault, and no second try.
#[test]
fn the_end_of_the_service_within_a_tap_is_an_error() {
    for (end, number, verifies) in [
        (Service::kill as fn(&Service), 4, 0),
        (Service::stop, 6, 1),
        (Service::kill, 9, 1),
        (Service::stop, 16, 1),
    ] {
        let rig = waiting_rig(FaultPlan::at(number, Fault::Delay(Duration::from_millis(1_500))));
        rig.phone.hold();
        let read = rig.call_with_pin("1234", &[]).start();
        rig.phone.wait_for_command(number.into());
        end(rig.reader.service());
        read.finish().error(3, "reader_failed");
        assert_eq!(rig.phone.verifies(), verifies, "command {number}");
    }
}

#[test]
fn without_a_service_nothing_is_waited_for() {
    let nowhere = Terminal::new(std::path::Path::new("/nowhere/pcscd.comm"), &[]);
    let outcome = nowhere.read(&[]).run();
    let message = outcome.error(3, "no_service");
    assert!(message.contains("start it") && outcome.took < Duration::from_secs(5), "{outcome:#?}");
    let person = nowhere.kazasu(&["read", "--lang", "ja"]).run();
    assert_eq!((person.exit, person.stdout.as_str()), (3, ""));
    assert!(person.stderr.contains("PC/SCサービスが動いていません"), "{person:#?}");
}

/// What a killed service leaves behind is no service either.
#[test]
fn a_stale_socket_is_no_service() {
    let service = Service::private(1);
    let terminal = Terminal::new(&service.socket(), &[]);
    service.kill();
    assert!(service.socket().exists(), "otherwise this test shows nothing");
    terminal.read(&[]).run().error(3, "no_service");
}

#[test]
fn without_a_reader_nothing_is_waited_for() {
    let (service, _ports) = Service::without_reader();
    let terminal = Terminal::new(&service.socket(), &[]);
    let outcome = terminal.read(&[]).run();
    assert!(
        outcome.error(3, "no_reader").contains("plug one in")
            && outcome.took < Duration::from_secs(5),
        "{outcome:#?}"
    );
}

/// The reader that was asked for goes while it is waited for, and another one comes.
#[test]
fn another_reader_in_place_of_the_one_asked_for_is_not_used() {
    let rig = waiting_rig(FaultPlan::default());
    let read = rig.terminal.kazasu(&["read", "--json", "--timeout", "4"]).start();
    std::thread::sleep(Duration::from_secs(1));
    rig.reader.service().stop();
    let other = rig.reader.service().restart_with_another_reader();
    let phone = Phone::new(Phone::spec(Model::Iphone), other.port(0), None);
    phone.hold();
    let message = read.finish().error(3, "no_reader");
    assert!(message.contains(&rig.reader.name(0)) && message.contains(&other.name(0)), "{message}");
    assert_eq!(phone.commands(), 0);
}

#[test]
fn a_reader_that_comes_later_is_used() {
    let service = Service::private(1);
    let terminal = Terminal::new(&service.socket(), &[]);
    let read = waiting_read(&terminal, "40");
    service.stop();
    let other = service.restart_with_another_reader();
    read.wait_for_text("The PC/SC service is back.");
    let phone = Phone::new(Phone::spec(Model::Iphone), other.port(0), None);
    phone.hold();
    let outcome = read.finish();
    assert!(outcome.exit == 0 && outcome.stdout.contains("Read: iPhone"), "{outcome:#?}");
}
