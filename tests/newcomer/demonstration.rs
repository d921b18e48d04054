//! The demonstration, as `make demo` starts it: a terminal with a desk of its own.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{
    Display, Hand, Pane, Phone, Rig, Service, Watchdog, Window, files_below, root, wait_until,
};
use tempfile::TempDir;

use super::browser::{Browser, answers};

/// What a person reads beside the virtual phones.
#[derive(Debug, PartialEq)]
pub(crate) struct Beside {
    pub(crate) page: String,
    pub(crate) user: String,
    pub(crate) password: String,
}

/// A demonstration in a pane, with a folder of its own for what is temporary.
struct Demonstration {
    pane: Pane,
    temporary: TempDir,
    rig: Rig,
    _watchdog: Watchdog,
}

impl Demonstration {
    fn start() -> Self {
        let watchdog = Watchdog::start();
        let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None);
        let temporary = tempfile::tempdir().unwrap();
        let variable = format!("TMPDIR={}", temporary.path().display());
        let pane = Pane::run(&rig, &["tui", "--demo", "--lang", "en"], &[&variable]);
        pane.wait_for("Use my phone");
        Self { pane, temporary, rig, _watchdog: watchdog }
    }

    #[track_caller]
    fn beside(&self) -> Beside {
        self.pane.wait_for("The desk's page: ");
        let text = self.pane.text();
        let (_, rest) = text.split_once("The desk's page: ").unwrap();
        let mut words = rest.split(|letter: char| letter.is_whitespace() || "(),".contains(letter));
        let mut next = || words.find(|word| !word.is_empty()).unwrap_or_default().to_owned();
        let (page, _user, user, _password, password) = (next(), next(), next(), next(), next());
        Beside { page, user, password }
    }

    /// Nothing of it is left: no folder, nobody at the page, nothing in the home.
    #[track_caller]
    fn left_nothing(&self, page: &str) {
        assert!(!answers(page), "the desk goes on");
        assert_eq!(left_in(self.temporary.path()), [""; 0]);
        assert!(!self.rig.terminal.path(".local").exists());
    }
}

fn left_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

/// What lies on a reader in its first second may have lain there before: that is nobody's phone.
pub(crate) const FIRST_LOOK: Duration = Duration::from_millis(1_200);

/// Holds the virtual iPhone, and answers up to the last screen; the number that it shows.
#[track_caller]
pub(crate) fn visit(pane: &Pane) -> String {
    pane.wait_for("Use my phone");
    thread::sleep(FIRST_LOOK);
    pane.press("a");
    pane.wait_for("the reader to continue");
    pane.press("j");
    pane.wait_for("Share your medical");
    pane.press("1");
    pane.wait_for("Is this correct?");
    pane.press("Enter");
    pane.wait_for("finished here");
    let text = pane.text();
    let number = text.split("at the desk: ").nth(1).and_then(|rest| rest.split_whitespace().next());
    number.unwrap_or_else(|| panic!("no number: {text}")).to_owned()
}

#[test]
fn a_visit_made_there_stands_on_its_page_marked_as_a_demonstration() {
    let demonstration = Demonstration::start();
    let Beside { page, user, password } = demonstration.beside();
    let browser = Browser::log_in(&page, &user, &password);
    assert_eq!(browser.visits(), [""; 0]);
    let number = visit(&demonstration.pane);
    let is_there = || browser.visits().iter().any(|row| row.contains("完了"));
    wait_until("the visit's row on the page", is_there);
    let visits = browser.visits();
    assert_eq!(visits.len(), 1, "{visits:?}");
    for part in [number.as_str(), "デモ", "証明書を確認"] {
        assert!(visits[0].contains(part), "{part} is not in {visits:?}");
    }
    let whole = browser.page();
    let head = whole.split("<main").next().unwrap_or_default();
    assert!(head.contains("デモ"), "the page is marked: {head}");
    assert!(head.contains("<title>デモ"), "so is its tab: {head}");
    let terminal = whole.split("<tr id=\"terminal-").nth(1).expect("the terminal's row");
    assert!(terminal.split("</tr>").next().unwrap_or_default().contains("デモ"), "{terminal}");
    // Everything lies where nobody else looks, and the outbox is on the disk.
    let files = files_below(demonstration.temporary.path());
    for name in ["outbox.db", "identity.json", "desk.db"] {
        assert!(files.iter().any(|file| file.ends_with(name)), "{name} is not in {files:?}");
    }
    demonstration.pane.press("q");
    assert_eq!(demonstration.pane.exit(), 0);
    demonstration.left_nothing(&page);
}

#[test]
fn ctrl_c_and_a_signal_end_both_and_leave_nothing() {
    for end in [|pane: &Pane| pane.press("C-c"), |pane: &Pane| pane.terminate()] {
        let demonstration = Demonstration::start();
        let Beside { page, .. } = demonstration.beside();
        assert!(answers(&page));
        assert_eq!(left_in(demonstration.temporary.path()).len(), 1);
        end(&demonstration.pane);
        let _ = demonstration.pane.exit();
        demonstration.left_nothing(&page);
    }
}

/// However far it has come.
#[test]
fn a_signal_while_it_starts_leaves_nothing() {
    let _watchdog = Watchdog::start();
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None);
    for wait in [0, 100, 300] {
        let temporary = tempfile::tempdir().unwrap();
        let variable = format!("TMPDIR={}", temporary.path().display());
        let pane = Pane::run(&rig, &["tui", "--demo", "--lang", "en"], &[&variable]);
        wait_until("its folder", || !left_in(temporary.path()).is_empty());
        thread::sleep(Duration::from_millis(wait));
        pane.terminate();
        let _ = pane.exit();
        assert_eq!(left_in(temporary.path()), [""; 0], "{wait} ms after it began");
    }
}

#[test]
fn a_window_that_is_closed_leaves_nothing_either() {
    let _watchdog = Watchdog::start();
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None);
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().display().to_string();
    let variables = [("TMPDIR", folder.as_str())];
    let display = Display::xvfb(1_280, 800);
    let window = Window::open_in(display, Hand::Mouse, &rig.terminal, &["--demo"], &variables);
    window.on("start");
    assert_eq!(left_in(temporary.path()).len(), 1);
    window.signal("TERM");
    let outcome = window.finish();
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    // It was said before the window opened, in the language of whoever has started it.
    assert!(outcome.stderr.contains("demo") && outcome.stderr.contains("http://127.0.0.1:"));
    assert_eq!(left_in(temporary.path()), [""; 0]);
}

/// A real phone that somebody holds meanwhile is read, and nothing of it goes to a desk.
#[test]
fn a_real_phone_is_no_visit_of_its_desk() {
    let demonstration = Demonstration::start();
    let Beside { page, user, password } = demonstration.beside();
    let browser = Browser::log_in(&page, &user, &password);
    thread::sleep(FIRST_LOOK);
    let (pane, phone) = (&demonstration.pane, &demonstration.rig.phone);
    phone.hold();
    pane.wait_for("the reader to continue");
    phone.take_away();
    pane.wait_for("Share your medical");
    pane.press("3");
    pane.wait_for("Is this correct?");
    pane.press("Enter");
    pane.wait_for("finished here");
    assert_eq!(phone.shared().lock().signatures(), 1);
    pane.press("1");
    pane.wait_for("Use my phone");
    // What comes after it has come, and it has not.
    visit(pane);
    wait_until("the virtual phone's row", || !browser.visits().is_empty());
    assert_eq!(browser.visits().len(), 1, "{:?}", browser.visits());
}

/// Where no desk can be started the demonstration goes on, and says so.
#[test]
fn without_a_desk_it_goes_on_and_says_so() {
    let _watchdog = Watchdog::start();
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None);
    let pane = Pane::run(&rig, &["tui", "--demo", "--lang", "en"], &["TMPDIR=/nowhere/at/all"]);
    pane.wait_for("There is no desk here: it is pretended.");
    visit(&pane);
    pane.press("q");
    assert_eq!(pane.exit(), 0);
    pane.wait_for("no temporary folder");
}

/// The script of `make demo` starts nothing else.
#[test]
fn make_demo_starts_this_demonstration() {
    let script = fs::read_to_string(root().join("scripts/demo")).unwrap();
    assert!(script.contains("exec \"$kazasu\" \"$front\" --demo"), "{script}");
    let makefile = fs::read_to_string(root().join("Makefile")).unwrap();
    assert!(makefile.contains("demo:\n\t@scripts/setup build run virtual\n\t@scripts/demo\n"));
}
