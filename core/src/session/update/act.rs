//! What the patient does, by the screen that is shown. What does not belong to that screen is
//! ignored: it was meant for an earlier one.

use super::{Between, Effect, Ending, Question, Session, Stage, Tone};
use crate::jpki::{PhoneKind, PinEntry};
use crate::session::model::{Help, LastTry, Why};
use crate::session::{Action, Top};

impl Session {
    pub(in crate::session) fn act(&mut self, action: Action) {
        let accepted = self.act_anywhere(action) || self.act_on_top(action);
        if accepted {
            self.touched = self.now.uptime;
        }
    }

    /// What every screen offers.
    fn act_anywhere(&mut self, action: Action) -> bool {
        match action {
            Action::Language(language) => self.look.language = language,
            Action::TextSize(size) => self.look.text_size = size,
            Action::HighContrast(on) => self.look.high_contrast = on,
            Action::CallStaff => self.call_staff(),
            Action::SayAgain => self.effects.push(Effect::SayAgain),
            Action::Help(page) => return self.open_help(page),
            _ => return false,
        }
        true
    }

    fn open_help(&mut self, page: Option<crate::session::Topic>) -> bool {
        let shown = matches!(
            self.top(),
            Top::Help(_)
                | Top::Stage
                | Top::Start
                | Top::StartLeft
                | Top::Cancelled
                | Top::Restarted
                | Top::ReaderKept
        );
        if shown {
            self.help = Some(Help(page));
        }
        shown
    }

    fn act_on_top(&mut self, action: Action) -> bool {
        match (self.top(), action) {
            (Top::StillThere { .. }, Action::Continue) => {}
            (Top::StillThere { .. }, Action::Finish) => {
                self.end_visit(Ending::Left, Between::Ready)
            }
            (Top::Call(_), Action::EndCall) => self.end_call(),
            (Top::Help(Help(Some(_))), Action::Back) => self.help = Some(Help(None)),
            (Top::Help(Help(None)), Action::Back) => self.help = None,
            (Top::Question(question), _) => return self.reply(question, action),
            (Top::ReaderBusy, Action::Cancel) => self.cancel_visit(),
            (Top::Start | Top::Restarted | Top::ReaderKept, Action::Start) => self.start(),
            (Top::Stage, _) => return self.act_in_stage(action),
            _ => return false,
        }
        true
    }

    fn reply(&mut self, question: Question, action: Action) -> bool {
        match (question, action) {
            (Question::Cancel, Action::Cancel) => self.cancel_visit(),
            (Question::NextPerson, Action::NextPerson) => {
                self.end_visit(Ending::Left, Between::Ready)
            }
            (Question::Cancel, Action::Continue) | (Question::NextPerson, Action::SamePerson) => {
                if let Some(visit) = &mut self.visit {
                    visit.question = None;
                }
            }
            _ => return false,
        }
        true
    }

    fn start(&mut self) {
        self.open_visit();
        if self.now.wall < self.settings.service_starts {
            self.go(Stage::BeforeServiceStart);
        }
    }

    fn act_in_stage(&mut self, action: Action) -> bool {
        let Some(visit) = &mut self.visit else { return false };
        match (&mut visit.stage, action) {
            (Stage::Kind, Action::Back) => self.end_visit(Ending::Left, Between::Ready),
            (Stage::KindHelp, Action::Back) => self.go(Stage::Kind),
            (Stage::Kind, Action::KindHelp) => self.go(Stage::KindHelp),
            (Stage::Kind | Stage::KindHelp, Action::Choose(kind)) => self.choose(kind),
            (Stage::OtherKind { found }, Action::Choose(kind)) if *found == kind => {
                self.choose(kind)
            }
            (Stage::OtherKind { .. }, Action::StartOver) => self.start_over(),

            (Stage::Hold(_), Action::Wallet(page)) if visit.kind == Some(PhoneKind::Iphone) => {
                self.go(Stage::WalletPage(page))
            }
            (Stage::Hold(_), Action::Cancel) => self.cancel_visit(),
            (Stage::Hold(hold), Action::EnterPin)
                if hold.is_first() && visit.kind == Some(PhoneKind::Android) =>
            {
                self.enter_pin();
            }
            (Stage::WalletPage(_) | Stage::WalletLocked, Action::Wallet(page)) => {
                self.go(Stage::WalletPage(page))
            }
            (Stage::WalletPage(_), Action::Hold | Action::Back) => self.hold_again(),
            (Stage::AndroidFound { .. }, Action::Cancel) => self.cancel_visit(),

            (Stage::Pin(pad), Action::Digit(digit)) => {
                if pad.push(digit) {
                    self.play(Tone::Key);
                }
            }
            (Stage::Pin(pad), Action::Delete) => {
                if pad.delete() {
                    self.play(Tone::Key);
                }
            }
            (Stage::Pin(pad), Action::Confirm) => match pad.take() {
                Some(pin) => self.confirm(PinEntry::new(pin)),
                None => return false,
            },
            (
                Stage::Pin(_) | Stage::PinWrong { .. } | Stage::TornChecked { .. },
                Action::ForgotPin,
            ) => {
                visit.wipe_pin();
                self.go(Stage::ForgotPin);
            }
            (
                Stage::ForgotPin
                | Stage::PinWrong { .. }
                | Stage::TornPin
                | Stage::TornChecked { .. },
                Action::EnterPin,
            ) => {
                self.enter_pin();
            }
            (Stage::LastTry, Action::AgreeLastTry) => {
                visit.pin.last_try = LastTry::Agreed;
                self.enter_pin();
            }
            (
                Stage::Pin(_) | Stage::PinWrong { .. } | Stage::TornPin | Stage::TornChecked { .. },
                Action::Cancel,
            ) => {
                self.cancel_visit();
            }

            (
                Stage::WalletLocked | Stage::NotRecognised | Stage::TooEarly | Stage::TooSlow,
                Action::Hold,
            )
            | (Stage::Third { again: true }, Action::Hold) => self.hold_again(),
            (
                Stage::DifferentPhone
                | Stage::PinUnknown
                | Stage::PlasticCard
                | Stage::OtherCertificate
                | Stage::NotRecognised
                | Stage::TooEarly
                | Stage::TooSlow,
                Action::StartOver,
            ) => self.start_over(),
            (Stage::DifferentPhone, Action::Cancel) => self.cancel_visit(),
            (
                Stage::ForgotPin
                | Stage::LastTry
                | Stage::PinLocked
                | Stage::Third { .. }
                | Stage::Expired
                | Stage::Revoked
                | Stage::NotProved { .. },
                Action::OtherWays,
            ) => {
                visit.wipe_pin();
                self.go(Stage::OtherWays);
            }
            (
                Stage::PinUnknown
                | Stage::PinLocked
                | Stage::PlasticCard
                | Stage::OtherCertificate
                | Stage::WalletLocked
                | Stage::NotRecognised
                | Stage::TooEarly
                | Stage::TooSlow
                | Stage::Third { .. }
                | Stage::Expired
                | Stage::Revoked
                | Stage::BeforeServiceStart
                | Stage::NotProved { .. }
                | Stage::OtherWays
                | Stage::Done { .. },
                Action::Finish,
            ) => self.end_visit(Ending::Left, Between::Ready),

            (Stage::Consent, Action::Answer(consent)) => self.answer(consent),
            (Stage::Consent, Action::Cancel) => self.ask(Question::Cancel),
            _ => return false,
        }
        true
    }

    /// The kind of phone is chosen, or put right; what was typed for another was wiped when it
    /// came.
    fn choose(&mut self, kind: PhoneKind) {
        let Some(visit) = &mut self.visit else { return };
        visit.kind = Some(kind);
        visit.pin.accepted_at = None;
        visit.pin.tries = None;
        self.hold_again();
    }

    fn start_over(&mut self) {
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        visit.kind = None;
        visit.pin.accepted_at = None;
        visit.pin.tries = None;
        self.go(Stage::Kind);
    }

    /// Asks for the PIN, or first for consent where one try is left.
    pub(super) fn enter_pin(&mut self) {
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        visit.pin.accepted_at = None;
        let stage = visit.pin_stage();
        self.go(stage);
    }

    /// Four digits were confirmed: one entry, for one VERIFY.
    fn confirm(&mut self, entry: PinEntry) {
        let Some(visit) = &mut self.visit else { return };
        visit.pin.entry = Some(entry);
        self.play(Tone::Key);
        self.hold_again();
    }

    fn hold_again(&mut self) {
        let Some(visit) = &mut self.visit else { return };
        let stage = visit.hold_stage(Why::First, self.now.uptime);
        self.go(stage);
    }
}
