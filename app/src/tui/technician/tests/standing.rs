//! What is said of the terminal as a whole never contradicts itself, and Japanese is Japanese.

use kazasu_core::reader::{ReaderName, ServiceDown};
use kazasu_i18n::Seen;

use super::*;
use crate::host::checks::{Finding, State};

fn checked(technician: &mut Technician, seen: Option<(State, Seen)>) {
    let Some((state, seen)) = seen else { return };
    let finding = Finding { name: "readers", state, seen };
    technician.learn(News::Answer(Answer::Checked(vec![finding], Vec::new())));
}

fn all_standings() -> impl Iterator<Item = (String, Technician)> {
    let service = |readers: &[&str]| ReaderEvent::ServiceUp {
        readers: readers.iter().map(|reader| ReaderName::from(*reader)).collect(),
    };
    let readers = [
        None,
        Some(service(&[])),
        Some(service(&["ACME 00"])),
        Some(ReaderEvent::ServiceDown(ServiceDown::NotRunning)),
    ];
    let findings = [
        None,
        Some((State::Ok, Seen::ServiceAnswers)),
        Some((State::Warning, Seen::NoDesk)),
        Some((State::Problem, Seen::NoReader)),
    ];
    let maintenance = [Maintenance::Off, Maintenance::Awaited, Maintenance::On];
    let mut all = Vec::new();
    for before in &readers {
        for after in &readers {
            for finding in &findings {
                for maintenance in maintenance {
                    for visit_open in [false, true] {
                        let mut technician =
                            Technician::new(Access::AtOnce, Language::EN, false, Vec::new());
                        let name = format!(
                            "{before:?} {finding:?} {after:?} {maintenance:?} {visit_open}"
                        );
                        before.iter().for_each(|event| {
                            technician.learn(News::Reader(event.clone()));
                        });
                        // Asked again, now that the readers are known.
                        technician.model.checks_run = false;
                        technician.run_checks();
                        checked(&mut technician, finding.clone());
                        after.iter().for_each(|event| {
                            technician.learn(News::Reader(event.clone()));
                        });
                        technician.learn(News::Status(TerminalStatus {
                            maintenance,
                            visit_open,
                            tap: None,
                        }));
                        all.push((name, technician));
                    }
                }
            }
        }
    }
    all.into_iter()
}

#[test]
fn the_overview_never_contradicts_itself() {
    let mut served = 0;
    for (name, technician) in all_standings() {
        for size in [Size::new(120, 40), LAPTOP] {
            let text = seen(&technician, size);
            let says = |words: &str| text.contains(words);
            let is_served = says("Patients are served.");
            served += usize::from(is_served);
            let keeps = [
                "Not ready",
                "not running",
                "No reader is connected",
                "Out of service",
                "Maintenance: patients",
            ];
            for words in keeps {
                assert!(!(is_served && says(words)), "{name}: {words}\n{text}");
                assert!(!(says("Ready for patients") && says(words)), "{name}: {words}\n{text}");
            }
        }
    }
    assert!(served > 0, "somewhere patients are served");
}

/// A reader that was plugged in, or pulled: the self test looks again, by itself and once.
#[test]
fn the_self_test_looks_again_when_readers_come_and_go() {
    let mut technician = Technician::new(Access::AtOnce, Language::EN, false, Vec::new());
    let up = |readers: Vec<ReaderName>| News::Reader(ReaderEvent::ServiceUp { readers });
    technician.learn(up(Vec::new()));
    technician.model.checks_run = false;
    technician.run_checks();
    checked(&mut technician, Some((State::Problem, Seen::NoReader)));
    let checks = |technician: &mut Technician| {
        let requests = std::iter::from_fn(|| technician.next_request());
        requests.filter(|request| matches!(request, Request::Job(Job::Check))).count()
    };
    checks(&mut technician);
    assert!(seen(&technician, LAPTOP).contains("Not ready for patients"));
    technician.learn(up(vec!["ACME 00".into()]));
    technician.learn(up(vec!["ACME 00".into()]));
    assert_eq!(checks(&mut technician), 1);
    assert!(seen(&technician, LAPTOP).contains("Looking whether this terminal is ready."));
    checked(&mut technician, Some((State::Ok, Seen::ServiceAnswers)));
    let text = seen(&technician, LAPTOP);
    assert!(
        text.contains("Ready for patients.") && text.contains("Patients are served."),
        "{text}"
    );
    assert_eq!(checks(&mut technician), 0);
}

#[test]
fn one_command_is_one_command() {
    let usage = kazasu_core::apdu::Usage { commands: 1, bytes_sent: 1, ..Default::default() };
    let one = TapReport { usage, ..tap(1, TapPurpose::Visit, refused(Reason::Removed)) };
    let mut technician = open(Language::EN);
    technician.learn(News::Tap(Box::new(one)));
    for size in [WIDE, LAPTOP] {
        let mut text = String::new();
        for key in [KeyCode::Char('1'), KeyCode::Char('2'), KeyCode::Enter] {
            assert!(technician.press(KeyEvent::new(key, KeyModifiers::NONE), size));
            text.push_str(&seen(&technician, size));
        }
        assert!(text.contains("1 command, 1 byte") && text.contains("1 tap since"), "{text}");
        assert!(!text.contains("1 commands") && !text.contains("1 taps"), "{text}");
    }
}

/// Latin letters in Japanese lines are names: of products, standards, commands, keys, files, and
/// the words that stand in the log.
#[test]
fn japanese_pages_have_no_english_scraps() {
    const NAMES: [&str; 38] = [
        "enrol",
        "Kazasu",
        "kazasu",
        "touch",
        "tui",
        "technician",
        "sudo",
        "iu",
        "kiosk",
        "NTP",
        "desk",
        "PC",
        "SC",
        "ATR",
        "Android",
        "iPhone",
        "JPKIAPNEXTTOKEN",
        "ACME",
        "Contactless",
        "OTHER",
        "SELECT",
        "READ",
        "BINARY",
        "VERIFY",
        "COMPUTE",
        "DIGITAL",
        "SIGNATURE",
        "GET",
        "RESPONSE",
        "Enter",
        "Esc",
        "Tab",
        "PgUp",
        "PgDn",
        "Home",
        "End",
        "Up",
        "Down",
    ];
    for (name, make, keys) in WALKS {
        // The configuration and the help name keys and the words of the log.
        if name.contains("configuration") || name.contains("help") {
            continue;
        }
        for size in [Size::new(120, 40), LAPTOP, PANEL] {
            let mut technician = make(Language::JA);
            keys.iter().for_each(|key| {
                assert!(technician.press(KeyEvent::new(*key, KeyModifiers::NONE), size));
            });
            let lines = rows(&drawn(&technician, size, true));
            // The last line names keys. What stands in the log is shown as it stands there.
            for line in lines
                .iter()
                .take(lines.len() - 1)
                .filter(|line| !line.contains("ログでの") && !line.contains("systemd"))
            {
                let mut words = line.split(|char: char| !char.is_ascii_alphabetic());
                let scrap = words.find(|word| {
                    word.len() > 1
                        && !NAMES.contains(word)
                        && !word.chars().all(|char| char.is_ascii_hexdigit())
                });
                assert_eq!(scrap, None, "{name} {size:?}: {line}");
            }
        }
    }
}

/// The service of virtual readers is none of the machine's.
#[test]
fn a_demonstration_says_of_one_service_alone_how_it_stands() {
    let mut technician = Technician::new(Access::AtOnce, Language::EN, true, Vec::new());
    let readers = vec![ReaderName::from("Kazasu virtual reader")];
    technician.learn(News::Reader(ReaderEvent::ServiceUp { readers }));
    checked(&mut technician, Some((State::Problem, Seen::NoReader)));
    for size in [WIDE, LAPTOP] {
        let text = seen(&technician, size);
        assert!(text.contains("Not ready") && !text.contains("PC/SC service: answers"), "{text}");
    }
    // What must not be overlooked is whole in the least window too.
    for (language, mark) in
        [(Language::EN, "DEMO (not real)"), (Language::JA, "デモ(本物ではありません)")]
    {
        let mut technician = Technician::new(Access::AtOnce, language, true, Vec::new());
        for page in '1'..='9' {
            press(&mut technician, KeyCode::Char(page));
            assert!(seen(&technician, PANEL).contains(mark), "{}", seen(&technician, PANEL));
        }
    }
}
