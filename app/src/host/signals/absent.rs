//! Where a program gets no signals.

use std::io;

use super::signal::{Signal, Signals};

/// Tells of nothing.
pub(crate) fn listen(_: Signals, _: impl FnMut(Signal) + Send + 'static) -> io::Result<()> {
    Ok(())
}
