//! Two programs on one machine: the one that serves patients, and a technician's view that works on
//! it, over SSH say.
//!
//! A socket lies in the folder of this user's state, so that only this user (and root) gets at it,
//! and whoever has the account has logged in to the machine. Over it goes JSON, an object a line:
//! the program that serves tells what it is and what happens ([`Told`]), the view gives orders
//! ([`Order`](super::visits::Order)). Neither has a word for a PIN, a name or a certificate.
//!
//! A view that goes away, however it does, leaves nothing behind: the maintenance that it began
//! ends, and it is logged out.

#[cfg(not(unix))]
mod absent;
#[cfg(all(unix, feature = "tui"))]
mod client;
#[cfg(unix)]
mod server;
#[cfg(unix)]
mod socket;
mod wire;

#[cfg(not(unix))]
pub(crate) use absent::{AttachServer, join};
#[cfg(all(unix, feature = "tui"))]
pub(crate) use client::join;
#[cfg(unix)]
pub(crate) use server::AttachServer;
#[cfg(feature = "tui")]
pub(crate) use wire::Hello;
pub(crate) use wire::Told;

#[cfg(all(test, unix, feature = "tui"))]
mod tests;
