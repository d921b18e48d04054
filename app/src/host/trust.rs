//! The trust anchors and revocation lists in force, and how they follow their files while the
//! program runs.
//!
//! A thread of its own looks at the files, so that a slow one holds neither a visit nor the screen.
//! What is whole and no step back takes the place of what is in force; of anything else the one
//! before stays, and is reported.

#![cfg_attr(
    not(any(feature = "touch", feature = "tui")),
    allow(dead_code, unused_imports, reason = "visits alone follow the files")
)]

mod report;
mod store;
mod watch;

#[cfg(test)]
pub(crate) use report::TrustKey;
pub(crate) use report::{TrustFile, TrustReport, TrustStanding};
pub(crate) use store::TrustStore;
pub(crate) use watch::{TrustFollower, TrustNews, TrustWatch};
