//! The readers of this machine: one watcher for all of them, one thread for each that reads, and a
//! watchdog.
//!
//! PC/SC calls may block for ever. Whoever uses [`Readers`] never does: its threads post into a
//! mailbox, and a tap that PC/SC holds is given up in time. That frees this program, not the
//! reader: the phone has to be taken away before the reader works again.

mod connect;
mod message;
mod real_reader;
#[cfg(target_os = "linux")]
mod service_socket;
mod standalone;
mod supervisor;
mod tether;
#[cfg(feature = "demo")]
mod virtual_reader;
mod watcher;
mod worker;

pub(crate) use connect::connect;
pub(crate) use message::{Event, Message};
pub(crate) use standalone::StandaloneReaders;
pub(crate) use supervisor::Readers;
#[cfg(feature = "demo")]
pub(crate) use virtual_reader::VirtualReader;
#[cfg(all(test, feature = "demo"))]
pub(crate) use watcher::Source;
