//! How a tap ended, and where that leads.

use super::{Effect, Proof, Session, Stage};
use crate::apdu::{ChannelError, Limit, Status};
use crate::code::Reason;
use crate::jpki::{JpkiError, PhoneKind};
use crate::read::ReadError;
use crate::reader::CardError;
use crate::session::model::{PinFate, Tap, Why};
use crate::verify::{Evidence, verify};

impl Session {
    pub(super) fn note_result(&mut self, result: Result<Evidence, ReadError>) {
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
    fn prove(&mut self, tap: Tap, evidence: Evidence) {
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        if evidence.challenge != tap.challenge() {
            return self.refuse(Reason::BadSignature);
        }
        match verify(&evidence, &tap.policy, self.now.wall) {
            Ok(verified) => {
                visit.kind = Some(evidence.kind);
                let (visit_id, confirmation) = (tap.supply.visit, tap.supply.confirmation);
                visit.proof =
                    Some(Box::new(Proof { visit: visit_id, confirmation, evidence, verified }));
                if !matches!(visit.stage, Stage::TakeAway { .. }) {
                    let tone_at =
                        self.now.uptime.saturating_add(self.settings.limits.take_away_tone);
                    self.go(Stage::TakeAway { reader: tap.reader, tone_at });
                }
            }
            Err(refusal) => self.refuse(refusal.reason()),
        }
    }

    /// The phone was read, and is not accepted. Why is for staff; the patient is told what helps.
    fn refuse(&mut self, reason: Reason) {
        self.effects.push(Effect::Refused(reason));
        match reason {
            Reason::Expired => self.go(Stage::Expired),
            Reason::Revoked => self.go(Stage::Revoked),
            Reason::PhysicalCard => self.fail(Stage::PlasticCard),
            reason => self.go(Stage::NotProved { code: reason.code() }),
        }
    }

    fn not_read(&mut self, tap: &Tap, fate: PinFate, error: &ReadError) {
        let Some(visit) = &mut self.visit else { return };
        // An accepted entry waits for the rest of a torn tap, and for nothing else.
        if fate == PinFate::Right && !is_torn(error) {
            visit.wipe_pin();
        }
        match error {
            ReadError::PhysicalCard => self.wipe_and_fail(Stage::PlasticCard),
            ReadError::UnknownToken(_) => self.wipe_and_fail(Stage::OtherCertificate),
            ReadError::OtherPhone { found } => self.wipe_and_go(Stage::OtherKind { found: *found }),
            ReadError::AnotherPhone => self.wipe_and_go(Stage::DifferentPhone),
            ReadError::WalletLocked => {
                visit.kind = Some(PhoneKind::Iphone);
                self.fail(Stage::WalletLocked);
            }
            ReadError::PinBlocked => self.wipe_and_go(Stage::PinLocked),
            ReadError::WrongPin { tries_left } => {
                visit.pin.tries = *tries_left;
                self.wipe_and_go(Stage::PinWrong { tries: *tries_left });
            }
            ReadError::LastTry => {
                visit.pin.tries = Some(1);
                let stage = visit.pin_stage();
                self.wipe_and_go(stage);
            }
            ReadError::PinRequired { tries_left } => self.pin_required(tap, *tries_left),
            ReadError::Jpki(_) if fate == PinFate::Unknown => self.outcome_unknown(),
            ReadError::Jpki(JpkiError::CounterUnreadable(_)) => self.wipe_and_go(Stage::PinUnknown),
            ReadError::Jpki(error) => self.no_answer(*error),
        }
    }

    fn no_answer(&mut self, error: JpkiError) {
        let now = self.now.uptime;
        let Some(visit) = &mut self.visit else { return };
        match error {
            JpkiError::Channel(ChannelError::Card(CardError::Removed | CardError::Reset)) => {
                visit.tears = visit.tears.saturating_add(1);
                let stage = if visit.tears == 1 {
                    visit.hold_stage(Why::Torn, now)
                } else {
                    Stage::TooEarly
                };
                self.fail(stage);
            }
            JpkiError::Channel(ChannelError::Limit(Limit::Time)) => self.fail(Stage::TooSlow),
            JpkiError::NoApplication(_) => self.fail(Stage::NotRecognised),
            // Before its kind is known, an iPhone that Wallet has not unlocked may refuse its
            // token: ask which phone it is.
            JpkiError::Unexpected { status, .. }
                if visit.kind.is_none()
                    && status.meaning() == Status::SecurityStatusNotSatisfied =>
            {
                self.go(Stage::Kind);
            }
            error => {
                visit.wipe_pin();
                self.refuse(ReadError::Jpki(error).reason());
            }
        }
    }

    /// The phone waits for a PIN, and the counter was read.
    fn pin_required(&mut self, tap: &Tap, tries: u8) {
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        visit.kind = Some(PhoneKind::Android);
        visit.pin.tries = Some(tries);
        let stage = if visit.pin.unknown {
            visit.pin.unknown = false;
            visit.pin.accepted_at = None;
            if tries > 1 { Stage::TornChecked { tries } } else { visit.pin_stage() }
        } else if visit.pin.accepted_at.is_some() {
            visit.was_right_stage()
        } else if tap.entry.is_none() {
            Stage::AndroidFound { reader: tap.reader.clone() }
        } else {
            visit.pin_stage()
        };
        self.go(stage);
    }

    fn wipe_and_go(&mut self, stage: Stage) {
        if let Some(visit) = &mut self.visit {
            visit.wipe_pin();
        }
        self.go(stage);
    }

    fn wipe_and_fail(&mut self, stage: Stage) {
        if let Some(visit) = &mut self.visit {
            visit.wipe_pin();
        }
        self.fail(stage);
    }
}

/// Whether the phone left, which is what a tap may go on after.
const fn is_torn(error: &ReadError) -> bool {
    matches!(
        error,
        ReadError::Jpki(JpkiError::Channel(ChannelError::Card(
            CardError::Removed | CardError::Reset
        )))
    )
}
