use std::sync::mpsc::{Sender, channel};

use kazasu_core::session::TapPurpose;
use kazasu_core::virtual_phone::Model;

use super::super::*;
use super::table::{Table, phone};
use crate::host::report::{TapOutcome, TapReport};
use crate::host::visits::Order;

/// Passes reports on.
struct Reports(Sender<TapReport>);

impl Observer for Reports {
    fn tap(&mut self, report: &TapReport) {
        drop(self.0.send(report.clone()));
    }
}

/// Another program has the reader, and nobody's time runs out behind a technician's test: it ends
/// all the same, and the next one can begin.
#[test]
fn a_test_that_waits_for_another_program_is_given_up() {
    let (sender, reports) = channel();
    let next = || reports.recv_timeout(Duration::from_secs(30)).unwrap();
    let mut table = Table::real_with(Marker::none(), vec![Box::new(Reports(sender))], |settings| {
        assert_eq!(settings.limits.test, Duration::from_secs(20));
        settings.limits.test = Duration::from_millis(200);
    });
    let test = Order::TestRead { reader: "Reader".into() };
    table
        .is_ready()
        .order(Order::MaintenanceOn)
        .shows("maintenance")
        .keep(true)
        .hold(&phone(Model::Iphone))
        .order(test.clone());
    let report = next();
    assert_eq!((report.purpose, report.outcome), (TapPurpose::Test, TapOutcome::Busy));
    // The reader's thread notices a moment later that it was given up; were the reader free by
    // then, it would take the phone for that moment.
    thread::sleep(Duration::from_millis(500));
    table.keep(false).order(test);
    let report = next();
    assert_eq!((report.purpose, report.outcome), (TapPurpose::Test, TapOutcome::Read));
    table.order(Order::MaintenanceOff).shows("start-left");
}
