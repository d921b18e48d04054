//! `kazasu read`: one phone, from the reader to one line of JSON, or to sentences for a person.
//! `kazasu record`: the same tap, as a text without anything of a person.
//!
//! What lies on which reader, how a tap ends, and what it has said so far are the core's
//! (`reader::ReaderTable`, `read::ReadError`, `read::TapState`), as in a visit.

mod cost;
mod narrator;
mod not_ready;
mod pin;
mod record;
mod refused;
mod report;
mod request;
mod run;
mod tap;
mod things;

pub(super) use record::run as record;
pub(super) use run::run;
