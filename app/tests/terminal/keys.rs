//! Keys as terminals send them: byte by byte, in application mode, without Num Lock.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::pty::Pty;
use super::{FIRST_LOOK, until};

/// Nothing for so long after ESC, and it was the key Escape; a busy machine may take longer than
/// the test meant to.
const ESCAPE: Duration = Duration::from_millis(45);

/// What comes when the digits were four, and confirmed.
const HOLD: &str = "Hold your Android phone";

/// A demonstration on the PIN pad.
fn on_the_pad() -> Pty {
    let pty = Pty::start(&["tui", "--demo", "--lang", "en"], &[]);
    pty.see("Use my phone");
    sleep(FIRST_LOOK);
    pty.press("1");
    pty.see("Which phone do you have?");
    pty.press("2");
    pty.see("Enter the 4-digit PIN");
    pty
}

/// Sends the bytes of a key one by one; whether that was as fast as meant.
fn cut(pty: &Pty, key: &str, pause: Duration) -> bool {
    let mut in_time = true;
    for at in 0..key.len() {
        let sent = Instant::now();
        pty.press(&key[at..=at]);
        if at + 1 < key.len() {
            sleep(pause);
        }
        in_time = in_time && sent.elapsed() < ESCAPE;
    }
    in_time
}

/// The keys, and how many digits each takes back.
const KEYS: [(&str, &str, usize); 8] = [
    ("arrow", "\x1b[A", 0),
    ("arrow in application mode", "\x1bOB", 0),
    ("F12", "\x1b[24~", 0),
    ("Delete", "\x1b[3~", 1),
    ("Home", "\x1b[H", 0),
    ("Home of a VT220", "\x1b[1~", 0),
    ("PageDown with Control", "\x1b[6;5~", 0),
    ("1 of a keypad in application mode", "\x1bOq", 0),
];

#[test]
fn a_key_whose_bytes_come_apart_stops_no_visit_and_erases_no_digit() {
    for pause in [5, 20, 40].map(Duration::from_millis) {
        // A machine that was too busy proves nothing.
        let done = (0..6).any(|_| {
            let pty = on_the_pad();
            let mut in_time = true;
            let mut missing = 4_usize;
            for (name, key, erased) in KEYS {
                // Something to erase.
                if erased > 0 {
                    pty.press("7");
                }
                in_time = in_time && cut(&pty, key, pause);
                if name.starts_with("1 of") {
                    missing -= 1;
                }
            }
            if !in_time {
                return false;
            }
            pty.press(&"234"[..missing]);
            pty.press("\r");
            pty.see(HOLD);
            true
        });
        assert!(done || pause.as_millis() == 40, "this machine is too busy for {pause:?}");
    }
}

#[test]
fn escape_alone_ends_the_visit_and_what_follows_is_another_key() {
    let pty = on_the_pad();
    pty.press("12");
    pty.press("\x1b");
    pty.see("Use my phone");
    // Of its own, and no second half of a key.
    sleep(Duration::from_millis(100));
    pty.press("1");
    pty.see("Which phone do you have?");
    pty.press("2");
    pty.see("Enter the 4-digit PIN");
    // Nothing of the digits before has stayed.
    pty.press("1234\r");
    pty.see(HOLD);
}

#[test]
fn a_ten_key_in_application_mode_reaches_the_pad() {
    let pty = on_the_pad();
    // 1, 2, 3, a slip that is taken back, 4, and Enter.
    for key in ["\x1bOq", "\x1bOr", "\x1bOs", "\x1bOy", "\x7f", "\x1bOt", "\x1bOM"] {
        pty.press(key);
    }
    pty.see(HOLD);
}

#[test]
fn a_ten_key_without_num_lock_is_told_so() {
    let pty = on_the_pad();
    // End is 1, the arrow down 2, Begin 5, Insert 0.
    for key in ["\x1b[F", "\x1b[B", "\x1b[E", "\x1bOE", "\x1b[2~", "\x1b[4~", "\x1b[1~"] {
        pty.press(key);
        pty.see("Num Lock");
        pty.press("7");
        until("it stays", || !pty.text().contains("Num Lock"));
        pty.press("\x7f");
    }
    pty.press("1234\r");
    pty.see(HOLD);
}

#[test]
fn a_serial_console_that_says_no_size_shows_screens() {
    for term in ["vt100", "vt220", "linux"] {
        let pty = Pty::start_sized(
            (0, 0),
            &["tui", "--demo", "--lang", "en"],
            &[("TERM", term), ("COLUMNS", ""), ("LINES", "")],
        );
        pty.see("Use my phone");
        // And says it when the line is asked later (resize(1)).
        pty.resize(12, 40);
        pty.see("Use my phone");
        pty.resize(0, 0);
        pty.see("Shaky hand");
    }
}

/// Whoever has named a display expects the touch screen, and gets a word.
#[test]
fn without_a_display_that_answers_the_visits_are_in_the_terminal() {
    let dead = [("DISPLAY", ":4095"), ("WAYLAND_DISPLAY", ""), ("WAYLAND_SOCKET", "")];
    let mut pty = Pty::start(&["--lang", "en"], &dead);
    pty.see("High contrast");
    pty.signal(rustix::process::Signal::TERM);
    assert_eq!(pty.end(), Some(0));
    pty.is_as_before();
    let said = pty.text().replace('\n', "");
    assert!(said.contains("DISPLAY=:4095 does not answer"), "{said}");
    assert!(said.contains("guiding patients in this terminal"), "{said}");
}
