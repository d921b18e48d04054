//! `kazasu enrol`: makes this terminal one of a desk.

use std::io::{BufRead, Read};

use clap::Args;
use kazasu_core::handover::EnrolmentCode;
use kazasu_i18n::Text;
use zeroize::Zeroizing;

use super::exit::{Exit, Failure};
use super::output::{Emphasis, Output};
use crate::host::delivery::{DeskAddress, EnrolError, Enrolling, enrol};
use crate::host::desk_identity::{DeskFolder, DeskIdentity, IdentityError};

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
}

/// Asks for the code, and enrols.
pub(super) fn run(args: &Enrol, output: &Output) -> Result<Exit, Failure> {
    let folder = DeskFolder::usual().map_err(|error| not_kept(&error))?;
    if !args.again
        && let Some(identity) = folder.identity().map_err(|error| not_kept(&error))?
    {
        let (name, address) = (&identity.terminal.name, &identity.address);
        return Err(Failure::new(
            Exit::Refused,
            "enrolled",
            format!(
                "this terminal is \"{name}\" at the desk at {address} already; to enrol it anew \
                 all the same, add --again: what waits for that desk then goes to the new one"
            ),
        ));
    }
    let code = code(args.code_stdin, output)?;
    let identity = as_what(&Enrolling::ForPatients, &args.address, &code, &folder)?;
    output.result(
        Emphasis::Good,
        &output.texts.say(&Text::Enrolled {
            name: &identity.terminal.name,
            address: &identity.address,
            letter: identity.letter().map(|letter| letter.get()),
        }),
    );
    output.progress(Emphasis::Plain, &output.texts.say(&Text::EnrolledNext));
    Ok(Exit::Done)
}

/// The code that the desk shows, from standard input or asked for.
pub(super) fn code(is_on_stdin: bool, output: &Output) -> Result<EnrolmentCode, Failure> {
    let typed = if is_on_stdin { line()? } else { ask(output)? };
    typed.parse().map_err(|error| Failure::usage(&format!("{error}")))
}

/// Enrols at this desk, with everything in this folder.
pub(super) fn as_what(
    own: &Enrolling,
    address: &DeskAddress,
    code: &EnrolmentCode,
    folder: &DeskFolder,
) -> Result<DeskIdentity, Failure> {
    enrol(address, code, folder, own).map_err(|error| failure(&error))
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
