//! A touch screen that cannot write down what it does, or waits for its trust files, says so on
//! standard error as it starts.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};

use kazasu_tests::{Display, Hand, Rig, Terminal, Watchdog, Window, wait_until};
#[cfg(target_os = "linux")]
use kazasu_tests::{SlowFiles, authority};

#[test]
fn folders_that_are_refused_are_told_as_it_starts() {
    let _watchdog = Watchdog::start();
    let open = |terminal: &Terminal, name: &str| {
        let path = terminal.path(name);
        fs::create_dir_all(&path).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o777)).unwrap();
        path
    };
    for kind in ["open state", "link as log", "file as log"] {
        let rig = Rig::iphone();
        rig.phone.take_away();
        let terminal = &rig.terminal;
        let reader = rig.reader.name(0);
        let configure = || {
            terminal.configure(&format!(
                "[log]\nfolder = \"logs\"\n[reader]\nnames = [{reader:?}]\n\
                 [trust]\nanchors = [\"anchor.der\"]\n"
            ));
            terminal.path("logs")
        };
        let (path, said) = match kind {
            "open state" => (open(terminal, ".local/state/kazasu"), "lets others write into it"),
            "link as log" => {
                let path = configure();
                fs::create_dir(terminal.path("elsewhere")).unwrap();
                symlink(terminal.path("elsewhere"), &path).unwrap();
                (path, "is a symbolic link, which is not followed")
            }
            _ => {
                let path = configure();
                terminal.write("logs", b"");
                (path, "is no folder: move it away")
            }
        };
        let display = Display::without_window_manager(800, 480);
        let window = Window::open(display, Hand::Mouse, terminal, &[]);
        window.press("start", "Start");
        window.press("kind", "Back");
        window.on("start");
        let sentence = format!("cannot be written: {} {said}", path.display());
        wait_until(&sentence, || window.log().contains(&sentence));
        assert!(window.log().contains("patients are served all the same"), "{}", window.log());
    }
}

/// Anchors on a disk that does not answer: the window is there, says so to staff, and serves as
/// soon as they have come.
#[cfg(target_os = "linux")]
#[test]
fn trust_files_that_do_not_answer_hold_no_start() {
    let _watchdog = Watchdog::start();
    let slow = SlowFiles::new();
    let rig = Rig::iphone();
    rig.phone.take_away();
    rig.terminal.write("slow.der", authority().anchor_der());
    let reader = rig.reader.name(0);
    rig.terminal
        .configure(&format!("[reader]\nnames = [{reader:?}]\n[trust]\nanchors = [\"slow.der\"]\n"));
    let variables = slow.variables();
    let variables: Vec<_> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let display = Display::without_window_manager(800, 480);
    let window =
        Window::open_in(display, Hand::Mouse, &rig.terminal, &["--lang", "en"], &variables);
    window.wait_for_screen("out-of-service", 1);
    let sentence = "this terminal is out of service until it answers";
    wait_until(sentence, || window.log().contains(sentence));
    assert!(window.log().contains("slow.der: does not answer"), "{}", window.log());
    assert_eq!(window.times("start"), 0, "nobody is served meanwhile");
    slow.answer();
    window.press("start", "Start");
    window.on("kind");
}
