//! Whole visits on the thread that carries them out, with phones of software on a reader of
//! software, and a front-end that follows a script.

mod demo;
#[cfg(feature = "delivery")]
mod desk;
mod many;
mod marker;
mod order;
mod sleep;
mod table;
mod waiting;
mod whole;
