//! `kazasu read`: one phone, from the reader to one line of JSON, or to sentences for a person.

mod narrator;
mod pin;
mod record;
mod report;
mod tap;

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use kazasu_core::code::Reason;
use kazasu_core::jpki::PinEntry;
use kazasu_core::read::{Expect, ReadError, Request};
use kazasu_core::reader::ReaderTable;
use kazasu_core::secret::Pin;
use kazasu_core::verify::{Challenge, Evidence, UserAuthentication, Verified, verify};
use kazasu_i18n::Text;

use super::args::{Phone, Read};
use super::exit::{Exit, Failure};
use super::output::{self, Output};
use crate::config::Config;
use crate::host::clock;
use crate::host::readers::StandaloneReaders;
use narrator::Narrator;
pub(super) use record::run as record;
use tap::{Cost, Ending, NotReady};

/// A phone, or something else, that was not accepted.
#[derive(Debug)]
struct Refused {
    reason: Reason,
    tries_left: Option<u8>,
    /// The fact, in English, for staff and logs; holds nothing of a person.
    detail: String,
    /// The token's word, where it is one that nobody knows.
    token: Option<String>,
    cost: Cost,
}

/// What `kazasu read` came to.
enum Outcome {
    Read(Box<(Verified<UserAuthentication>, Evidence, Cost)>),
    Refused(Refused),
}

/// Runs the command.
pub(super) fn run(args: &Read, config: &Config, output: &Output) -> Result<Exit, Failure> {
    let expect = Expect::from(args.phone);
    let expected = if let Expect::Kind(kind) = expect { Some(kind) } else { None };
    let narrator =
        Narrator::new(output, args.json, expected, args.reader.as_deref(), config.screen.holding);
    // Read before the tap, so that a mistake in it costs nothing; a person at the terminal is asked
    // where the phone needs it.
    let given = if args.pin_stdin { pin::from_stdin()? } else { None };
    let asks = !args.json && !args.pin_stdin && std::io::stdin().is_terminal();
    let outcome = if clock::now() < config.service.starts {
        Outcome::Refused(Refused::new(
            Reason::BeforeServiceStart,
            "phones cannot be used yet",
            Cost::default(),
        ))
    } else {
        let given = match given {
            None if asks && args.phone == Phone::Android => narrator.ask_pin()?,
            given => given,
        };
        Reading {
            args,
            output,
            expect,
            config,
            asks,
            readers: StandaloneReaders::start().map_err(no_thread)?,
            table: ReaderTable::new(wanted(args.reader.as_deref(), config)),
        }
        .run(given, &narrator)?
    };
    match &outcome {
        Outcome::Read(read) => {
            let (verified, evidence, cost) = &**read;
            if args.json {
                output::json(&report::Read::new(verified, evidence, *cost))?;
            } else {
                narrator.read(verified, *cost);
            }
            Ok(Exit::Done)
        }
        Outcome::Refused(refused) => {
            if args.json {
                output::json(&report::Refusal::new(refused))?;
            } else {
                narrator.refused(refused);
            }
            Ok(Exit::Refused)
        }
    }
}

/// The readers to use: the one of the command line, else those of the configuration.
fn wanted(reader: Option<&str>, config: &Config) -> Vec<String> {
    reader.map_or_else(|| config.reader.names.clone(), |reader| vec![reader.to_owned()])
}

struct Reading<'a> {
    args: &'a Read,
    output: &'a Output,
    expect: Expect,
    config: &'a Config,
    /// A person sits at the terminal and can be asked.
    asks: bool,
    readers: StandaloneReaders,
    table: ReaderTable,
}

impl Reading<'_> {
    /// Taps until there is an outcome: one tap, and with a person at the terminal another one for
    /// each answer that the phone asks for.
    fn run(mut self, mut given: Option<Pin>, narrator: &Narrator<'_>) -> Result<Outcome, Failure> {
        let mut last_try_agreed = self.args.accept_last_try;
        loop {
            let deadline = Instant::now() + Duration::from_secs(self.args.timeout.into());
            let request = request(self.expect, given.take(), last_try_agreed, self.args.challenge)?;
            let ending =
                tap::wait_and_tap(&mut self.readers, &mut self.table, &request, deadline, narrator)
                    .map_err(no_thread)?;
            // One entry, one tap: `read` never sends it twice.
            request.entry.iter().for_each(PinEntry::wipe);
            let outcome = self.outcome(ending)?;
            let Outcome::Refused(refused) = &outcome else { return Ok(outcome) };
            // Consent to the last try covers one VERIFY: it is asked for anew each time one try is
            // found left.
            let one_left = refused.tries_left == Some(1);
            let asked = match refused.reason {
                Reason::PinRequired | Reason::LastTry if self.asks && one_left => {
                    narrator.ask_last_try()?
                }
                Reason::PinRequired if self.asks => narrator.ask_pin_after_lifting()?,
                _ => None,
            };
            let Some(pin) = asked else { return Ok(outcome) };
            last_try_agreed = one_left;
            given = Some(pin);
            if !tap::wait_until_lifted(
                &mut self.readers,
                &mut self.table,
                Instant::now() + Duration::from_secs(self.args.timeout.into()),
            ) {
                return Ok(outcome);
            }
        }
    }

    fn outcome(&self, ending: Ending) -> Result<Outcome, Failure> {
        match ending {
            Ending::Tapped { tap, .. } => {
                let cost = Cost::of(&tap);
                match tap.result {
                    Ok(evidence) => {
                        Ok(match verify(&evidence, &self.config.policy, clock::now()) {
                            Ok(verified) => Outcome::Read(Box::new((verified, evidence, cost))),
                            Err(refusal) => Outcome::Refused(Refused::new(
                                refusal.reason(),
                                refusal.to_string(),
                                cost,
                            )),
                        })
                    }
                    Err(error) => ended(&error, cost).map(Outcome::Refused),
                }
            }
            Ending::NoPhone { mute: true } => Ok(Outcome::Refused(Refused::new(
                Reason::NotAPhone,
                "what lies on the reader does not answer",
                Cost::default(),
            ))),
            Ending::NoPhone { mute: false } => Ok(Outcome::Refused(Refused::new(
                Reason::Timeout,
                "no phone came",
                Cost::default(),
            ))),
            Ending::NotReady(not_ready) => Err(not_ready
                .into_failure(&wanted(self.args.reader.as_deref(), self.config), self.output)),
        }
    }
}

/// One tap's request; the challenge is made anew unless one is given.
fn request(
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

/// The fact that ended a tap: a failure of the reader is none of the phone's.
fn ended(error: &ReadError, cost: Cost) -> Result<Refused, Failure> {
    if error.is_reader_failure() {
        let message = format!("{error} during the tap; connect it and hold the phone again");
        return Err(Failure::new(Exit::NoReader, "reader_failed", message));
    }
    Ok(Refused {
        tries_left: error.tries_left(),
        token: match error {
            ReadError::UnknownToken(token) => Some(token.to_string()),
            _ => None,
        },
        ..Refused::new(error.reason(), error.to_string(), cost)
    })
}

impl Refused {
    fn new(reason: Reason, detail: impl Into<String>, cost: Cost) -> Self {
        Self { reason, tries_left: None, detail: detail.into(), token: None, cost }
    }
}

impl NotReady {
    fn into_failure(self, wanted: &[String], output: &Output) -> Failure {
        let (reason, message, text) = match &self {
            Self::NoService => (
                "no_service",
                "the PC/SC service does not answer; start it (Debian: systemctl start pcscd.socket)".to_owned(),
                output.texts.say(&Text::NoService),
            ),
            Self::NoReader { there } if there.is_empty() => {
                ("no_reader", "no reader is connected; plug one in".to_owned(), output.texts.say(&Text::NoReader))
            }
            Self::NoReader { there } => {
                let there = there.join(", ");
                let message = format!("no reader is called {}; there is: {there}", wanted.join(" or "));
                ("no_reader", message, output.texts.say(&Text::OtherReaders { there: &there }))
            }
            Self::Busy => (
                "reader_busy",
                "another program uses the reader; close it and read again".to_owned(),
                output.texts.say(&Text::ReaderStillBusy),
            ),
        };
        Failure::new(Exit::NoReader, reason, message).saying(text)
    }
}

/// The system starts no more threads: it is out of memory.
fn no_thread(error: std::io::Error) -> Failure {
    Failure::new(
        Exit::NoReader,
        "no_thread",
        format!("the reader's thread could not start: {error}"),
    )
}
