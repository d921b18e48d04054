use kazasu_core::session::{Action, Language};
use kazasu_core::virtual_phone::{Fault, FaultPlan, Model, PhoneSpec};

use super::super::*;
use super::table::{Table, phone, phone_of};

/// Far more than an answer takes, far less than a reader that is held.
const ANSWER: Duration = Duration::from_secs(3);

/// The reader's thread is inside a call that does not come back, as PC/SC's are when a card hangs.
#[test]
fn the_screen_answers_while_a_reader_hangs_and_the_next_phone_is_read() {
    let hanging = phone_of(PhoneSpec {
        faults: FaultPlan::at(3, Fault::Hang),
        ..PhoneSpec::shared(Model::Iphone)
    });
    let mut table = Table::real(Marker::none());
    table.is_ready().hold(&hanging).shows("reading");
    while hanging.lock().commands() < 3 {
        thread::sleep(Duration::from_millis(1));
    }
    let touched = Instant::now();
    table.act(Action::Language(Language::EN));
    while table.shown.last().is_none_or(|screen| screen.look.language != Language::EN) {
        table.shown.clear();
        table.shows("reading");
    }
    assert!(touched.elapsed() < ANSWER, "after {:?}", touched.elapsed());
    // The hanging tap is given up, while its thread still hangs.
    table.shows("e021-slow").act(Action::Finish).shows("start-left");
    table.take_away().shows("start").hold(&phone(Model::Iphone)).shows("take-ip");
}
