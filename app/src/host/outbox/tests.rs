//! The outbox as its callers see it.

pub(super) mod bench;
mod canaries;
mod damage;
mod keeping;
mod killed;
mod of_desk;
mod refused;
