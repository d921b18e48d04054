//! What an eligibility service knows of a patient. It is never in the path of a receipt, and Kazasu
//! never makes an answer up: each says where it comes from, and without a service there is none.

mod demo;
mod service;

pub use demo::DemoEligibility;
pub use service::{Answer, Answered, Eligibility, NoAnswer, NoEligibility, Question, Standing};

#[cfg(test)]
mod tests;
