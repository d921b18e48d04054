//! Phones and cards made of software.
