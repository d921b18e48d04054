//! The clinic's side of Kazasu.

pub mod problem;
pub mod serve;
