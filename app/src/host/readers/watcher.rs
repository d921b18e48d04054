//! The watcher: tells what comes to and leaves the readers, and outlives the service.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kazasu_core::reader::pcsc::{Canceller, Service};
use kazasu_core::reader::{ReaderEvent, ReaderName, ServiceDown};

use super::connect::PATIENCE;
use super::message::Message;
use crate::host::clock::Instant;
use crate::host::mailbox::Post;

/// One wait for an event. The service wakes us earlier when something happens; one that has fallen
/// silent is noticed when this is over.
const WAIT: Duration = Duration::from_secs(5);

/// How long to leave a service alone that does not answer, or answers and then fails.
const PAUSE: Duration = Duration::from_millis(500);

/// What tells of readers: a context of the PC/SC service, which is made anew whenever it fails.
pub(crate) trait Source: 'static {
    /// The readers that are there now.
    fn readers(&self) -> Result<Vec<ReaderName>, ServiceDown>;
    /// Waits until something happens, at most `limit`.
    fn watch(&mut self, limit: Duration) -> Result<Vec<ReaderEvent>, ServiceDown>;
    /// What ends a wait from another thread; `None`: unparking this one does.
    fn canceller(&self) -> Option<Canceller>;
}

impl Source for Service {
    fn readers(&self) -> Result<Vec<ReaderName>, ServiceDown> {
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
    call: Mutex<Call>,
}

/// The call to PC/SC that the watcher is in.
#[derive(Default)]
struct Call {
    /// When the service should have answered; `None` between two calls.
    due: Option<Instant>,
    /// It has not, and that was told.
    silent: bool,
}

impl Shared {
    fn canceller(&self) -> MutexGuard<'_, Option<Canceller>> {
        self.canceller.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn call(&self) -> MutexGuard<'_, Call> {
        self.call.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a call that the service should answer after `limit` at the latest. Whether it was
    /// told meanwhile that it does not.
    fn within<T>(&self, limit: Duration, call: impl FnOnce() -> T) -> (T, bool) {
        self.call().due = Some(Instant::now() + limit + PATIENCE);
        let answer = call();
        let Call { silent, .. } = std::mem::take(&mut *self.call());
        (answer, silent)
    }

    fn ends(&self) -> bool {
        self.ends.load(Ordering::SeqCst)
    }

    /// Sleeps until then, or until this thread is asked to end.
    fn sleep_until(&self, then: Instant) {
        loop {
            let left = then.saturating_duration_since(Instant::now());
            if left.is_zero() || self.ends() {
                return;
            }
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

    /// When to ask whether the service has [fallen silent](Self::falls_silent); `None` once it was
    /// told to be.
    pub(super) fn due(&self) -> Option<Instant> {
        let call = self.shared.call();
        // Between two calls the next one is about to begin.
        (!call.silent).then(|| call.due.unwrap_or_else(|| Instant::now() + PATIENCE))
    }

    /// Whether the service should have answered by `now`, and has not. Says so once for each call;
    /// when the service answers after all, the watcher begins anew.
    pub(super) fn falls_silent(&self, now: Instant) -> bool {
        let mut call = self.shared.call();
        let silent = call.due.is_some_and(|due| due <= now);
        silent && !std::mem::replace(&mut call.silent, true)
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
    // Why the service was last told to be down.
    let mut told = None;
    let mut not_before = Instant::now();
    while !shared.ends() {
        // A service may let us in and fail then, again and again.
        shared.sleep_until(not_before);
        not_before = Instant::now() + PAUSE;
        // A context of a service that has stopped is dead for ever: a new one each time. One that
        // cannot be watched is of no use.
        let (looked, was_silent) = shared.within(Duration::ZERO, || {
            connect().and_then(|mut service| {
                let readers = service.readers()?;
                let events = service.watch(Duration::ZERO)?;
                Ok((service, readers, events))
            })
        });
        if was_silent {
            told = Some(ServiceDown::Silent);
        }
        let (mut service, readers, mut events) = match looked {
            Ok(looked) => looked,
            Err(down) => {
                if told.replace(down) != Some(down) && !tell(ReaderEvent::ServiceDown(down)) {
                    return;
                }
                continue;
            }
        };
        *shared.canceller() = service.canceller();
        told = None;
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
            match shared.within(WAIT, || service.watch(WAIT)) {
                (Ok(further), false) => events = further,
                // What was known of the readers is void once the service was told to be silent.
                (Ok(_), true) => break,
                (Err(_), was_silent) => {
                    told = was_silent.then_some(ServiceDown::Silent);
                    break;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
