//! What the environment says: of scales, which are not its business; of displays, which may not be
//! there; of graphics, which may be missing.

use std::os::unix::net::UnixListener;

use kazasu_tests::{Display, Hand, Outcome, Shown, Terminal, Watchdog, Window};

fn terminal() -> Terminal {
    Terminal::new("/nowhere/pcscd.comm".as_ref(), &[])
}

/// The start screen of a demonstration on a display with these resources.
#[track_caller]
fn start(resources: &str, variables: &[(&str, &str)]) -> Shown {
    let display = Display::without_window_manager(1_024, 600);
    if !resources.is_empty() {
        display.set_resources(resources);
    }
    let terminal = terminal();
    let window = Window::open_in(display, Hand::Mouse, &terminal, &["--demo"], variables);
    window.wait_for_size((1_024, 600));
    window.on("start")
}

#[test]
fn no_scale_of_the_environment_counts() {
    let _watchdog = Watchdog::start();
    let usual = start("", &[]);
    for dpi in ["0", "-96", "nan", "inf", "288", "2000", "large", ""] {
        assert_eq!(start(&format!("Xft.dpi:\t{dpi}\n"), &[]), usual, "Xft.dpi: {dpi}");
    }
    for scale in ["", "0", "-1", "nan", "1e9", "3", "randr", "large"] {
        let variables = [("WINIT_X11_SCALE_FACTOR", scale), ("GDK_SCALE", scale)];
        assert_eq!(start("", &variables), usual, "{scale:?}");
    }
}

#[test]
fn a_configured_scale_counts_as_far_as_there_is_room() {
    let _watchdog = Watchdog::start();
    let shown = |scale: &str, size: (u16, u16)| {
        let terminal = terminal();
        terminal.configure(&format!("[screen]\nscale = {scale}\n"));
        let display = Display::without_window_manager(size.0, size.1);
        let window = Window::open(display, Hand::Mouse, &terminal, &["--demo", "--fullscreen"]);
        window.wait_for_size(size);
        window.on("start")
    };
    let height =
        |shown: &Shown| shown.within("Start", (0.0, 1.0)).1 - shown.within("Start", (0.0, 0.0)).1;
    let (one, two) = (shown("1.0", (1_920, 1_080)), shown("1.5", (1_920, 1_080)));
    assert!(height(&two) > height(&one), "{one:#?} {two:#?}");
    // 800×480 is the least that a screen needs.
    assert_eq!(shown("2.0", (800, 480)), shown("1.0", (800, 480)));
}

/// `kazasu touch` where it cannot open a window.
#[track_caller]
fn refused(variables: &[(&str, &str)], said: &str) -> Outcome {
    let terminal = terminal();
    let call = terminal.kazasu(&["touch", "--demo"]).env("DISPLAY", "").env("WAYLAND_DISPLAY", "");
    let call = variables.iter().fold(call, |call, (name, value)| call.env(name, value));
    let outcome = call.run();
    assert_eq!(outcome.exit, 2, "{outcome:#?}");
    let sentence = outcome.stderr.lines().last().unwrap_or_default();
    assert!(sentence.starts_with("kazasu: ") && sentence.contains(said), "{outcome:#?}");
    assert!(sentence.ends_with("or use kazasu tui"), "it says what to do: {outcome:#?}");
    outcome
}

#[test]
fn without_a_display_it_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().to_str().expect("a plain name");
    let _mute = UnixListener::bind(format!("{folder}/mute")).expect("a socket");
    drop(UnixListener::bind(format!("{folder}/dead")).expect("a socket"));
    refused(&[], "neither DISPLAY nor WAYLAND_DISPLAY is set");
    refused(&[("DISPLAY", ":4095")], "DISPLAY=:4095 does not answer");
    refused(&[("DISPLAY", "nonsense")], "DISPLAY=nonsense does not answer");
    let wayland = |name| [("WAYLAND_DISPLAY", name), ("XDG_RUNTIME_DIR", folder)];
    refused(&wayland("wayland-9"), "WAYLAND_DISPLAY=wayland-9 does not answer");
    refused(&wayland("dead"), "WAYLAND_DISPLAY=dead does not answer");
    refused(&wayland("mute"), "it said nothing for 3 s");
    let nowhere = [("WAYLAND_DISPLAY", "wayland-0"), ("XDG_RUNTIME_DIR", "")];
    refused(&nowhere, "XDG_RUNTIME_DIR is not set");
}

#[test]
fn an_x_server_without_what_a_window_needs_is_told_so() {
    let display = Display::with_arguments(800, 480, &["-extension", "RANDR"]);
    refused(&[("DISPLAY", display.name())], "without the extension RANDR");
    // The window's library panics.
    let display = Display::with_arguments(800, 480, &["-extension", "GLX"]);
    let outcome = refused(
        &[("DISPLAY", display.name()), ("__EGL_VENDOR_LIBRARY_DIRS", "/nowhere")],
        "no window for the touch screen",
    );
    assert!(!outcome.stderr.contains("panicked"), "{outcome:#?}");
    let display = Display::without_window_manager(800, 480);
    let drivers = [("LIBGL_DRIVERS_PATH", "/nowhere"), ("__EGL_VENDOR_LIBRARY_DIRS", "/nowhere")];
    refused(&[&[("DISPLAY", display.name())][..], &drivers].concat(), "OpenGL");
}

#[test]
fn beside_a_dead_wayland_server_it_opens_on_the_x_server() {
    let _watchdog = Watchdog::start();
    let display = Display::without_window_manager(800, 480);
    let terminal = terminal();
    let variables = [("WAYLAND_DISPLAY", "wayland-9"), ("XDG_RUNTIME_DIR", "/nowhere")];
    let window = Window::open_in(display, Hand::Mouse, &terminal, &["--demo"], &variables);
    window.on("start");
    assert!(
        window.log().contains(
            "kazasu: WAYLAND_DISPLAY=wayland-9 does not answer: No such file or directory (os \
             error 2); the touch screen opens on DISPLAY"
        ),
        "{}",
        window.log()
    );
}
