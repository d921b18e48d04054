//! Phones and cards made of software: the counterpart in tests, the phones of the demonstration,
//! and something for other programs to read through a virtual PC/SC reader.
//!
//! They behave as the reference describes the real ones, and go wrong on demand. They share no code
//! with the reading side, so that a mistake made there cannot be made here too and pass unseen.
//!
//! ```
//! use kazasu_core::reader::Card;
//! use kazasu_core::virtual_phone::{Fault, FaultPlan, Model, PhoneSpec, SharedPhone, VirtualPhone};
//!
//! let faults = FaultPlan::at(2, Fault::LeaveBefore);
//! let spec = PhoneSpec { faults, ..PhoneSpec::shared(Model::Android) };
//! let phone = SharedPhone::new(VirtualPhone::new(spec));
//! phone.hold();
//! let mut card = phone.connect()?;
//! let select = b"\x00\xA4\x04\x0C\x0A\xD3\x92\xF0\x00\x26\x01\x00\x00\x00\x01";
//! assert_eq!(card.transmit(select)?, [0x90, 0x00]);
//! assert!(card.transmit(&[0x00, 0xA4, 0x02, 0x0C, 0x02, 0x00, 0x06]).is_err());
//! # Ok::<(), kazasu_core::reader::CardError>(())
//! ```
//!
//! | part | what it is |
//! |---|---|
//! | [`pki`] | certificates, revocation lists and keys made at run time |
//! | [`PhoneSpec`] | one phone: [`Model`], certificate, PIN, [`Manner`], [`Link`], [`FaultPlan`] |
//! | [`VirtualPhone`] | takes commands, keeps counters and the log |
//! | [`SharedPhone`], [`InProcessCard`] | the phone as a [`Card`](crate::reader::Card) |
//! | [`vpcd`] | the phone behind PC/SC |

mod applet;
mod card;
mod chaining;
mod command;
mod fault;
mod files;
mod link;
mod log;
mod manner;
mod model;
mod password;
mod phone;
pub mod pki;
mod spec;
mod status;
#[cfg(test)]
mod testing;
pub mod vpcd;

pub use card::{InProcessCard, SharedPhone};
pub use fault::{Fault, FaultPlan};
pub use link::{BitRate, Link};
pub use log::{CommandKind, Exchange};
pub use manner::{LeStyle, Manner};
pub use model::Model;
pub use phone::{Presence, Reply, VirtualPhone};
pub use spec::{PhoneSpec, SigningSide};
