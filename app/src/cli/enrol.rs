//! `kazasu enrol`: makes this terminal one of a desk.

use std::io::{BufRead, Read};

use clap::Args;
use kazasu_core::handover::EnrolmentCode;
use kazasu_i18n::Text;
use zeroize::Zeroizing;

use super::exit::{Exit, Failure};
use super::output::{Emphasis, Output, complain};
use crate::config::{Config, DeskAddress};
use crate::host::audit;
use crate::host::delivery::{EnrolError, Enrolling, Terms, audit_event, enrol};
#[cfg(all(feature = "demo", any(feature = "touch", feature = "tui")))]
use crate::host::desk_identity::DeskIdentity;
use crate::host::desk_identity::{DeskFolder, IdentityError};

/// The longest line that is read for a code: 24 digits and whatever stands between them.
const LONGEST: u64 = 256;

/// Which desk. The code never comes by argument: it would stand in the process list.
#[derive(Debug, Args)]
pub(super) struct Enrol {
    /// Where the desk answers terminals: a name or number, and a port if it is not 8443
    #[arg(value_name = "ADDRESS[:PORT]")]
    address: DeskAddress,
    /// Read the code, one line, from standard input instead of asking for it
    #[arg(long)]
    code_stdin: bool,
    /// Do it although this terminal is one of a desk already
    #[arg(long)]
    again: bool,
    /// Do it although visits wait for the desk of before: they stay on this disk, and are told to
    /// no other desk
    #[arg(long)]
    leave_waiting: bool,
}

/// Asks for the code, and enrols.
pub(super) fn run(args: &Enrol, config: &Config, output: &Output) -> Result<Exit, Failure> {
    let folder = DeskFolder::usual().map_err(|error| not_kept(&error))?;
    let before = match folder.identity() {
        // What is damaged is no reason to go on without being asked, and none to stop then.
        Err(_) if args.again || args.leave_waiting => None,
        before => before.map_err(|error| not_kept(&error))?,
    };
    if let Some(identity) = before.as_ref().filter(|_| !args.again && !args.leave_waiting) {
        let (name, address) = (&identity.terminal.name, &identity.address);
        return Err(Failure::new(
            Exit::Refused,
            "enrolled",
            format!(
                "this terminal is \"{name}\" at the desk at {address} already; to enrol it anew \
                 all the same, add --again"
            ),
        ));
    }
    let code = code(args.code_stdin, output)?;
    let waiting = unconfirmed(config);
    let own = &Enrolling::ForPatients;
    let terms = Terms { own, waiting, leaves_waiting: args.leave_waiting, tell: &|_| {} };
    let outcome = enrol(&args.address, &code, &folder, &terms);
    let event = audit_event(outcome.as_ref(), before.as_ref(), waiting, "command");
    if let Err(error) = audit::record_once(&config.terminal.id, &event) {
        complain(&format!("the audit log could not be written: {error}"));
    }
    let identity = outcome.map_err(|error| failure(&error))?;
    output.result(
        Emphasis::Good,
        &output.texts.say(&Text::Enrolled {
            name: &identity.terminal.name,
            address: &identity.address,
            letter: identity.letter().map(|letter| letter.get()),
        }),
    );
    let elsewhere = config.desk.address.as_ref().map(ToString::to_string);
    if let Some(configured) = elsewhere.filter(|address| *address != identity.address) {
        complain(&format!("desk.address is {configured}: the desk is called there"));
    }
    output.progress(Emphasis::Plain, &output.texts.say(&Text::EnrolledNext));
    Ok(Exit::Done)
}

/// The code that the desk shows, from standard input or asked for.
pub(super) fn code(is_on_stdin: bool, output: &Output) -> Result<EnrolmentCode, Failure> {
    let typed = if is_on_stdin { line()? } else { ask(output)? };
    typed.parse().map_err(|error| Failure::usage(&format!("{error}")))
}

/// Enrols at this desk, with everything in this folder.
#[cfg(all(feature = "demo", any(feature = "touch", feature = "tui")))]
pub(super) fn as_what(
    own: &Enrolling,
    address: &DeskAddress,
    code: &EnrolmentCode,
    folder: &DeskFolder,
) -> Result<DeskIdentity, Failure> {
    let terms = Terms { own, waiting: Some(0), leaves_waiting: false, tell: &|_| {} };
    enrol(address, code, folder, &terms).map_err(|error| failure(&error))
}

/// Visits that wait here for a desk; `None`: nobody knows.
#[cfg(any(feature = "touch", feature = "tui"))]
fn unconfirmed(config: &Config) -> Option<u64> {
    use crate::host::outbox::{OutboxSettings, unconfirmed};
    unconfirmed(&OutboxSettings::of(&config.outbox))
}

/// This program keeps none.
#[cfg(not(any(feature = "touch", feature = "tui")))]
const fn unconfirmed(_: &Config) -> Option<u64> {
    Some(0)
}

fn failure(error: &EnrolError) -> Failure {
    Failure::new(Exit::Refused, error.reason(), error.to_string())
}

fn not_kept(error: &IdentityError) -> Failure {
    Failure::new(Exit::Refused, "identity_not_kept", error.to_string())
}

/// Without echo: whoever looks over a shoulder sees no digit.
fn ask(output: &Output) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(output.texts.say(&Text::EnrolmentCode)).map(Zeroizing::new).map_err(
        |error| {
            Failure::new(
                Exit::Usage,
                "terminal",
                format!(
                    "the code is asked for on a terminal ({error}); without one, give it with \
                     --code-stdin"
                ),
            )
        },
    )
}

fn line() -> Result<Zeroizing<String>, Failure> {
    let mut line = Zeroizing::new(String::with_capacity(LONGEST as usize));
    let read = std::io::stdin().lock().take(LONGEST).read_line(&mut line);
    read.map_err(|error| Failure::usage(&format!("standard input: {error}")))?;
    let ends = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(ends);
    Ok(line)
}
