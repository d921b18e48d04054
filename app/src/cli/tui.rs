//! `kazasu tui`: the visits on a terminal.

use std::io::{IsTerminal, stderr, stdout};
use std::sync::Arc;

use clap::Args;

use super::args::Global;
use super::exit::{Exit, Failure};
use super::output::{self, Output};
use crate::config::Config;
#[cfg(unix)]
use crate::host::attach::AttachServer;
use crate::host::instance_lock::{InstanceLock, OtherInstance};
use crate::host::records::Records;
use crate::tui::{self, Access, Options, TuiError};

/// Whose visits.
#[derive(Debug, Default, Args)]
pub(super) struct Tui {
    /// Show virtual phones: nothing leaves the machine, and q leaves the program
    #[cfg(feature = "demo")]
    #[arg(long)]
    demo: bool,
    /// Open the technician's view at once, over SSH say; leaving it ends the program
    #[arg(long)]
    technician: bool,
}

/// Shows them until the program is ended.
pub(super) fn run(
    args: &Tui,
    global: &Global,
    config: &Config,
    output: &Output,
) -> Result<Exit, Failure> {
    if global.log.is_some() && stderr().is_terminal() {
        return Err(Failure::usage(
            "--log would write across the screen; send it to a file: kazasu tui --log info 2>kazasu.log",
        ));
    }
    #[cfg(feature = "demo")]
    let demo = args.demo;
    #[cfg(not(feature = "demo"))]
    let demo = false;
    let access = match (args.technician, &config.technician.passcode) {
        (true, _) => Access::AtOnce,
        (false, Some(_)) => Access::Passcode,
        (false, None) => Access::None,
    };
    let values = super::config::values(config, global.lang);
    let failed = |error: TuiError| Failure::new(Exit::Usage, "terminal", error.to_string());
    // A technician serves nobody, and takes no phone from a program that does. Whoever starts a
    // second terminal gets one.
    let elsewhere =
        if args.technician && !demo { InstanceLock::holder(&config.reader.names) } else { None };
    let serving = if demo || args.technician {
        None
    } else {
        Some(InstanceLock::acquire("kazasu tui", &config.reader.names))
    };
    if let Some(Err(OtherInstance { program, .. })) = &serving {
        tracing::warn!(program, "another program serves patients too");
    }
    let writes = !demo && elsewhere.is_none();
    let records = if !writes {
        Ok(Records::none())
    } else {
        Records::start(&config.log, &config.terminal.id, "tui")
    };
    let records = records.map_err(|error| failed(error.into()))?;
    #[cfg(unix)]
    let attach_server =
        matches!(serving, Some(Ok(_))).then(|| AttachServer::new("kazasu tui", values.clone()));
    #[cfg_attr(not(unix), allow(unused_mut, reason = "nobody is let in there"))]
    let mut observers = records.observers();
    #[cfg(unix)]
    observers.extend(attach_server.iter().map(AttachServer::observer));
    let options = Options {
        language: output.texts.language(),
        demo,
        colour: output::colour_wanted(&stdout()),
        access,
        values,
        elsewhere,
        #[cfg(unix)]
        attach_server,
        observers,
    };
    let shown = tui::run(&Arc::new(config.clone()), options);
    records.end();
    shown.map(|()| Exit::Done).map_err(failed)
}
