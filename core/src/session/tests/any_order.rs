//! Any events in any order: no panic, no state without a way out, no PIN try wasted, nothing of the
//! patient left behind.

mod incidents;

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
