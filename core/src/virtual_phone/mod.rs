//! Phones and cards made of software.

pub mod pki;
