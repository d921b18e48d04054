//! `kazasu logs`: where the log is and what it says, the support bundle, and whether the audit log
//! is as it was written.

mod bundle;
mod taps;
mod verify;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use kazasu_core::audit::{Checkpoint, NotACheckpoint};

use super::exit::{Exit, Failure};
use super::output::Output;
use crate::config::{Config, ConfigError};
use crate::host::log::{NotSince, Since};

/// What is asked of the logs.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Logs {
    #[command(subcommand)]
    what: Option<What>,
    /// Write a support bundle, a ZIP file; what is in it is said first
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Only what was logged since then: 2026-11-01, 3d, 12h
    #[arg(long, value_parser = |text: &str| text.parse::<Since>().map_err(|error: NotSince| error.to_string()))]
    since: Option<Since>,
    /// Put this transcript into the bundle; may be given more than once
    #[arg(long, value_name = "FILE", requires = "out")]
    transcript: Vec<PathBuf>,
    /// Replace a file that is there
    #[arg(long, requires = "out")]
    force: bool,
    /// Write without asking
    #[arg(long, requires = "out")]
    yes: bool,
    /// How many taps to show
    #[arg(long, value_name = "COUNT", default_value_t = 20, conflicts_with = "out")]
    last: usize,
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Check the audit log: exit code 0 if it is intact, 1 if not
    Verify(Verify),
}

#[derive(Debug, Args)]
struct Verify {
    /// A copy of the records [default: this terminal's]
    file: Option<PathBuf>,
    /// A checkpoint that was printed before and kept elsewhere
    #[arg(long, alias = "noted", value_name = "COUNT:HASH", value_parser = checkpoint)]
    checkpoint: Option<Checkpoint>,
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    json: bool,
}

/// Runs the command. A configuration that cannot be used is no reason to have no logs: it may be
/// what support is asked about.
pub(super) fn run(
    args: &Logs,
    loaded: Result<Config, ConfigError>,
    output: &Output,
) -> Result<Exit, Failure> {
    let (config, wrong) = match loaded {
        Ok(config) => (config, None),
        Err(error) => (Config::usual()?, Some(error)),
    };
    if let Some(What::Verify(verify)) = &args.what {
        return verify::run(verify, &config, output);
    }
    match &args.out {
        Some(out) => bundle::run(args, out, &config, wrong.as_ref(), output),
        None => taps::run(args, &config, output),
    }
}

fn checkpoint(text: &str) -> Result<Checkpoint, NotACheckpoint> {
    text.parse()
}
