//! What somebody does first: the five commands of the README, and the demonstration.

mod browser;
mod clinic;
mod demonstration;
mod two_programs;
