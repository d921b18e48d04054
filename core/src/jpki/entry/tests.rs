use super::*;

const ANDROID: PhoneKind = PhoneKind::Android;

fn entry() -> PinEntry {
    PinEntry::new(Pin::from_digits(b"1234").unwrap())
}

fn token() -> Token {
    Token::new(b"JPKIAPGPSETOKEN".to_vec())
}

fn accepted() -> PinEntry {
    let entry = entry();
    let pin = entry.take(ANDROID, &token(), 3, false).unwrap();
    entry.accepted(pin, ANDROID, &token());
    entry
}

#[test]
fn one_entry_permits_one_verify() {
    let entry = entry();
    assert!(entry.take(ANDROID, &token(), 3, false).is_ok());
    assert_eq!(entry.state(), EntryState::InFlight);
    assert_eq!(entry.take(ANDROID, &token(), 3, true).err(), Some(Refused::Used));
}

#[test]
fn the_last_try_needs_consent_and_leaves_the_entry() {
    let entry = entry();
    assert_eq!(entry.take(ANDROID, &token(), 1, false).err(), Some(Refused::LastTry));
    assert_eq!(entry.state(), EntryState::Fresh);
    assert!(entry.take(ANDROID, &token(), 1, true).is_ok());
}

#[test]
fn a_wiped_entry_stays_wiped_even_when_a_late_answer_comes() {
    for late in [PinEntry::put_back as fn(&PinEntry, Pin), |entry, pin| {
        entry.accepted(pin, ANDROID, &token());
    }] {
        let entry = entry();
        let pin = entry.take(ANDROID, &token(), 3, false).unwrap();
        entry.clone().wipe();
        late(&entry, pin);
        assert_eq!(entry.state(), EntryState::Gone);
        assert_eq!(entry.take(ANDROID, &token(), 3, true).err(), Some(Refused::Used));
    }
}

#[test]
fn an_accepted_entry_goes_again_to_the_same_phone_twice() {
    let entry = accepted();
    for _ in 0..2 {
        let pin = entry.take(ANDROID, &token(), FULL_TRIES, false).unwrap();
        entry.accepted(pin, ANDROID, &token());
    }
    assert_eq!(entry.take(ANDROID, &token(), FULL_TRIES, false).err(), Some(Refused::TooOften));
    assert_eq!(entry.state(), EntryState::Gone);
}

#[test]
fn an_accepted_entry_never_goes_to_another_phone_or_a_counter_that_is_not_full() {
    let other = Token::new(b"JPKIAPGPSETOKEN 2".to_vec());
    for (kind, token, tries, why) in [
        (PhoneKind::Iphone, token(), 3, Refused::AnotherPhone),
        (ANDROID, other, 3, Refused::AnotherPhone),
        (ANDROID, token(), 2, Refused::CounterNotFull),
        (ANDROID, token(), 15, Refused::CounterNotFull),
    ] {
        let entry = accepted();
        assert_eq!(entry.take(kind, &token, tries, true).err(), Some(why));
        assert_eq!(entry.state(), EntryState::Gone);
    }
}

#[test]
fn what_was_not_handed_over_comes_back_once_only_before_the_first_verify() {
    let entry = entry();
    let pin = entry.take(ANDROID, &token(), 3, false).unwrap();
    entry.put_back(pin);
    assert_eq!(entry.state(), EntryState::Fresh);

    let again = accepted();
    let pin = again.take(ANDROID, &token(), 3, false).unwrap();
    again.put_back(pin);
    assert_eq!(again.state(), EntryState::Gone);
}

#[test]
fn an_entry_that_was_recalled_can_be_sent_by_its_new_holder_alone() {
    let tap = entry();
    let recalled = tap.recall().unwrap();
    assert_eq!((tap.state(), recalled.state()), (EntryState::Gone, EntryState::Fresh));
    assert_eq!(tap.take(ANDROID, &token(), 3, true).err(), Some(Refused::Used));
    assert!(recalled.take(ANDROID, &token(), 3, false).is_ok());

    let recalled = accepted().recall().unwrap();
    assert_eq!(
        recalled.take(PhoneKind::Iphone, &token(), 3, false).err(),
        Some(Refused::AnotherPhone)
    );
}

#[test]
fn what_is_on_its_way_or_wiped_cannot_be_recalled() {
    let flying = entry();
    let pin = flying.take(ANDROID, &token(), 3, false).unwrap();
    assert!(flying.recall().is_none());
    assert_eq!(flying.state(), EntryState::InFlight);
    flying.accepted(pin, ANDROID, &token());
    assert_eq!(flying.state(), EntryState::Accepted);
    flying.wipe();
    assert!(flying.recall().is_none());
}
