//! Things that lie on another reader than the one that the patient uses.

use std::thread;
use std::time::Duration;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Display, Hand, Phone, Rig, Service, Terminal, Watchdog, Window, wait_until};

use super::booth::FIRST_LOOK;

/// A terminal with two readers; this rests on the first, and the phone is for the second.
fn with_something_resting(thing: Model, held_before: bool) -> (Window, Rig, Phone, Watchdog) {
    let watchdog = Watchdog::start();
    let reader = Service::private(1).reader();
    let resting = Phone::new(Phone::spec(thing), reader.port(0), None);
    let phone = Phone::new(Phone::spec(Model::Iphone), reader.port(1), None);
    let terminal = Terminal::new(&reader.socket(), &[]);
    let rig = Rig { phone, terminal, reader };
    if held_before {
        resting.hold();
    }
    let window = Window::open(Display::xvfb(1_280, 800), Hand::Mouse, &rig.terminal, &[]);
    thread::sleep(FIRST_LOOK);
    (window, rig, resting, watchdog)
}

#[test]
fn a_card_that_rests_on_one_reader_leaves_the_other_to_the_patients() {
    let (window, rig, resting, _watchdog) = with_something_resting(Model::Transit, true);
    window.on("start");
    for _ in 0..2 {
        rig.phone.hold();
        window.on("take-ip");
        rig.phone.take_away();
        window.press("consent-all", "Answer(All)");
        window.press("consent-check", "Decide");
        window.press("done-away", "Finish");
        window.on("start");
    }
    assert_eq!(resting.commands(), 0, "nobody held it");
    assert_eq!(window.times("start-left"), 0);
}

#[test]
fn a_phone_wins_over_the_card_that_was_laid_down_before_it() {
    for thing in [Model::Transit, Model::Card] {
        let id = if thing == Model::Transit { "e021-none" } else { "e020-card" };
        let (window, rig, card, _watchdog) = with_something_resting(thing, false);
        window.on("start");
        card.hold();
        window.on(id);
        rig.phone.hold();
        window.on("take-ip");
        rig.phone.take_away();
        window.press("consent-all", "Answer(All)");
        window.press("consent-check", "Decide");
        window.press("done-away", "Finish");
        window.on("start");
        // Staff hear of the card, once.
        let told = || window.log().matches("LeftOnReader").count();
        wait_until("a word to staff", || told() > 0);
        thread::sleep(Duration::from_secs(1));
        assert_eq!(told(), 1);
    }
}
