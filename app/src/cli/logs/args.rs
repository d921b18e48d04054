//! The arguments of `kazasu logs`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use kazasu_core::audit::{Checkpoint, NotACheckpoint};

use crate::cli::number::whole;
use crate::host::log::{NotSince, Since};

/// What is asked of the logs.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(in crate::cli) struct Logs {
    #[command(subcommand)]
    pub(super) what: Option<What>,
    /// Write a support bundle, a ZIP file; what is in it is said first
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Only what was logged since then: 2026-11-01, 3d, 12h
    #[arg(long, value_name = "WHEN", value_parser = since)]
    pub(super) since: Option<Since>,
    /// Put this transcript into the bundle; may be given more than once
    #[arg(long, value_name = "FILE", requires = "out")]
    pub(super) transcript: Vec<PathBuf>,
    /// Replace a file that is there
    #[arg(long, requires = "out")]
    pub(super) force: bool,
    /// Write without asking
    #[arg(long, requires = "out")]
    pub(super) yes: bool,
    /// How many taps to show
    #[arg(long, value_name = "COUNT", default_value_t = 20, conflicts_with = "out")]
    #[arg(value_parser = whole::<usize>(0..=1_000_000))]
    pub(super) last: usize,
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// Check the audit log: exit code 0 if it is intact, 1 if not
    Verify(Verify),
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// A copy of the records [default: this terminal's]
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// A checkpoint that was printed before and kept elsewhere
    #[arg(long, alias = "noted", value_name = "COUNT:HASH", value_parser = checkpoint)]
    pub(super) checkpoint: Option<Checkpoint>,
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    pub(super) json: bool,
}

fn since(text: &str) -> Result<Since, NotSince> {
    text.parse()
}

fn checkpoint(text: &str) -> Result<Checkpoint, NotACheckpoint> {
    text.parse()
}
