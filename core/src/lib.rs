//! The core of Kazasu: everything between the bytes of a reader and what a screen has to show.
//!
//! Data flows one way; a module imports only from its left:
//!
//! ```text
//! reader ─▶ apdu ─▶ jpki ─▶ verify ─▶ read ─▶ transcript ─▶ session ─▶ screen
//!                                                              └────▶ handover
//! ```
//!
//! The core holds no text for people, no colour, no async runtime, no clock and no randomness: time
//! comes in as [`time::UnixTime`] and [`time::Ticks`], the challenge as bytes. It does not panic on
//! any input.

/// The version of this core.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub mod apdu;
pub mod audit;
pub mod code;
pub mod confirmation;
pub mod consent;
pub mod handover;
pub mod jpki;
pub mod printable;
pub mod read;
pub mod reader;
pub mod screen;
pub mod secret;
pub mod session;
pub mod sha256;
pub mod time;
pub mod transcript;
pub mod verify;
#[cfg(feature = "virtual-phone")]
pub mod virtual_phone;
