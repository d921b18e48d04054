//! Ends a test program that hangs where no other limit holds: in our own process.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// Far longer than any test takes.
const LIMIT: Duration = Duration::from_secs(300);

/// Ends the test program when it is not dropped in time: a thread that hangs cannot be ended alone.
#[derive(Debug)]
pub struct Watchdog(#[expect(dead_code, reason = "dropping it is the message")] Sender<()>);

impl Watchdog {
    /// Starts it for the test that runs on this thread.
    #[must_use]
    pub fn start() -> Self {
        let (alive, end) = channel();
        let test = thread::current().name().unwrap_or("a test").to_owned();
        thread::spawn(move || {
            if end.recv_timeout(LIMIT) == Err(RecvTimeoutError::Timeout) {
                abort(&test);
            }
        });
        Self(alive)
    }
}

#[allow(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "the test hangs, so nothing else is left"
)]
fn abort(test: &str) {
    eprintln!("{test} hangs");
    std::process::abort();
}
