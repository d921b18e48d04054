//! The outbox as its callers see it.

mod bench;
mod canaries;
mod damage;
mod keeping;
mod killed;
mod refused;
