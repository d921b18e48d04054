//! Bounded mailboxes between threads: who posts waits for nobody, unless it says that it may. What
//! was taken out of one has left nothing in it.

mod ring;

use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::host::clock::{Instant, LONGEST_WAIT};

pub(crate) use ring::Ring;

/// Messages that wait in a mailbox; more than a tap produces, and than anybody types ahead.
const WAITING: usize = 1_024;

/// Makes a mailbox, and a way into it.
pub(crate) fn mailbox<M: Send + 'static>() -> (Post<M>, Mailbox<M>) {
    mailbox_for(WAITING)
}

/// The same, with room for so many messages.
pub(crate) fn mailbox_for<M: Send + 'static>(room: usize) -> (Post<M>, Mailbox<M>) {
    let inside = Inside { ring: Ring::new(room), is_posted_to: true, is_listened_to: true };
    let shared = Arc::new(Shared {
        inside: Mutex::new(inside),
        arrived: Condvar::new(),
        taken: Condvar::new(),
    });
    (Post(Arc::new(Way(Arc::clone(&shared)))), Mailbox(shared))
}

/// What both ends of a mailbox hold.
struct Shared<M> {
    inside: Mutex<Inside<M>>,
    /// A message has come, or none can come any more.
    arrived: Condvar,
    /// There is room, or nobody listens any more.
    taken: Condvar,
}

struct Inside<M> {
    ring: Ring<M>,
    is_posted_to: bool,
    is_listened_to: bool,
}

impl<M> Shared<M> {
    /// A panic elsewhere while the lock was held leaves a whole queue behind: nothing in here
    /// panics.
    fn lock(&self) -> MutexGuard<'_, Inside<M>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What was posted, for the one thread that listens.
pub(crate) struct Mailbox<M>(Arc<Shared<M>>);

impl<M> Mailbox<M> {
    /// The next message; `None` when nobody can post any more.
    pub(crate) fn next(&self) -> Option<M> {
        let mut inside = self.0.lock();
        loop {
            if let Some(message) = self.take(&mut inside) {
                return Some(message);
            }
            if !inside.is_posted_to {
                return None;
            }
            inside = self.0.arrived.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next message, or `None` when `until` has come, soon after a sleep that it lay in.
    pub(crate) fn next_until(&self, until: Instant) -> Option<M> {
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.next_within(left.min(LONGEST_WAIT)) {
                None if left > LONGEST_WAIT && self.0.lock().is_posted_to => {}
                heard => return heard,
            }
        }
    }

    /// The next message, or `None` after so long a wait, in which a sleep of the machine does not
    /// count, or when nobody can post any more.
    pub(crate) fn next_within(&self, wait: Duration) -> Option<M> {
        let waits = |inside: &mut Inside<M>| inside.ring.is_empty() && inside.is_posted_to;
        let waited = self.0.arrived.wait_timeout_while(self.0.lock(), wait, waits);
        let mut inside = waited.unwrap_or_else(PoisonError::into_inner).0;
        self.take(&mut inside)
    }

    fn take(&self, inside: &mut Inside<M>) -> Option<M> {
        let message = inside.ring.pop()?;
        self.0.taken.notify_one();
        Some(message)
    }

    /// What waits now.
    #[cfg(test)]
    pub(crate) fn waiting(&self) -> impl Iterator<Item = M> {
        std::iter::from_fn(|| self.take(&mut self.0.lock()))
    }
}

impl<M> Drop for Mailbox<M> {
    fn drop(&mut self) {
        let unread = {
            let mut inside = self.0.lock();
            inside.is_listened_to = false;
            std::mem::replace(&mut inside.ring, Ring::new(0))
        };
        self.0.taken.notify_all();
        // Outside of the lock: what is dropped here may post.
        drop(unread);
    }
}

impl<M> fmt::Debug for Mailbox<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mailbox")
    }
}

/// A way into a mailbox for messages of one type, from any thread; cheap to clone.
pub(crate) struct Post<T>(Arc<dyn Slot<T>>);

impl<T> Clone for Post<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Post<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Post")
    }
}

impl<T> Post<T> {
    /// Posts without waiting; `false` when there is no room, or nobody listens any more.
    pub(crate) fn send(&self, message: T) -> bool {
        self.0.offer(message)
    }

    /// Posts, and waits where there is no room; `false` when nobody listens any more.
    pub(crate) fn send_waiting(&self, message: T) -> bool {
        self.0.put(message)
    }
}

impl<M: Send + 'static> Post<M> {
    /// A way into the same mailbox for one kind of its messages: whoever has it can post no other.
    pub(crate) fn only<T>(&self) -> Post<T>
    where
        M: From<T>,
    {
        Post(Arc::new(self.clone()))
    }
}

/// What a [`Post`] posts into: a mailbox, or another [`Post`].
trait Slot<T>: Send + Sync {
    fn offer(&self, message: T) -> bool;
    fn put(&self, message: T) -> bool;
}

/// The one way into a mailbox that all its [`Post`]s share; with the last of them it ends.
struct Way<M>(Arc<Shared<M>>);

impl<M> Way<M> {
    fn post(&self, mut inside: MutexGuard<'_, Inside<M>>, message: M) -> bool {
        let is_posted = inside.is_listened_to && inside.ring.push(message);
        drop(inside);
        self.0.arrived.notify_one();
        is_posted
    }
}

impl<M: Send> Slot<M> for Way<M> {
    fn offer(&self, message: M) -> bool {
        self.post(self.0.lock(), message)
    }

    fn put(&self, message: M) -> bool {
        let mut inside = self.0.lock();
        while inside.is_listened_to && !inside.ring.has_room() {
            inside = self.0.taken.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
        self.post(inside, message)
    }
}

impl<M> Drop for Way<M> {
    fn drop(&mut self) {
        self.0.lock().is_posted_to = false;
        self.0.arrived.notify_all();
    }
}

impl<T, M: From<T>> Slot<T> for Post<M> {
    fn offer(&self, message: T) -> bool {
        self.send(message.into())
    }

    fn put(&self, message: T) -> bool {
        self.send_waiting(message.into())
    }
}

#[cfg(test)]
mod tests;
