//! One phone, from the reader to one line of JSON, or to sentences for a person.

use std::io::IsTerminal;
use std::time::Duration;

use kazasu_core::code::Reason;
use kazasu_core::jpki::PinEntry;
use kazasu_core::read::Expect;
use kazasu_core::reader::ReaderTable;
use kazasu_core::secret::Pin;
use kazasu_core::verify::{Evidence, UserAuthentication, Verified, verify};

use super::cost::Cost;
use super::narrator::Narrator;
use super::not_ready::{NotReady, clock_is_plausible};
use super::refused::{Refused, ended};
use super::request::{no_thread, request, wanted};
use super::tap::Ending;
use super::things::Things;
use super::{pin, report, tap};
use crate::cli::args::{Phone, Read};
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::{self, Output};
use crate::config::Config;
use crate::host::clock::{self, Instant};
use crate::host::readers::StandaloneReaders;
use crate::host::trust::TrustFollower;

/// What `kazasu read` came to.
enum Outcome {
    Read(Box<(Verified<UserAuthentication>, Evidence, Cost)>),
    Refused(Refused),
}

/// Runs the command.
pub(in crate::cli) fn run(args: &Read, config: &Config, output: &Output) -> Result<Exit, Failure> {
    clock_is_plausible(output)?;
    let expect = Expect::from(args.phone);
    let expected = if let Expect::Kind(kind) = expect { Some(kind) } else { None };
    let narrator = Narrator::new(
        output,
        args.json,
        expected,
        args.reader.as_deref(),
        config.holding(args.reader.as_deref()),
    );
    // Read before the tap, so that a mistake in it costs nothing; a person at the terminal is asked
    // where the phone needs it.
    let given = if args.pin_stdin { pin::from_stdin()? } else { None };
    let asks = !args.json && !args.pin_stdin && std::io::stdin().is_terminal();
    // Lives until the answer is given: PC/SC may hold the end of its readers.
    let mut reading;
    let outcome = if clock::now() < config.service.starts {
        Outcome::Refused(Refused::new(
            Reason::BeforeServiceStart,
            "phones cannot be used yet",
            Cost::default(),
        ))
    } else {
        reading = Reading {
            args,
            output,
            expect,
            config,
            trust: TrustFollower::start(config).map_err(no_thread)?,
            asks,
            readers: StandaloneReaders::start().map_err(no_thread)?,
            table: ReaderTable::new(wanted(args.reader.as_deref(), config)),
        };
        reading.look()?;
        let given = match given {
            None if asks && args.phone == Phone::Android => narrator.ask_pin()?,
            given => given,
        };
        reading.run(given, &narrator)?
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

struct Reading<'a> {
    args: &'a Read,
    output: &'a Output,
    expect: Expect,
    config: &'a Config,
    trust: TrustFollower,
    /// A person sits at the terminal and can be asked.
    asks: bool,
    readers: StandaloneReaders,
    table: Things,
}

impl Reading<'_> {
    /// Whether there is a reader to hold a phone to, before anybody is asked for one.
    fn look(&mut self) -> Result<(), Failure> {
        let deadline = self.deadline();
        match tap::look(&mut self.readers, &mut self.table, deadline) {
            None => Ok(()),
            Some(not_ready) => Err(self.not_ready(not_ready)),
        }
    }

    fn deadline(&self) -> Instant {
        Instant::now() + Duration::from_secs(self.args.timeout.into())
    }

    fn not_ready(&self, not_ready: NotReady) -> Failure {
        not_ready.into_failure(&wanted(self.args.reader.as_deref(), self.config), self.output)
    }

    /// Taps until there is an outcome: one tap, and with a person at the terminal another one for
    /// each answer that the phone asks for.
    fn run(&mut self, mut given: Option<Pin>, narrator: &Narrator<'_>) -> Result<Outcome, Failure> {
        let mut last_try_agreed = self.args.accept_last_try;
        loop {
            let deadline = self.deadline();
            let request = request(self.expect, given.take(), last_try_agreed, self.args.challenge)?;
            let ending =
                tap::wait_and_tap(&mut self.readers, &mut self.table, &request, deadline, narrator)
                    .map_err(no_thread)?;
            let reader = match &ending {
                Ending::Tapped { reader, .. } => reader.clone(),
                Ending::NoPhone { .. } | Ending::NotReady(_) => None,
            };
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
            let (Some(pin), Some(reader)) = (asked, reader) else { return Ok(outcome) };
            last_try_agreed = one_left;
            given = Some(pin);
            if !tap::wait_until_lifted(
                &mut self.readers,
                &mut self.table,
                &reader,
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
                        Ok(match verify(&evidence, &self.trust.policy(), clock::now()) {
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
            Ending::NotReady(not_ready) => Err(self.not_ready(not_ready)),
        }
    }
}
