//! Tells a person what to do and what happened, and asks for the PIN. With `--json` it says
//! nothing.

use std::cell::Cell;
use std::io::{self, BufRead};

use kazasu_core::jpki::{Medium, PhoneKind};
use kazasu_core::read::{Progress, TapState};
use kazasu_core::reader::ReaderEvent;
use kazasu_core::secret::Pin;
use kazasu_core::session::Holding;
use kazasu_core::verify::{RevocationStatus, UserAuthentication, Verified};
use kazasu_i18n::Text;

use super::cost::Cost;
use super::pin;
use super::refused::Refused;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::{Emphasis, Output};

/// The voice of `kazasu read`.
pub(super) struct Narrator<'a> {
    output: &'a Output,
    silent: bool,
    expected: Option<PhoneKind>,
    reader: Option<&'a str>,
    holding: Holding,
    /// What the tap that runs has said.
    tap: Cell<TapState>,
    service_was_down: Cell<bool>,
}

impl<'a> Narrator<'a> {
    pub(super) fn new(
        output: &'a Output,
        silent: bool,
        expected: Option<PhoneKind>,
        reader: Option<&'a str>,
        holding: Holding,
    ) -> Self {
        Self {
            output,
            silent,
            expected,
            reader,
            holding,
            tap: Cell::default(),
            service_was_down: Cell::new(false),
        }
    }

    fn say(&self, tone: Emphasis, text: &Text<'_>) {
        if !self.silent {
            self.output.progress(tone, &self.output.texts.say(text));
        }
    }

    /// Hold the phone to the reader.
    pub(super) fn hold(&self) {
        self.tap.set(TapState::default());
        self.say(
            Emphasis::Plain,
            &Text::HoldPhone { phone: self.expected, reader: self.reader, holding: self.holding },
        );
    }

    /// Readers come and go, the service too. What is there at the first look is no news.
    pub(super) fn reader(&self, event: &ReaderEvent, first_look: bool) {
        match event {
            ReaderEvent::ServiceDown(_) if !first_look => {
                self.service_was_down.set(true);
                self.say(Emphasis::Bad, &Text::ServiceStopped);
            }
            ReaderEvent::ServiceUp { .. } if self.service_was_down.replace(false) => {
                self.say(Emphasis::Good, &Text::ServiceBack);
            }
            ReaderEvent::Detached(reader) => {
                let reader = &reader.to_string();
                self.say(Emphasis::Bad, &Text::ReaderUnplugged { reader });
            }
            ReaderEvent::Mute(_) => self.say(Emphasis::Bad, &Text::Mute),
            ReaderEvent::ServiceDown(_)
            | ReaderEvent::ServiceUp { .. }
            | ReaderEvent::Attached(_)
            | ReaderEvent::Present { .. }
            | ReaderEvent::Absent(_) => {}
        }
    }

    /// Another program uses the reader.
    pub(super) fn busy(&self) {
        self.say(Emphasis::Bad, &Text::ReaderBusy);
    }

    /// How far the tap has come.
    pub(super) fn progress(&self, progress: &Progress) {
        let mut tap = self.tap.get();
        tap.advance(progress);
        self.tap.set(tap);
        match progress {
            Progress::Identified(Medium::Phone(phone)) => {
                self.say(Emphasis::Good, &Text::FoundPhone { phone: *phone });
            }
            Progress::TriesLeft(tries @ 1..) => {
                self.say(Emphasis::Quiet, &Text::TriesLeft { tries: *tries });
            }
            Progress::PinAccepted => self.say(Emphasis::Good, &Text::PinAccepted),
            Progress::Certificate { read: 0, .. } => self.say(Emphasis::Plain, &Text::Reading),
            Progress::Complete => {
                self.say(Emphasis::Good, &Text::TakePhoneAway { phone: tap.phone });
            }
            Progress::Selected
            | Progress::Identified(Medium::PlasticCard | Medium::JukiCard | Medium::Unknown)
            | Progress::TriesLeft(0)
            | Progress::VerifySent
            | Progress::Certificate { .. } => {}
        }
    }

    /// The result: read and proven.
    pub(super) fn read(&self, verified: &Verified<UserAuthentication>, cost: Cost) {
        let user = verified.value();
        let revocation = match verified.revocation() {
            RevocationStatus::Checked => Text::RevocationChecked,
            RevocationStatus::Unchecked => Text::RevocationUnchecked,
        };
        let milliseconds = u64::try_from(cost.total.as_millis()).unwrap_or(u64::MAX);
        self.result(Emphasis::Good, &Text::ReadDone { phone: user.kind() });
        let not_after = user.validity().not_after;
        self.result(Emphasis::Plain, &Text::CertificateValidUntil { not_after });
        self.result(Emphasis::Plain, &revocation);
        self.result(
            Emphasis::Quiet,
            &Text::TapCost { commands: cost.usage.commands, milliseconds },
        );
    }

    /// The result: not accepted, and what to do.
    pub(super) fn refused(&self, refused: &Refused) {
        let reason = self.output.texts.reason(refused.reason, refused.tries_left);
        self.output.result(Emphasis::Bad, &reason.title);
        self.output.result(Emphasis::Plain, &reason.advice);
        if let Some(token) = &refused.token {
            self.result(Emphasis::Quiet, &Text::TokenForStaff { token });
        }
        self.result(
            Emphasis::Quiet,
            &Text::ReasonForStaff {
                reason: &format!("{} ({})", refused.reason.as_str(), refused.detail),
            },
        );
    }

    fn result(&self, tone: Emphasis, text: &Text<'_>) {
        self.output.result(tone, &self.output.texts.say(text));
    }

    /// Asks for the PIN without echo until it is one; `None` when the person leaves it empty.
    pub(super) fn ask_pin(&self) -> Result<Option<Pin>, Failure> {
        let prompt = format!("{} ", self.output.texts.say(&Text::PinPrompt));
        loop {
            match pin::from_person(&prompt).map_err(no_answer)? {
                Ok(pin) => return Ok(pin),
                Err(_) => self.say(Emphasis::Bad, &Text::PinMalformed),
            }
        }
    }

    /// An Android phone lies there and its PIN is not known yet.
    pub(super) fn ask_pin_after_lifting(&self) -> Result<Option<Pin>, Failure> {
        self.say(Emphasis::Plain, &Text::LiftAndEnterPin);
        self.ask_pin()
    }

    /// One try is left: tells so, and asks for consent before it asks for the PIN again.
    pub(super) fn ask_last_try(&self) -> Result<Option<Pin>, Failure> {
        self.say(Emphasis::Bad, &Text::LastTryQuestion);
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer).map_err(no_answer)?;
        if matches!(answer.trim(), "y" | "Y" | "yes") {
            return self.ask_pin_after_lifting();
        }
        self.say(Emphasis::Plain, &Text::LastTryDeclined);
        Ok(None)
    }
}

fn no_answer(error: io::Error) -> Failure {
    Failure::new(Exit::Usage, "usage", format!("the terminal gives no answer: {error}"))
}
