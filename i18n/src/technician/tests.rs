use super::*;
use crate::Language;

/// Each text at least once, and each of its branches.
pub(crate) fn samples() -> Vec<Technician<'static>> {
    let mut all = vec![
        Technician::Keys { short: true },
        Technician::Keys { short: false },
        Technician::GatePrompt,
        Technician::GateWait { seconds: 1 },
        Technician::GateWait { seconds: 8 },
        Technician::Checking,
        Technician::NoReader,
        Technician::LastFound { found: "JPKIAPNEXTTOKEN" },
        Technician::Uptime { days: 0, hours: 3, minutes: 12 },
        Technician::Taps { count: 1 },
        Technician::Taps { count: 2 },
        Technician::NoTaps,
        Technician::Cost { milliseconds: "423", commands: 16, bytes: 2_204 },
        Technician::Purpose { test: true },
        Technician::Purpose { test: false },
        Technician::Trace,
        Technician::NoTrace,
        Technician::NoAnswer,
        Technician::TestNeedsMaintenance,
        Technician::TestExplained,
        Technician::TestEmpty,
        Technician::TestRead { reader: "ACME 00 00" },
        Technician::TestRunning,
        Technician::TestResult,
        Technician::MaintenanceAwaited,
        Technician::RestartReader { reader: "ACME 00 00" },
        Technician::Reconnect,
        Technician::Done { what: "…" },
        Technician::Versions,
        Technician::VersionUnknown,
        Technician::NotSet,
        Technician::RunChecks,
        Technician::ChecksRun,
        Technician::Search { query: "019" },
        Technician::NothingFound,
        Technician::Leave { program: true },
        Technician::Leave { program: false },
        Technician::Elsewhere { program: "touch (4711)" },
        Technician::ElsewhereOfUser { program: "touch (4711)", user: "kiosk" },
        Technician::Joined { program: "touch (4711)" },
        Technician::Yielded { program: "touch (4711)" },
        Technician::Gone { program: "touch (4711)" },
    ];
    let pages = ["overview", "taps", "test", "work", "configuration", "check", "help", "leave"];
    all.extend(pages.map(|page| Technician::Page { page }));
    all.extend(
        ["maintenance", "awaited", "demo", "joined", "gone", "yielded", "watching"]
            .map(|mark| Technician::Mark { mark }),
    );
    all.extend(["keys", "checking", "wrong"].map(|state| Technician::Gate { state }));
    all.extend(["yes", "no", "unknown"].map(|answers| Technician::Service { answers }));
    all.extend(["nothing", "mute", "answers"].map(|what| Technician::Lying { what, atr: "3B80" }));
    all.extend(["no", "shared", "alone"].map(|by| Technician::InUse { by }));
    all.extend(
        ["ready", "visit", "awaited", "maintenance", "elsewhere"]
            .map(|state| Technician::Serving { state }),
    );
    let fields = [
        "number", "started", "reader", "purpose", "result", "detail", "phone", "token", "tries",
        "cost", "card", "steps",
    ];
    all.extend(fields.map(|field| Technician::Field { field }));
    all.extend(["cause", "evidence", "remedy"].map(|field| Technician::Field { field }));
    all.extend(ENDINGS.into_iter().chain(["read"]).map(|outcome| Technician::Outcome { outcome }));
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
    all.extend(steps.map(|step| Technician::Step { step }));
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
        "outside-file",
        "no-diagnosis",
        "other",
    ];
    all.extend(statuses.map(|status| Technician::Status { status }));
    all.extend(["off", "awaited", "cancel", "on"].map(|state| Technician::Maintenance { state }));
    all.extend(["default", "command-line"].map(|origin| Technician::Origin { origin }));
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
        for text in samples()
            .iter()
            .filter(|text| !matches!(text, Technician::Taps { .. } | Technician::GateWait { .. }))
        {
            let words = (text.message().0, texts.technician(text));
            if let Some(other) = said.insert(words.clone(), *text) {
                panic!("{language:?}: {text:?} and {other:?} are both {words:?}");
            }
        }
    }
}
