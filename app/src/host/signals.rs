//! Signals that ask the program to end, on a thread of their own: what they ask for is passed on,
//! and made if it does not happen. On Windows there are none.

mod signal;
#[cfg(not(unix))]
#[path = "signals/absent.rs"]
mod system;
#[cfg(unix)]
#[path = "signals/unix.rs"]
mod system;

pub(crate) use signal::{Signal, Signals};
pub(crate) use system::listen;
