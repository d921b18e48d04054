//! Visits that go another way than the straight one. (Two more of them have files of their own: the
//! ten-key, and torn taps.)

use std::thread;
use std::time::Duration;

use kazasu_core::virtual_phone::{CommandKind, Fault, Model};
use kazasu_tests::{Display, Hand, Phone, wait_until};

use super::booth::{Booth, verifies};
use super::steps::number;

/// Long enough for anything that would go on by itself to have gone on: pcscd looks for phones
/// every 400 ms.
const LONG: Duration = Duration::from_secs(3);

/// Commands that reached the booth's phone.
fn commands(booth: &Booth) -> u64 {
    booth.rig.phone.commands()
}

#[test]
fn two_wrong_pins_then_giving_up() {
    let booth = Booth::usual(Model::Android);
    let window = &booth.window;
    booth.to_android_hold("9999");
    booth.hold();
    window.on("pin-wrong");
    booth.take_away();
    window.enter_pin("8888");
    window.on("an-hold");
    booth.hold();
    window.on("pin-wrong");
    booth.take_away();
    assert_eq!(booth.verifies(), [Some(0x63C2), Some(0x63C1)]);

    // One is left: it is not to be used by mistake, so there is a question before the pad.
    let question = window.on("pin-last");
    assert!(question.has("AgreeLastTry") && question.has("OtherWays"), "{question:#?}");
    window.press("pin-last", "OtherWays");
    window.press("other-ways", "Finish");
    window.on("start");
    assert_eq!(booth.rig.phone.shared().lock().tries_left(), 1, "the last try is still there");
    assert_eq!(booth.verifies().len(), 2);
    for tries in ["あと2回", "あと1回"] {
        assert!(window.speech().iter().any(|line| line.contains(tries)), "{:#?}", window.speech());
    }
}

/// Held at the start screen, lifted, and read: the display is touched for the consent alone.
#[test]
fn an_iphone_read_with_no_touch_at_all() {
    let booth = Booth::usual(Model::Iphone);
    booth.window.on("start");
    booth.read_until("take-ip");
    booth.window.on("consent-all");
    booth.assert_read_without_pin();
    booth.consent_and_finish();
    booth.assert_read_without_pin();
}

#[test]
fn english_from_first_to_last() {
    let booth = Booth::usual(Model::Android);
    let window = &booth.window;
    window.press("start", "Language(En)");
    drop(window.hear(0, "You can use your phone"));
    wait_until("English", || window.screens().pop().is_some_and(|shown| shown.language == "En"));
    let (said, shown) = (window.speech().len() - 1, window.screens().len() - 1);
    // By the help and back, through a wrong PIN and a torn tap.
    window.press("start", "Help(None)");
    window.press("help", "Back");
    booth.to_android_hold("9999");
    booth.hold();
    window.on("pin-wrong");
    booth.take_away();
    window.enter_pin("1234");
    window.on("an-hold");
    booth
        .rig
        .phone
        .shared()
        .lock()
        .plan(vec![(number(CommandKind::Verify, CommandKind::Read), Fault::LeaveInside)]);
    booth.hold();
    window.on("torn");
    booth.read_until("take-an");
    window.press("consent-all", "Answer(Nothing)");
    window.press("consent-check", "Decide");
    window.on("done-away");
    let (heard, seen) = (window.speech(), window.screens());
    window.press("done-away", "Finish");
    window.on("start");

    for line in &heard[said..] {
        assert!(!line.chars().any(is_japanese), "{line}");
        assert!(line.ends_with(['.', '?']) && line.split_whitespace().count() > 2, "{line}");
    }
    for shown in &seen[shown..] {
        assert_eq!(shown.language, "En", "{}", shown.screen);
    }
    assert!(heard.len() - said >= 15, "{heard:#?}");
    // The next patient has the terminal's own language.
    assert_eq!(window.on("start").language, "Ja");
    assert!(window.speech().last().is_some_and(|line| line.chars().any(is_japanese)));
}

fn is_japanese(char: char) -> bool {
    matches!(char, '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// The patient goes when the consent is asked for. They are asked whether they are there, and then
/// nothing of them is left.
#[test]
fn walking_away_at_consent() {
    let limits = "[limits]\nidle = 22";
    let booth =
        Booth::new(Display::xvfb(1_280, 800), Hand::Mouse, Phone::spec(Model::Iphone), limits, &[]);
    let window = &booth.window;
    window.press("start", "TextSize(Large)");
    booth.hold();
    window.on("take-ip");
    booth.take_away();
    window.on("consent-all");
    // Not a countdown that anybody has to watch: it comes for the last 20 s, and is said once.
    window.on("still-there");
    let said = window.speech().len();
    window.press("still-there", "Continue");
    assert!(window.hear(said, "同意").contains("過去の医療情報"));
    window.on("still-there");
    // The question stands for 20 s.
    thread::sleep(Duration::from_secs(15));
    assert!(!window.log().contains("version=2"), "{}", window.log());
    wait_until("the visit's end", || window.log().contains("version=2"));
    assert!(window.on("start").has("TextSize(Large)"), "text is of the usual size again");
    let log = window.log();
    assert_eq!(log.matches("version=2").count(), 1, "{log}");
    assert!(log.contains("ending=Some(Left)"), "{log}");
    assert!(
        !window.screens().iter().any(|shown| shown.screen.starts_with("done")),
        "nothing was finished"
    );
    let countdown = window.speech().iter().filter(|line| line.contains("まだお使いですか")).count();
    assert_eq!(countdown, 2, "{:#?}", window.speech());
}

/// After a read, and after a visit that was stopped: nothing goes on, and nothing begins, before it
/// is lifted.
#[test]
fn a_phone_left_on_the_reader() {
    let booth = Booth::usual(Model::Android);
    let window = &booth.window;
    // Held first: it is found out that it is an Android phone, and the patient thinks better of it.
    window.on("start");
    booth.hold();
    window.press("an-found", "Cancel");
    window.on("start-left");
    let before = commands(&booth);
    thread::sleep(LONG);
    assert_eq!(
        (commands(&booth), window.screens().pop().unwrap().screen.as_str()),
        (before, "start-left")
    );
    booth.take_away();
    window.on("start");

    booth.to_android_hold("1234");
    booth.hold();
    window.on("take-an");
    let before = commands(&booth);
    thread::sleep(LONG);
    assert_eq!(
        (commands(&booth), window.screens().pop().unwrap().screen.as_str()),
        (before, "take-an")
    );
    booth.take_away();
    booth.consent_and_finish();
    assert_eq!(booth.verifies(), [Some(0x9000)]);
}

/// It is never sent to a phone of another kind; one touch goes on with that one, and the PIN is
/// gone.
#[test]
fn a_pin_entered_for_one_phone_and_another_phone_held() {
    let booth = Booth::usual(Model::Android);
    let window = &booth.window;
    let iphone = Phone::new(Phone::spec(Model::Iphone), booth.rig.reader.port(0), None);
    booth.to_android_hold("1234");
    iphone.hold();
    window.on("e020-iphone");
    iphone.take_away();
    window.press("e020-iphone", "Choose(Iphone)");
    window.on("ip-hold");

    // Back to the first phone after all: its PIN is asked for again.
    booth.hold();
    window.on("e020-android");
    booth.take_away();
    window.press("e020-android", "Choose(Android)");
    let pad = window.on("an-pin");
    assert_eq!((verifies(&iphone), booth.verifies()), (vec![], vec![]));
    assert_eq!(pad.screen, "an-pin");
    window.enter_pin("1234");
    window.on("an-hold");
    booth.read_until("take-an");
    booth.consent_and_finish();
    assert_eq!((verifies(&iphone), booth.verifies()), (vec![], vec![Some(0x9000)]));
    assert_eq!(iphone.shared().lock().signatures(), 0);
}

/// A card lies where a phone should, with a PIN typed: no VERIFY goes to it.
#[test]
fn a_pin_entered_for_a_phone_and_a_plastic_card_held() {
    let booth = Booth::usual(Model::Android);
    let card = Phone::new(Phone::spec(Model::Card), booth.rig.reader.port(0), None);
    booth.to_android_hold("1234");
    card.hold();
    booth.window.on("e020-card");
    let asked = card
        .shared()
        .lock()
        .log()
        .any(|exchange| matches!(exchange.kind, CommandKind::Verify | CommandKind::Sign));
    assert!(!asked, "neither PIN nor signature");
    card.take_away();
    booth.window.press("e020-card", "StartOver");
    booth.window.on("kind");
}
