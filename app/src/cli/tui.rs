//! `kazasu tui`: the visits on a terminal.

use std::io::{IsTerminal, stderr, stdout};
use std::sync::Arc;

use clap::Args;

use super::demo_desk::DemoDesk;
use super::demo_flag::DemoFlag;
use super::exit::{Exit, Failure};
use super::global::Global;
use super::output::{self, Output};
use super::serving_notice::ServingNotice;
use super::start_notice::tell_at_start;
use crate::host::report::Observer;
use crate::station::{Blueprint, Station, WorksOn};
use crate::tui::{self, Access, Options, TerminalFront, TuiError};

/// Whose visits.
#[derive(Debug, Default, Args)]
pub(super) struct Tui {
    #[command(flatten)]
    demo: DemoFlag,
    /// Open the technician's view at once, over SSH say; leaving it ends the program
    #[arg(long)]
    technician: bool,
    /// Use the readers although another program is said to serve patients with them: when it hangs,
    /// or is none
    #[arg(long, requires = "technician", conflicts_with = "demo")]
    own_readers: bool,
}

impl Tui {
    /// The same; a demonstration too where `demo` says so.
    pub(super) fn demonstrating(self, demo: &DemoFlag) -> Self {
        Self { demo: self.demo.or(demo), ..self }
    }
}

/// Shows them until the program is ended. `language` is that of whoever works here.
pub(super) fn run(
    args: &Tui,
    global: &Global,
    blueprint: Blueprint<'_>,
    output: &Output,
) -> Result<Exit, Failure> {
    if global.log.is_some() && stderr().is_terminal() {
        return Err(Failure::usage(
            "--log would write across the screen; send it to a file: \
             kazasu tui --log info 2>kazasu.log",
        ));
    }
    let failed = |error: TuiError| Failure::new(Exit::Usage, "terminal", error.to_string());
    tui::check().map_err(failed)?;
    // Held until the station has ended.
    let begin = || DemoDesk::begin(&args.demo, output);
    let mut desk = args.demo.is_set().then(begin).transpose()?;
    if desk.as_ref().is_some_and(DemoDesk::is_ending) {
        return Ok(Exit::Done);
    }
    let shown = show(args, blueprint, output.texts.language(), desk.as_mut());
    shown.map(|()| Exit::Done).map_err(failed)
}

fn show(
    args: &Tui,
    blueprint: Blueprint<'_>,
    language: kazasu_i18n::Language,
    desk: Option<&mut DemoDesk>,
) -> Result<(), TuiError> {
    if !args.demo.is_set() {
        // On a terminal it stands there again when the screen has gone.
        tell_at_start(blueprint.config);
    }
    let (front, wakes) = TerminalFront::new();
    let observers = || {
        // Where it is the terminal, it would stand across the screen, which says it too.
        let notice = (!stderr().is_terminal()).then(ServingNotice::default);
        let notice = notice.map(|notice| Box::new(notice) as Box<dyn Observer>);
        std::iter::once(Box::new(front.clone()) as Box<_>).chain(notice).collect()
    };
    let notice = desk.as_ref().map(|desk| desk.notice.clone());
    let (station, works_on) = match (desk, args.technician) {
        // A technician serves nobody, and takes no phone from a program that does.
        (None, true) => Station::technician(blueprint, args.own_readers, &front)?,
        (Some(desk), _) => {
            let terminal = desk.terminal.take();
            (Station::demo(blueprint, front.clone(), observers(), terminal)?, WorksOn::OwnReaders)
        }
        // Whoever starts a second terminal gets one.
        (None, false) => {
            (Station::serve(blueprint, front.clone(), observers())?, WorksOn::OwnReaders)
        }
    };
    let options = Options {
        language,
        colour: output::colour_wanted(&stdout()),
        access: match (args.technician, &blueprint.config.technician.passcode) {
            (true, _) => Access::AtOnce,
            (false, Some(_)) => Access::Passcode,
            (false, None) => Access::None,
        },
        values: blueprint.values.to_vec(),
        works_on,
        desk: notice,
    };
    tui::run(station, &front, &wakes, &Arc::new(blueprint.config.clone()), options)
}
