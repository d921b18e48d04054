//! `kazasu read`, which ends after one phone: while it waits the PIN is there once, and when it
//! writes its result no more.

use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Pane, Phone, Rig, Service, kazasu, wait_until};

use super::judge::{as_text, has_no_pin, look};

const PIN: &str = "8531";

fn rig() -> Rig {
    let spec = PhoneSpec { pin: PIN.into(), ..Phone::spec(Model::Android) };
    Rig::on(Service::shared().reader(), spec, None)
}

/// What a pipe holds before a writer waits (pipe(7)).
const PIPE: usize = 65_536;

#[test]
fn the_pin_of_standard_input_is_gone_when_the_result_is_written() {
    let rig = rig();
    let (mut result, mut full) = std::io::pipe().unwrap();
    full.write_all(&vec![b' '; PIPE]).unwrap();
    let mut command = rig.terminal.client(kazasu());
    command.arg("--config").arg(rig.terminal.config());
    command.args(["read", "--json", "--pin-stdin", "--timeout", "30"]);
    let mut program =
        command.stdin(Stdio::piped()).stdout(full).stderr(Stdio::null()).spawn().unwrap();
    drop(command);
    thread::sleep(Duration::from_millis(500));
    let before = look(program.id());
    program.stdin.take().unwrap().write_all(format!("{PIN}\n").as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(1_500));
    if let Some(memory) = look(program.id()) {
        let found = as_text(&memory, PIN);
        assert_eq!(found.len(), 1, "the entry, and no other copy of it: {found:x?}");
    }
    rig.phone.hold();
    wait_until("the signature", || rig.phone.shared().lock().signatures() == 1);
    // It waits in its write now.
    let state = format!("/proc/{}/wchan", program.id());
    wait_until("a write", || {
        fs::read_to_string(&state).is_ok_and(|place| place.contains("pipe"))
            || is_asleep(program.id())
    });
    thread::sleep(Duration::from_millis(500));
    if let (Some(before), Some(memory)) = (before, look(program.id())) {
        has_no_pin(&before, &memory, &[PIN]);
    }
    let mut text = String::new();
    result.read_to_string(&mut text).unwrap();
    assert!(program.wait().unwrap().success());
    assert!(text.contains("\"outcome\":\"read\""), "{text}");
}

fn is_asleep(process: u32) -> bool {
    fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| stat.contains(") S "))
}

#[test]
fn the_pin_that_is_typed_is_there_once() {
    let rig = rig();
    rig.phone.hold();
    let pane = Pane::run(&rig, &["read", "--lang", "en"], &[]);
    pane.wait_for("Please take the phone off, then enter the PIN.");
    pane.type_unseen(PIN);
    thread::sleep(Duration::from_millis(500));
    let parent = pane.parent();
    let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap();
    let process = children.split_whitespace().next().unwrap().parse().unwrap();
    if let Some(memory) = look(process) {
        let found = as_text(&memory, PIN);
        assert_eq!(found.len(), 1, "the entry, and no other copy of it: {found:x?}");
    }
    rig.phone.take_away();
    thread::sleep(Duration::from_millis(900));
    rig.phone.hold();
    assert_eq!(pane.exit(), 0);
}
