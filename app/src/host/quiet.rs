//! Standard error, while screens are shown on the terminal that it leads to, or a library is asked
//! that writes there: ALSA, where there is no sound card, says so in ten lines. They would stand
//! across the view, and before all that the self test has to say.

#[cfg(unix)]
pub(crate) use unix::{hush, speak};

/// Asks a library for something, and nothing that it writes to standard error is seen.
pub(crate) fn during<T>(ask: impl FnOnce() -> T) -> T {
    let is_ours = hush();
    let answer = ask();
    if is_ours {
        speak();
    }
    answer
}

#[cfg(unix)]
mod unix {
    use std::fs::OpenOptions;
    use std::io::{IsTerminal, stderr};
    use std::os::fd::OwnedFd;
    use std::sync::{Mutex, PoisonError};

    use rustix::stdio::dup2_stderr;

    /// Where standard error led before.
    static BEFORE: Mutex<Option<OwnedFd>> = Mutex::new(None);

    /// Nothing that is written to standard error reaches the terminal from now on; `false` where it
    /// is as it was. What leads to a file goes on, and so does a system that does not let it be
    /// turned.
    pub(crate) fn hush() -> bool {
        let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        if before.is_some() || !stderr().is_terminal() {
            return false;
        }
        let Ok(nowhere) = OpenOptions::new().write(true).open("/dev/null") else { return false };
        let Ok(own) = rustix::io::fcntl_dupfd_cloexec(stderr(), 3) else { return false };
        let is_turned = dup2_stderr(nowhere).is_ok();
        if is_turned {
            *before = Some(own);
        }
        is_turned
    }

    /// Standard error leads where it led.
    pub(crate) fn speak() {
        let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(before) = before {
            dup2_stderr(before).unwrap_or_default();
        }
    }
}

/// Standard error stays as it is: the sound library of no other system writes to it.
#[cfg(not(unix))]
pub(crate) const fn hush() -> bool {
    false
}

#[cfg(not(unix))]
pub(crate) const fn speak() {}
