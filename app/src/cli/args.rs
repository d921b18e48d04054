//! The arguments, as the interface fixes them. No PIN ever comes by argument: it would stand in the
//! process list and the shell's history.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::read::Expect;
use kazasu_core::verify::Challenge;

use super::global::Global;

/// An open reader terminal for the smartphone health insurance card (スマートフォンのマイナ保険証).
#[derive(Debug, Parser)]
#[command(name = "kazasu", version, propagate_version = true)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Guide patients on a touch screen [default where there is a display]
    #[cfg(feature = "touch")]
    Touch(super::touch::Touch),
    /// Read one phone and prove its certificate
    Read(Read),
    /// Be a virtual phone on a virtual (vpcd) reader
    #[cfg(feature = "demo")]
    Phone(super::phone::Phone),
    /// Show the visits on this terminal; ends with SIGTERM, or when the terminal goes away
    #[cfg(feature = "tui")]
    Tui(super::tui::Tui),
    /// Choose the passcode of the technician's view: prints the line for the configuration
    Passcode,
    /// Check the configuration, show what is in force, or print the documented defaults
    Config(super::config::Configuration),
    /// Show the newest taps, write a support bundle, or check the audit log
    Logs(super::logs::Logs),
    /// Check whether this terminal is ready
    Doctor(Doctor),
    /// Keep one tap as a text that can be read, sent and replayed; nothing of a person is in it
    Record(Record),
    /// Run the pipeline against a recorded tap
    Replay(Replay),
}

#[derive(Debug, ClapArgs)]
pub(super) struct Read {
    /// The phone to expect
    #[arg(long, value_enum, default_value_t = Phone::Any)]
    pub(super) phone: Phone,
    /// Read the PIN from the first line of standard input (empty: no PIN)
    #[arg(long)]
    pub(super) pin_stdin: bool,
    /// The holder knows that one try is left and wants to use it
    #[arg(long)]
    pub(super) accept_last_try: bool,
    /// The 32 bytes that the phone signs [default: random]
    #[arg(long, value_name = "BASE64", value_parser = challenge)]
    pub(super) challenge: Option<Challenge>,
    /// Use this reader alone, by its PC/SC name
    #[arg(long, value_name = "NAME")]
    pub(super) reader: Option<String>,
    /// How long to wait for a phone
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub(super) timeout: u32,
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Doctor {
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Record {
    /// Where to save it; a file that is there already is not replaced
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// The phone to expect; android asks for the PIN
    #[arg(long, value_enum, default_value_t = Phone::Any)]
    pub(super) phone: Phone,
    /// Read the PIN from the first line of standard input (empty: no PIN)
    #[arg(long)]
    pub(super) pin_stdin: bool,
    /// Use this reader alone, by its PC/SC name
    #[arg(long, value_name = "NAME")]
    pub(super) reader: Option<String>,
    /// How long to wait for a phone
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub(super) timeout: u32,
    /// Save it without asking (it is shown all the same)
    #[arg(long)]
    pub(super) yes: bool,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Phone {
    /// Find out
    Any,
    /// Android: needs the PIN
    Android,
    /// iPhone: authenticated in Wallet
    Iphone,
}

impl From<Phone> for Expect {
    fn from(phone: Phone) -> Self {
        match phone {
            Phone::Any => Self::Any,
            Phone::Android => Self::Kind(PhoneKind::Android),
            Phone::Iphone => Self::Kind(PhoneKind::Iphone),
        }
    }
}

fn challenge(value: &str) -> Result<Challenge, String> {
    let bytes =
        STANDARD.decode(value).map_err(|error| format!("not Base64 (RFC 4648 §4): {error}"))?;
    let count = bytes.len();
    bytes
        .try_into()
        .map(Challenge)
        .map_err(|_| format!("{count} bytes; a challenge has {}", Challenge::LENGTH))
}
