//! A bounded queue whose places are overwritten as they are emptied.
//!
//! The queues of the standard library move a message out and leave its bytes where it lay. Four
//! keys of a PIN would stand there side by side until the queue has come round.

use std::fmt;

use zeroize::Zeroize;

/// Messages in the order in which they came; of one that was taken out, nothing stays here.
pub(crate) struct Ring<M> {
    places: Box<[Option<Place<M>>]>,
    /// Where the oldest message lies.
    first: usize,
    waiting: usize,
}

/// What `Option`'s own `zeroize` needs to know of a message: nothing has to be wiped beside the
/// bytes of the place, all of which it overwrites.
struct Place<M>(M);

impl<M> Zeroize for Place<M> {
    fn zeroize(&mut self) {}
}

impl<M> Ring<M> {
    /// An empty one with room for so many messages.
    pub(crate) fn new(room: usize) -> Self {
        Self { places: (0..room).map(|_| None).collect(), first: 0, waiting: 0 }
    }

    /// Whether none waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.waiting == 0
    }

    /// Whether one more message has room.
    pub(crate) fn has_room(&self) -> bool {
        self.waiting < self.places.len()
    }

    /// Adds a message; `false` where it has no room, and is dropped.
    pub(crate) fn push(&mut self, message: M) -> bool {
        let room = self.places.len();
        if self.waiting >= room {
            return false;
        }
        self.places[(self.first + self.waiting) % room] = Some(Place(message));
        self.waiting += 1;
        true
    }

    /// Takes the oldest message, and overwrites its place.
    pub(crate) fn pop(&mut self) -> Option<M> {
        let place = self.places.get_mut(self.first)?;
        let message = place.take();
        // Also the bytes of what has moved out.
        place.zeroize();
        let Place(message) = message?;
        self.first = (self.first + 1) % self.places.len();
        self.waiting -= 1;
        Some(message)
    }
}

impl<M> Drop for Ring<M> {
    fn drop(&mut self) {
        while self.pop().is_some() {}
    }
}

impl<M> fmt::Debug for Ring<M> {
    /// How many wait, and not what.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ring").field("waiting", &self.waiting).finish_non_exhaustive()
    }
}
