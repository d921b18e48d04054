//! The patient's touch screen: draws what the session shows, and hands back what the patient does.
//! No rule of a visit is written here.
//!
//! The session runs elsewhere. It puts each `Screen` into a [`ScreenSlot`], which wakes the window;
//! the window never waits for it.

mod demo;
mod fingers;
mod fit_display;
mod fonts;
mod frames;
#[cfg(test)]
mod gallery;
mod guard;
mod keys;
mod kiosk;
mod layout;
mod layout_log;
#[cfg(all(unix, not(target_os = "macos")))]
mod own_place;
#[cfg(not(all(unix, not(target_os = "macos"))))]
#[path = "own_place/absent.rs"]
mod own_place;
mod page;
mod panel_size;
mod parts;
mod passing;
mod patient_view;
mod picture;
mod places;
mod reach;
#[cfg(test)]
mod samples;
mod text;
mod theme;
mod window;
mod words;

pub(crate) use picture::Motion;
pub(crate) use reach::Reach;
pub(crate) use window::{Mode, NoWindow, Options, ScreenSlot, Sink, run};
