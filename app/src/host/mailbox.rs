//! Bounded mailboxes between threads: who posts waits for nobody, unless it says that it may.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Instant;

/// Messages that wait in a mailbox; more than a tap produces, and than anybody types ahead.
const WAITING: usize = 1_024;

/// Makes a mailbox, and a way into it.
pub(crate) fn mailbox<M: Send + 'static>() -> (Post<M>, Mailbox<M>) {
    let (sender, messages) = sync_channel(WAITING);
    (Post(Arc::new(sender)), Mailbox(messages))
}

/// What was posted, for the one thread that listens.
#[derive(Debug)]
pub(crate) struct Mailbox<M>(Receiver<M>);

impl<M> Mailbox<M> {
    /// The next message; `None` when nobody can post any more.
    #[cfg_attr(not(unix), allow(dead_code, reason = "who waits for ever is on a socket"))]
    pub(crate) fn next(&self) -> Option<M> {
        self.0.recv().ok()
    }

    /// The next message, or `None` when `until` has come.
    pub(crate) fn next_until(&self, until: Instant) -> Option<M> {
        self.0.recv_timeout(until.saturating_duration_since(Instant::now())).ok()
    }

    /// What waits now.
    #[cfg(test)]
    pub(crate) fn waiting(&self) -> impl Iterator<Item = M> {
        self.0.try_iter()
    }
}

/// A way into a mailbox for messages of one type, from any thread; cheap to clone.
pub(crate) struct Post<T>(Arc<dyn Slot<T>>);

impl<T> Clone for Post<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> std::fmt::Debug for Post<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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

/// What a [`Post`] posts into: a channel, or another [`Post`].
trait Slot<T>: Send + Sync {
    fn offer(&self, message: T) -> bool;
    fn put(&self, message: T) -> bool;
}

impl<M: Send> Slot<M> for SyncSender<M> {
    fn offer(&self, message: M) -> bool {
        self.try_send(message).is_ok()
    }

    fn put(&self, message: M) -> bool {
        self.send(message).is_ok()
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
