//! Displays without a window manager, as panels on a board often are: the window is the display,
//! whatever size that has, gets or is given.

use kazasu_tests::{Display, Hand, Terminal, Watchdog, Window};

/// The window goes before its configuration.
struct Alone {
    window: Window,
    _terminal: Terminal,
}

impl std::ops::Deref for Alone {
    type Target = Window;

    fn deref(&self) -> &Window {
        &self.window
    }
}

fn open(display: Display, arguments: &[&str]) -> Alone {
    let terminal = Terminal::new("/nowhere/pcscd.comm".as_ref(), &[]);
    Alone { window: Window::open(display, Hand::Mouse, &terminal, arguments), _terminal: terminal }
}

/// Every button lies on the display, and one of them does what it says.
#[track_caller]
fn can_be_pressed(window: &Window) {
    let shown = window.on("start");
    let (width, height) = window.display().size();
    let (x, y) = shown.within("Start", (0.99, 0.99));
    assert!(x < f32::from(width) && y < f32::from(height), "{shown:#?}");
    window.press("start", "Start");
    window.press("kind", "Back");
    window.on("start");
}

#[test]
fn the_window_is_the_display_on_every_panel() {
    let _watchdog = Watchdog::start();
    for (width, height) in [
        (800, 480),
        (480, 800),
        (1_024, 600),
        (1_280, 800),
        (1_920, 1_080),
        (1_080, 1_920),
        (3_840, 2_160),
    ] {
        let display = Display::without_window_manager(width, height);
        let window = open(display, &[]);
        window.wait_for_all_of_the_display();
        // Nobody's readers are there: what it shows says so, and can be pressed.
        let shown = window.screens().pop().expect("a screen");
        let (x, y) = shown.within("HighContrast(true)", (0.99, 0.99));
        assert!(x < f32::from(width) && y < f32::from(height), "{width}×{height}: {shown:#?}");
    }
}

#[test]
fn a_demonstration_takes_the_display_too() {
    let _watchdog = Watchdog::start();
    for arguments in [&["--demo"][..], &["--demo", "--fullscreen"]] {
        let window = open(Display::without_window_manager(800, 480), arguments);
        can_be_pressed(&window);
    }
}

#[test]
fn it_follows_a_display_that_changes() {
    let _watchdog = Watchdog::start();
    let display = Display::without_window_manager(1_280, 1_280);
    display.resize(1_280, 800);
    let window = open(display, &[]);
    window.wait_for_all_of_the_display();
    for (width, height) in [(800, 1_280), (800, 480), (480, 800), (1_024, 600), (1_280, 1_280)] {
        window.display().resize(width, height);
        window.wait_for_all_of_the_display();
    }
}

#[test]
fn of_several_outputs_it_takes_the_primary_one() {
    let _watchdog = Watchdog::start();
    let display = Display::without_window_manager(1_824, 600);
    display.divide(&[800, 1_024], 1);
    let window = open(display, &[]);
    window.wait_for_size((1_024, 600));
    window.wait_for_place((800, 0));
    // The primary one is another one now.
    window.display().divide(&[800, 1_024], 0);
    window.wait_for_size((800, 600));
    window.wait_for_place((0, 0));
}

#[test]
fn a_window_manager_may_come_late_and_crash() {
    let _watchdog = Watchdog::start();
    let display = Display::without_window_manager(1_024, 600);
    let mut window = open(display, &["--demo", "--fullscreen"]);
    window.wait_for_size((1_024, 600));
    window.window.display_mut().start_window_manager();
    can_be_pressed(&window);
    window.display().crash_window_manager();
    can_be_pressed(&window);
    window.wait_for_place((0, 0));
}

#[test]
fn the_keyboard_reaches_it() {
    let _watchdog = Watchdog::start();
    let window = open(Display::without_window_manager(800, 480), &["--demo"]);
    window.on("start");
    // 1 on a ten-key without Num Lock (X11/keysymdef.h, KP_End).
    window.display().press_key(0xFF9C);
    window.on("kind");
}
