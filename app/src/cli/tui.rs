//! `kazasu tui`: the visits on a terminal.

use std::io::{IsTerminal, stderr, stdout};

use clap::Args;

use super::exit::{Exit, Failure};
use super::output::{self, Output};
use crate::config::Config;
use crate::host::records::Records;
use crate::tui::{self, TuiError};

/// Whose visits.
#[derive(Debug, Default, Args)]
pub(super) struct Tui {
    /// Show virtual phones: nothing leaves the machine, and q leaves the program
    #[cfg(feature = "demo")]
    #[arg(long)]
    demo: bool,
}

/// Shows them until the program is ended. `is_logging`: somebody wants to read what happens.
pub(super) fn run(args: &Tui, is_logging: bool, config: &Config, output: &Output) -> Result<Exit, Failure> {
    if is_logging && stderr().is_terminal() {
        return Err(Failure::usage("--log would write across the screen; send it to a file: kazasu tui --log info 2>kazasu.log"));
    }
    #[cfg(feature = "demo")]
    let demo = args.demo;
    #[cfg(not(feature = "demo"))]
    let (Tui {}, demo) = (args, false);
    let failed = |error: TuiError| Failure::new(Exit::Usage, "terminal", error.to_string());
    let records = if demo { Ok(Records::none()) } else { Records::start(&config.log, &config.terminal_id, "tui") };
    let records = records.map_err(|error| failed(error.into()))?;
    let shown =
        tui::run(config.settings(output.texts.language().into()), demo, output::colour_wanted(&stdout()), records.observers());
    records.end();
    shown.map(|()| Exit::Done).map_err(failed)
}
