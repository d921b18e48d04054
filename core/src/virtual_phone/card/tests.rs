#![allow(clippy::disallowed_methods, reason = "tests that real time does or does not pass")]

use std::sync::mpsc;
use std::time::Instant;

use super::*;
use crate::virtual_phone::testing::*;
use crate::virtual_phone::{Fault, FaultPlan, Link, Model, PhoneSpec};

fn shared(faults: FaultPlan) -> SharedPhone {
    let phone = SharedPhone::new(VirtualPhone::new(PhoneSpec {
        faults,
        ..PhoneSpec::shared(Model::Android)
    }));
    phone.hold();
    phone
}

#[test]
fn a_card_is_there_while_the_phone_is_held() {
    let phone = SharedPhone::new(VirtualPhone::new(PhoneSpec::shared(Model::Android)));
    assert_eq!(phone.connect().err(), Some(CardError::Removed));
    phone.hold();
    let mut card = phone.connect().unwrap();
    assert_eq!(card.transmit(&bytes(SELECT_AP)), Ok(vec![0x90, 0x00]));
    phone.take_away();
    assert_eq!(card.transmit(&bytes(SELECT_AP)), Err(CardError::Removed));
    phone.hold();
    assert_eq!(
        card.transmit(&bytes(SELECT_AP)),
        Err(CardError::Reset),
        "back, but another session"
    );
    assert_eq!(phone.connect().unwrap().transmit(&bytes(SELECT_AP)), Ok(vec![0x90, 0x00]));
}

#[test]
fn faults_become_what_a_reader_says() {
    for (fault, error) in [
        (Fault::LeaveBefore, CardError::Removed),
        (Fault::LeaveInside, CardError::Removed),
        (Fault::TearAnswer { after: 1 }, CardError::Removed),
        (Fault::Raw(vec![]), CardError::ShortResponse),
        (Fault::Raw(vec![0x90]), CardError::ShortResponse),
    ] {
        let phone = shared(FaultPlan::at(1, fault.clone()));
        assert_eq!(phone.connect().unwrap().transmit(&bytes(SELECT_AP)), Err(error), "{fault:?}");
    }
    let phone = shared(FaultPlan::at(1, Fault::Raw(vec![0xDE, 0xAD, 0xBE])));
    assert_eq!(phone.connect().unwrap().transmit(&bytes(SELECT_AP)), Ok(vec![0xDE, 0xAD, 0xBE]));
}

/// The end of a connection takes the power away, and with it a verified PIN; that of an older one
/// touches nothing.
#[test]
fn dropping_a_card_takes_the_power() {
    let phone = shared(FaultPlan::default());
    let mut card = phone.connect().unwrap();
    for command in [SELECT_AP, SELECT_PIN, VERIFY_1234] {
        assert_eq!(card.transmit(&bytes(command)), Ok(vec![0x90, 0x00]));
    }
    drop(card);
    let mut card = phone.connect().unwrap();
    card.transmit(&bytes(SELECT_AP)).unwrap();
    card.transmit(&bytes(SELECT_CERTIFICATE)).unwrap();
    assert_eq!(card.transmit(&bytes("00B0000000")), Ok(vec![0x69, 0x82]));

    phone.take_away();
    phone.hold();
    let mut newer = phone.connect().unwrap();
    drop(card);
    assert_eq!(newer.transmit(&bytes(SELECT_AP)), Ok(vec![0x90, 0x00]));
}

#[test]
fn a_hang_lasts_until_the_phone_is_taken_away() {
    let phone = shared(FaultPlan::at(1, Fault::Hang));
    let mut card = phone.connect().unwrap();
    let (send, receive) = mpsc::channel();
    let waiting = std::thread::spawn(move || send.send(card.transmit(&bytes(SELECT_AP))).unwrap());
    assert!(
        receive.recv_timeout(Duration::from_millis(100)).is_err(),
        "no answer, and no error either"
    );
    phone.take_away();
    assert_eq!(receive.recv_timeout(Duration::from_secs(5)).unwrap(), Err(CardError::Removed));
    waiting.join().unwrap();
}

#[test]
fn time_passes_only_for_a_paced_card() {
    let link = Link { command_delay: Duration::from_millis(500), ..Link::default() };
    let spec = PhoneSpec { link: Some(link), ..PhoneSpec::shared(Model::Android) };
    let phone = SharedPhone::new(VirtualPhone::new(spec));
    phone.hold();
    let start = Instant::now();
    phone.connect().unwrap().transmit(&bytes(SELECT_AP)).unwrap();
    assert!(start.elapsed() < Duration::from_millis(400), "{:?}", start.elapsed());
    let start = Instant::now();
    phone.connect().unwrap().paced().transmit(&bytes(SELECT_AP)).unwrap();
    assert!(start.elapsed() >= Duration::from_millis(500), "{:?}", start.elapsed());
    assert!(phone.lock().elapsed() >= Duration::from_millis(1_000));
}

#[test]
fn waiting_ends_with_the_move_or_the_limit() {
    let phone = shared(FaultPlan::default());
    assert_eq!(
        phone.wait_for(Duration::from_millis(10), |presence| presence == Presence::Away),
        Presence::Held
    );
    let mover = phone.clone();
    let moving = std::thread::spawn(move || mover.take_away());
    assert_eq!(
        phone.wait_for(Duration::from_secs(5), |presence| presence == Presence::Away),
        Presence::Away
    );
    moving.join().unwrap();
    assert!(!phone.is_held());
}
