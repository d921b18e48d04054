//! A reader that another program uses.

use std::process::Stdio;

use kazasu_core::virtual_phone::{Fault, FaultPlan, Model, PhoneSpec};
use kazasu_tests::{Call, Phone, Rig, Running, sibling, tool, wait_until};

#[test]
fn a_reader_that_is_given_free_is_read_then() {
    let rig = Rig::android();
    let (other, keeps) = rig.held_by_another_program();
    let mut read =
        rig.terminal.kazasu(&["read", "--lang", "en", "--pin-stdin"]).stdin("1234\n").start();
    read.wait_for_text("Another program is using the reader; waiting for it.");
    // Longer than a tap may take: while another program holds the reader, no tap has begun.
    std::thread::sleep(std::time::Duration::from_secs(6));
    assert!(!read.has_ended() && rig.phone.commands() == 0);
    drop(keeps);
    let outcome = read.finish();
    assert!(outcome.exit == 0 && outcome.stdout.contains("Read: Android phone"), "{outcome:#?}");
    assert_eq!((other.finish().exit, rig.phone.verifies()), (0, 1));
    let told = outcome.stderr.matches("Another program").count();
    assert_eq!(told, 1, "told once: {outcome:#?}");
}

#[test]
fn a_reader_that_is_kept_is_an_error() {
    let rig = Rig::android();
    let (_other, _keeps) = rig.held_by_another_program();
    let outcome = rig
        .terminal
        .kazasu(&["read", "--json", "--pin-stdin", "--timeout", "2"])
        .stdin("1234\n")
        .run();
    assert!(outcome.error(3, "reader_busy").contains("close it"), "{outcome:#?}");
    assert_eq!(rig.phone.commands(), 0);
}

/// Two reads of one phone at the same time: each has the reader for itself, one after the other.
#[test]
fn two_reads_do_not_disturb_each_other() {
    let slow = (1..=16)
        .map(|number| (number, Fault::Delay(std::time::Duration::from_millis(60))))
        .collect();
    let faults = FaultPlan { numbered: slow, ..FaultPlan::default() };
    let rig = Rig::new(PhoneSpec { faults, ..Phone::spec(Model::Android) });
    let reads = [(); 2].map(|()| rig.call_with_pin("1234", &[]).start());
    for read in reads {
        let _read = read.finish().read();
    }
    let phone = rig.phone.shared().lock();
    assert_eq!((phone.verifies(), phone.signatures(), phone.commands()), (2, 2, 32));
}

/// Another program that has a transaction on what lies there, which makes PC/SC hold whoever opens
/// the reader.
fn held_by_a_transaction(rig: &Rig) -> (Running, std::process::ChildStdin, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("transaction");
    let mut compiler = tool("cc");
    compiler.args(["-Wall", "-I/usr/include/PCSC", "-o"]).arg(&program);
    compiler.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/readers/transaction.c")).arg("-lpcsclite");
    let compiled = compiler.output().unwrap();
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    let mut command = rig.terminal.client(program);
    command.arg(rig.reader.name(0));
    // Nothing tells when the service has seen the phone.
    wait_until("a phone on the reader", || {
        let looked = rig
            .terminal
            .client(sibling("hold-reader"))
            .arg(rig.reader.name(0))
            .stdin(Stdio::null())
            .output();
        looked.is_ok_and(|looked| looked.status.success())
    });
    let (program, keeps) = Call::new(command).start_with_open_stdin();
    program.wait_for_text("held");
    (program, keeps, folder)
}

#[test]
fn another_programs_transaction_is_a_busy_reader_too() {
    let rig = Rig::android();
    let (_other, keeps, _folder) = held_by_a_transaction(&rig);
    let outcome = rig
        .terminal
        .kazasu(&["read", "--json", "--pin-stdin", "--timeout", "4"])
        .stdin("1234\n")
        .run();
    assert!(outcome.error(3, "reader_busy").contains("close it"), "{outcome:#?}");

    let read =
        rig.terminal.kazasu(&["read", "--lang", "en", "--pin-stdin"]).stdin("1234\n").start();
    read.wait_for_text("Another program is using the reader; waiting for it.");
    // Longer than a tap may take.
    std::thread::sleep(std::time::Duration::from_secs(6));
    assert_eq!(rig.phone.commands(), 0);
    drop(keeps);
    let outcome = read.finish();
    assert!(outcome.exit == 0 && outcome.stdout.contains("Read: Android phone"), "{outcome:#?}");
    assert_eq!(rig.phone.verifies(), 1);
}
