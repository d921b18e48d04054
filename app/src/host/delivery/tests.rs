//! Against a small desk with real TLS.

#[allow(dead_code, reason = "what comes after an enrolment uses it")]
mod desk;
mod enrolment;
