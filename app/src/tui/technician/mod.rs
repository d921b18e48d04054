//! The technician's view: what this terminal does and why, and what can be done about it. Over SSH
//! it opens at once; at the patient's keyboard it is behind a key that a ten-key does not have, and
//! a passcode.
//!
//! [`Technician`] is one state. `update` changes it by news, `navigation` by keys, `timers` by
//! time; `draw` and the pages borrow its `model` and say it. Nothing here waits: what takes time is
//! a [`Request`].

mod access;
mod action;
mod draw;
#[cfg(feature = "delivery")]
mod enrolling;
#[cfg(feature = "delivery")]
mod enrolment;
mod footer;
mod layout;
mod list;
mod login;
mod model;
mod mouse;
mod navigation;
mod news;
mod order;
mod page;
mod pages;
mod request;
mod state;
mod strip;
mod tabs;
#[cfg(test)]
mod tests;
mod timers;
mod trace;
mod update;
mod view;

pub(crate) use access::Access;
pub(super) use model::Part;
pub(super) use news::News;
pub(super) use request::{Answer, Job, Request};
#[cfg(feature = "delivery")]
pub(super) use request::{EnrolOrder, EnrolOutcome};
pub(super) use state::Technician;
