//! The sections of the file, each with its keys: one file each.

pub(super) mod consent;
pub(super) mod desk;
pub(super) mod limits;
pub(super) mod log;
pub(super) mod minimum;
pub(super) mod outbox;
pub(super) mod reader;
pub(super) mod screen;
pub(super) mod service;
pub(super) mod sound;
pub(super) mod technician;
pub(super) mod terminal;
pub(super) mod trust;
