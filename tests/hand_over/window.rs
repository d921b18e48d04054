//! The touch screen in a real window, with the desk there, slow, and away.

use std::time::Duration;

use kazasu_tests::{Display, Hand, Window};

use super::clinic::{Clinic, Told, until};

/// What a window has shown and heard: where in its log each of these stands.
fn order(window: &Window, from: usize, words: [&str; 2]) -> [usize; 2] {
    let log = window.log();
    words.map(|words| log[from..].find(words).unwrap_or_else(|| panic!("no {words}:\n{log}")))
}

/// Held, read, answered; the number, as the last screen says it aloud.
fn visit(clinic: &Clinic, window: &Window, last: &str) -> String {
    let said = window.speech().len();
    clinic.rig.phone.hold();
    window.on("take-ip");
    clinic.rig.phone.take_away();
    window.press("consent-all", "Answer(All)");
    window.press("consent-check", "Decide");
    window.on(last);
    let spoken = window.hear(said, "Your number is");
    let number = spoken.split_once("Your number is ").and_then(|(_, rest)| rest.split_once('.'));
    window.press(last, "Finish");
    number.expect("spoken letter by letter").0.replace(", ", "")
}

#[test]
fn in_a_window_each_visit_arrives_as_the_last_screen_has_said() {
    let clinic = Clinic::open("", "[terminal]\nlanguage = \"en\"");
    let display = Display::xvfb(1_024, 768);
    let window = Window::open(display, Hand::Mouse, &clinic.rig.terminal, &[]);
    window.wait_for_all_of_the_display();
    window.on("start");
    until("a desk that answers", || clinic.says("desk", "answers since"));

    let number = visit(&clinic, &window, "done");
    clinic.expect(&Told::Received(number), "Complete");
    window.on("start");

    // An answer that comes after 1.5 s is a receipt alone: the questions were asked before it came.
    // (With a little less, tests with virtual time say what is asked.)
    clinic.relay.delay_answers(Duration::from_millis(1_600));
    let from = window.log().len();
    let number = visit(&clinic, &window, "done");
    clinic.expect(&Told::Received(number), "Complete");
    let words = ["screen=\"consent-all\"", "received by the desk"];
    let [asked, received] = order(&window, from, words);
    assert!(asked < received, "{}", window.log());
    window.on("start");

    clinic.relay.delay_answers(Duration::ZERO);
    clinic.relay.go_away();
    window.on("desk-away");
    let number = visit(&clinic, &window, "done-away");
    clinic.expect(&Told::Delayed(number), "Complete");
    window.on("desk-away");
    clinic.relay.come_back();
    clinic.agrees();
}
