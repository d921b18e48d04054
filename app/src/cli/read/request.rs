//! What `kazasu read` and `kazasu record` ask of a tap, and with which readers.

use std::time::Duration;

use kazasu_core::jpki::PinEntry;
use kazasu_core::read::{Expect, Request};
use kazasu_core::secret::Pin;
use kazasu_core::verify::Challenge;

use crate::cli::exit::{Exit, Failure};
use crate::config::Config;
use crate::host::clock;

/// The readers to use: the one of the command line, else those of the configuration.
pub(super) fn wanted(reader: Option<&str>, config: &Config) -> Vec<String> {
    reader.map_or_else(|| config.reader.names.clone(), |reader| vec![reader.to_owned()])
}

/// One tap's request; the challenge is made anew unless one is given.
pub(super) fn request(
    expect: Expect,
    pin: Option<Pin>,
    last_try_agreed: bool,
    challenge: Option<Challenge>,
) -> Result<Request, Failure> {
    let challenge = match challenge {
        Some(challenge) => challenge,
        None => clock::fresh_challenge().map_err(|error| {
            Failure::new(
                Exit::Usage,
                "no_randomness",
                format!("the system gives no random bytes: {error}"),
            )
        })?,
    };
    Ok(Request {
        expect,
        entry: pin.map(PinEntry::new),
        last_try_agreed,
        resend_within: Duration::ZERO,
        challenge,
    })
}

/// The system starts no more threads: it is out of memory.
pub(super) fn no_thread(error: std::io::Error) -> Failure {
    Failure::new(
        Exit::NoReader,
        "no_thread",
        format!("the reader's thread could not start: {error}"),
    )
}
