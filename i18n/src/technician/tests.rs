use kazasu_core::code::Reason;

use super::*;
use crate::remedy::{ENDINGS, remedy_id};
use crate::{Language, reason};

/// Each text at least once, and each of its branches.
pub(crate) fn samples() -> Vec<TechnicianText<'static>> {
    let mut all = vec![
        TechnicianText::KeysTitle,
        TechnicianText::Further { count: 1 },
        TechnicianText::Further { count: 2 },
        TechnicianText::TapNumber { number: 43 },
        TechnicianText::NoTestYet,
        TechnicianText::Milliseconds { milliseconds: "88.4" },
        TechnicianText::JapanTime { date: "2027-01-15", time: "17:01:00" },
        TechnicianText::NoProblem,
        TechnicianText::GatePrompt,
        TechnicianText::GateWait { seconds: 1 },
        TechnicianText::GateWait { seconds: 8 },
        TechnicianText::Checking,
        TechnicianText::NoReader,
        TechnicianText::LastFound { found: "JPKIAPNEXTTOKEN" },
        TechnicianText::Uptime { days: 0, hours: 3, minutes: 12 },
        TechnicianText::Taps { count: 1 },
        TechnicianText::Taps { count: 2 },
        TechnicianText::NoTaps,
        TechnicianText::QueueCounts { waiting: 0, set_aside: 0 },
        TechnicianText::QueueCounts { waiting: 1, set_aside: 1 },
        TechnicianText::QueueCounts { waiting: 2, set_aside: 2 },
        TechnicianText::NoTapsYet,
        TechnicianText::NoDetail,
        TechnicianText::Lists { counting: 0, of: 0 },
        TechnicianText::Lists { counting: 0, of: 2 },
        TechnicianText::Lists { counting: 1, of: 2 },
        TechnicianText::FileAwaited { key: "anchors", entry: 1, name: "ca.pem", why: "slow" },
        TechnicianText::FileNotTaken { key: "crls", entry: 2, name: "a.crl", why: "cut_off" },
        TechnicianText::FileUseless { key: "crls", entry: 2, name: "a.crl", why: "delta" },
        TechnicianText::FileEnds {
            key: "crls",
            entry: 2,
            name: "a.crl",
            at: UnixTime::from_secs(1_884_092_400),
        },
        TechnicianText::Cost { milliseconds: "423", commands: 16, bytes: 2_204 },
        TechnicianText::Cost { milliseconds: "1", commands: 1, bytes: 1 },
        TechnicianText::Purpose { test: true },
        TechnicianText::Purpose { test: false },
        TechnicianText::Trace,
        TechnicianText::NoTrace,
        TechnicianText::NoAnswer,
        TechnicianText::TestNeedsMaintenance,
        TechnicianText::TestExplained,
        TechnicianText::TestEmpty,
        TechnicianText::TestRead { reader: "ACME 00 00" },
        TechnicianText::TestRunning,
        TechnicianText::TestResult,
        TechnicianText::MaintenanceAwaited,
        TechnicianText::RestartReader { reader: "ACME 00 00" },
        TechnicianText::Reconnect,
        TechnicianText::Done { what: "…" },
        TechnicianText::Versions,
        TechnicianText::VersionUnknown,
        TechnicianText::NotSet,
        TechnicianText::RunChecks,
        TechnicianText::ChecksRun,
        TechnicianText::Search { query: "019" },
        TechnicianText::Filter { query: "019" },
        TechnicianText::NothingFound,
        TechnicianText::Leave { program: true },
        TechnicianText::Leave { program: false },
        TechnicianText::Elsewhere { program: "kazasu touch, process 4711" },
        TechnicianText::ElsewhereOfUser { program: "kazasu touch, process 4711", user: "kiosk" },
        TechnicianText::Joined { program: "kazasu touch, process 4711" },
        TechnicianText::Joined { program: "kazasu touch, process 4711, user kiosk" },
        TechnicianText::Joined { program: "another" },
        TechnicianText::Yielded { program: "kazasu touch, process 4711" },
        TechnicianText::Gone { program: "kazasu touch, process 4711" },
        TechnicianText::Waits { program: "kazasu touch, process 4711" },
        TechnicianText::Regardless { program: "kazasu touch, process 4711" },
    ];
    all.extend(
        ["system", "folder", "closed", "full", "silent", "error"]
            .map(|why| TechnicianText::WhyClosed { why, error: "No space left on device" }),
    );
    let pages = [
        "overview",
        "taps",
        "test",
        "work",
        "configuration",
        "check",
        "help",
        "leave",
        "queue",
        "desk",
    ];
    all.extend(pages.map(|page| TechnicianText::Page { page }));
    all.extend(
        [
            "maintenance",
            "awaited",
            "demo",
            "joined",
            "gone",
            "yielded",
            "waits",
            "regardless",
            "watching",
        ]
        .map(|mark| TechnicianText::Mark { mark }),
    );
    all.extend(["keys", "checking", "wrong"].map(|state| TechnicianText::Gate { state }));
    all.extend(
        ["yes", "not_running", "refused", "silent", "incompatible", "unknown"]
            .map(|answers| TechnicianText::Service { answers }),
    );
    all.extend(
        ["nothing", "mute", "answers"].map(|what| TechnicianText::Lying { what, atr: "3B80" }),
    );
    all.extend(["no", "shared", "alone"].map(|by| TechnicianText::InUse { by }));
    all.extend(
        ["ready", "idle", "closed", "visit", "awaited", "maintenance", "elsewhere"]
            .map(|state| TechnicianText::Serving { state }),
    );
    let fields = [
        "number",
        "started",
        "reader",
        "purpose",
        "result",
        "detail",
        "phone",
        "token",
        "tries",
        "cost",
        "card",
        "steps",
        "word",
        "key",
        "value",
        "origin",
        "seen",
        "next",
        "waiting",
        "set_aside",
        "received",
        "damaged",
        "commit",
        "commands",
    ];
    all.extend(fields.map(|field| TechnicianText::Field { field }));
    all.extend(
        ["bad_request", "conflict", "too_large", "unprocessable", "odd"]
            .map(|why| TechnicianText::Refusal { why }),
    );
    let queues = kazasu_core::session::OutboxDown::ALL.map(|down| down.as_str());
    let queues = queues.into_iter().chain([
        "none",
        "opening",
        "keeps",
        "waiting",
        "set_aside",
        "elsewhere",
        "again",
        "sending",
    ]);
    all.extend(queues.map(|state| TechnicianText::Queue { state }));
    all.extend(desk::tests::samples().into_iter().map(TechnicianText::Desk));
    all.extend(
        ["cause", "evidence", "remedy", "elsewhere"].map(|field| TechnicianText::Field { field }),
    );
    all.extend(
        ENDINGS.into_iter().chain(["read"]).map(|outcome| TechnicianText::Outcome { outcome }),
    );
    let steps = [
        "selected",
        "identified",
        "counter",
        "verify-sent",
        "pin-accepted",
        "certificate",
        "complete",
        "proof",
    ];
    all.extend(steps.map(|step| TechnicianText::Step { step }));
    let statuses = [
        "ok",
        "more-data",
        "wrong-le",
        "tries-left",
        "verification-failed",
        "end-of-file",
        "wrong-length",
        "not-satisfied",
        "blocked",
        "not-found",
        "conditions",
        "outside-file",
        "no-diagnosis",
        "other",
    ];
    all.extend(statuses.map(|status| TechnicianText::Status { status }));
    all.extend(
        ["off", "awaited", "cancel", "on"].map(|state| TechnicianText::Maintenance { state }),
    );
    all.extend(
        [
            "open", "do", "look", "sort", "filter", "search", "pane", "list", "back", "clear",
            "found", "page", "keys", "leave", "close",
        ]
        .map(|hint| TechnicianText::Hint { hint }),
    );
    all.extend(
        [
            "page", "move", "ends", "enter", "pane", "back", "search", "sort", "keys", "leave",
            "mouse", "select", "erase", "redraw",
        ]
        .map(|key| TechnicianText::KeyMeaning { key }),
    );
    all.extend(["mouse", "shift"].map(|key| TechnicianText::KeyName { key }));
    all.extend(
        [
            "readers",
            "taps",
            "state",
            "results",
            "tap",
            "value",
            "finding",
            "topic",
            "test",
            "work",
            "queue",
            "set_aside",
        ]
        .map(|title| TechnicianText::Title { title }),
    );
    all.extend(
        [
            "number", "time", "result", "phone", "ms", "commands", "bytes", "taps", "code",
            "share", "at", "took", "command", "header", "out", "in", "status",
        ]
        .map(|column| TechnicianText::Column { column }),
    );
    all.extend(["free", "occupied", "mute"].map(|state| TechnicianText::ReaderState { state }));
    all.push(TechnicianText::Age { unit: "now", count: 0 });
    for count in [1, 2] {
        all.extend(
            ["seconds", "minutes", "hours", "days"].map(|unit| TechnicianText::Age { unit, count }),
        );
    }
    all.extend(["newest", "result", "slowest"].map(|by| TechnicianText::Sorted { by }));
    all.extend(
        ["ok", "unknown", "warning", "problem"].map(|state| TechnicianText::FindingState { state }),
    );
    let words = Reason::ALL.iter().map(|reason| reason.as_str()).chain(ENDINGS).chain(["read"]);
    all.extend(words.map(|word| TechnicianText::ResultWord { word }));
    all.extend(["application", "file", "counter"].map(|of| TechnicianText::CommandUse { of }));
    all.extend(["default", "command-line"].map(|origin| TechnicianText::Origin { origin }));
    all
}

/// The messages of the remedies.
pub(crate) fn remedies() -> Vec<String> {
    let reasons = Reason::ALL.iter().map(|reason| remedy_id(reason::message(*reason, None).0));
    reasons
        .chain(
            ENDINGS.iter().map(|ending| format!("technician-ending-{}", ending.replace('_', "-"))),
        )
        .collect()
}

#[test]
fn every_reason_has_cause_evidence_and_remedy_in_both_languages() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for id in remedies() {
            for attribute in ["cause", "evidence", "remedy"] {
                assert!(texts.has(&id, attribute), "{language:?} {id}.{attribute}");
            }
        }
    }
}

/// Two reasons that are told in the same words are of no help to whoever has to tell them apart.
#[test]
fn no_two_remedies_are_alike() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let mut causes: Vec<_> =
            remedies().into_iter().map(|id| texts.remedy_of(id).cause).collect();
        causes.sort_unstable();
        let count = causes.len();
        causes.dedup();
        assert_eq!(causes.len(), count);
    }
}

/// A word of a kind that no text knows would be shown as the kind's last text.
#[test]
fn every_word_of_a_kind_has_a_text_of_its_own() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let mut said = std::collections::BTreeMap::new();
        for text in samples().iter().filter(|text| {
            !matches!(text, TechnicianText::Taps { .. } | TechnicianText::GateWait { .. })
        }) {
            let words = (text.message().0, texts.technician(text));
            if let Some(other) = said.insert(words.clone(), *text) {
                panic!("{language:?}: {text:?} and {other:?} are both {words:?}");
            }
        }
    }
}

/// The plural of a noun behind a number that may be 1: `{ $commands } commands`. Verbs end in s,
/// too.
#[test]
fn every_count_in_english_has_a_singular() {
    const VERBS: [&str; 12] = [
        "is", "has", "was", "does", "as", "ends", "begins", "stands", "serves", "says", "answers",
        "takes",
    ];
    // Abbreviations, and displays, which have more than one pixel.
    const NO_PLURALS: [&str; 2] = ["ms", "pixels"];
    let mut counted = 0;
    for &(file, source) in Language::EN.resources() {
        if !["technician", "doctor", "tap", "logs"].iter().any(|name| file.contains(name)) {
            continue;
        }
        let lines: Vec<&str> = source.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            for (before, after) in line.match_indices(" } ").map(|(end, _)| line.split_at(end)) {
                let Some(variable) = before.rsplit("{ $").next().filter(|name| {
                    name.chars().all(|char| char.is_ascii_alphanumeric()) && before.ends_with(*name)
                }) else {
                    continue;
                };
                let word = after[3..].split(|char: char| !char.is_ascii_lowercase()).next();
                let word = word.unwrap_or_default();
                if word.len() < 2
                    || !word.ends_with('s')
                    || VERBS.contains(&word)
                    || NO_PLURALS.contains(&word)
                {
                    continue;
                }
                counted += 1;
                // It stands in the branch for the others; the one before it is the singular.
                let is_other = line.trim_start().starts_with("*[other]");
                let selects = format!("${variable} ->");
                let head = lines[..=at].iter().rev().find(|line| line.contains("->"));
                assert!(
                    is_other && head.is_some_and(|head| head.contains(&selects)),
                    "{file}: {line}"
                );
                assert!(
                    lines[..at].iter().rev().take(2).any(|line| line.contains("[one]")),
                    "{file}: {line}"
                );
            }
        }
    }
    assert!(counted > 10, "only {counted} counts were found");
}
