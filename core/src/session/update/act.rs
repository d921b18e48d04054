//! What the patient does, by the screen that is shown. What does not belong to that screen is
//! ignored: it was meant for an earlier one.

use crate::jpki::{PhoneKind, PinEntry};
use crate::session::action::{Action, Topic};
use crate::session::between::Help;
use crate::session::effect::{Effect, Tone};
use crate::session::machine::Session;
use crate::session::pin_state::LastTry;
use crate::session::showing::Showing;
use crate::session::stage::{HoldStage, KindStage, PinAsked, Stage, Trouble, Why};
use crate::session::transition::Transition;
use crate::session::visit::Question;

impl Session {
    pub(in crate::session) fn act(&mut self, action: Action) {
        let accepted = self.act_anywhere(action) || self.act_on_screen(action);
        if accepted {
            self.touched = self.now.uptime;
        }
    }

    /// What every screen offers.
    fn act_anywhere(&mut self, action: Action) -> bool {
        match action {
            Action::Language(language) if self.settings.languages.contains(&language) => {
                self.look.language = language;
                self.chooses_language = false;
            }
            Action::Languages => return self.open_languages(),
            Action::TextSize(size) => self.look.text_size = size,
            Action::HighContrast(on) => self.look.high_contrast = on,
            Action::CallStaff if self.settings.calls => self.call_staff(),
            Action::SayAgain => self.effects.push(Effect::SayAgain),
            Action::Help(page) => return self.open_help(page),
            _ => return false,
        }
        true
    }

    fn open_help(&mut self, page: Option<Topic>) -> bool {
        let shown = self.can_wait();
        if shown {
            self.help = Some(Help(page));
            self.chooses_language = false;
        }
        shown
    }

    fn open_languages(&mut self) -> bool {
        let shown = self.can_wait() && self.settings.languages.len() > 1;
        self.chooses_language |= shown;
        shown
    }

    /// Whether what is shown can wait for something that is opened above it.
    fn can_wait(&self) -> bool {
        matches!(
            self.showing(),
            Showing::Help(_)
                | Showing::Languages
                | Showing::Stage
                | Showing::Start
                | Showing::StartLeft
                | Showing::DeskAway
                | Showing::Cancelled
                | Showing::Restarted
                | Showing::ReaderKept
        )
    }

    fn act_on_screen(&mut self, action: Action) -> bool {
        match (self.showing(), action) {
            (Showing::StillThere { .. }, Action::Continue) => {}
            (Showing::StillThere { .. }, Action::Finish) => self.finish_visit(),
            // Whoever goes on typing is still there, and has typed it.
            (Showing::StillThere { .. }, Action::Digit(_)) if self.takes_digits() => {
                return self.act_in_stage(action);
            }
            (Showing::Call(_), Action::EndCall) => self.end_call(),
            (Showing::Languages, Action::Back) => self.chooses_language = false,
            (Showing::Help(Help(Some(_))), Action::Back) => self.help = Some(Help(None)),
            (Showing::Help(Help(None)), Action::Back) => self.help = None,
            (Showing::Question(question), _) => return self.reply(question, action),
            (Showing::ReaderBusy, Action::Cancel) => self.cancel_visit(),
            (Showing::Start | Showing::Restarted | Showing::ReaderKept, Action::Start) => {
                self.start();
            }
            (Showing::DeskAway, Action::Continue) => self.start(),
            (Showing::DeskAway, Action::OtherWays) => {
                self.open_visit();
                self.go(Stage::OtherWays);
            }
            (Showing::Stage, _) => return self.act_in_stage(action),
            _ => return false,
        }
        true
    }

    fn reply(&mut self, question: Question, action: Action) -> bool {
        match (question, action) {
            (Question::Cancel, Action::Cancel) => self.cancel_visit(),
            (Question::NextPerson, Action::NextPerson) => {
                self.finish_visit();
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
        if let Some(starts) = self.starts_later() {
            self.go(Stage::Trouble(Trouble::BeforeServiceStart { starts }));
        }
    }

    /// The stage says where the action leads, and this carries it out.
    fn act_in_stage(&mut self, action: Action) -> bool {
        let lift_first = self.waits_for_lift();
        let Some(visit) = &mut self.visit else { return false };
        let transition = match &mut visit.stage {
            Stage::Pin(stage) if lift_first => stage.act_before_lift(action),
            stage => stage.act(action, visit.kind),
        };
        let Some(transition) = transition else { return false };
        match transition {
            Transition::Key { taken: true } => self.play(Tone::Key),
            Transition::Key { taken: false } => {}
            Transition::NextScreen | Transition::Stay => {
                self.moved_on();
                self.settle_hand_over();
            }
            Transition::WipePin => {
                self.wipe_pin();
                self.moved_on();
            }
            Transition::ChooseKind(kind) => self.choose(kind),
            Transition::ShowWallet(page) => self.go(Stage::Hold(HoldStage::Wallet(page))),
            Transition::ShowWays => self.go(Stage::Hold(HoldStage::NotWorking)),
            Transition::Hold => self.hold_again(),
            Transition::EnterPin => self.enter_pin(),
            Transition::AgreeLastTry => {
                visit.pin.last_try = LastTry::Agreed;
                self.enter_pin();
            }
            Transition::ConfirmPin(pin) => self.confirm(PinEntry::new(pin)),
            Transition::Decide => self.decide(),
            Transition::StartOver => self.start_over(),
            Transition::OtherWays => self.wipe_and_go(Stage::OtherWays),
            Transition::AskCancel => self.ask(Question::Cancel),
            Transition::AskNextPerson => self.ask(Question::NextPerson),
            Transition::Cancel => self.cancel_visit(),
            Transition::Finish => self.finish_visit(),
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
        self.go(Stage::Kind(KindStage::Choice));
    }

    /// Asks for the PIN, or first for consent where one try is left.
    pub(super) fn enter_pin(&mut self) {
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        visit.pin.accepted_at = None;
        let stage = visit.pin_stage(PinAsked::default());
        self.go(stage);
    }

    /// Four digits were confirmed: one entry, for one VERIFY.
    fn confirm(&mut self, entry: PinEntry) {
        let Some(visit) = &mut self.visit else { return };
        visit.pin.entry = Some(entry);
        // What a phone has said of an earlier entry says nothing of this one.
        visit.pin.accepted_at = None;
        self.play(Tone::Key);
        self.hold_again();
    }

    fn hold_again(&mut self) {
        let Some(visit) = &mut self.visit else { return };
        let stage = visit.hold_stage(Why::First, self.now.uptime);
        self.go(stage);
    }
}
