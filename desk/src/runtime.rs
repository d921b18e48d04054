//! The runtime of a desk, for programs that have none.

use std::future::Future;
use std::io;

/// Runs to the end on this thread; for commands beside a running desk.
///
/// # Errors
///
/// When the system gives no runtime what it needs.
pub fn block_on<F: Future>(work: F) -> io::Result<F::Output> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(work))
}

/// Runs to the end on as many threads as there are processors; for a desk.
///
/// # Errors
///
/// As [`block_on`].
pub fn block_on_many<F: Future>(work: F) -> io::Result<F::Output> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().thread_name("desk").enable_all().build()?;
    Ok(runtime.block_on(work))
}

/// Returns when the program is asked to end: SIGTERM or SIGINT, Ctrl-C on Windows.
///
/// # Errors
///
/// When signals cannot be listened for.
pub async fn asked_to_end() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        Ok(())
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
