//! How everything that waits hears of the end.

use tokio::sync::watch;

/// Tells servers and requests that wait that the program ends.
#[derive(Clone, Debug)]
pub struct Ending(watch::Receiver<bool>);

/// Ends everything that has its [`Ending`], also by being dropped.
#[derive(Debug)]
pub struct End(watch::Sender<bool>);

/// A pair: who ends, and what hears of it.
#[must_use]
pub fn ending() -> (End, Ending) {
    let (sender, receiver) = watch::channel(false);
    (End(sender), Ending(receiver))
}

impl End {
    /// It is over.
    pub fn now(&self) {
        self.0.send_replace(true);
    }
}

impl Ending {
    /// Returns when it is over.
    pub async fn wait(&mut self) {
        // An error: who ends is gone, which is an end too.
        let _ = self.0.wait_for(|over| *over).await;
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }
}
