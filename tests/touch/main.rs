//! The touch screen as a person meets it: the whole program in a real window, a private PC/SC
//! service, and virtual phones on its readers. Mouse, ten-key and fingers come to it by the
//! display's server, as they do from hardware.
//!
//! The phone's own log is the witness of what was sent to it.

mod alone;
mod beside_demo;
mod booth;
mod busy;
mod elsewhere;
mod ending;
mod environment;
mod fingers;
mod odd_answers;
#[cfg(unix)]
mod records;
mod scripted;
mod steps;
mod ten_key;
mod torn;
mod visits;
