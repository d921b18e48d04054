//! What comes from the terminal: keys, and its end.
//!
//! On Linux the bytes are read here and not by crossterm: its queue of events and its buffers keep
//! the digits of a PIN long after the visit, it takes an arrow whose bytes arrive one by one for
//! Escape, and on a terminal that only fails it reads for ever (crossterm#793). What is read here
//! is overwritten at once.

#[cfg(any(target_os = "linux", test))]
mod decoder;

use std::io;
use std::thread;

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

/// Reads until the terminal fails, or nobody listens any more.
#[cfg(target_os = "linux")]
fn read_keys(front: &TerminalFront) -> io::Result<()> {
    use rustix::io::{Errno, read};
    use zeroize::{Zeroize, Zeroizing};

    let stdin = io::stdin();
    let mut decoder = decoder::Decoder::default();
    let mut bytes = Zeroizing::new([0; 64]);
    loop {
        if !wait_for_input(decoder.waits())? {
            let key = decoder.give_up();
            if key.is_some_and(|key| !front.wake_surely(Wake::Key(key))) {
                return Ok(());
            }
            continue;
        }
        let count = match read(&stdin, bytes.as_mut_slice()) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Err(Errno::INTR | Errno::AGAIN) => continue,
            other => other?,
        };
        let mut is_heard = true;
        for byte in bytes.iter().take(count) {
            let key = decoder.feed(*byte).map(Wake::Key);
            for wake in key.into_iter().chain(decoder.take_mouse().map(Wake::Mouse)) {
                is_heard = is_heard && front.wake_surely(wake);
            }
        }
        bytes.zeroize();
        if !is_heard {
            return Ok(());
        }
    }
}

/// Waits until there is something to read, at most this long: whether there is. Fails when there is
/// nothing to read from any more.
#[cfg(target_os = "linux")]
fn wait_for_input(limit: Option<std::time::Duration>) -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::{process, termios};

    let stdin = io::stdin();
    let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
    loop {
        let mut terminal = [PollFd::new(&stdin, PollFlags::IN)];
        match poll(&mut terminal, limit.as_ref()) {
            Err(rustix::io::Errno::INTR) => continue,
            Ok(0) => return Ok(false),
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
        return Ok(true);
    }
}

/// Reads until the terminal fails, or nobody listens any more.
#[cfg(not(target_os = "linux"))]
fn read_keys(front: &TerminalFront) -> io::Result<()> {
    use super::mouse::Mouse;
    use crossterm::event::{Event, read};

    loop {
        let wake = match read()? {
            Event::Key(key) => Wake::Key(key),
            Event::Mouse(event) => match Mouse::of(event) {
                Some(mouse) => Wake::Mouse(mouse),
                None => continue,
            },
            _ => Wake::Resized,
        };
        if !front.wake_surely(wake) {
            return Ok(());
        }
    }
}
