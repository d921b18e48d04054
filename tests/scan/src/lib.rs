//! Reads the memory of another process, and looks for digits and bytes in it.
//!
//! A package of its own so that it is optimised where the tests are not: a search of a hundred
//! megabytes takes seconds then, else many minutes.
#![cfg(unix)]

mod digits;
mod process;

pub use digits::{Form, Found, Order, find, find_verify};
pub use process::Memory;
