//! The left end of the arrow: something that takes command bytes and gives response bytes.
//!
//! [`Card`] is the only thing the rest of the core knows of a reader. A real phone on a PC/SC
//! reader and a virtual phone in the same process both stand behind it.

mod card;
mod event;
mod name;
mod open_error;
#[cfg(feature = "pcsc")]
pub mod pcsc;
mod shape;
mod table;

#[cfg(test)]
pub(crate) mod script;

pub use card::{Card, CardError, MAX_RESPONSE};
pub use event::{CardPresence, InUse, ReaderEvent, ReaderLook};
pub use name::ReaderName;
pub use open_error::{OpenError, ServiceDown};
pub use shape::ReaderShape;
pub use table::{ReaderChange, ReaderEntry, ReaderTable, Readiness, is_place_for_phones};
