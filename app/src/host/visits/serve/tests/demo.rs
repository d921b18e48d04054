use kazasu_core::confirmation::Confirmation;
use kazasu_core::jpki::PhoneKind;
use kazasu_core::screen::View;
use kazasu_core::session::{Action, BundledAnswer};

use super::table::Table;
use crate::host::visits::DemoAction;

/// From what is held to the number for the desk.
#[track_caller]
fn iphone_visit(table: &mut Table) -> Confirmation {
    table
        .table(DemoAction::HoldIphone)
        .shows("take-ip")
        .table(DemoAction::TakeAway)
        .shows("consent-all");
    table
        .act(Action::Answer(BundledAnswer::All))
        .shows("consent-check")
        .act(Action::Decide)
        .shows("done");
    let View::Done { confirmation } = table.view() else { unreachable!() };
    *confirmation
}

#[test]
fn consecutive_visits_have_numbers_of_their_own() {
    let mut table = Table::demo();
    table.is_ready();
    let numbers = [(); 3].map(|()| {
        let number = iphone_visit(&mut table);
        table.act(Action::Finish).shows("start");
        number
    });
    assert!(
        numbers[0] != numbers[1] && numbers[1] != numbers[2] && numbers[0] != numbers[2],
        "{numbers:?}"
    );
}

#[test]
fn every_screen_of_a_demonstration_says_so() {
    let mut table = Table::demo();
    table
        .is_ready()
        .act(Action::Start)
        .shows("kind")
        .act(Action::Choose(PhoneKind::Android))
        .enter("1234");
    table
        .shows("an-hold")
        .table(DemoAction::HoldAndroid)
        .shows("take-an")
        .table(DemoAction::TakeAway);
    table.shows("consent-all").act(Action::CallStaff).shows("call-seen").act(Action::EndCall);
    table
        .shows("consent-all")
        .act(Action::Answer(BundledAnswer::Nothing))
        .shows("consent-check")
        .act(Action::Decide)
        .shows("done");
    assert!(table.shown.iter().all(|screen| screen.demo));
}

#[test]
fn each_virtual_phone_shows_what_it_is_for() {
    for (action, screen) in [
        (DemoAction::HoldIphoneLocked, "e021-wallet"),
        (DemoAction::HoldAndroid, "an-found"),
        (DemoAction::LastTry, "an-found"),
        (DemoAction::HoldExpired, "e006-expired"),
        (DemoAction::HoldCard, "e020-card"),
        (DemoAction::HoldTransit, "e021-none"),
        (DemoAction::SlowPhone, "e021-slow"),
    ] {
        let mut table = Table::demo();
        table.is_ready().table(action).shows(screen);
    }
}

#[test]
fn the_last_try_asks_before_the_pin() {
    let mut table = Table::demo();
    table
        .is_ready()
        .table(DemoAction::LastTry)
        .shows("an-found")
        .table(DemoAction::TakeAway)
        .shows("pin-last");
    table
        .act(Action::AgreeLastTry)
        .enter("1234")
        .shows("an-hold")
        .table(DemoAction::LastTry)
        .shows("take-an");
}

#[test]
fn a_shaky_hand_goes_on_where_it_slipped() {
    let mut table = Table::demo();
    table
        .is_ready()
        .act(Action::Start)
        .shows("kind")
        .act(Action::Choose(PhoneKind::Android))
        .enter("1234");
    table
        .shows("an-hold")
        .table(DemoAction::ShakyHand)
        .shows("torn")
        .table(DemoAction::HoldAndroid)
        .shows("take-an");
}
