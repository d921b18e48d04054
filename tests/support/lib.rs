//! What the end-to-end suites share.
//!
//! A [`Service`] is a private PC/SC service with virtual readers. A [`Rig`] is a virtual phone on
//! one of them, served from the test process so that its own counts can be looked at, and a
//! configuration that trusts it. [`Terminal::kazasu`] runs the real program against it.
//!
//! Every wait here has an end, so that no test can hang: [`wait_until`] fails, and a program that
//! does not end is killed.

mod authority;
mod call;
mod desk;
mod display;
mod outcome;
mod pane;
#[cfg(target_os = "linux")]
mod preload;
mod pretender;
mod program;
mod relay;
mod rig;
mod service;
#[cfg(target_os = "linux")]
mod shifted_clock;
mod side_by_side;
#[cfg(target_os = "linux")]
mod slow_files;
mod terminal;
mod watchdog;
mod window;

use std::time::{Duration, Instant};

pub use authority::{authority, credential, holder, issued, now};
pub use call::{Call, Running};
pub use desk::{
    Answer, Desk, DeskConnection, Reception, Said, TerminalIdentity, VisitOnPage,
    certificate_request, files_below,
};
pub use display::{Display, Picture, Point};
pub use outcome::Outcome;
pub use pane::Pane;
pub use pretender::{Pretence, Pretender};
pub use program::{kazasu, root, sibling, tool};
pub use relay::Relay;
pub use rig::{Phone, Rig};
pub use service::{Reader, Service};
#[cfg(target_os = "linux")]
pub use shifted_clock::ShiftedClock;
pub use side_by_side::side_by_side;
#[cfg(target_os = "linux")]
pub use slow_files::SlowFiles;
pub use terminal::Terminal;
pub use watchdog::Watchdog;
pub use window::{Hand, Shown, Window};

/// How long anything may take that is expected to happen: far more than it does, for machines that
/// are busy.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A test, or a part of it, does not run here.
#[allow(clippy::print_stderr, reason = "a test that did not run says so")]
pub fn not_run(why: &str) {
    eprintln!("not run: {why}");
}

/// Waits until `condition` holds.
///
/// # Panics
///
/// When it does not within [`PATIENCE`].
#[track_caller]
pub fn wait_until(what: &str, condition: impl Fn() -> bool) {
    assert!(came(condition), "waited in vain: {what}");
}

/// Whether `condition` holds within [`PATIENCE`].
pub fn came(condition: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while !condition() {
        if start.elapsed() >= PATIENCE {
            return false;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    true
}
