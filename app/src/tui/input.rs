//! What comes from the terminal: keys, and its end.
//!
//! When a connection is lost the system says SIGHUP, or leaves a terminal that only fails;
//! crossterm would then read for ever and use up a processor (crossterm#793, and any other error of
//! its reads). So the thread that waits for keys looks at the terminal itself, and calls crossterm
//! only when there is something to read.

use std::io;
use std::thread;
use std::time::Duration;

use crossterm::event;

use super::pending::{TerminalFront, Wake};

/// Starts the thread that waits for keys.
///
/// # Errors
///
/// When the system starts no more threads.
pub(super) fn listen(front: &TerminalFront) -> io::Result<()> {
    let front = front.clone();
    thread::Builder::new()
        .name("keys".into())
        .spawn(move || {
            drop(read_keys(&front));
            front.wake_surely(Wake::End);
        })
        .map(drop)
}

/// How long crossterm may look for keys: on Linux something is there, and no time at all would mean
/// not to look.
const LOOK: Duration =
    if cfg!(target_os = "linux") { Duration::from_millis(1) } else { Duration::from_secs(3_600) };

/// Reads until the terminal fails, or nobody listens any more.
fn read_keys(front: &TerminalFront) -> io::Result<()> {
    loop {
        wait_for_input()?;
        while event::poll(LOOK)? {
            if !front.wake_surely(Wake::Terminal(event::read()?)) {
                return Ok(());
            }
        }
    }
}

/// Returns when there is something to read, and fails when there is nothing to read from any more.
#[cfg(target_os = "linux")]
fn wait_for_input() -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::{process, termios};

    let stdin = io::stdin();
    loop {
        let mut terminal = [PollFd::new(&stdin, PollFlags::IN)];
        match poll(&mut terminal, None) {
            Err(rustix::io::Errno::INTR) => continue,
            other => other?,
        };
        if !terminal[0].revents().difference(PollFlags::IN).is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        // Whoever started us is gone, and the terminal belongs to someone else now: each read would
        // fail.
        if termios::tcgetpgrp(&stdin)? != process::getpgrp() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        return Ok(());
    }
}

#[cfg(not(target_os = "linux"))]
const fn wait_for_input() -> io::Result<()> {
    Ok(())
}
