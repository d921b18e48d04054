//! Whole visits at a terminal of a desk: what patients were told is what the desk has in the end,
//! row by row, whatever becomes of desk, network and terminal meanwhile.

mod absent;
mod clinic;
mod gates;
mod killed;
mod present;
mod slow;
mod steps;
mod window;
