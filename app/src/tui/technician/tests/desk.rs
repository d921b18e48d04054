//! The desk of this terminal, and an enrolment: how it looks, what keys do, and that the code is a
//! secret.

mod samples;

use samples::*;

use super::samples::queueing;
use super::*;
use crate::host::delivery::DeskLook;
use crate::tui::technician::timers::DESK_INTERVAL;

type Sight = (&'static str, fn(Language) -> Technician);

const SIGHTS: [Sight; 14] = [
    ("none", of_no_desk),
    ("answers", answering),
    ("away", away),
    ("gated", gated),
    ("unknown", unknown_there),
    ("enrol-address", asked),
    ("enrol-anew", asked_anew),
    ("enrol-code", typing),
    ("enrol-slip", slipped),
    ("enrol-running", running),
    ("enrol-not-proved", |language| ended(language, failed("desk_not_proved"))),
    ("enrol-waiting", |language| ended(language, waiting())),
    ("enrol-done", |language| ended(language, done())),
    ("queue-elsewhere", |language| {
        let mut technician = queueing(language);
        let report = technician.model.outbox.clone().unwrap();
        let report = crate::host::report::OutboxReport { elsewhere: 4, ..report };
        technician.learn(News::Outbox(Box::new(report)));
        press(&mut technician, KeyCode::Char('9'));
        technician
    }),
];

#[test]
fn the_desk_and_an_enrolment_look_as_they_did() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (name, make) in SIGHTS {
        let mut file = String::new();
        for language in [Language::JA, Language::EN] {
            for size in [WIDE, LAPTOP, PANEL] {
                let technician = make(language);
                file.push_str(&format!("{language:?} {}x{}\n", size.width, size.height));
                for row in rows(&drawn(&technician, size, true)) {
                    file.push_str(&format!("|{row}\n"));
                }
            }
        }
        settings.bind(|| insta::assert_snapshot!(format!("technician-desk-{name}"), file));
    }
}

/// Whatever is said of an enrolment ends with what keys do, also where there is least room.
#[test]
fn the_keys_are_seen_in_the_smallest_window() {
    let reasons = [
        "desk_not_reached",
        "no_desk",
        "desk_cut",
        "desk_not_proved",
        "code_refused",
        "code_used",
        "too_many",
        "desk_fault",
        "desk_unsound",
        "identity_not_kept",
        "not_run",
        "system",
    ];
    for language in [Language::JA, Language::EN] {
        let failed = reasons.map(|why| (why, ended(language, failed(why))));
        let others = [
            ("address", asked(language)),
            ("anew", asked_anew(language)),
            ("code", typing(language)),
            ("slip", slipped(language)),
            ("waiting", ended(language, waiting())),
            ("done", ended(language, done())),
        ];
        for (name, technician) in failed.into_iter().chain(others) {
            let text = seen(&technician, PANEL);
            assert!(
                text.contains("Enter: ") || text.contains("y: "),
                "{name} {language:?}\n{text}"
            );
            assert!(text.contains("Esc:") || name == "done", "{name} {language:?}\n{text}");
        }
    }
}

fn enrol_orders(technician: &mut Technician) -> Vec<EnrolOrder> {
    let requests = std::iter::from_fn(|| technician.next_request());
    requests
        .filter_map(|it| match it {
            Request::Job(Job::Enrol(order)) => Some(*order),
            _ => None,
        })
        .collect()
}

#[test]
fn an_address_and_a_code_are_an_order_and_a_slip_is_told_at_once() {
    let mut technician = slipped(Language::EN);
    let text = seen(&technician, LAPTOP);
    assert!(text.contains("These digits do not fit together"), "{text}");
    press(&mut technician, KeyCode::Enter);
    assert!(enrol_orders(&mut technician).is_empty(), "nothing is sent");
    assert!(!text.contains("0471"), "{text}");
    press(&mut technician, KeyCode::Tab);
    assert!(seen(&technician, LAPTOP).contains("[0471 2938"));
    for _ in 0..24 {
        press(&mut technician, KeyCode::Backspace);
    }
    type_in(&mut technician, &code());
    assert!(!seen(&technician, LAPTOP).contains("do not fit"));
    press(&mut technician, KeyCode::Enter);
    let [order] = enrol_orders(&mut technician).try_into().unwrap();
    assert_eq!(order.address.to_string(), "192.168.1.5:8443");
    assert_eq!((order.code.slot().to_string(), order.leaves_waiting), ("0417".to_owned(), false));
    // What is under way is not begun twice, nor left.
    for key in [KeyCode::Enter, KeyCode::Esc, KeyCode::Char('q')] {
        press(&mut technician, key);
    }
    assert!(enrol_orders(&mut technician).is_empty());
    assert!(seen(&technician, LAPTOP).contains("Calling the desk."));
}

#[test]
fn what_is_no_address_is_told() {
    let mut technician = asked(Language::EN);
    type_in(&mut technician, "/page");
    press(&mut technician, KeyCode::Enter);
    let text = seen(&technician, LAPTOP);
    assert!(text.contains("That is no address.") && text.contains("[192.168.1.5/page_]"), "{text}");
    for _ in 0..5 {
        press(&mut technician, KeyCode::Backspace);
    }
    press(&mut technician, KeyCode::Enter);
    assert!(seen(&technician, LAPTOP).contains("The 24 digits"));
}

/// The digits stand on the screen as far as they are typed, and nowhere else.
#[test]
fn the_code_is_shown_and_kept_no_longer_than_it_is_of_use() {
    let secret = code().replace(' ', "")[4..22].to_owned();
    let hides = |technician: &Technician| {
        let debug = format!("{technician:?}").replace(' ', "");
        !debug.contains(&secret) && !debug.contains("[48,52,49,55")
    };
    let mut technician = typing(Language::EN);
    assert!(hides(&technician));
    let text = seen(&technician, LAPTOP);
    assert!(text.contains("[**** **** 5___ ____ ____ ____]"), "{text}");
    // Left, and begun anew: nothing is left of it.
    press(&mut technician, KeyCode::Esc);
    press(&mut technician, KeyCode::Enter);
    assert!(seen(&technician, LAPTOP).contains("[____ ____"));
    press(&mut technician, KeyCode::Esc);
    press(&mut technician, KeyCode::Esc);
    assert!(technician.enrolment.is_none());

    for (outcome, keeps) in [
        (failed("desk_cut"), true),
        (failed("desk_fault"), true),
        (failed("desk_not_reached"), true),
        (failed("desk_not_proved"), false),
        (failed("code_used"), false),
        (done(), false),
    ] {
        let technician = ended(Language::EN, outcome.clone());
        assert!(hides(&technician), "{outcome:?}");
        let digits = technician.enrolment.as_ref().unwrap().has_digits();
        assert_eq!(digits, keeps, "{outcome:?}");
    }
    // The view closes, however it does.
    let mut technician = typing(Language::EN);
    let interrupt = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    assert!(technician.press(interrupt, LAPTOP));
    assert!(technician.enrolment.is_none() && !technician.covers());
}

#[test]
fn visits_that_wait_are_left_behind_only_when_that_is_said() {
    let mut technician = ended(Language::EN, waiting());
    let text = seen(&technician, LAPTOP);
    assert!(
        text.contains("3 reports of visits wait here for the desk at 192.168.1.9:8443"),
        "{text}"
    );
    press(&mut technician, KeyCode::Enter);
    assert!(enrol_orders(&mut technician).is_empty(), "Enter alone is no yes");
    press(&mut technician, KeyCode::Char('y'));
    let [order] = enrol_orders(&mut technician).try_into().unwrap();
    assert!(order.leaves_waiting);
    let mut technician = ended(Language::EN, waiting());
    press(&mut technician, KeyCode::Esc);
    assert!(technician.enrolment.is_none() && enrol_orders(&mut technician).is_empty());
}

#[test]
fn it_is_enrolled_only_where_orders_are_carried_out() {
    for make in [of_another_user, gone] {
        let technician = seeing(make(Language::EN), DeskLook::None);
        assert!(!seen(&technician, LAPTOP).contains("Enrol this terminal"));
    }
    let demo = Technician::new(Access::AtOnce, Language::EN, true, Vec::new());
    let demo = seeing(demo, DeskLook::None);
    let text = seen(&demo, LAPTOP);
    assert!(text.contains("A demonstration belongs to no desk.") && !text.contains("Enrol"));
}

#[test]
fn the_desk_is_looked_at_as_long_as_its_page_is_shown() {
    let looks = |technician: &mut Technician| {
        let requests = std::iter::from_fn(|| technician.next_request());
        requests.filter(|it| matches!(it, Request::Job(Job::Desk))).count()
    };
    let mut technician = of_no_desk(Language::EN);
    let now = technician.model.uptime;
    technician.tick(now + DESK_INTERVAL / 2);
    assert_eq!(looks(&mut technician), 0);
    assert!(technician.next_deadline().unwrap() <= now + DESK_INTERVAL);
    technician.tick(now + DESK_INTERVAL);
    technician.tick(now + 5 * DESK_INTERVAL);
    assert_eq!(looks(&mut technician), 1, "one question at a time");
    technician.learn(News::Answer(Answer::Desk(None)));
    assert_eq!(technician.model.desk, Some(DeskLook::None), "what was seen last stays");
    technician.tick(now + 6 * DESK_INTERVAL);
    assert_eq!(looks(&mut technician), 1);
    technician.learn(News::Answer(Answer::Desk(None)));
    press(&mut technician, KeyCode::Char('1'));
    technician.tick(now + 20 * DESK_INTERVAL);
    assert_eq!(looks(&mut technician), 0);
}

#[test]
fn what_the_desk_refuses_is_sent_again_by_the_program_that_serves() {
    let mut technician = queueing(Language::EN);
    press(&mut technician, KeyCode::Char('9'));
    orders(&mut technician);
    press(&mut technician, KeyCode::Down);
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [Order::SendAgain]);
    assert!(seen(&technician, LAPTOP).contains("Done: It waits again"));
    // Nobody serves: there is nobody to send it.
    let report = technician.model.outbox.take().unwrap();
    let look = (DeskLook::None, Some(Box::new(report)));
    technician.learn(News::Answer(Answer::Desk(Some(look))));
    let text = seen(&technician, LAPTOP);
    assert!(text.contains("Refused for good by the desk: 2") && !text.contains("Send again"));
}
