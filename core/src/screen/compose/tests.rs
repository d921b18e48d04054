//! What pictures show agrees with what the words say, and with what lies on the reader.

use super::*;
use crate::screen::{Specimen, State};

const KINDS: [Option<PhoneKind>; 3] = [None, Some(PhoneKind::Iphone), Some(PhoneKind::Android)];

/// Every view, whatever phone was chosen, with something on the reader or without: as far as there
/// can be such a screen.
fn every() -> Vec<(String, View, Option<PhoneKind>, bool)> {
    let mut all = Vec::new();
    for Specimen { name, view } in Specimen::all() {
        for kind in KINDS {
            let lies = [false, true].into_iter().filter(|lies| can_be(&view, *lies));
            all.extend(
                lies.map(|lies| (format!("{name} {kind:?} {lies}"), view.clone(), kind, lies)),
            );
        }
    }
    all
}

/// What is to be lifted lies there; where a phone is asked for, none does.
const fn can_be(view: &View, lies: bool) -> bool {
    match view {
        View::IpHold { lift_first, .. }
        | View::AnHold { lift_first }
        | View::HoldTips { lift_first }
        | View::Torn { lift_first }
        | View::TornCheck { lift_first } => *lift_first == lies,
        View::StartLeft | View::AnFound | View::PinWrong { .. } => lies,
        _ => true,
    }
}

/// A phone that is held out to the reader, or is to be.
const fn is_held(picture: Picture) -> bool {
    matches!(
        picture,
        Picture::HoldingPlace | Picture::Hold(_) | Picture::WalletSteps | Picture::MoveSlowly
    )
}

const fn is_taken_away(picture: Picture) -> bool {
    matches!(picture, Picture::Lift(_) | Picture::LiftAny | Picture::TakeCardAway)
}

/// Waves go only while a phone is read; and what is taken away is there.
#[test]
fn nothing_is_read_or_taken_away_where_nothing_lies() {
    for (name, view, kind, lies) in every() {
        let picture = picture(&view, kind, lies);
        let needs_a_phone = picture == Picture::Reading || is_taken_away(picture);
        assert!(lies || !needs_a_phone, "{name}: {picture:?}");
    }
}

#[test]
fn what_lies_there_and_is_to_be_lifted_is_taken_away_before_anything_is_held() {
    for (name, view, kind, lies) in every() {
        let is_to_be_lifted = matches!(
            view,
            View::StartLeft
                | View::AnFound
                | View::PinWrong { .. }
                | View::TakeIp
                | View::TakeAn
                | View::Cancelled
                | View::E020Card
                | View::E020Other
                | View::E021Slow
                | View::IpHold { lift_first: true, .. }
                | View::AnHold { lift_first: true }
                | View::HoldTips { lift_first: true }
                | View::Torn { lift_first: true }
                | View::TornCheck { lift_first: true }
        );
        let picture = picture(&view, kind, lies);
        assert_eq!(is_taken_away(picture), is_to_be_lifted && lies, "{name}: {picture:?}");
    }
}

/// Where words ask for the phone at the reader, the picture holds it there.
#[test]
fn a_phone_that_is_asked_for_is_held_and_no_other() {
    for (name, view, kind, lies) in every() {
        let is_asked_for = match view {
            View::Start
            | View::Restarted
            | View::IpHold { lift_first: false, .. }
            | View::AnHold { lift_first: false }
            | View::HoldTips { lift_first: false }
            | View::Torn { lift_first: false }
            | View::TornCheck { lift_first: false }
            | View::E021Early
            | View::Help { topic: Some(Topic::WhereToHold) } => true,
            View::E021Slow => !lies,
            _ => false,
        };
        let picture = picture(&view, kind, lies);
        assert_eq!(is_held(picture), is_asked_for, "{name}: {picture:?}");
    }
}

/// The next thing is the PIN: nothing is held out, and nothing waits to be read.
#[test]
fn where_the_pin_is_next_no_phone_goes_to_the_reader() {
    for (name, view, kind, lies) in every() {
        let pin_is_next = matches!(
            view,
            View::AnFound
                | View::AnPin { .. }
                | View::AnForgot
                | View::PinWrong { .. }
                | View::PinLast { .. }
                | View::Help { topic: Some(Topic::Pin) }
        );
        let picture = picture(&view, kind, lies);
        let to_the_reader = is_held(picture) || picture == Picture::Reading;
        assert!(!(pin_is_next && to_the_reader), "{name}: {picture:?}");
    }
}

#[test]
fn where_it_goes_no_further_the_picture_leads_to_the_desk() {
    for (name, view, kind, lies) in every() {
        if view.state() == State::Stopped {
            assert_eq!(picture(&view, kind, lies), Picture::GoToDesk, "{name}");
        }
    }
}

/// An Android phone is never drawn where an iPhone was chosen, nor the other way round.
#[test]
fn the_phone_of_a_picture_is_the_one_that_was_chosen() {
    for (name, view, kind, lies) in every() {
        let named = match view {
            View::TakeIp | View::IpHold { .. } => Some(PhoneKind::Iphone),
            View::TakeAn | View::AnFound | View::AnHold { .. } => Some(PhoneKind::Android),
            _ => kind,
        };
        // Of views that say a kind, only those of that kind can be.
        if named != kind {
            continue;
        }
        let picture = picture(&view, kind, lies);
        if let Picture::Hold(drawn) | Picture::Lift(drawn) = picture {
            assert_eq!(Some(drawn), named, "{name}: {picture:?}");
        }
        if picture == Picture::WalletSteps {
            assert_eq!(named, Some(PhoneKind::Iphone), "{name}");
        }
    }
}

/// Once the phone has been read and taken away, no picture asks for it any more.
#[test]
fn after_it_was_taken_away_no_picture_has_the_phone_at_the_reader() {
    for (name, view, kind, lies) in every() {
        let is_over = matches!(
            view,
            View::ConsentAll { .. } | View::HandingOver | View::Done { .. } | View::DoneAway { .. }
        );
        let picture = picture(&view, kind, lies);
        let at_reader = is_held(picture)
            || is_taken_away(picture)
            || matches!(picture, Picture::Reading | Picture::Lifted);
        assert!(!(is_over && at_reader), "{name}: {picture:?}");
    }
}
