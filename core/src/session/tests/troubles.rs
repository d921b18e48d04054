//! What goes wrong, and where it leads.

use super::phone::{Model, Tear};
use super::world::{CHALLENGE, TODAY, World, ended, settings};
use crate::apdu::{ChannelError, Limit};
use crate::code::{Code, Reason};
use crate::jpki::{JpkiError, PhoneKind};
use crate::read::{ReadError, TapNews};
use crate::reader::OpenError;
use crate::screen::{Key, View};
use crate::session::{Action, Effect, Event, Notice};
use crate::time::UnixTime;
use crate::verify::Challenge;

fn held(model: Model) -> World {
    let mut world = World::new([model]);
    world.hold(0);
    world
}

/// A tap that ends as it is told, without a phone.
fn after(news: TapNews) -> World {
    let mut world = World::new([Model::Iphone]);
    world.at_once = false;
    world.choose(PhoneKind::Iphone).hold(0).shows("reading");
    let (epoch, _) = world.tap.take().unwrap();
    world.tell(Event::Tap { epoch, news });
    world
}

fn refused(world: &World) -> Vec<Reason> {
    world
        .effects
        .iter()
        .filter_map(
            |effect| if let Effect::Refused { reason, .. } = effect { Some(*reason) } else { None },
        )
        .collect()
}

#[test]
fn what_is_not_the_phone_is_told_kindly_with_its_code() {
    for (model, id, code) in [
        (Model::Plastic, "e020-card", Code::C020),
        (Model::Unknown, "e020-other", Code::C020),
        (Model::Transit, "e021-none", Code::C021),
    ] {
        let world = held(model);
        assert_eq!((world.id(), world.view().code()), (id, Some(code)));
        assert_eq!(world.screen().leave.map(|choice| choice.action), Some(Action::Finish));
    }
}

#[test]
fn wallet_that_has_not_unlocked_asks_for_it_and_the_phone_may_be_held_again_at_once() {
    let mut world = World::new([Model::Iphone]);
    world.phones[0].authenticated = false;
    world.hold(0).shows("e021-wallet").number(2);
    world.shows("ip-face").number(2);
    world.shows("ip-face-open").number(2);
    world.shows("ip-home").number(1);
    world.shows("ip-hold").lift();
    world.phones[0].authenticated = true;
    world.hold(0).shows("take-ip");
}

#[test]
fn a_torn_iphone_goes_on_and_wallet_may_ask_again() {
    let mut world = World::new([Model::Iphone]);
    world.hold_torn(0, Tear::Before(7)).shows("torn");
    world.phones[0].authenticated = false;
    world.hold(0).shows("e021-wallet");
}

#[test]
fn the_third_failure_leads_to_the_desk_which_is_told_once() {
    let mut world = World::new([Model::Iphone]);
    let told = |world: &World| {
        world
            .effects
            .iter()
            .filter(|effect| matches!(effect, Effect::Notify(Notice::NeedsHelp)))
            .count()
    };
    world.hold_torn(0, Tear::Before(2)).shows("torn");
    world.hold_torn(0, Tear::Before(2)).shows("e021-early");
    assert_eq!(told(&world), 0);
    world.hold_torn(0, Tear::Before(2));
    assert_eq!((world.view(), told(&world)), (View::EThird { again: true }, 1));
    world.number(2).shows("kind").hold_torn(0, Tear::Before(2));
    assert_eq!((world.view(), told(&world)), (View::EThird { again: true }, 1));
    world.number(1).shows("other-ways");
}

#[test]
fn a_tap_that_took_too_long_asks_to_lift_the_phone() {
    after(ended(Err(ReadError::GivenUp))).shows("e021-slow");
    let slow = ReadError::Jpki(JpkiError::Channel(ChannelError::Limit(Limit::Time)));
    let mut world = after(ended(Err(slow)));
    world.shows("e021-slow").number(1);
    assert_eq!(world.view(), View::IpHold { tips: false, lift_first: true });
}

#[test]
fn a_tap_that_never_ends_is_given_up() {
    let mut world = World::new([Model::Iphone]);
    world.at_once = false;
    world.hold(0).wait(9).shows("reading").wait(1).shows("e021-slow");
    assert!(world.tap.is_none(), "the host was told");
}

#[test]
fn what_never_began_is_no_failure() {
    after(ended(Err(OpenError::Empty.into()))).shows("ip-hold");
    after(ended(Err(OpenError::ReaderGone.into()))).shows("ip-hold");
    let world = after(ended(Err(OpenError::Mute.into())));
    assert_eq!(world.view(), View::IpHold { tips: true, lift_first: true });
}

#[test]
fn a_broken_protocol_is_for_staff_to_know() {
    let broken = || ended(Err(ReadError::Jpki(JpkiError::Empty(crate::jpki::JpkiStep::Sign))));
    let mut world = after(broken());
    assert_eq!(
        (world.view(), refused(&world)),
        (View::Torn { lift_first: true }, vec![Reason::Protocol])
    );
    world.lift().hold(0);
    let (epoch, _) = world.tap.take().unwrap();
    world.tell(Event::Tap { epoch, news: broken() });
    assert_eq!(
        (world.view(), refused(&world)),
        (View::EVerify { code: None }, vec![Reason::Protocol; 2])
    );
}

#[test]
fn a_certificate_out_of_its_time_is_not_proved() {
    let mut world = World::new([Model::Iphone]);
    world.wall = UnixTime::from_secs(TODAY.as_secs() + 10 * 31_536_000);
    world.hold(0).shows("e006-expired");
    assert_eq!(refused(&world), [Reason::Expired]);

    let mut settings = settings();
    settings.service_starts = UnixTime::from_secs(0);
    let mut world = World::with(settings, [Model::Iphone]);
    world.wall = UnixTime::from_secs(1_700_000_000);
    world.hold(0);
    assert_eq!(
        (world.view(), refused(&world)),
        (View::EVerify { code: None }, vec![Reason::NotYetValid])
    );
}

#[test]
fn a_signature_over_another_challenge_is_not_proof() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift();
    world.challenge = Challenge([1; 32]);
    world.shows("consent-all").press(Key::Star).number(2);
    world.hold(0);
    assert_eq!(refused(&world), [Reason::BadSignature]);
    world.shows("e-verify");
}

#[test]
fn evidence_of_another_challenge_is_not_even_looked_at() {
    let mut world = World::new([Model::Plastic, Model::Iphone]);
    world.hold(0).press(Key::Star).lift().at_once = false;
    world.challenge = Challenge([1; 32]);
    world.hold(1);
    // As if the host had mixed two taps up: signed well, but not for this one.
    let (_, request) = world.tap.as_mut().unwrap();
    assert_eq!(request.challenge, Challenge([1; 32]));
    request.challenge = CHALLENGE;
    world.run_tap();
    world.shows("e-verify");
    assert_eq!(refused(&world), [Reason::BadSignature]);
}

#[test]
fn before_the_service_starts_nothing_is_read() {
    for touch in [true, false] {
        let mut settings = settings();
        settings.service_starts = UnixTime::from_secs(TODAY.as_secs() + 1);
        let mut world = World::with(settings, [Model::Iphone]);
        if touch {
            world.number(1)
        } else {
            world.hold(0)
        };
        assert_eq!(world.view(), View::E002 { starts: UnixTime::from_secs(TODAY.as_secs() + 1) });
        assert!(!world.effects.iter().any(|effect| matches!(effect, Effect::StartTap { .. })));
    }
}

#[test]
fn news_of_an_older_tap_is_dropped() {
    let mut world = World::new([Model::Iphone]);
    world.at_once = false;
    world.hold(0);
    let (epoch, _) = world.tap.take().unwrap();
    world.tell(Event::Tap { epoch, news: ended(Err(ReadError::PhysicalCard)) });
    world.shows("e020-card").tell(Event::Tap { epoch, news: ended(Err(ReadError::GivenUp)) });
    world.shows("e020-card").number(1);
    world
        .lift()
        .hold(0)
        .shows("reading")
        .tell(Event::Tap { epoch, news: ended(Err(ReadError::GivenUp)) });
    world.shows("reading");
}
