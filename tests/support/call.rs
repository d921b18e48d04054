//! One run of a program, with what it reads and writes, and a limit.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::{Outcome, wait_until};

/// Longest run; the longest legitimate one is a wait of a few seconds and a tap of 5 s.
const LIMIT: Duration = Duration::from_secs(60);

/// A program about to be run.
#[derive(Debug)]
pub struct Call {
    command: Command,
    stdin: Option<Vec<u8>>,
}

impl Call {
    /// Nothing on standard input.
    #[must_use]
    pub const fn new(command: Command) -> Self {
        Self { command, stdin: None }
    }

    /// These bytes on standard input, then its end.
    #[must_use]
    pub fn stdin(self, bytes: impl AsRef<[u8]>) -> Self {
        Self { stdin: Some(bytes.as_ref().to_vec()), ..self }
    }

    /// One more variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// One more argument, which may be any bytes.
    #[must_use]
    pub fn argument(mut self, argument: &std::ffi::OsStr) -> Self {
        self.command.arg(argument);
        self
    }

    /// Runs it to its end.
    #[track_caller]
    #[must_use]
    pub fn run(self) -> Outcome {
        self.start().finish()
    }

    /// Starts it.
    ///
    /// # Panics
    ///
    /// When it cannot be started.
    #[track_caller]
    #[must_use]
    pub fn start(mut self) -> Running {
        let stdin = if self.stdin.is_some() { Stdio::piped() } else { Stdio::null() };
        let started =
            self.command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = started.unwrap_or_else(|error| panic!("{:?}: {error}", self.command));
        if let (Some(bytes), Some(mut pipe)) = (self.stdin, child.stdin.take()) {
            // A program that does not want it closes its end; that is its good right.
            drop(pipe.write_all(&bytes));
        }
        let stdout = Capture::start(child.stdout.take());
        let stderr = Capture::start(child.stderr.take());
        Running { child, stdout, stderr, started: Instant::now() }
    }

    /// Starts it with its standard input open: it ends when that is dropped.
    ///
    /// # Panics
    ///
    /// When it cannot be started.
    #[track_caller]
    #[must_use]
    pub fn start_with_open_stdin(self) -> (Running, ChildStdin) {
        let Self { mut command, .. } = self;
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let stdin = child.stdin.take().expect("a pipe");
        let stdout = Capture::start(child.stdout.take());
        let stderr = Capture::start(child.stderr.take());
        (Running { child, stdout, stderr, started: Instant::now() }, stdin)
    }
}

/// A program that runs. Dropping it kills it.
#[derive(Debug)]
pub struct Running {
    child: Child,
    stdout: Capture,
    stderr: Capture,
    started: Instant,
}

impl Running {
    /// Waits until it has written `text` to standard output or standard error.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        wait_until(
            &format!(
                "{text:?} from the program; it wrote:\n{}{}",
                self.stdout.text(),
                self.stderr.text()
            ),
            || self.stdout.text().contains(text) || self.stderr.text().contains(text),
        );
    }

    /// What it has written to standard output so far.
    #[must_use]
    pub fn stdout(&self) -> String {
        self.stdout.text()
    }

    /// What it has written to standard error so far.
    #[must_use]
    pub fn stderr(&self) -> String {
        self.stderr.text()
    }

    /// Kills it; what it has written.
    #[must_use]
    pub fn stop(mut self) -> String {
        drop(self.child.kill());
        drop(self.child.wait());
        self.stdout.finish() + &self.stderr.finish()
    }

    /// The number of its process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Sends it a signal by its name, such as `TERM`.
    ///
    /// # Panics
    ///
    /// When it has ended.
    #[track_caller]
    pub fn signal(&self, name: &str) {
        signal(self.process(), name);
    }

    /// Whether it has ended.
    pub fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// Waits for its end.
    ///
    /// # Panics
    ///
    /// When it does not end; then it is killed.
    #[track_caller]
    #[must_use]
    pub fn finish(mut self) -> Outcome {
        let status = self.wait();
        let took = self.started.elapsed();
        let (stdout, stderr) = (self.stdout.finish(), self.stderr.finish());
        let Some(status) = status else {
            panic!("still running after {took:?}\nstdout: {stdout}\nstderr: {stderr}")
        };
        let Some(exit) = status.code() else {
            panic!("ended by {status}\nstdout: {stdout}\nstderr: {stderr}")
        };
        Outcome { exit, stdout, stderr, took }
    }

    fn wait(&mut self) -> Option<ExitStatus> {
        while self.started.elapsed() < LIMIT {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        drop(self.child.kill());
        drop(self.child.wait());
        None
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.has_ended() {
            drop(self.child.kill());
            drop(self.child.wait());
        }
    }
}

/// What a program writes, while it writes it.
#[derive(Debug)]
struct Capture {
    bytes: Arc<Mutex<Vec<u8>>>,
    thread: Option<JoinHandle<()>>,
}

impl Capture {
    fn start(pipe: Option<impl Read + Send + 'static>) -> Self {
        let bytes = Arc::<Mutex<Vec<u8>>>::default();
        let theirs = bytes.clone();
        let thread = pipe.map(|mut pipe| {
            std::thread::spawn(move || {
                let mut buffer = [0; 4_096];
                while let Ok(count @ 1..) = pipe.read(&mut buffer) {
                    theirs
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .extend_from_slice(&buffer[..count]);
                }
            })
        });
        Self { bytes, thread }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes.lock().unwrap_or_else(PoisonError::into_inner))
            .into_owned()
    }

    /// Everything, after the program's end.
    fn finish(&mut self) -> String {
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
        self.text()
    }
}

/// Sends a signal by its name to a process that we have started and not waited for.
#[track_caller]
pub(crate) fn signal(process: u32, name: &str) {
    let sent = Command::new("sh").args(["-c", "kill -$0 $1", name, &process.to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "no process {process}");
}
