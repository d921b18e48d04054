//! The patient's touch screen: draws what the session shows, and hands back what the patient does.
//! No rule of a visit is written here.
//!
//! The session runs elsewhere. It puts each `Screen` into a [`Mailbox`], which wakes the window;
//! the window never waits for it.

mod control;
mod demo;
mod fingers;
mod fit;
mod fonts;
mod front;
#[cfg(test)]
mod gallery;
mod guard;
mod keys;
mod layout;
mod pad;
mod picture;
mod plan;
#[cfg(test)]
mod samples;
mod text;
mod theme;
mod whole;
mod window;
mod words;

pub(crate) use picture::Motion;
pub(crate) use plan::Reach;
pub(crate) use window::{Mailbox, Mode, Options, Sink, run};
