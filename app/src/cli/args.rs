//! The arguments, as the interface fixes them. No PIN ever comes by argument: it would stand in the
//! process list and the shell's history.

#[cfg(feature = "reader")]
mod tap;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

#[cfg(any(feature = "touch", feature = "tui"))]
use super::demo_flag::DemoFlag;
#[cfg(any(feature = "touch", feature = "tui"))]
use super::exit::Failure;
use super::global::Global;
#[cfg(feature = "reader")]
pub(super) use tap::{Phone, Read, Record};

/// An open reader terminal for the smartphone health insurance card (スマートフォンのマイナ保険証).
#[derive(Debug, Parser)]
#[command(name = "kazasu", version, propagate_version = true)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[cfg(any(feature = "touch", feature = "tui"))]
    #[command(flatten)]
    pub(super) demo: DemoFlag,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Guide patients on a touch screen [default where there is a display]
    #[cfg(feature = "touch")]
    Touch(super::touch::Touch),
    /// Read one phone and prove its certificate
    #[cfg(feature = "reader")]
    Read(Read),
    /// Be a virtual phone on a virtual (vpcd) reader
    #[cfg(feature = "demo")]
    Phone(super::phone::Phone),
    /// Show the visits on this terminal; ends with SIGTERM, or when the terminal goes away
    #[cfg(feature = "tui")]
    Tui(super::tui::Tui),
    /// Make this terminal one of a desk, with the code that the desk gives
    #[cfg(feature = "delivery")]
    Enrol(super::enrol::Enrol),
    /// Receive the terminals' visits and show them to the reception: the clinic's side
    #[cfg(feature = "desk")]
    Desk(super::desk::Desk),
    /// Choose the passcode of the technician's view: prints the line for the configuration
    Passcode,
    /// Check the configuration, show what is in force, or print the documented defaults
    Config(super::config::Configuration),
    /// Show the newest taps, write a support bundle, or check the audit log
    Logs(super::logs::Logs),
    /// Check whether this terminal is ready
    Doctor(Doctor),
    /// Keep one tap as a text to be read, sent and replayed; nothing of a person is in it
    #[cfg(feature = "reader")]
    Record(Record),
    /// Run the pipeline against a recorded tap
    Replay(Replay),
    /// Print what makes a shell complete the commands and options of kazasu
    Completions(Completions),
    /// Print this help, or that of a command
    Help(HelpOf),
    /// Write the manual pages of every command into a folder
    #[command(hide = true)]
    Man(Man),
}

impl Command {
    /// The same, with the `--demo` that stood before it.
    ///
    /// # Errors
    ///
    /// When it is a command that shows no demonstration.
    #[cfg(any(feature = "touch", feature = "tui"))]
    pub(super) fn demonstrating(self, demo: &DemoFlag) -> Result<Self, Failure> {
        match self {
            #[cfg(feature = "touch")]
            Self::Touch(touch) => Ok(Self::Touch(touch.demonstrating(demo))),
            #[cfg(feature = "tui")]
            Self::Tui(tui) => Ok(Self::Tui(tui.demonstrating(demo))),
            _ if demo.is_set() => {
                Err(Failure::usage("--demo goes with touch and tui, or with no command"))
            }
            other => Ok(other),
        }
    }

    /// Whether it goes on without files of the configuration that do not answer yet.
    pub(super) const fn waits_for_files(&self) -> bool {
        match self {
            #[cfg(feature = "touch")]
            Self::Touch(_) => true,
            #[cfg(feature = "tui")]
            Self::Tui(_) => true,
            _ => false,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(super) struct Doctor {
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Replay {
    /// The transcript
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Completions {
    /// Whose completions are printed
    #[arg(value_name = "SHELL", value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
pub(super) struct HelpOf {
    /// The command, such as read or config check
    #[arg(value_name = "COMMAND")]
    pub(super) command: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Man {
    /// The folder; it is made where it is missing, and pages that are there are replaced
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}
