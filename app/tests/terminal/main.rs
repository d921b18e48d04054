//! The terminal UI on a real (pseudo) terminal: whole visits, and all the ways in which a terminal
//! can go away.
//!
//! Linux alone: `setsid --ctty` gives the program a terminal of its own.
#![cfg(target_os = "linux")]

mod keys;
mod pty;

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use pty::{Pty, kazasu};
use rustix::process::Signal;

/// What is held to a reader within its first second may have lain there before, and counts as
/// nobody's.
const FIRST_LOOK: Duration = Duration::from_millis(1_100);

#[test]
fn an_android_phone_is_read_while_the_window_is_made_smaller() {
    let mut pty = Pty::start(&["tui", "--demo", "--lang", "en"], &[]);
    pty.see("Use my phone");
    sleep(FIRST_LOOK);
    pty.press("1");
    pty.see("Which phone do you have?");
    pty.press("2");
    pty.see("Enter the 4-digit PIN");
    // Typed faster than the screen can follow.
    pty.press("1234\r");
    pty.see("Hold your Android phone");
    pty.resize(12, 40);
    pty.see("Re-enter PIN");
    assert!(!pty.text().contains("Plastic card"), "{}", pty.text());
    pty.press("c");
    pty.see("Take your phone off");
    pty.press("j");
    pty.see("Share your medical");
    pty.press("1");
    pty.see("Is this correct?");
    pty.press("\r");
    pty.see("You're finished here");
    pty.resize(6, 30);
    pty.see("too small");
    pty.press("q");
    assert_eq!(pty.end(), Some(0));
    pty.is_as_before();
}

#[test]
fn an_iphone_is_read_in_japanese() {
    let mut pty = Pty::start(&["tui", "--demo", "--lang", "ja"], &[]);
    pty.see("スマートフォンを利用する");
    sleep(FIRST_LOOK);
    pty.press("1");
    pty.see("ご利用のスマートフォンの種類を");
    pty.press("1");
    pty.see("前面にかざしてください");
    pty.press("a");
    pty.see("iPhoneを");
    pty.see("カードリーダーからはずし");
    pty.press("j");
    pty.see("この医療機関に");
    pty.press("3");
    pty.see("この内容で");
    pty.press("\r");
    pty.see("機械での確認が");
    pty.press("\x03");
    assert_eq!(pty.end(), Some(0));
    pty.is_as_before();
}

#[test]
fn a_patients_keyboard_never_ends_the_terminal_and_a_signal_does() {
    let mut pty = Pty::start(&["tui", "--lang", "en"], &[]);
    pty.see("High contrast");
    pty.press("q\x03\x1a\x1c\x04");
    sleep(Duration::from_millis(300));
    assert!(pty.is_running());
    assert!(!pty.text().contains("DEMO"));
    pty.signal(Signal::TERM);
    assert_eq!(pty.end(), Some(0));
    pty.is_as_before();
}

#[test]
fn it_ends_when_the_connection_drops() {
    for (arguments, seen) in [
        (&["tui", "--demo"][..], "?"),
        (&["tui", "--demo", "--technician", "--lang", "en"], "1/10 Overview"),
    ] {
        let mut pty = Pty::start(arguments, &[]);
        pty.see(seen);
        pty.hang_up();
        assert_eq!(pty.end(), Some(0), "{arguments:?}");
    }
}

#[test]
fn it_ends_when_its_parent_is_killed() {
    let mut pty = Pty::start_shell("\"$KAZASU\" tui --demo; true");
    pty.see("?");
    pty.signal(Signal::KILL);
    pty.end();
    // Nobody has the terminal open any more.
    pty.sees_the_end();
}

#[test]
fn a_terminal_that_nobody_reads_does_not_keep_it() {
    let mut pty = Pty::start(&["tui", "--demo"], &[]);
    pty.see("?");
    pty.stop_reading();
    // Enough for every buffer on the way to be full.
    for number in 0..100 {
        pty.resize(24, 80 + number % 2);
        sleep(Duration::from_millis(10));
    }
    pty.signal(Signal::TERM);
    assert_eq!(pty.end(), Some(0));
}

#[test]
fn it_sleeps_while_nothing_happens() {
    let views = [
        (&["tui", "--demo", "--lang", "en"][..], "Use my phone"),
        (&["tui", "--demo", "--technician", "--lang", "en"], "eady"),
    ];
    for (arguments, seen) in views {
        let pty = Pty::start(arguments, &[]);
        pty.see(seen);
        // What it does at the start may last, on a machine that is busy; then it has to rest. A
        // tick is 10 ms.
        let windows: Vec<u64> = (0..10)
            .map_while(|_| {
                let before = pty.processor_ticks();
                sleep(Duration::from_secs(2));
                let used = pty.processor_ticks() - before;
                (used > 2).then_some(used)
            })
            .collect();
        assert!(windows.len() < 10, "{arguments:?}: {windows:?} ticks in 2 s each");
    }
}

#[test]
fn no_color_means_none() {
    let coloured = |variables| {
        let pty = Pty::start(&["tui", "--demo", "--lang", "en"], variables);
        pty.see("DEMO (not real)");
        pty.has_colour()
    };
    assert!(coloured(&[]));
    assert!(!coloured(&[("NO_COLOR", "1")]));
}

#[test]
fn what_is_no_terminal_for_screens_is_told_so() {
    for (variables, said) in
        [([("TERM", "dumb")], "TERM is \"dumb\""), ([("LC_ALL", "C")], "not UTF-8")]
    {
        let mut pty = Pty::start(&["tui", "--demo"], &variables);
        pty.see(said);
        assert_eq!(pty.end(), Some(2));
        pty.is_as_before();
    }
    let piped = Command::new(kazasu()).arg("tui").stdin(Stdio::null()).output().unwrap();
    assert_eq!(piped.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&piped.stderr).contains("no terminal") && piped.stdout.is_empty()
    );
}

#[test]
fn a_log_does_not_go_across_the_screen() {
    let mut pty = Pty::start(&["tui", "--demo", "--log", "info"], &[]);
    pty.see("--log");
    assert_eq!(pty.end(), Some(2));
}

/// Waits until it is so, 10 s at most.
#[track_caller]
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(10), "{what}");
        sleep(Duration::from_millis(10));
    }
}
