//! Any events in any order: no panic, no state without a way out, no PIN try wasted, nothing of the
//! patient left behind.

use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;

use super::phone::{Model, Odd, Tear};
use super::world::{READER, RECEIVED, World, ended, visit_id};
use crate::code::Reason;
use crate::consent::{ConsentItem, Ending, Layout, Prescription, Questions};
use crate::jpki::PhoneKind;
use crate::read::{Epoch, Progress, ReadError, TapNews};
use crate::reader::{OpenError, ReaderEvent};
use crate::screen::{Choice, Screen, View};
use crate::secret::Digit;
use crate::session::{
    Action, BundledAnswer, CallId, DeskAnswer, DeskState, Effect, Event, Gate, HandOver,
    HandOverError, HandOverOutcome, Language, MaintenanceOrder, Notice, OutboxDown, WalletPage,
};
use crate::time::UnixTime;

const PHONES: [Model; 6] =
    [Model::Android, Model::Android, Model::Iphone, Model::Plastic, Model::Transit, Model::Unknown];

const SECOND: &str = "Reader 1";

/// One thing that somebody or something does.
#[derive(Clone, Debug)]
enum Incident {
    /// The n-th of the screen's own choices, or of the standing ones.
    Choose(usize),
    ChooseStanding(usize),
    /// Any action, whether it is offered or not.
    Act(Action),
    /// Four digits and 確定, if they are asked for.
    Enter(bool),
    Hold(usize, Option<Tear>),
    /// The phone that is held next answers a command with a word that no step provides for.
    Odd(usize, Odd),
    Lift,
    /// A second reader comes or goes, and things on it.
    Second(bool),
    HoldToSecond(usize, Option<Tear>),
    LiftFromSecond,
    RunTap,
    Tap(TapNews),
    /// Another program uses the reader.
    Busy,
    OldTap(TapNews),
    Wait(u64),
    Jump(u64),
    ServiceDown,
    ServiceUp,
    Mute,
    Detached,
    HandedOver(HandOverOutcome),
    DeskAnswered(DeskAnswer),
    Desk(DeskState),
    Outbox(bool),
    CallSeen(u64),
    CallUnanswered(u64),
    Maintenance(MaintenanceOrder),
    ReaderRestarts(bool),
    Authenticate(bool),
    SpoilCounter(u8),
    HideCounter,
    Restarted,
}

fn tear() -> impl Strategy<Value = Option<Tear>> {
    prop_oneof![
        2 => Just(None),
        2 => (1_usize..14).prop_map(|n| Some(Tear::Before(n))),
        2 => (1_usize..14).prop_map(|n| Some(Tear::After(n))),
    ]
}

fn odd() -> impl Strategy<Value = Odd> {
    let words = [0x6F00_u16, 0x6982, 0x6985, 0x6986, 0x6A82, 0x63C9];
    (1_usize..14, prop::sample::select(words.to_vec()), any::<bool>())
        .prop_map(|(command, word, carried_out)| Odd { command, word, carried_out })
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        Just(Action::Start),
        Just(Action::Choose(PhoneKind::Android)),
        Just(Action::Choose(PhoneKind::Iphone)),
        Just(Action::Hold),
        Just(Action::SayAgain),
        Just(Action::Wallet(WalletPage::Home)),
        Just(Action::NotWorking),
        Just(Action::Languages),
        Just(Action::Language(Language::EN)),
        Just(Action::KeepShowing),
        (0_u8..10).prop_map(|digit| Action::Digit(Digit::new(digit).unwrap())),
        Just(Action::Confirm),
        Just(Action::EnterPin),
        Just(Action::AgreeLastTry),
        Just(Action::Answer(BundledAnswer::All)),
        Just(Action::Answer(BundledAnswer::Nothing)),
        Just(Action::OneByOne),
        (0_u8..7).prop_map(Action::Agree),
        (0_u8..7).prop_map(Action::Refuse),
        (0_u8..7).prop_map(Action::Change),
        Just(Action::Prescription(Prescription::Paper)),
        Just(Action::Decide),
        Just(Action::NextPerson),
        Just(Action::Continue),
        Just(Action::StartOver),
        Just(Action::OtherWays),
        Just(Action::Back),
        Just(Action::Cancel),
        Just(Action::Finish),
    ]
}

fn news() -> impl Strategy<Value = TapNews> {
    prop_oneof![
        Just(TapNews::Busy),
        Just(ended(Err(ReadError::GivenUp))),
        Just(ended(Err(ReadError::Stopped))),
        Just(ended(Err(OpenError::Empty.into()))),
        Just(ended(Err(OpenError::Mute.into()))),
        Just(ended(Err(OpenError::Busy.into()))),
        Just(ended(Err(OpenError::ReaderGone.into()))),
        Just(ended(Err(ReadError::PhysicalCard))),
        Just(TapNews::Progress(Progress::Certificate { read: usize::MAX, total: Some(0) })),
    ]
}

fn outcome() -> impl Strategy<Value = HandOverOutcome> {
    prop_oneof![
        Just(RECEIVED),
        Just(HandOverOutcome::Kept),
        Just(HandOverOutcome::Failed(HandOverError::NoDesk)),
        Just(HandOverOutcome::Failed(HandOverError::Unwritable)),
    ]
}

/// Another set than the terminal's own.
fn prescribed() -> Questions {
    let groups =
        vec![vec![ConsentItem::Medication, ConsentItem::Limit], vec![ConsentItem::Checkup]];
    Questions::new(Layout::Items, groups, true).unwrap()
}

fn desk_answer() -> impl Strategy<Value = DeskAnswer> {
    prop_oneof![
        2 => Just(DeskAnswer::Proved { questions: None }),
        2 => Just(DeskAnswer::Proved { questions: Some(prescribed()) }),
        1 => Just(DeskAnswer::Refused { reason: Reason::Revoked }),
        1 => Just(DeskAnswer::Refused { reason: Reason::Untrusted }),
    ]
}

fn desk_state() -> impl Strategy<Value = DeskState> {
    prop_oneof![
        1 => Just(DeskState::None),
        4 => any::<bool>().prop_map(|eligibility| DeskState::Present { eligibility }),
        1 => Just(DeskState::Away),
        1 => Just(DeskState::Gated(Gate::Clock)),
        1 => Just(DeskState::Gated(Gate::NotStarted(UnixTime::from_secs(u64::MAX)))),
    ]
}

fn maintenance() -> impl Strategy<Value = MaintenanceOrder> {
    prop_oneof![
        1 => Just(MaintenanceOrder::Begin),
        1 => Just(MaintenanceOrder::BeginNow),
        4 => Just(MaintenanceOrder::End),
        2 => Just(MaintenanceOrder::TestRead { reader: READER.into() }),
    ]
}

fn incident() -> impl Strategy<Value = Incident> {
    prop_oneof![
        14 => any::<usize>().prop_map(Incident::Choose),
        2 => any::<usize>().prop_map(Incident::ChooseStanding),
        3 => action().prop_map(Incident::Act),
        10 => prop::bool::weighted(0.7).prop_map(Incident::Enter),
        10 => (0..PHONES.len(), tear()).prop_map(|(phone, tear)| Incident::Hold(phone, tear)),
        8 => (0_usize..2, tear()).prop_map(|(phone, tear)| Incident::Hold(phone, tear)),
        6 => (0_usize..3, odd()).prop_map(|(phone, odd)| Incident::Odd(phone, odd)),
        6 => Just(Incident::Lift),
        2 => prop::bool::weighted(0.8).prop_map(Incident::Second),
        6 => (0..PHONES.len(), tear())
            .prop_map(|(phone, tear)| Incident::HoldToSecond(phone, tear)),
        3 => Just(Incident::LiftFromSecond),
        8 => Just(Incident::RunTap),
        1 => news().prop_map(Incident::Tap),
        3 => Just(Incident::Busy),
        1 => news().prop_map(Incident::OldTap),
        4 => (0_u64..40).prop_map(Incident::Wait),
        1 => (0_u64..200).prop_map(Incident::Jump),
        1 => Just(Incident::ServiceDown),
        2 => Just(Incident::ServiceUp),
        1 => Just(Incident::Mute),
        1 => Just(Incident::Detached),
        6 => outcome().prop_map(Incident::HandedOver),
        2 => desk_answer().prop_map(Incident::DeskAnswered),
        2 => desk_state().prop_map(Incident::Desk),
        1 => prop::bool::weighted(0.2).prop_map(Incident::Outbox),
        1 => (0_u64..4).prop_map(Incident::CallSeen),
        1 => (0_u64..4).prop_map(Incident::CallUnanswered),
        2 => maintenance().prop_map(Incident::Maintenance),
        1 => any::<bool>().prop_map(Incident::ReaderRestarts),
        1 => any::<bool>().prop_map(Incident::Authenticate),
        2 => (0_u8..4).prop_map(Incident::SpoilCounter),
        1 => Just(Incident::HideCounter),
        1 => Just(Incident::Restarted),
    ]
}

impl World {
    fn carry_out(&mut self, incident: Incident) {
        match incident {
            Incident::Choose(n) => {
                let Screen { choices, back, leave, .. } = self.screen();
                self.choose_from(
                    &choices.into_iter().chain(back).chain(leave).collect::<Vec<_>>(),
                    n,
                );
            }
            Incident::ChooseStanding(n) => {
                let standing: Vec<_> = self.screen().standing.into_iter().flatten().collect();
                self.choose_from(&standing, n);
            }
            Incident::Act(action) => drop(self.touch(action)),
            Incident::Enter(right) => {
                if let View::AnPin { entered: 0, .. } = self.view() {
                    self.enter(if right { "1234" } else { "9999" });
                }
            }
            Incident::Hold(phone, tear) => {
                if self.held.is_none() && !self.elsewhere.values().any(|it| *it == phone) {
                    self.phones[phone].tear = tear;
                    self.hold(phone);
                }
            }
            Incident::Odd(phone, odd) => self.phones[phone].odd.push(odd),
            Incident::Lift => drop(self.lift()),
            Incident::Second(true) => drop(self.attach(SECOND)),
            Incident::Second(false) => {
                self.elsewhere.clear();
                self.tell(Event::Reader(ReaderEvent::Detached(SECOND.into())));
            }
            Incident::HoldToSecond(phone, tear) => {
                if self.elsewhere.is_empty() && self.held != Some(phone) {
                    self.phones[phone].tear = tear;
                    self.hold_to(SECOND, phone);
                }
            }
            Incident::LiftFromSecond => drop(self.lift_from(SECOND)),
            Incident::RunTap => self.run_tap(),
            Incident::Tap(news) => {
                if let Some((epoch, request)) = self.tap.take() {
                    // A host that gives a tap up takes the PIN out of its hands first.
                    request.entry.iter().for_each(crate::jpki::PinEntry::wipe);
                    self.tell(Event::Tap { epoch, news });
                }
            }
            Incident::Busy => {
                if let Some(epoch) = self.tap.as_ref().map(|(epoch, _)| *epoch) {
                    self.tell(Event::Tap { epoch, news: TapNews::Busy });
                }
            }
            Incident::OldTap(news) => drop(self.tell(Event::Tap { epoch: Epoch(0), news })),
            Incident::Wait(seconds) => drop(self.wait(seconds)),
            Incident::Jump(seconds) => {
                self.now += Duration::from_secs(seconds);
                self.tell(Event::Tick);
            }
            Incident::ServiceDown => self.service_down(),
            Incident::ServiceUp => self.service_up(),
            Incident::Mute => {
                self.placed += 1;
                self.tell(Event::Reader(ReaderEvent::Mute(READER.into())));
            }
            Incident::Detached => {
                drop(self.tell(Event::Reader(ReaderEvent::Detached(READER.into()))));
            }
            Incident::HandedOver(outcome) => {
                let (visit, version) =
                    self.versions().last().map_or((visit_id(0), 2), |it| (it.visit, it.version));
                self.outcomes.push((visit, version, outcome));
                self.tell(Event::HandedOver { visit, version, outcome });
            }
            Incident::DeskAnswered(answer) => {
                let visit = self.versions().last().map_or(visit_id(0), |it| it.visit);
                self.tell(Event::DeskAnswered { visit, answer });
            }
            Incident::Desk(state) => drop(self.tell(Event::Desk(state))),
            Incident::Outbox(down) => {
                drop(self.tell(Event::Outbox(down.then_some(OutboxDown::Full))));
            }
            Incident::CallSeen(id) => drop(self.tell(Event::CallSeen(CallId(id)))),
            Incident::CallUnanswered(id) => drop(self.tell(Event::CallUnanswered(CallId(id)))),
            Incident::Maintenance(order) => drop(self.order(order)),
            Incident::ReaderRestarts(one) => {
                self.tell(Event::ReaderRestarts(one.then(|| READER.into())));
            }
            Incident::Authenticate(done) => self.phones[2].authenticated = done,
            Incident::SpoilCounter(tries) => self.phones[1].tries = tries,
            Incident::HideCounter => self.phones[1].counterless = true,
            Incident::Restarted => drop(self.tell(Event::RestartedInVisit)),
        }
    }

    /// Whatever is offered does something.
    fn choose_from(&mut self, choices: &[Choice], n: usize) {
        let before = self.screen();
        let Some(choice) = choices.get(n % choices.len().max(1)) else { return };
        self.effects.clear();
        self.touch(choice.action);
        let nothing_to_delete = matches!(before.view, View::AnPin { entered: 0, .. })
            && choice.action == Action::Delete;
        let nothing_to_refill = before.time_left.is_some_and(|time| time.left == time.of)
            && choice.action == Action::KeepShowing;
        assert!(
            nothing_to_delete
                || nothing_to_refill
                || self.screen() != before
                || !self.effects.is_empty(),
            "{choice:?} does nothing on {:?}",
            before.view
        );
    }

    fn check(&self) {
        let screen = self.screen();
        assert!(
            screen
                .all_choices()
                .filter_map(|choice| choice.key)
                .all(|key| screen.press(key).is_some())
        );
        let mut keys: Vec<_> = screen.all_choices().filter_map(|choice| choice.key).collect();
        let all = keys.len();
        keys.sort_by_key(|key| key.symbol());
        keys.dedup();
        assert_eq!(keys.len(), all, "two choices with one key on {}", screen.view.id());
        let told = |effect: &&Effect| matches!(effect, Effect::Notify(Notice::LeftOnReader { .. }));
        assert!(
            self.effects.iter().filter(told).count() <= self.placed,
            "staff were told twice of one thing"
        );
        let calls = |choice: &Choice| matches!(choice.action, Action::CallStaff | Action::EndCall);
        assert!(
            screen.all_choices().any(calls) || self.session.is_calling(),
            "nobody can be called on {}",
            screen.view.id()
        );
        if self.session.is_visit_open() {
            assert!(
                self.session.next_deadline().is_some(),
                "a visit without an end on {}",
                screen.view.id()
            );
        } else {
            assert!(format!("{:?}", self.session).contains("visit: None"));
        }
        assert!(!format!("{:?}", self.session).contains("CANARY"));
        assert!(
            self.hand_overs()
                .iter()
                .all(|it| it.proof.value().certificate() == &it.evidence.certificate)
        );
    }

    /// Nothing is shown as done before its version 2 is safe.
    fn is_done_when_safe(&self) {
        let Some(last) = self.versions().last().copied() else { return };
        let heard = |safe: &dyn Fn(HandOverOutcome) -> bool| {
            self.outcomes
                .iter()
                .any(|it| (it.0, it.1) == (last.visit, HandOver::ENDED) && safe(it.2))
        };
        let is_received = |it: HandOverOutcome| matches!(it, HandOverOutcome::Received(_));
        match self.view() {
            View::Done { .. } => assert!(heard(&is_received)),
            View::DoneAway { late: true, .. } => {
                assert!(heard(&|it| it == HandOverOutcome::Kept));
            }
            View::DoneAway { late: false, .. } => {
                assert!(heard(&|it| it == HandOverOutcome::Failed(HandOverError::NoDesk)));
            }
            _ => return,
        }
        assert_eq!((last.version, last.ending), (HandOver::ENDED, Some(Ending::Complete)));
    }

    /// With nobody there, time alone ends the visit, whatever lies where; with the machine in
    /// order, it leads back to the start.
    fn comes_to_rest(&mut self) {
        self.run_down();
        let view = self.view();
        assert!(
            matches!(
                view,
                View::Start
                    | View::StartLeft
                    | View::DeskAway
                    | View::OutOfService { .. }
                    | View::Maintenance
            ),
            "{view:?}"
        );
        self.order(MaintenanceOrder::End);
        self.tell(Event::Desk(DeskState::None));
        self.tell(Event::Outbox(None));
        self.service_up();
        self.run_down();
        assert_eq!(self.view(), View::Start);
    }

    fn run_down(&mut self) {
        for _ in 0..500 {
            let Some(deadline) = self.session.next_deadline() else { break };
            self.now = deadline;
            self.tell(Event::Tick);
        }
        assert_eq!(self.session.next_deadline(), None, "nothing is waited for");
        assert!(!self.session.is_visit_open());
    }

    /// Each proof was delivered at most once.
    fn delivered_once(&self) {
        let versions: Vec<_> =
            self.versions().into_iter().map(|it| (it.visit, it.version)).collect();
        for (at, (visit, version)) in versions.iter().enumerate() {
            let before: Vec<u32> = versions[..at]
                .iter()
                .filter(|(other, _)| other == visit)
                .map(|(_, version)| *version)
                .collect();
            let expected: &[u32] = if *version == 1 { &[] } else { &[1] };
            assert_eq!(before, expected, "version {version}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_events_in_any_order(
        incidents in vec(incident(), 1..60),
        at_once: bool,
        still_held: bool,
    ) {
        let mut world = World::new(PHONES);
        world.asked.push(prescribed());
        world.phones[1].serial = 1;
        world.at_once = at_once;
        for incident in incidents {
            world.carry_out(incident);
            world.check();
            world.delivered_once();
            world.is_done_when_safe();
        }
        if still_held {
            world.hold(0);
            world.tap = None;
        }
        world.comes_to_rest();
    }
}
