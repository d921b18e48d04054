use eframe::egui::accesskit::Role as Kind;
use eframe::egui::{self, Event, Pos2, TouchDeviceId, TouchId, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use kazasu_core::screen::ConsentItems;
use kazasu_core::session::{Language, Look};

use super::super::*;
use crate::touch::samples;
use crate::touch::text::joined;

/// The view, the screen before it, and what was pressed on it.
struct Patient {
    view: PatientView,
    screen: Screen,
    keys: Vec<Key>,
    actions: Vec<Action>,
}

fn look(language: Language) -> Look {
    Look { language, ..Look::default() }
}

fn harness(view: View, language: Language) -> Harness<'static, Patient> {
    moving(view, language, Motion::Still)
}

fn moving(view: View, language: Language, motion: Motion) -> Harness<'static, Patient> {
    let screen = samples::screen(view, look(language));
    let view = PatientView::new(Reach::Usual, motion, None);
    let patient = Patient { view, screen, keys: Vec::new(), actions: Vec::new() };
    let frame = |ui: &mut Ui, patient: &mut Patient| {
        let panel = ui.ctx().content_rect();
        let keys = std::mem::take(&mut patient.keys);
        let actions = patient.view.show(ui, &patient.screen.clone(), panel, &keys);
        patient.actions.extend(actions);
    };
    let mut harness = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_context_setup(set_up)
        .build_ui_state(frame, patient);
    // Past the guard.
    harness.run_steps(4);
    harness
}

fn button<'a>(harness: &'a Harness<'_, Patient>, name: &'a str) -> Node<'a> {
    harness.get_by_role_and_label(Kind::Button, name)
}

fn press(harness: &mut Harness<'_, Patient>, name: &str) -> Vec<Action> {
    button(harness, name).click();
    harness.run_steps(2);
    std::mem::take(&mut harness.state_mut().actions)
}

fn touch(harness: &mut Harness<'_, Patient>, id: u64, phase: TouchPhase, pos: Pos2) {
    harness.event(Event::Touch {
        device_id: TouchDeviceId(0),
        id: TouchId(id),
        phase,
        pos,
        force: None,
    });
    harness.run_steps(1);
}

#[test]
fn a_button_is_found_by_its_name_in_both_languages() {
    let mut japanese = harness(View::Start, Language::JA);
    assert_eq!(press(&mut japanese, "スマートフォンを利用する"), [Action::Start]);
    assert_eq!(press(&mut japanese, "English"), [Action::Language(Language::EN)]);
    let mut english = harness(View::Start, Language::EN);
    assert_eq!(press(&mut english, "Use my phone"), [Action::Start]);
    assert_eq!(press(&mut english, "Call staff"), [Action::CallStaff]);
}

#[test]
fn a_screen_reader_finds_headline_and_marks() {
    let harness = harness(View::AnHold { lift_first: false }, Language::JA);
    harness.get_by_role_and_label(
        Kind::Heading,
        "Androidスマートフォンをカードリーダーの前面にかざしてください",
    );
    harness.get_by_role_and_label(Kind::Label, "Androidのスマートフォンの操作は不要です。");
    harness.get_by_role_and_label(Kind::Label, "手順 3/4");
    harness.get_by_role_and_label(Kind::Label, "デモ(本物ではありません)");
}

#[test]
fn every_screen_says_all_of_itself_to_a_screen_reader_and_every_choice_does_what_it_says() {
    let dictionary = Dictionary::new();
    for language in [Language::JA, Language::EN] {
        for (name, screen) in samples::all(look(language)) {
            let words = dictionary.words(&screen);
            let mut harness = harness(screen.view.clone(), language);
            let place = format!("{name} {language:?}");
            let is_there = |role: Kind, label: &str| {
                assert!(
                    harness.query_all_by_role_and_label(role, label).count() > 0,
                    "{place}: no {role:?} {label:?}"
                );
            };
            is_there(Kind::Heading, &joined(&words.headline));
            words.body.iter().for_each(|paragraph| is_there(Kind::Label, &joined(paragraph)));
            words
                .captions
                .iter()
                .chain(&words.small)
                .chain(&words.step)
                .for_each(|text| is_there(Kind::Label, text));

            for choice in screen.all_choices() {
                let label = words.choice(choice);
                assert_eq!(
                    press(&mut harness, &label),
                    [choice.action],
                    "{place}: the button {label:?}"
                );
            }
            for choice in screen.all_choices() {
                let Some(key) = choice.key else { continue };
                harness.state_mut().keys = vec![key];
                harness.run_steps(1);
                assert_eq!(
                    std::mem::take(&mut harness.state_mut().actions),
                    [choice.action],
                    "{place}: the key {key:?}"
                );
            }
        }
    }
}

#[test]
fn the_pad_tells_how_many_digits_and_confirms_only_with_four() {
    let mut two = harness(View::pin_pad(2), Language::JA);
    two.get_by_role_and_label(Kind::Status, "2/4");
    assert_eq!(press(&mut two, "1字消す"), [Action::Delete]);
    assert_eq!(press(&mut two, "7").len(), 1);
    assert!(button(&two, "確定").accesskit_node().is_disabled());
    assert_eq!(press(&mut two, "確定"), []);
    let mut four = harness(View::pin_pad(4), Language::JA);
    assert_eq!(press(&mut four, "確定"), [Action::Confirm]);
}

#[test]
fn two_fingers_press_two_keys() {
    let mut pad = harness(View::pin_pad(0), Language::JA);
    let [one, two] = ["1", "2"].map(|key| button(&pad, key).rect().center());
    touch(&mut pad, 1, TouchPhase::Start, one);
    touch(&mut pad, 2, TouchPhase::Start, two);
    touch(&mut pad, 2, TouchPhase::End, two);
    touch(&mut pad, 1, TouchPhase::End, one);
    let screen = &pad.state().screen;
    assert_eq!(pad.state().actions, [2, 1].map(|digit| screen.press(Key::Number(digit)).unwrap()));
}

#[test]
fn a_finger_counts_once_though_egui_makes_a_click_of_it_too() {
    let mut start = harness(View::Start, Language::JA);
    let at = button(&start, "スマートフォンを利用する").rect().center();
    let pointer = |pressed| mouse(at, pressed);
    let finger = |phase| Event::Touch {
        device_id: TouchDeviceId(0),
        id: TouchId(1),
        phase,
        pos: at,
        force: None,
    };
    // As egui-winit sends them: both in one frame.
    for (phase, pressed) in [(TouchPhase::Start, true), (TouchPhase::End, false)] {
        start.input_mut().events.extend([finger(phase), Event::PointerMoved(at), pointer(pressed)]);
        start.run_steps(1);
    }
    start.run_steps(2);
    assert_eq!(start.state().actions, [Action::Start]);
}

#[test]
fn keys_do_what_the_screen_says() {
    let mut kind = harness(View::Kind, Language::JA);
    for key in [Key::Number(3), Key::Minus, Key::Plus, Key::Number(9)] {
        kind.state_mut().keys = vec![key];
        kind.run_steps(1);
    }
    assert_eq!(
        kind.state().actions,
        [Action::KindHelp, Action::Back, Action::CallStaff, Action::HighContrast(true)]
    );
}

fn mouse(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    }
}

/// As a slow machine gets them: all in one frame. egui would have taken them for one press of the
/// last key.
#[test]
fn quick_presses_of_the_mouse_stay_where_they_were() {
    let mut pad = harness(View::pin_pad(0), Language::JA);
    let digits = [1, 2, 2, 9];
    let places = digits.map(|digit| button(&pad, &digit.to_string()).rect().center());
    for at in places {
        pad.input_mut().events.extend([
            Event::PointerMoved(at),
            mouse(at, true),
            Event::PointerMoved(at),
            mouse(at, false),
        ]);
    }
    pad.run_steps(2);
    let screen = &pad.state().screen;
    assert_eq!(pad.state().actions, digits.map(|digit| screen.press(Key::Number(digit)).unwrap()));
}

/// The second press was meant for what the first one leads to, or is the other half of a double
/// tap: it may mean something else there.
#[test]
fn what_is_pressed_twice_between_two_frames_counts_once() {
    let mut consent = harness(View::ConsentAll { items: ConsentItems::default() }, Language::JA);
    let at = button(&consent, "中止する").rect().center();
    consent.input_mut().events.extend([
        mouse(at, true),
        mouse(at, false),
        mouse(at, true),
        mouse(at, false),
    ]);
    consent.run_steps(2);
    assert_eq!(consent.state().actions, [Action::Cancel]);
}

#[test]
fn a_screen_reader_presses_too() {
    let mut start = harness(View::Start, Language::JA);
    button(&start, "スマートフォンを利用する").click_accesskit();
    start.run_steps(2);
    assert_eq!(start.state().actions, [Action::Start]);
}

#[test]
fn after_a_change_of_screen_nothing_counts_for_a_moment() {
    let mut harness = harness(View::Start, Language::JA);
    let look = harness.state().screen.look;
    harness.state_mut().screen = samples::screen(View::Restarted, look);
    harness.state_mut().keys = vec![Key::Number(1)];
    harness.run_steps(1);
    assert_eq!(harness.state().actions, []);
    harness.run_steps(3);
    assert_eq!(press(&mut harness, "はじめる"), [Action::Start]);
}

#[test]
fn the_keyboard_reaches_every_button_in_the_order_of_reading() {
    let mut kind = harness(View::Kind, Language::EN);
    let mut order = Vec::new();
    for _ in 0..9 {
        kind.key_press(egui::Key::Tab);
        kind.run_steps(1);
        let focused = kind
            .root()
            .children_recursive()
            .find(|node| node.is_focused())
            .and_then(|node| node.accesskit_node().label());
        order.extend(focused);
    }
    let wanted = [
        "iPhone",
        "Android (Galaxy, AQUOS, Xperia, Pixel …)",
        "I'm not sure",
        "Back",
        "Language",
        "Large text",
        "High contrast",
        "Help",
        "Call staff",
    ];
    assert_eq!(order, wanted);
    kind.key_press(egui::Key::Space);
    kind.run_steps(2);
    assert_eq!(kind.state().actions, [Action::CallStaff]);
}

#[test]
fn a_moving_picture_is_drawn_ten_times_a_second_at_most() {
    let tips = View::HoldTips { lift_first: false };
    let mut harness = moving(tips, Language::JA, Motion::Gentle);
    harness.run_steps(4);
    let delay =
        harness.output().viewport_output.values().map(|output| output.repaint_delay).min().unwrap();
    // egui takes off what a frame is expected to last.
    assert!((50..=100).contains(&delay.as_millis()), "{delay:?}");
}

/// Whoever sees it once an hour has not missed what it shows, and a core is free meanwhile.
#[test]
fn a_start_screen_rests_and_moves_again() {
    let mut harness = moving(View::Start, Language::JA, Motion::Gentle);
    let delay = |harness: &Harness<'_, Patient>| {
        harness.output().viewport_output.values().map(|output| output.repaint_delay).min().unwrap()
    };
    let mut delays = Vec::new();
    for second in 1_u8..=61 {
        harness.input_mut().time = Some(f64::from(second));
        harness.run_steps(1);
        delays.push(delay(&harness).as_secs_f64());
    }
    let moves = |seconds: std::ops::Range<usize>| {
        delays.get(seconds).unwrap().iter().filter(|delay| **delay < 0.5).count()
    };
    assert!(moves(0..4) > 0, "{delays:?}");
    assert_eq!(moves(5..58), 0, "{delays:?}");
    assert!(moves(58..61) > 0, "{delays:?}");
}

#[test]
fn a_screen_that_stands_still_is_not_drawn_again() {
    for (name, screen) in samples::all(Look::default()) {
        let mut harness = harness(screen.view, Language::JA);
        harness.run();
        let delay =
            harness.output().viewport_output.values().map(|output| output.repaint_delay).min();
        assert!(
            delay.is_some_and(|delay| delay > std::time::Duration::from_secs(3600)),
            "{name}: drawn again after {delay:?}"
        );
    }
}

/// Who knows the way by heart types on, and loses no digit; a key that trembles counts once.
#[test]
fn keys_that_follow_a_key_are_not_lost_and_those_before_a_change_of_its_own_are() {
    let mut harness = harness(View::Kind, Language::JA);
    let typed = |harness: &mut Harness<'_, Patient>, key: u8| {
        harness.state_mut().keys = vec![Key::Number(key)];
        harness.run_steps(1);
        std::mem::take(&mut harness.state_mut().actions)
    };
    let pad = |entered| samples::screen(View::pin_pad(entered), look(Language::JA));
    let digit = |digit| Action::Digit(kazasu_core::secret::Digit::new(digit).unwrap());
    assert_eq!(typed(&mut harness, 2), [Action::Choose(kazasu_core::jpki::PhoneKind::Android)]);
    harness.state_mut().screen = pad(0);
    assert_eq!(typed(&mut harness, 2), []);
    assert_eq!(typed(&mut harness, 1), [digit(1)]);
    harness.run_steps(4);
    harness.state_mut().screen =
        samples::screen(View::StillThere { seconds: 20, typing: false }, look(Language::JA));
    // A digit that comes too late must not end the visit.
    assert_eq!(typed(&mut harness, 2), []);
    harness.run_steps(4);
    assert_eq!(typed(&mut harness, 2), [Action::Finish]);
}
