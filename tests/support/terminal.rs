//! A terminal: a configuration in a folder of its own, and the service that it asks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::{Call, authority, kazasu};

/// A configuration, and the socket of a PC/SC service.
#[derive(Debug)]
pub struct Terminal {
    folder: TempDir,
    socket: PathBuf,
}

impl Terminal {
    /// A terminal that trusts [`authority`] and uses these readers alone (none named: any).
    ///
    /// # Panics
    ///
    /// When its folder cannot be made.
    #[must_use]
    pub fn new(socket: &Path, readers: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let terminal = Self { folder, socket: socket.to_owned() };
        terminal.write("anchor.der", authority().anchor_der());
        terminal.configure(&format!(
            "[reader]\nnames = {readers:?}\n[trust]\nanchors = [\"anchor.der\"]\n"
        ));
        terminal
    }

    /// Replaces the configuration.
    pub fn configure(&self, toml: &str) {
        self.write("kazasu.toml", toml.as_bytes());
    }

    /// Adds lines to the last table of the configuration, which is `[trust]` unless it was
    /// replaced.
    ///
    /// # Panics
    ///
    /// When the file cannot be read.
    pub fn configure_too(&self, lines: &str) {
        let before = fs::read_to_string(self.config()).expect("the configuration");
        self.configure(&format!("{before}{lines}\n"));
    }

    /// Writes a file beside the configuration.
    ///
    /// # Panics
    ///
    /// When it cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).expect("a file in our own folder");
    }

    /// A file beside the configuration.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The configuration file.
    #[must_use]
    pub fn config(&self) -> PathBuf {
        self.path("kazasu.toml")
    }

    /// The program under test with these arguments, and this configuration unless they name another
    /// one.
    #[must_use]
    pub fn kazasu(&self, arguments: &[&str]) -> Call {
        let mut command = self.client(kazasu());
        if !arguments.contains(&"--config") {
            command.arg("--config").arg(self.config());
        }
        command.args(arguments);
        Call::new(command)
    }

    /// `kazasu read --json` with these arguments.
    #[must_use]
    pub fn read(&self, arguments: &[&str]) -> Call {
        self.kazasu(&[&["read", "--json", "--timeout", "20"], arguments].concat())
    }

    /// Any program as a client of this terminal's service, with nothing of whoever runs the tests.
    #[must_use]
    pub fn client(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env("PCSCLITE_CSOCK_NAME", &self.socket)
            .env("HOME", self.folder.path())
            .env("LANG", "C.UTF-8");
        for name in
            ["NO_COLOR", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LC_ALL", "LC_MESSAGES", "LANGUAGE"]
        {
            command.env_remove(name);
        }
        command
    }
}
