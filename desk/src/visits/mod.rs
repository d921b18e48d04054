//! What a desk finds out about a visit: it recomputes what the phone must have signed, and proves
//! the evidence itself, twice. It never takes a terminal's word.

mod again;
mod material;
mod prover;
mod provers;

pub use again::judge_again;
pub use prover::{Proof, Prover};
pub use provers::Provers;

#[cfg(test)]
mod tests;
