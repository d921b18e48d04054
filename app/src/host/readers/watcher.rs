//! The watcher: tells what comes to and leaves the readers, and outlives the service.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kazasu_core::reader::ReaderEvent;
use kazasu_core::reader::pcsc::{Canceller, Service};

use super::Message;

/// One wait for an event. The service wakes us earlier when something happens.
const WAIT: Duration = Duration::from_secs(600);

/// How long to leave a service alone that does not answer.
const PAUSE: Duration = Duration::from_millis(500);

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
}

impl Watcher {
    pub(super) fn spawn<O: Send + 'static>(sender: SyncSender<Message<O>>) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let inside = Arc::clone(&shared);
        let thread = thread::Builder::new().name("reader watcher".into()).spawn(move || watch(&sender, &inside))?;
        Ok(Self { shared, thread })
    }

    /// Asks it to end, and whether it has. A cancelled wait is not remembered by PC/SC, so that this is to be called until it has.
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
fn watch<O>(sender: &SyncSender<Message<O>>, shared: &Shared) {
    let tell = |event| !shared.ends() && sender.send(Message::Reader(event)).is_ok();
    let mut down = false;
    while !shared.ends() {
        // A context of a service that has stopped is dead for ever: a new one each time.
        let Ok((mut service, readers)) =
            Service::connect().and_then(|service| service.readers().map(|readers| (service, readers)))
        else {
            if !down && !tell(ReaderEvent::ServiceDown) {
                return;
            }
            down = true;
            thread::park_timeout(PAUSE);
            continue;
        };
        *shared.canceller() = Some(service.canceller());
        down = false;
        if !tell(ReaderEvent::ServiceUp { readers }) {
            return;
        }
        while !shared.ends()
            && let Ok(events) = service.watch(WAIT)
        {
            if !events.into_iter().all(tell) {
                return;
            }
        }
    }
}
