//! The clinic's side of Kazasu.
