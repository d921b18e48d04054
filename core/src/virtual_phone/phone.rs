//! A virtual phone in the field of a reader: power, faults, time and the log around the applet.

use std::collections::VecDeque;
use std::fmt;
use std::time::Duration;

use super::applet::Applet;
use super::chaining::{Pending, response};
use super::{CommandKind, Exchange, Fault, FaultPlan, Link, PhoneSpec, status};

/// Exchanges that the log keeps; the oldest go first.
const LOG_LENGTH: usize = 4_096;

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// These bytes came back: a response APDU, unless a fault made them something else.
    Response(Vec<u8>),
    /// The phone left while it answered: the first `arrived` bytes of `response` were on their way.
    Torn {
        /// The response as the phone made it.
        response: Vec<u8>,
        /// How many bytes of it got through.
        arrived: usize,
    },
    /// The phone is not in the field, or left before it answered.
    Gone,
    /// No answer comes, and the phone stays.
    Hang,
}

/// Whether a phone is in the field of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Nobody holds it to the reader.
    Away,
    /// Somebody holds it to the reader.
    Held,
    /// Left the field by a fault: a hand that did not keep still.
    Slipped,
}

/// A phone or a card made of software.
pub struct VirtualPhone {
    atr: Vec<u8>,
    applet: Applet,
    link: Option<Link>,
    faults: FaultPlan,
    sleepy: bool,
    presence: Presence,
    powered: bool,
    /// The next command is the first one since power came, and the phone is sleepy.
    asleep: bool,
    holds: u32,
    number: u32,
    commands: u64,
    elapsed: Duration,
    log: VecDeque<Exchange>,
}

impl VirtualPhone {
    /// Makes a phone that nobody holds to a reader yet.
    #[must_use]
    pub fn new(spec: PhoneSpec) -> Self {
        Self {
            applet: Applet::new(&spec),
            atr: spec.atr,
            link: spec.link,
            faults: spec.faults,
            sleepy: spec.manner.sleepy,
            presence: Presence::Away,
            powered: false,
            asleep: false,
            holds: 0,
            number: 0,
            commands: 0,
            elapsed: Duration::ZERO,
            log: VecDeque::new(),
        }
    }

    /// Holds the phone to the reader. Commands are numbered from 1 again.
    pub fn hold(&mut self) {
        if self.presence != Presence::Held {
            self.presence = Presence::Held;
            self.holds += 1;
            self.number = 0;
            self.elapsed = Duration::ZERO;
        }
    }

    /// Takes the phone away; it loses power.
    pub fn take_away(&mut self) {
        self.power_off();
        self.presence = Presence::Away;
    }

    /// Whether it is in the field of the reader.
    #[must_use]
    pub fn presence(&self) -> Presence {
        self.presence
    }

    /// The reader gives power. A card that has it already is reset.
    pub fn power_on(&mut self) {
        self.asleep = self.sleepy && !self.powered;
        self.powered = self.presence == Presence::Held;
        self.applet.reset();
    }

    /// The reader takes the power: application, file and verified PINs are forgotten; counters
    /// stay.
    pub fn power_off(&mut self) {
        self.powered = false;
        self.applet.power_off();
    }

    /// A warm reset: application and file are forgotten, verified PINs are not.
    pub fn reset(&mut self) {
        self.applet.reset();
    }

    /// The answer to reset that the reader reports.
    #[must_use]
    pub fn atr(&self) -> &[u8] {
        &self.atr
    }

    /// Takes one command. Without power, or away from the reader, it is [`Reply::Gone`].
    pub fn process(&mut self, command: &[u8]) -> Reply {
        self.exchange(command).0
    }

    /// As [`VirtualPhone::process`], with the record of it where the phone could hear the command.
    pub(super) fn exchange(&mut self, command: &[u8]) -> (Reply, Option<Exchange>) {
        if self.presence != Presence::Held || !self.powered {
            return (Reply::Gone, None);
        }
        self.number += 1;
        self.commands += 1;
        let signatures = self.applet.signatures;
        let mut took = Duration::ZERO;
        let reply = match self.faults.take(self.number) {
            None => Reply::Response(self.respond(command)),
            Some(Fault::LeaveBefore) => Reply::Gone,
            Some(Fault::LeaveInside) => {
                self.respond(command);
                Reply::Gone
            }
            Some(Fault::TearAnswer { after }) => {
                let response = self.respond(command);
                Reply::Torn { arrived: after.min(response.len()), response }
            }
            Some(Fault::Hang) => {
                self.respond(command);
                Reply::Hang
            }
            Some(Fault::Status(status)) => Reply::Response(response(&[], status)),
            Some(Fault::Raw(bytes)) => {
                self.respond(command);
                Reply::Response(bytes)
            }
            Some(Fault::Delay(delay)) => {
                took = delay;
                Reply::Response(self.respond(command))
            }
            Some(Fault::EndlessMore) => {
                self.respond(command);
                self.applet.pending = Pending::Endless;
                Reply::Response(response(&[], status::MORE_DATA | 0xFF))
            }
        };
        let exchange = self.record(command, &reply, took, self.applet.signatures - signatures);
        if matches!(reply, Reply::Gone | Reply::Torn { .. }) {
            self.power_off();
            self.presence = Presence::Slipped;
        }
        (reply, Some(exchange))
    }

    fn respond(&mut self, command: &[u8]) -> Vec<u8> {
        if std::mem::take(&mut self.asleep) {
            return response(&[], status::NO_DIAGNOSIS);
        }
        self.applet.process(command)
    }

    fn record(
        &mut self,
        command: &[u8],
        reply: &Reply,
        delay: Duration,
        signatures: u32,
    ) -> Exchange {
        let arrived: &[u8] = match reply {
            Reply::Response(response) => response,
            Reply::Torn { response, arrived } => &response[..*arrived],
            Reply::Gone | Reply::Hang => &[],
        };
        let status = match (reply, arrived) {
            (Reply::Response(_), [.., high, low]) => Some(u16::from_be_bytes([*high, *low])),
            _ => None,
        };
        let air = self.link.map_or(Duration::ZERO, |link| {
            link.t_exchange(command.len(), arrived.len(), signatures)
        });
        let took = air + delay;
        let mut header = [0; 4];
        header.iter_mut().zip(command).for_each(|(to, from)| *to = *from);
        let exchange = Exchange {
            hold: self.holds,
            number: self.number,
            at: self.elapsed,
            took,
            kind: CommandKind::of(command),
            header,
            sent: command.len(),
            received: arrived.len(),
            status,
        };
        if self.log.len() == LOG_LENGTH {
            self.log.pop_front();
        }
        self.log.push_back(exchange);
        self.elapsed += took;
        exchange
    }

    /// What was said since the phone was made (the last 4 096 exchanges of it), oldest first.
    pub fn log(&self) -> impl DoubleEndedIterator<Item = &Exchange> + ExactSizeIterator {
        self.log.iter()
    }

    /// Modelled time since the phone was held to the reader.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// How often it was held to a reader.
    #[must_use]
    pub fn holds(&self) -> u32 {
        self.holds
    }

    /// Commands that reached it since it was made.
    #[must_use]
    pub fn commands(&self) -> u64 {
        self.commands
    }

    /// VERIFY commands with data that it carried out, whatever became of the answers.
    #[must_use]
    pub fn verifies(&self) -> u32 {
        self.applet.verifies
    }

    /// How many signatures it made.
    #[must_use]
    pub fn signatures(&self) -> u32 {
        self.applet.signatures
    }

    /// Tries left of the user-authentication PIN.
    #[must_use]
    pub fn tries_left(&self) -> u8 {
        self.applet.pin.tries_left()
    }

    /// Fills the try counter up, as the municipal office does.
    pub fn restore_tries(&mut self) {
        self.applet.pin.restore();
    }

    /// The holder authenticates in Wallet (`false`), or Wallet locks itself again (`true`).
    pub fn set_wallet_locked(&mut self, locked: bool) {
        self.applet.wallet_locked = locked;
    }

    /// Replaces what is still to go wrong at numbered commands; the flags of a plan stay as the
    /// phone was made with.
    pub fn plan(&mut self, numbered: Vec<(u32, Fault)>) {
        self.faults.numbered = numbered;
    }
}

impl fmt::Debug for VirtualPhone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VirtualPhone")
            .field("presence", &self.presence)
            .field("powered", &self.powered)
            .field("commands", &self.commands)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
