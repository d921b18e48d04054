//! Nothing of a patient stays in the program's memory after the visit, and nobody but root looks
//! into it.
//!
//! The memory of the program is read from outside and searched. Where that is not allowed (it opens
//! to root alone) a test says `not run`.
#![cfg(target_os = "linux")]
#![allow(clippy::print_stderr, reason = "a test that did not run says so")]

mod judge;
mod neighbours;
mod read;
mod terminal;
mod touch;
