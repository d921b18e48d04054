use kazasu_core::jpki::PhoneKind;
use kazasu_core::screen::View;
use kazasu_core::session::{Action, BundledAnswer};
use kazasu_core::virtual_phone::Model;

use super::super::*;
use super::table::{Table, phone};

#[test]
fn an_iphone_is_read_without_a_touch_and_the_visit_ends_with_a_number_for_the_desk() {
    let mut table = Table::real(Marker::none());
    table.is_ready().hold(&phone(Model::Iphone));
    table
        .shows("reading")
        .shows("take-ip")
        .take_away()
        .shows("consent-all")
        .act(Action::Answer(BundledAnswer::All))
        .shows("consent-check")
        .act(Action::Decide);
    // There is no desk that could have heard of it, and nothing is shown as handed over before it
    // is.
    table.shows("done-away").act(Action::Finish).shows("start");
    assert!(
        table.shown.iter().all(|screen| !screen.demo && !matches!(screen.view, View::Done { .. }))
    );
}

#[test]
fn an_android_phone_is_read_with_its_pin_which_is_sent_once() {
    let android = phone(Model::Android);
    let mut table = Table::real(Marker::none());
    table
        .is_ready()
        .act(Action::Start)
        .shows("kind")
        .act(Action::Choose(PhoneKind::Android))
        .enter("1234");
    table.shows("an-hold").hold(&android).shows("take-an").take_away().shows("consent-all");
    table
        .act(Action::Answer(BundledAnswer::Nothing))
        .shows("consent-check")
        .act(Action::Decide)
        .shows("done-away");
    let android = android.lock();
    assert_eq!((android.verifies(), android.signatures()), (1, 1));
}

#[test]
fn where_nobody_can_hear_a_call_none_is_offered() {
    let mut table = Table::real(Marker::none());
    table.shows("start").act(Action::CallStaff).act(Action::Start).shows("kind");
    for screen in &table.shown {
        let calls = |choice: &kazasu_core::screen::Choice| choice.action == Action::CallStaff;
        assert!(!screen.all_choices().any(calls), "{}", screen.view.id());
        assert!(["starting", "start", "kind"].contains(&screen.view.id()), "{}", screen.view.id());
    }
}
