//! What a terminal writes down, by the real program on a private PC/SC service: its log, its audit
//! log, and the support bundle.

mod both_sides;
mod canary;
mod commands;
mod journal;
mod late_audit;
#[cfg(unix)]
mod refused;
mod scan;
mod station;
