//! The store in one SQLite file: the default of a desk, with nothing beside it to install.
//!
//! | file | what is there |
//! |---|---|
//! | `open` | the file and its key: what is refused, and why |
//! | `connection` | how every connection is set, read back |
//! | `writer` | the one thread that writes |
//! | `readers` | the threads that read, each with a connection of its own |
//! | `verbs` | the trait, verb by verb; the others hold the SQL |

mod audit;
mod connection;
mod convert;
mod error;
mod events;
mod inside;
mod inventory;
mod live;
mod open;
mod people;
mod readers;
mod slots;
mod store;
mod terminals;
mod verbs;
mod visit_rows;
mod visits;
mod writer;

pub use error::OpenError;
pub use open::{Purpose, StorePlace};
pub use store::SqliteStore;

#[cfg(test)]
mod tests;
