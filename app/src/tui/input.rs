//! What comes from the terminal: keys, a new size, and its end.
//!
//! One thread waits for keys, one for signals. When a connection is lost the system says SIGHUP, or
//! leaves a terminal that only fails; crossterm would then read for ever and use up a processor
//! (crossterm#793, and any other error of its reads). So the thread of the keys looks at the
//! terminal itself, and calls crossterm only when there is something to read.

use std::io;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

use crossterm::event;

use super::pending::Wake;
use crate::host::mailbox::Post;
#[cfg(unix)]
use crate::host::signals::{self, Signal};
use crate::host::visits::Outside;

/// Starts both threads. Keys go to `wakes`; a signal that ends the program also goes to `post`,
/// since the screen may hang.
///
/// # Errors
///
/// When the system gives no more threads or signals.
pub(super) fn listen(wakes: &SyncSender<Wake>, post: &Post<Outside>) -> io::Result<()> {
    let keys = wakes.clone();
    thread::Builder::new().name("keys".into()).spawn(move || {
        drop(read_keys(&keys));
        drop(keys.send(Wake::End));
    })?;
    #[cfg(unix)]
    listen_to_signals(wakes.clone(), post.clone())?;
    #[cfg(not(unix))]
    let _ = post;
    Ok(())
}

/// How long crossterm may look for keys: on Linux something is there, and no time at all would mean
/// not to look.
const LOOK: Duration =
    if cfg!(target_os = "linux") { Duration::from_millis(1) } else { Duration::from_secs(3_600) };

/// Reads until the terminal fails, or nobody listens any more.
fn read_keys(keys: &SyncSender<Wake>) -> io::Result<()> {
    loop {
        wait_for_input()?;
        while event::poll(LOOK)? {
            if keys.send(Wake::Terminal(event::read()?)).is_err() {
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

/// A new size, or the end: writing to a terminal that nobody reads may never return, so the visits
/// are told by themselves.
#[cfg(unix)]
fn listen_to_signals(wakes: SyncSender<Wake>, post: Post<Outside>) -> io::Result<()> {
    signals::listen(signals::OF_A_TERMINAL, move |signal| match signal {
        Signal::Resized => drop(wakes.try_send(Wake::Resized)),
        Signal::End => {
            drop(wakes.try_send(Wake::End));
            post.send(Outside::Quit);
        }
    })
}
