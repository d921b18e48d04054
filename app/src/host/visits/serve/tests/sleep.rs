use std::sync::{Arc, Mutex};

use kazasu_core::jpki::PhoneKind;
use kazasu_core::secret::Digit;
use kazasu_core::session::Action;
use kazasu_core::virtual_phone::{Fault, FaultPlan, Model, PhoneSpec};

use super::super::*;
use super::table::{Table, phone, phone_of};
use crate::host::report::{Observer, TapReport};

const NIGHT: Duration = Duration::from_secs(12 * 3_600);

/// A terminal at which somebody has typed three digits.
fn half_typed(table: &mut Table) -> &mut Table {
    table
        .is_ready()
        .act(Action::Start)
        .shows("kind")
        .act(Action::Choose(PhoneKind::Android))
        .shows("an-pin");
    for digit in [1, 2, 3] {
        table.act(Action::Digit(Digit::new(digit).unwrap()));
    }
    while !matches!(table.view(), kazasu_core::screen::View::AnPin { entered: 3, .. }) {
        table.next_screen();
    }
    table
}

/// The wait that was begun before the sleep would last for forty seconds of waking time.
#[test]
fn after_a_sleep_the_visit_is_over_though_nothing_happens() {
    let mut table = Table::real(Marker::none());
    half_typed(&mut table).sleep(NIGHT).shows("start");
}

#[test]
fn the_first_key_after_a_sleep_comes_too_late() {
    let mut table = Table::real(Marker::none());
    half_typed(&mut table).sleep(NIGHT).act(Action::Digit(Digit::new(4).unwrap())).shows("start");
}

#[derive(Clone, Default)]
struct Taps(Arc<Mutex<Vec<TapReport>>>);

impl Observer for Taps {
    fn tap(&mut self, report: &TapReport) {
        self.0.lock().unwrap().push(report.clone());
    }
}

#[test]
fn a_tap_that_a_sleep_has_cut_is_stopped_and_the_next_phone_is_read() {
    let hanging = phone_of(PhoneSpec {
        faults: FaultPlan::at(3, Fault::Hang),
        ..PhoneSpec::shared(Model::Iphone)
    });
    let taps = Taps::default();
    let mut table = Table::real_with(Marker::none(), vec![Box::new(taps.clone())], |_| {});
    table.is_ready().hold(&hanging).shows("reading").sleep(NIGHT).shows("start-left");
    table.take_away().shows("start").hold(&phone(Model::Iphone)).shows("take-ip");
    let words: Vec<_> =
        taps.0.lock().unwrap().iter().map(|report| report.outcome.word().to_owned()).collect();
    assert_eq!(words.first().map(String::as_str), Some("stopped"), "{words:?}");
}

/// Nobody sets anything off when the clock is set.
#[test]
fn a_clock_that_is_set_right_is_noticed_while_nobody_touches_anything() {
    let soon = kazasu_core::time::UnixTime::from_secs(clock::now().as_secs() + 4);
    let mut table = Table::real_with(Marker::none(), Vec::new(), |settings| {
        settings.plausible = soon..=kazasu_core::time::UnixTime::from_secs(u64::MAX);
    });
    table.shows("clock-wrong").act(Action::Start).shows("start");
    let before: Vec<_> = table.shown.iter().map(|screen| screen.view.id()).collect();
    assert!(before.iter().all(|id| ["clock-wrong", "start"].contains(id)), "{before:?}");
}
