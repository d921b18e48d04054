//! A terminal that guides patients on a screen, and a person who holds phones to it.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;

use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Call, Pane, Phone, Rig, Service, wait_until};

/// The PIN of every phone here.
pub(crate) const PIN: &str = "8531";
/// What is typed first.
pub(crate) const WRONG: &str = "7642";

/// What is held to a reader within the program's first second may have lain there before, and
/// counts as nobody's.
const FIRST_LOOK: Duration = Duration::from_millis(1_200);

/// pcscd looks every 400 ms whether something is still there.
const LIFTED: Duration = Duration::from_millis(900);

/// `kazasu tui` in a pane, with a reader of its own.
pub(crate) struct Station {
    pub(crate) rig: Rig,
    pane: Pane,
}

/// A well-behaved phone of this model, with [`PIN`].
fn spec(model: Model) -> PhoneSpec {
    PhoneSpec { pin: PIN.into(), ..Phone::spec(model) }
}

impl Station {
    /// Starts it before a phone of this model.
    pub(crate) fn start(model: Model) -> Self {
        Self::start_configured(model, "")
    }

    /// The same, with these lines at the end of the configuration.
    pub(crate) fn start_configured(model: Model, lines: &str) -> Self {
        let rig = Rig::on(Service::shared().reader(), spec(model), None);
        rig.terminal.configure_too(lines);
        let pane = Self::pane(&rig);
        Self { rig, pane }
    }

    /// The same, once `prepare` was done with the terminal; everything that `--log` can tell goes
    /// into the file.
    pub(crate) fn start_traced(model: Model, prepare: impl FnOnce(&Rig), log: &Path) -> Self {
        let rig = Rig::on(Service::shared().reader(), spec(model), None);
        prepare(&rig);
        let pane = Pane::logged(&rig, &["--log", "trace", "tui", "--lang", "en"], log);
        pane.wait_for("Use my phone");
        std::thread::sleep(FIRST_LOOK);
        Self { rig, pane }
    }

    fn pane(rig: &Rig) -> Pane {
        let pane = Pane::run(rig, &["tui", "--lang", "en"], &[]);
        pane.wait_for("Use my phone");
        std::thread::sleep(FIRST_LOOK);
        pane
    }

    /// Everything that is told to a technician's view of another program, until this one ends.
    pub(crate) fn told(&self) -> JoinHandle<Vec<u8>> {
        let mut stream = UnixStream::connect(self.state().join("attach")).unwrap();
        // Whoever says nothing is told of no tap.
        stream.write_all(b"{\"order\":\"hello\"}\n").unwrap();
        std::thread::spawn(move || {
            let mut told = Vec::new();
            stream.read_to_end(&mut told).unwrap();
            told
        })
    }

    /// Where it keeps its state.
    pub(crate) fn state(&self) -> PathBuf {
        self.rig.terminal.path(".local/state/kazasu")
    }

    /// Another command of the same terminal.
    pub(crate) fn command(&self, arguments: &[&str]) -> Call {
        self.rig.terminal.kazasu(arguments)
    }

    /// A visit with an Android phone: a wrong PIN, then the right one.
    pub(crate) fn android(&self) {
        self.pane.press("1");
        self.pane.wait_for("Which phone do you have?");
        self.pane.press("2");
        self.pane.wait_for("Enter the 4-digit PIN");
        self.pane.type_line(WRONG);
        self.pane.wait_for("Hold your Android phone");
        self.hold_until("Incorrect PIN");
        self.pane.wait_for("Please try again");
        self.pane.type_line(PIN);
        self.pane.wait_for("Hold your Android phone");
        self.hold_until("Take your phone off");
        self.finish();
    }

    /// A visit with an iPhone.
    pub(crate) fn iphone(&self) {
        self.pane.press("1");
        self.pane.wait_for("Which phone do you have?");
        self.pane.press("1");
        self.pane.wait_for("then hold your iPhone");
        self.hold_until("iPhone off");
        self.finish();
    }

    fn hold_until(&self, text: &str) {
        self.rig.phone.hold();
        self.pane.wait_for(text);
        self.rig.phone.take_away();
        std::thread::sleep(LIFTED);
    }

    fn finish(&self) {
        self.pane.wait_for("Share your medical");
        self.pane.press("1");
        self.pane.wait_for("Is this correct?");
        self.pane.press("Enter");
        self.pane.wait_for("You're finished here");
        self.pane.press("1");
        self.pane.wait_for("Use my phone");
    }

    /// Ends the program as a lost connection does, and waits until it has put its things away.
    pub(crate) fn end(&self) {
        self.pane.end();
        let ended = || log(&self.state()).ends_with("\"event\":\"ended\"}\n");
        wait_until("the last line of the log", ended);
    }
}

/// The log of a terminal.
pub(crate) fn log(state: &Path) -> String {
    files(&state.join("log"))
        .into_iter()
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect()
}

/// Every file below a folder, with what it holds.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.is_file() {
            // A socket holds nothing.
            let bytes = fs::read(&path).unwrap();
            files.push((path, bytes));
        }
    }
    files.sort();
    files
}
