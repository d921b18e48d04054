//! How an event changes the visit: one file for each part of it.

mod act;
mod call;
mod hand_over;
mod limits;
mod maintenance;
mod phone;
mod result;
mod steps;
mod tap;
