//! The watcher: tells what comes to and leaves the readers, and outlives the service.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use kazasu_core::reader::pcsc::{Canceller, Service};
use kazasu_core::reader::{ReaderEvent, ServiceDown};

use super::message::Message;
use crate::host::mailbox::Post;

/// One wait for an event. The service wakes us earlier when something happens.
const WAIT: Duration = Duration::from_secs(600);

/// How long to leave a service alone that does not answer, or answers and then fails.
const PAUSE: Duration = Duration::from_millis(500);

/// What tells of readers: a context of the PC/SC service, which is made anew whenever it fails.
pub(crate) trait Source: 'static {
    /// The readers that are there now.
    fn readers(&self) -> Result<Vec<String>, ServiceDown>;
    /// Waits until something happens, at most `limit`.
    fn watch(&mut self, limit: Duration) -> Result<Vec<ReaderEvent>, ServiceDown>;
    /// What ends a wait from another thread; `None`: unparking this one does.
    fn canceller(&self) -> Option<Canceller>;
}

impl Source for Service {
    fn readers(&self) -> Result<Vec<String>, ServiceDown> {
        self.readers()
    }

    fn watch(&mut self, limit: Duration) -> Result<Vec<ReaderEvent>, ServiceDown> {
        self.watch(limit)
    }

    fn canceller(&self) -> Option<Canceller> {
        Some(self.canceller())
    }
}

/// The watcher's thread.
pub(super) struct Watcher {
    shared: Arc<Shared>,
    thread: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    ends: AtomicBool,
    /// Ends the wait of the context in use.
    canceller: Mutex<Option<Canceller>>,
}

impl Shared {
    fn canceller(&self) -> MutexGuard<'_, Option<Canceller>> {
        self.canceller.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ends(&self) -> bool {
        self.ends.load(Ordering::SeqCst)
    }

    /// Sleeps until then, or until this thread is asked to end.
    fn sleep_until(&self, then: Instant) {
        while let Some(left) = then
            .checked_duration_since(Instant::now())
            .filter(|left| !left.is_zero() && !self.ends())
        {
            thread::park_timeout(left);
        }
    }
}

impl Watcher {
    pub(super) fn spawn<S: Source>(
        post: Post<Message>,
        connect: impl FnMut() -> Result<S, ServiceDown> + Send + 'static,
    ) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let inside = Arc::clone(&shared);
        let thread = thread::Builder::new()
            .name("reader watcher".into())
            .spawn(move || watch(&post, &inside, connect))?;
        Ok(Self { shared, thread })
    }

    /// Asks it to end, and whether it has. A cancelled wait is not remembered by PC/SC, so that
    /// this is to be called until it has.
    pub(super) fn end(&self) -> bool {
        self.shared.ends.store(true, Ordering::SeqCst);
        if let Some(canceller) = &*self.shared.canceller() {
            canceller.cancel();
        }
        self.thread.thread().unpark();
        self.thread.is_finished()
    }
}

/// Watches until it is asked to end, or nobody listens any more.
fn watch<S: Source>(
    post: &Post<Message>,
    shared: &Shared,
    mut connect: impl FnMut() -> Result<S, ServiceDown>,
) {
    let tell = |event: ReaderEvent| !shared.ends() && post.send_waiting(event.into());
    let mut down = false;
    let mut not_before = Instant::now();
    while !shared.ends() {
        // A service may let us in and fail then, again and again.
        shared.sleep_until(not_before);
        not_before = Instant::now() + PAUSE;
        // A context of a service that has stopped is dead for ever: a new one each time. One that
        // cannot be watched is of no use.
        let looked = connect().and_then(|mut service| {
            let readers = service.readers()?;
            let events = service.watch(Duration::ZERO)?;
            Ok((service, readers, events))
        });
        let Ok((mut service, readers, mut events)) = looked else {
            if !down && !tell(ReaderEvent::ServiceDown) {
                return;
            }
            down = true;
            continue;
        };
        *shared.canceller() = service.canceller();
        down = false;
        if !tell(ReaderEvent::ServiceUp { readers }) {
            return;
        }
        loop {
            if !events.into_iter().all(tell) {
                return;
            }
            if shared.ends() {
                return;
            }
            match service.watch(WAIT) {
                Ok(further) => events = further,
                Err(ServiceDown) => break,
            }
        }
    }
}

#[cfg(test)]
mod tests;
