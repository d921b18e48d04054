//! Answers that no step provides for: once the phone is held again, twice the desk is next; and
//! wherever that leads, a phone that is held is never ignored without a word.

use super::phone::{Model, Odd};
use super::world::{World, ended};
use crate::apdu::tlv::HeaderError;
use crate::apdu::{ChannelError, Limit, StatusWord};
use crate::code::Reason;
use crate::jpki::{JpkiError, JpkiStep, PhoneKind, Token};
use crate::read::ReadError;
use crate::reader::{CardError, OpenError};
use crate::session::{Effect, Event, Tone};

/// Commands of an Android tap, by number; the certificate is four of them.
const VERIFY: usize = 6;
const SIGN: usize = 13;

/// Commands of an iPhone's, from the certificate on.
const CERTIFICATE: usize = 4;
const IPHONE_SIGN: usize = 10;

const WORDS: [u16; 6] = [0x6F00, 0x6986, 0x6A80, 0x6281, 0x9100, 0x63C9];

fn odd(command: usize, word: u16, carried_out: bool) -> Odd {
    Odd { command, word, carried_out }
}

fn android() -> World {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).enter("1234");
    world
}

/// The numbers are those of the phone.
#[test]
fn the_commands_are_counted_right() {
    for (model, last) in [(Model::Android, SIGN), (Model::Iphone, IPHONE_SIGN)] {
        let mut world = World::new([model]);
        if model == Model::Android {
            world.choose(PhoneKind::Android).enter("1234");
        }
        world.phones[0].odd = vec![odd(last, 0x6F00, false), odd(last + 1, 0x6F00, false)];
        world.hold(0);
        assert_eq!(world.phones[0].odd, [odd(last + 1, 0x6F00, false)], "{model:?}");
    }
}

#[test]
fn one_odd_answer_of_an_android_phone_is_mended_by_holding_it_again() {
    for command in (1..=SIGN).filter(|command| *command != VERIFY) {
        for word in WORDS {
            let mut world = android();
            world.phones[0].odd = vec![odd(command, word, false)];
            world.hold(0);
            if world.id() == "take-an" {
                // The first command, or a SELECT, is sent again by the tap itself; a read that
                // gives nothing ends the file.
                continue;
            }
            // 63C9 is a counter, and 6281 is told apart from 6282.
            let mended = ["torn", "e021-none"].contains(&world.id());
            assert!(mended, "{command} {word:04X}: {}", world.id());
            world.lift().hold(0);
            let seen = (world.id(), world.oracle.entries);
            assert_eq!(seen, ("take-an", 1), "{command} {word:04X}");
        }
    }
}

#[test]
fn an_odd_answer_to_verify_is_looked_after_by_the_counter_alone() {
    for carried_out in [false, true] {
        for word in [0x6F00, 0x6986, 0x6A80, 0x9100] {
            let mut world = android();
            world.phones[0].odd = vec![odd(VERIFY, word, carried_out)];
            world.hold(0).shows("torn-check").lift().hold(0);
            world.shows("an-pin");
            assert_eq!(world.verifies(0), usize::from(carried_out), "{word:04X}");
        }
    }
}

#[test]
fn two_odd_answers_are_for_the_desk() {
    for command in [3, 5, 8, 10, SIGN] {
        let mut world = android();
        world.phones[0].odd = vec![odd(command, 0x6986, false); 2];
        world.hold(0).shows("torn").lift().hold(0);
        world.shows(if command == 5 { "pin-unknown" } else { "e-verify" });
        assert!(world.entries.iter().all(|entry| entry.state() == crate::jpki::EntryState::Gone));
        is_told_when_held(&mut world);
    }
}

#[test]
fn an_iphone_that_refuses_certificate_or_signature_is_first_sent_to_wallet() {
    for command in [CERTIFICATE, CERTIFICATE + 1, IPHONE_SIGN - 1, IPHONE_SIGN] {
        for word in [0x6982, 0x6985, 0x6A82, 0x6986, 0x6A80, 0x6D00, 0x9100] {
            let is_select = [CERTIFICATE, IPHONE_SIGN - 1].contains(&command);
            let is_sent_again = is_select && [0x6985, 0x6A82].contains(&word);
            let times = if is_sent_again { 2 } else { 1 };
            let answers = (command..command + times).map(|command| odd(command, word, false));
            let mut world = World::new([Model::Iphone]);
            world.phones[0].odd = answers.clone().collect();
            world.hold(0).shows("e021-wallet").lift().hold(0);
            assert_eq!(world.id(), "take-ip", "{command} {word:04X}");

            let mut world = World::new([Model::Iphone]);
            for _ in 0..2 {
                world.phones[0].odd = answers.clone().collect();
                world.hold(0).lift();
            }
            let wallet = [0x6982, 0x6985].contains(&word);
            let then = if wallet { "e021-wallet" } else { "e-verify" };
            assert_eq!(world.id(), then, "{command} {word:04X}");
        }
    }
}

/// Every way in which a tap can end without a result.
fn errors() -> Vec<ReadError> {
    let steps = [
        JpkiStep::SelectApplication,
        JpkiStep::SelectToken,
        JpkiStep::ReadToken,
        JpkiStep::SelectPin,
        JpkiStep::ReadCounter,
        JpkiStep::VerifyPin,
        JpkiStep::SelectCertificate,
        JpkiStep::ReadCertificate,
        JpkiStep::SelectKey,
        JpkiStep::Sign,
    ];
    let words = [0x6F00, 0x6982, 0x6985, 0x6986, 0x6A82, 0x6D00].map(StatusWord);
    let unexpected = steps
        .into_iter()
        .flat_map(|step| words.map(|status| JpkiError::Unexpected { step, status }));
    let channel = [
        ChannelError::Card(CardError::Removed),
        ChannelError::Card(CardError::Reset),
        ChannelError::Card(CardError::ShortResponse),
        ChannelError::Card(CardError::Silent),
        ChannelError::Card(CardError::ReaderGone),
        ChannelError::Card(CardError::ServiceGone),
        ChannelError::Limit(Limit::Commands),
        ChannelError::Limit(Limit::Bytes),
        ChannelError::Limit(Limit::Time),
        ChannelError::Limit(Limit::TooSlowForPin),
        ChannelError::EndlessResponse,
    ];
    let others = [
        JpkiError::NoApplication(StatusWord(0x6A82)),
        JpkiError::CounterUnreadable(StatusWord(0x6F00)),
        JpkiError::Header(HeaderError::NotASequence(4)),
        JpkiError::TooLarge { promised: 65_535 },
        JpkiError::EndedEarly { got: 3 },
    ];
    let jpki = unexpected
        .chain(steps.map(JpkiError::Empty))
        .chain(channel.map(JpkiError::Channel))
        .chain(others)
        .map(ReadError::Jpki);
    let open = [
        OpenError::Busy,
        OpenError::Empty,
        OpenError::Mute,
        OpenError::ReaderGone,
        OpenError::ServiceGone,
    ];
    jpki.chain(open.map(ReadError::NotOpened))
        .chain([
            ReadError::PhysicalCard,
            ReadError::OtherPhone { found: PhoneKind::Android },
            ReadError::OtherPhone { found: PhoneKind::Iphone },
            ReadError::UnknownToken(Token::new(b"JPKIAPNEXTTOKEN".to_vec())),
            ReadError::WalletLocked,
            ReadError::PinBlocked,
            ReadError::WrongPin { tries_left: None },
            ReadError::LastTry,
            ReadError::PinRequired { tries_left: 2 },
            ReadError::AnotherPhone,
            ReadError::GivenUp,
            ReadError::Stopped,
        ])
        .collect()
}

/// What lies there, or is held now, is read, and the reading ends with this error.
fn end_tap(world: &mut World, error: &ReadError) {
    if world.tap.is_none() {
        world.hold(0);
    }
    if let Some((epoch, _)) = world.tap.take() {
        world.tell(Event::Tap { epoch, news: ended(Err(error.clone())) });
    }
}

/// On this screen a phone that is held is read, or waits for the PIN that is asked for, or the
/// screen says once more where to go.
#[track_caller]
fn is_told_when_held(world: &mut World) {
    const ASKS_FOR_PIN: [&str; 6] =
        ["an-found", "an-pin", "an-forgot", "pin-wrong", "pin-last", "diff-phone"];
    world.lift();
    let before = world.id();
    if ASKS_FOR_PIN.contains(&before) {
        return;
    }
    world.effects.clear();
    world.hold(0);
    let is_read = world.effects.iter().any(|it| matches!(it, Effect::StartTap { .. }));
    let is_said = world.effects.iter().any(|it| matches!(it, Effect::SayAgain))
        && world.effects.iter().any(|it| matches!(it, Effect::Play(Tone::Failed)));
    assert!(is_read || is_said || world.id() != before, "ignored on {before}");
    if let Some((epoch, _)) = world.tap.take() {
        world.tell(Event::Tap { epoch, news: ended(Err(OpenError::Empty.into())) });
    }
}

#[test]
fn every_end_of_a_tap_leads_somewhere_and_at_last_to_the_desk() {
    const DESK: [&str; 6] =
        ["e-verify", "e-third", "pin-unknown", "pin-locked", "other-ways", "out-of-service"];
    let kinds = [None, Some(PhoneKind::Iphone), Some(PhoneKind::Android)];
    for (error, kind) in errors().iter().flat_map(|error| kinds.map(|kind| (error, kind))) {
        let model = if kind == Some(PhoneKind::Android) { Model::Android } else { Model::Iphone };
        let mut world = World::new([model]);
        world.at_once = false;
        match kind {
            Some(PhoneKind::Android) => drop(world.choose(PhoneKind::Android).enter("1234")),
            Some(kind) => drop(world.choose(kind)),
            None => drop(world.hold(0)),
        }
        end_tap(&mut world, error);
        let first = world.id();
        assert_ne!(first, "e-verify", "{error:?} of {kind:?}: the desk at once");
        is_told_when_held(&mut world);
        if matches!(
            error.reason(),
            Reason::Protocol | Reason::Malformed | Reason::Timeout | Reason::WalletLocked
        ) {
            for _ in 0..3 {
                world.lift();
                end_tap(&mut world, error);
            }
            let last = world.id();
            let asks = world.tap.is_none() && last == "an-pin";
            assert!(DESK.contains(&last) || asks, "{error:?} of {kind:?}: {first}, then {last}");
            is_told_when_held(&mut world);
        }
    }
}

#[test]
fn a_tap_that_took_too_long_is_not_told_as_taken_away() {
    for error in [
        ReadError::GivenUp,
        ReadError::Jpki(JpkiError::Channel(ChannelError::Limit(Limit::Time))),
        ReadError::Jpki(JpkiError::Channel(ChannelError::Limit(Limit::TooSlowForPin))),
        ReadError::Jpki(JpkiError::Channel(ChannelError::Card(CardError::Silent))),
    ] {
        for model in [Model::Iphone, Model::Android] {
            let mut world = World::new([model]);
            world.at_once = false;
            match model {
                Model::Android => drop(world.choose(PhoneKind::Android).enter("1234")),
                _ => drop(world.choose(PhoneKind::Iphone)),
            }
            for _ in 0..2 {
                world.lift();
                end_tap(&mut world, &error);
                world.shows("e021-slow").lift();
                if error == ReadError::GivenUp && model == Model::Android {
                    // Whoever gives a tap up takes its PIN away.
                    world.hold(0).lift().shows("an-pin").enter("1234");
                }
            }
            end_tap(&mut world, &error);
            assert_eq!(world.view(), crate::screen::View::EThird { again: false }, "{error:?}");
        }
    }
}

/// The PIN was not handed over, so it waits; after the third tap the patient is sent to the desk.
#[test]
fn a_phone_too_slow_for_its_pin_keeps_the_entry() {
    let slow = ReadError::Jpki(JpkiError::Channel(ChannelError::Limit(Limit::TooSlowForPin)));
    let mut world = android();
    world.at_once = false;
    end_tap(&mut world, &slow);
    world.shows("e021-slow").lift();
    end_tap(&mut world, &slow);
    world.shows("e021-slow").lift().at_once = true;
    world.hold(0).shows("take-an");
    assert_eq!((world.verifies(0), world.oracle.entries), (1, 1));
}
