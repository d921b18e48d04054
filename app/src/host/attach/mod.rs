//! Two programs on one machine: the one that serves patients, and a technician's view that works on
//! it, over SSH say.
//!
//! A socket lies in the folder of this user's state, so that only this user (and root) gets at it,
//! and whoever has the account has logged in to the machine. Over it goes JSON, an object a line:
//! the program that serves tells what it is and what happens ([`Told`]), the view gives orders
//! ([`Order`](super::visits::Order)). Neither has a word for a PIN, a name or a certificate.
//!
//! A connection is a view when it has said a word ([`GREETING`](wire::GREETING), or an order of an
//! earlier version's view). Until then it is told who serves and nothing of taps, it is no login,
//! and it takes no view's place: whoever connects and is mute keeps nobody out.
//!
//! A view that goes away, however it does, leaves nothing behind: the maintenance that it began
//! ends, and it is logged out.

#[cfg(not(unix))]
mod absent;
#[cfg(all(unix, feature = "tui"))]
mod client;
mod closed;
#[cfg(unix)]
mod door;
#[cfg(unix)]
mod inside;
#[cfg(unix)]
mod server;
#[cfg(unix)]
mod socket;
mod wire;

#[cfg(not(unix))]
pub(crate) use absent::{AttachServer, Entrance, join, look};
#[cfg(all(unix, feature = "tui"))]
pub(crate) use client::join;
pub(crate) use closed::Closed;
#[cfg(unix)]
pub(crate) use door::look;
#[cfg(unix)]
pub(crate) use server::{AttachServer, Entrance};
#[cfg(feature = "tui")]
pub(crate) use wire::Hello;
pub(crate) use wire::Told;

#[cfg(all(test, unix, feature = "tui"))]
mod tests;
