//! How a tap ended, and where that leads.

use crate::apdu::{ChannelError, Limit, Status};
use crate::code::Reason;
use crate::jpki::{JpkiError, PhoneKind};
use crate::read::{Epoch, ReadError};
use crate::reader::{CardError, OpenError, ReaderName};
use crate::session::effect::Effect;
use crate::session::machine::Session;
use crate::session::stage::{KindStage, PinStage, PinWhy, Stage, TakeAway, Trouble, Why};
use crate::session::tap::{PinFate, RunningTap};
use crate::session::visit::Proof;
use crate::verify::{Evidence, verify};

impl Session {
    /// The tap is over, whoever has ended it.
    pub(super) fn end_tap(&mut self, result: Result<Evidence, ReadError>) {
        if let Err(error) = &result
            && error.is_reader_failure()
        {
            return self.tap_without_reader();
        }
        let Some((tap, fate)) = self.take_tap() else { return };
        match result {
            Ok(evidence) => self.prove(tap, evidence),
            Err(error) => self.not_read(&tap, fate, &error),
        }
    }

    /// Proves the evidence at once: `verify` is pure and takes about a millisecond, no other event
    /// can come between, the policy is the one that the tap began with, and no proof can come in
    /// from outside.
    fn prove(&mut self, tap: RunningTap, evidence: Evidence) {
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        if evidence.challenge != tap.challenge {
            return self.refuse(tap.epoch, Reason::BadSignature);
        }
        match verify(&evidence, &tap.policy, self.now.wall) {
            Ok(verified) => {
                visit.kind = Some(evidence.kind);
                let Some(identity) = visit.identity else { return };
                let tapped_at = self.now.wall;
                let is_taken_away = matches!(visit.stage, Stage::TakeAway(_));
                self.hand_over_proof(Proof { identity, evidence, tapped_at, verified });
                if !is_taken_away {
                    self.take_away(tap.reader);
                }
            }
            Err(refusal) => self.refuse(tap.epoch, refusal.reason()),
        }
    }

    /// The phone may go.
    pub(super) fn take_away(&mut self, reader: ReaderName) {
        self.readers.leave_others(self.now.uptime);
        let tone_at = self.now.uptime.saturating_add(self.settings.limits.take_away_tone);
        self.go(Stage::TakeAway(TakeAway { reader, tone_at }));
    }

    /// The phone was read, and is not accepted. Why is for staff; the patient is told what helps.
    fn refuse(&mut self, epoch: Epoch, reason: Reason) {
        self.effects.push(Effect::Refused { epoch, reason });
        match reason {
            Reason::Expired => self.go(Stage::Trouble(Trouble::Expired)),
            Reason::Revoked => self.go(Stage::Trouble(Trouble::Revoked)),
            Reason::PhysicalCard => self.fail(Trouble::PlasticCard),
            reason => self.go(Stage::Trouble(Trouble::NotProved { code: reason.code() })),
        }
    }

    fn not_read(&mut self, tap: &RunningTap, fate: PinFate, error: &ReadError) {
        let Some(visit) = &mut self.visit else { return };
        // An accepted entry waits for the rest of a tap that broke off, and for nothing else.
        if fate == PinFate::Right && !error.breaks_off() {
            visit.wipe_pin();
        }
        if error.is_another_thing() && self.readers.fresh_phone().is_some() {
            // What lies on another reader may be the phone.
            self.readers.leave(&tap.reader, self.now.uptime);
            return self.wait_for_phone();
        }
        match error {
            ReadError::PhysicalCard => self.wipe_and_fail(Trouble::PlasticCard),
            ReadError::UnknownToken(_) => self.wipe_and_fail(Trouble::OtherCertificate),
            ReadError::OtherPhone { found } => {
                self.wipe_and_go(Stage::Trouble(Trouble::OtherKind { found: *found }));
            }
            ReadError::AnotherPhone => self.wipe_and_go(Stage::Trouble(Trouble::DifferentPhone)),
            ReadError::WalletLocked => {
                visit.kind = Some(PhoneKind::Iphone);
                self.fail(Trouble::WalletLocked);
            }
            ReadError::PinBlocked => self.wipe_and_go(Stage::Pin(PinStage::Locked)),
            ReadError::WrongPin { tries_left: tries } => {
                visit.pin.tries = *tries;
                let stage = visit.pin_stage(tap.pin_asked(PinWhy::Wrong));
                self.wipe_and_go(stage);
            }
            ReadError::LastTry => {
                visit.pin.tries = Some(1);
                let stage = visit.pin_stage(tap.pin_asked(PinWhy::Chosen));
                self.wipe_and_go(stage);
            }
            ReadError::PinRequired { tries_left } => self.pin_required(tap, *tries_left),
            ReadError::NotOpened(OpenError::Mute) => self.note_mute(),
            ReadError::NotOpened(_) => self.wait_for_phone(),
            ReadError::Jpki(_) | ReadError::GivenUp | ReadError::Stopped
                if fate == PinFate::Unknown =>
            {
                if has_run_out(error) && std::mem::replace(&mut visit.pin.ran_out, true) {
                    return self.wipe_and_go(Stage::Trouble(Trouble::Third { again: false }));
                }
                self.outcome_unknown(has_left(error));
            }
            ReadError::GivenUp => {
                visit.wipe_pin();
                self.too_slow(tap);
            }
            ReadError::Stopped => self.wait_for_phone(),
            ReadError::Jpki(error) => self.no_answer(tap, *error),
        }
    }

    fn no_answer(&mut self, tap: &RunningTap, error: JpkiError) {
        let now = self.now.uptime;
        let Some(visit) = &mut self.visit else { return };
        match error {
            JpkiError::Channel(ChannelError::Card(CardError::Removed | CardError::Reset)) => {
                visit.tears = visit.tears.saturating_add(1);
                let stage = if visit.tears == 1 {
                    visit.hold_stage(Why::Torn, now)
                } else {
                    Stage::Trouble(Trouble::TooEarly)
                };
                self.fail_at(stage);
            }
            JpkiError::Channel(
                ChannelError::Limit(Limit::Time | Limit::TooSlowForPin)
                | ChannelError::Card(CardError::Silent),
            ) => self.too_slow(tap),
            JpkiError::NoApplication(_) => self.fail(Trouble::NotRecognised),
            // Before its kind is known, an iPhone that Wallet has not unlocked may refuse its
            // token: ask which phone it is.
            JpkiError::Unexpected { status, .. }
                if visit.kind.is_none()
                    && status.meaning() == Status::SecurityStatusNotSatisfied =>
            {
                self.fail_at(Stage::Kind(KindStage::Choice));
            }
            error => self.odd_answer(tap.epoch, error),
        }
    }

    /// An answer that no step provides for. Once it may be chance, and the phone is held again, an
    /// iPhone after a look into Wallet; twice it is for the desk.
    fn odd_answer(&mut self, epoch: Epoch, error: JpkiError) {
        let now = self.now.uptime;
        let reason = ReadError::Jpki(error).reason();
        let Some(visit) = &mut self.visit else { return };
        visit.odd_answers = visit.odd_answers.saturating_add(1);
        if visit.odd_answers > 1 {
            visit.wipe_pin();
            return match error {
                JpkiError::CounterUnreadable(_) => {
                    self.go(Stage::Pin(PinStage::CounterUnreadable));
                }
                _ => self.refuse(epoch, reason),
            };
        }
        let stage = match error {
            JpkiError::Unexpected { step, .. }
                if visit.kind == Some(PhoneKind::Iphone) && step.needs_authentication() =>
            {
                Stage::Trouble(Trouble::WalletLocked)
            }
            _ => visit.hold_stage(Why::Torn, now),
        };
        self.effects.push(Effect::Refused { epoch, reason });
        self.fail_at(stage);
    }

    /// The tap took too long, or could not have ended in time. A PIN that was not handed over stays
    /// where it is; the third time another one would be as slow. A phone that took the PIN and did
    /// not end in time, although its pace had promised it, would take the next PIN too.
    fn too_slow(&mut self, tap: &RunningTap) {
        let Some(visit) = &mut self.visit else { return };
        visit.slow_taps = visit.slow_taps.saturating_add(1);
        if visit.slow_taps < MOST_SLOW_TAPS && !tap.state.verify_sent {
            self.fail(Trouble::TooSlow);
        } else {
            self.wipe_and_go(Stage::Trouble(Trouble::Third { again: false }));
        }
    }

    /// The phone waits for a PIN, and the counter was read.
    fn pin_required(&mut self, tap: &RunningTap, tries: u8) {
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        visit.kind = Some(PhoneKind::Android);
        visit.pin.tries = Some(tries);
        let stage = if visit.pin.unknown {
            visit.pin.unknown = false;
            visit.pin.accepted_at = None;
            visit.pin_stage(tap.pin_asked(PinWhy::Checked))
        } else if visit.pin.accepted_at.is_some() {
            visit.was_right_stage(Some(tap.reader.clone()))
        } else {
            let chosen = tap.entry.is_some();
            visit.pin_stage(tap.pin_asked(if chosen { PinWhy::Chosen } else { PinWhy::Found }))
        };
        self.go(stage);
    }
}

/// Taps that took too long, after which the patient is sent to the desk.
const MOST_SLOW_TAPS: u8 = 3;

/// Whether the time was over while the phone stayed.
const fn has_run_out(error: &ReadError) -> bool {
    matches!(
        error,
        ReadError::GivenUp
            | ReadError::Jpki(JpkiError::Channel(
                ChannelError::Limit(Limit::Time) | ChannelError::Card(CardError::Silent)
            ))
    )
}

/// Whether the phone left while it was read.
const fn has_left(error: &ReadError) -> bool {
    matches!(
        error,
        ReadError::Jpki(JpkiError::Channel(ChannelError::Card(
            CardError::Removed | CardError::Reset
        )))
    )
}
