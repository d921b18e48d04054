//! What a terminal writes down, by the real program on a private PC/SC service: its log, its audit log, and the support bundle.

mod canary;
mod commands;
#[path = "../dialogue/pane.rs"]
#[allow(dead_code, reason = "this suite types no line without echo")]
mod pane;
mod scan;
mod station;
