//! Why a store did not do what it was asked.

use thiserror::Error;

/// A verb that was not carried out. Nothing of it stays in the store.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// More waits than the store takes in; ask again.
    #[error("the store has too much to do")]
    Busy,
    /// The disk is full.
    #[error("the disk of the store is full")]
    Full,
    /// The disk does not take or give what it should.
    #[error("the disk of the store fails: {what}")]
    Disk {
        /// The store's own word for it.
        what: String,
    },
    /// What is there is not as it was written.
    #[error("the store is damaged: {what}")]
    Damaged {
        /// Which part.
        what: String,
    },
    /// Sealed content does not open with the key of this store.
    #[error("a sealed row of {table} does not open: it was changed or moved")]
    Sealed {
        /// Where it lies.
        table: &'static str,
    },
    /// The store is closed, or its thread has ended.
    #[error("the store is closed")]
    Closed,
    /// A store that was restored takes no visits before its terminals are confirmed.
    #[error("the store was restored: an administrator must confirm its terminals")]
    Restored,
    /// There is no such row.
    #[error("there is no such {what}")]
    Absent {
        /// What was meant: a terminal, say.
        what: &'static str,
    },
    /// A row of that name is there already.
    #[error("there is such a {what} already")]
    Taken {
        /// What was meant: a user, say.
        what: &'static str,
    },
}
