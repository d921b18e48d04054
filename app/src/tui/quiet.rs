//! Standard error, while screens are shown on the terminal that it leads to. Libraries write there:
//! ALSA, where there is no sound card, says so in ten lines, and they would stand across the view.

#[cfg(unix)]
pub(super) use unix::{hush, speak};

#[cfg(unix)]
mod unix {
    use std::fs::OpenOptions;
    use std::io::{IsTerminal, stderr};
    use std::os::fd::OwnedFd;
    use std::sync::{Mutex, PoisonError};

    use rustix::stdio::dup2_stderr;

    /// Where standard error led before.
    static BEFORE: Mutex<Option<OwnedFd>> = Mutex::new(None);

    /// Nothing that is written to standard error reaches the terminal from now on. What leads to a
    /// file goes on, and so does a system that does not let it be turned.
    pub(in crate::tui) fn hush() {
        let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        if before.is_some() || !stderr().is_terminal() {
            return;
        }
        let Ok(nowhere) = OpenOptions::new().write(true).open("/dev/null") else { return };
        let Ok(own) = rustix::io::fcntl_dupfd_cloexec(stderr(), 3) else { return };
        if dup2_stderr(nowhere).is_ok() {
            *before = Some(own);
        }
    }

    /// Standard error leads where it led.
    pub(in crate::tui) fn speak() {
        let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(before) = before {
            dup2_stderr(before).unwrap_or_default();
        }
    }
}

/// Standard error stays as it is: the sound library of no other system writes to it.
#[cfg(not(unix))]
pub(super) const fn hush() {}

#[cfg(not(unix))]
pub(super) const fn speak() {}
