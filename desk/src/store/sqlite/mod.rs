//! The store in one SQLite file: the default of a desk, with nothing beside it to install.
//!
//! | file | what is there |
//! |---|---|
//! | `open` | the file and its key: what is refused, and why |
//! | `connection` | how every connection is set, read back |
//! | `writer` | the one thread that writes |
//! | `readers` | the threads that read, each with a connection of its own |
//! | `backup`, `restore` | a copy while it is in use, and a copy in the place of the store |
//! | `verbs` | the trait, verb by verb; the others hold the SQL |

mod answers;
mod audit;
mod backup;
mod connection;
mod convert;
mod error;
mod events;
mod files;
mod inside;
mod inventory;
mod live;
mod open;
mod people;
mod readers;
mod restore;
mod slots;
mod store;
mod terminals;
mod verbs;
mod visit_rows;
mod visits;
mod writer;

pub use error::OpenError;
pub use open::{Purpose, StorePlace};
pub use restore::{Restored, restore};
pub use store::SqliteStore;

#[cfg(test)]
mod tests;
