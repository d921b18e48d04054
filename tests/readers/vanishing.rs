//! A reader that vanishes, as when its cable is pulled: by a driver of our own, since vpcd's
//! readers always stay.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use kazasu_tests::{Service, Terminal, tool, wait_until};
use tempfile::TempDir;

/// A reader with the driver of `driver.c`.
struct Vanishing {
    folder: TempDir,
    _service: Arc<Service>,
    terminal: Terminal,
    name: String,
}

impl Vanishing {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("driver.so");
        let mut compiler = tool("cc");
        compiler.args(["-shared", "-fPIC", "-Wall", "-I/usr/include/PCSC", "-o"]).arg(&library);
        let compiled = compiler
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/readers/driver.c"))
            .output()
            .unwrap();
        assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        let device = folder.path().join("device");
        fs::write(&device, "empty").unwrap();
        let (service, name) = Service::with_driver(&library, &device);
        let terminal = Terminal::new(&service.socket(), &[&name]);
        Self { folder, _service: service, terminal, name }
    }

    fn becomes(&self, state: &str) {
        // In one step: half a word would be another state.
        let next = self.path("next");
        fs::write(&next, state).unwrap();
        fs::rename(next, self.path("device")).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

#[test]
fn a_reader_that_vanishes_and_comes_back_is_used_again() {
    let reader = Vanishing::new();
    let read = reader.terminal.kazasu(&["read", "--lang", "en", "--timeout", "40"]).start();
    read.wait_for_text("Hold the phone to the reader");
    std::thread::sleep(std::time::Duration::from_secs(1));
    reader.becomes("gone");
    read.wait_for_text(&format!("The reader was unplugged: {}", reader.name));
    reader.becomes("card");
    let outcome = read.finish();
    assert!(outcome.exit == 1 && outcome.stdout.contains("not_a_phone"), "{outcome:#?}");
}

#[test]
fn a_reader_that_stays_away_ends_the_wait_with_what_is_missing() {
    let reader = Vanishing::new();
    let read = reader.terminal.kazasu(&["read", "--json", "--timeout", "4"]).start();
    std::thread::sleep(std::time::Duration::from_secs(1));
    reader.becomes("gone");
    let message = read.finish().error(3, "no_reader");
    assert!(message.contains(&reader.name), "{message}");
}

#[test]
fn a_reader_that_vanishes_within_a_tap_is_an_error() {
    let reader = Vanishing::new();
    reader.becomes("hold");
    let read = reader.terminal.read(&[]).start();
    wait_until("a command to the card", || reader.path("device.waits").exists());
    reader.becomes("gone");
    read.finish().error(3, "reader_failed");
}
