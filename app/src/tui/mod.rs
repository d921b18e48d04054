//! The terminal UI: the patient's visit on a terminal, over SSH or on a small panel, with a
//! keyboard or a USB ten-key.
//!
//! Draws `Screen`s and posts what is pressed; no rule of the visit is here. It draws when something
//! has changed and sleeps otherwise.

mod app;
mod event_loop;
mod input;
mod job_runner;
mod keys;
mod letters;
mod lines;
mod mouse;
mod page;
mod patient;
mod patient_keys;
mod pending;
mod run;
mod sized;
mod technician;
mod terminal;
#[cfg(test)]
mod tests;
mod theme;
mod widgets;
mod wrap;

pub(crate) use pending::TerminalFront;
pub(crate) use run::{Options, TuiError, check, run};
pub(crate) use technician::Access;
