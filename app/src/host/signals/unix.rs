//! The signals of signal(7).

use std::io;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};

use super::signal::{Signal, Signals};

/// How long the program has to end by itself after a signal, before it is ended.
const GRACE: Duration = Duration::from_secs(2);

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
    signals: Signals,
    mut tell: impl FnMut(Signal) + Send + 'static,
) -> io::Result<()> {
    let numbers: &[i32] = match signals {
        Signals::OfADisplay => &[SIGINT, SIGQUIT, SIGTERM],
        Signals::OfATerminal => &[SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH],
    };
    let mut signals = signal_hook::iterator::Signals::new(numbers)?;
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
