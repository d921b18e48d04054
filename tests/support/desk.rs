//! The desk as a program, and a terminal that was written for these tests alone.

mod client;
mod page;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::{fs, thread};

use serde_json::Value;
use tempfile::TempDir;

use crate::call::signal;
use crate::{PATIENCE, kazasu};

pub use client::{Answer, DeskConnection, TerminalIdentity, certificate_request};
pub use page::{Reception, VisitOnPage};

/// `kazasu desk` with a folder, a store and free ports of its own.
#[derive(Debug)]
pub struct Desk {
    home: TempDir,
    child: Child,
    /// Where terminals call.
    pub terminals: SocketAddr,
    /// Where browsers call.
    pub people: SocketAddr,
}

/// What a command beside the desk has said.
#[derive(Debug)]
pub struct Said {
    /// Its exit code.
    pub code: Option<i32>,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
}

impl Desk {
    /// Starts one; `more` is TOML behind `[store]`, `[terminals]` and `[people]`.
    ///
    /// # Panics
    ///
    /// When it is not ready in time.
    #[must_use]
    pub fn start(more: &str) -> Self {
        Self::start_in(more, &[])
    }

    /// The same, in an environment with these variables.
    ///
    /// # Panics
    ///
    /// When it is not ready in time.
    #[must_use]
    pub fn start_in(more: &str, variables: &[(&str, String)]) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let config = format!(
            "[store]\nfolder = \"state\"\n[terminals]\nlisten = \"127.0.0.1:0\"\n\
             [people]\nlisten = \"127.0.0.1:0\"\n{more}"
        );
        fs::write(home.path().join("desk.toml"), config).expect("a configuration");
        let (child, terminals, people) = begin(home.path(), variables);
        Self { home, child, terminals, people }
    }

    /// Ends it as an administrator would, and starts it again on the same store.
    ///
    /// # Panics
    ///
    /// When it does not end, or is not ready in time.
    pub fn restart(&mut self) {
        self.stop();
        self.start_again();
    }

    /// Starts it again after it was stopped: on the same store, at other addresses.
    ///
    /// # Panics
    ///
    /// When it is not ready in time.
    pub fn start_again(&mut self) {
        self.begin_again(&[]);
    }

    /// The same in an environment with these variables.
    ///
    /// # Panics
    ///
    /// When it is not ready in time.
    pub fn begin_again(&mut self, variables: &[(&str, String)]) {
        (self.child, self.terminals, self.people) = begin(self.home.path(), variables);
    }

    /// Ends it as a power cut does.
    ///
    /// # Panics
    ///
    /// When the system does not.
    pub fn kill(&mut self) {
        self.child.kill().expect("it runs");
        drop(self.child.wait());
    }

    /// Stops its process in its tracks (SIGSTOP): connections are taken by the system, and nobody
    /// answers them.
    #[track_caller]
    pub fn freeze(&self) {
        signal(self.process(), "STOP");
    }

    /// Lets it go on.
    #[track_caller]
    pub fn thaw(&self) {
        signal(self.process(), "CONT");
    }

    /// Ends it.
    ///
    /// # Panics
    ///
    /// When it does not end in time, or says that something went wrong.
    pub fn stop(&mut self) {
        let id = self.child.id().to_string();
        let killed = Command::new("kill").args(["-TERM", &id]).status().expect("kill runs");
        assert!(killed.success());
        let begun = std::time::Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                assert!(status.success(), "the desk ended with {status}");
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "the desk does not end");
            thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// Its number in the process table.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// The folder of its configuration; its store is in `state`.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// A command beside it: `kazasu desk …`.
    ///
    /// # Panics
    ///
    /// When it cannot be run.
    #[must_use]
    pub fn command(&self, args: &[&str], stdin: &str) -> Said {
        command(self.home.path(), args, stdin)
    }

    /// A new code, and the letter that comes with it.
    ///
    /// # Panics
    ///
    /// When the desk gives none.
    #[must_use]
    pub fn code(&self, name: &str) -> String {
        let said = self.command(&["enrol", "--name", name, "--json"], "");
        let opened: Value = serde_json::from_str(&said.stdout).expect(&said.stderr);
        opened["code"].as_str().expect("a code").to_owned()
    }

    /// A terminal of this desk.
    ///
    /// # Panics
    ///
    /// When it does not become one.
    #[must_use]
    pub fn terminal(&self, name: &str) -> TerminalIdentity {
        let code = self.code(name);
        let mut connection = DeskConnection::open(self.terminals, None);
        connection.enrol(&code).unwrap_or_else(|answer| panic!("not enrolled: {answer:?}"))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `kazasu desk …` with the configuration of this folder.
fn command(home: &Path, args: &[&str], stdin: &str) -> Said {
    let mut child = program(home)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("kazasu runs");
    let mut input = child.stdin.take().expect("its standard input");
    input.write_all(stdin.as_bytes()).expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Said { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

fn program(home: &Path) -> Command {
    let mut command = Command::new(kazasu());
    command.env("HOME", home).arg("desk").arg("--lang").arg("en");
    command.arg("--config").arg(home.join("desk.toml"));
    command
}

/// Starts it, and waits until it says where it is.
fn begin(home: &Path, variables: &[(&str, String)]) -> (Child, SocketAddr, SocketAddr) {
    let mut child = program(home)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("kazasu runs");
    let stderr = child.stderr.take().expect("its standard error");
    let (found, ready) = mpsc::channel();
    thread::spawn(move || {
        let mut lines = BufReader::new(stderr);
        let mut line = String::new();
        while lines.read_line(&mut line).is_ok_and(|read| read > 0) {
            if let Some(addresses) = addresses(&line) {
                let _ = found.send(addresses);
            }
            line.clear();
        }
        let _ = lines.read_to_end(&mut Vec::new());
    });
    let (terminals, people) = ready.recv_timeout(PATIENCE).expect("the desk is ready in time");
    (child, terminals, people)
}

fn addresses(line: &str) -> Option<(SocketAddr, SocketAddr)> {
    let rest = line.split_once("Terminals: ")?.1;
    let (terminals, page) = rest.split_once("; page: ")?;
    let page = page.trim().split_once("://")?.1.trim_end_matches('/');
    Some((terminals.parse().ok()?, page.parse().ok()?))
}

/// Every file of a folder and those below it.
#[must_use]
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files
}
