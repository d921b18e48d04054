//! The host carries out what the core asks for: readers, clock, randomness, files.
//!
//! The rooms stand in one order, and each imports only from its left:
//!
//! ```text
//! hardening, quiet, paths, file_kind, permissions, bounded_file, clock, mailbox ─▶ config
//!   ─▶ readers ─▶ report ─▶ log, audit ─▶ outbox ─▶ delivery ─▶ visits ─▶ attach ─▶ checks
//!   ─▶ bundle ─▶ station
//!   ─▶ touch | tui ─▶ cli
//! ```

#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) mod attach;
pub(crate) mod audit;
pub(crate) mod audit_event;
pub(crate) mod bounded_file;
pub(crate) mod bundle;
pub(crate) mod checks;
pub(crate) mod clock;
#[cfg(any(feature = "touch", feature = "tui", feature = "delivery"))]
pub(crate) mod delivery;
#[cfg(feature = "delivery")]
pub(crate) mod desk_identity;
pub(crate) mod diagonal;
#[cfg(feature = "touch")]
pub(crate) mod display;
pub(crate) mod file_kind;
pub(crate) mod hardening;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) mod instance_lock;
pub(crate) mod log;
pub(crate) mod loggable;
pub(crate) mod mailbox;
#[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
pub(crate) mod outbox;
pub(crate) mod panics;
pub(crate) mod passcode;
pub(crate) mod paths;
pub(crate) mod permissions;
#[cfg_attr(
    not(all(feature = "touch", feature = "sound", feature = "tui")),
    allow(dead_code, reason = "without screens and sound nothing has to be quiet")
)]
pub(crate) mod quiet;
#[cfg(feature = "reader")]
pub(crate) mod readers;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) mod report;
pub(crate) mod scale;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) mod signals;
#[cfg(feature = "touch")]
pub(crate) mod sound;
#[cfg(feature = "touch")]
pub(crate) mod speech;
pub(crate) mod transcripts;
pub(crate) mod trust;
pub(crate) mod trust_files;
#[cfg(feature = "touch")]
pub(crate) mod typeface;
#[cfg(all(unix, any(feature = "touch", feature = "tui")))]
pub(crate) mod unix_sockets;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) mod visits;
