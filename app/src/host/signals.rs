//! Signals that ask the program to end, on a thread of their own: what they ask for is passed on,
//! and made if it does not happen.

use std::io;
use std::thread;
use std::time::Duration;

#[cfg(feature = "tui")]
use signal_hook::consts::SIGHUP;
use signal_hook::consts::{SIGINT, SIGQUIT, SIGTERM, SIGWINCH};

/// How long the program has to end by itself after a signal, before it is ended.
const GRACE: Duration = Duration::from_secs(2);

/// What a signal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signal {
    /// The terminal has another size.
    Resized,
    /// End.
    End,
}

/// Those that end a program, wherever it shows its screens.
pub(crate) const ENDING: &[i32] = &[SIGINT, SIGQUIT, SIGTERM];

/// Those of a program on a terminal: it ends with its terminal too.
#[cfg(feature = "tui")]
pub(crate) const OF_A_TERMINAL: &[i32] = &[SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH];

/// Tells of each of these signals. After the end was told, the program is ended if it does not end
/// by itself: what shows its screens may hang.
///
/// # Errors
///
/// When the system gives no more threads or signals.
#[allow(
    clippy::disallowed_methods,
    reason = "the visits, which hold all secrets, have ended by then; only the screen hangs"
)]
pub(crate) fn listen(
    signals: &[i32],
    mut tell: impl FnMut(Signal) + Send + 'static,
) -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new(signals)?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in &mut signals {
            if signal == SIGWINCH {
                tell(Signal::Resized);
                continue;
            }
            tell(Signal::End);
            thread::sleep(GRACE);
            std::process::exit(0);
        }
    })?;
    Ok(())
}
