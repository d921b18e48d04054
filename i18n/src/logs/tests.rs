use super::*;
use crate::Language;

/// The stable names of what can be wrong with an audit log.
const FINDINGS: [&str; 14] = [
    "not_as_logged",
    "changed",
    "missing",
    "cut_off",
    "added",
    "moved",
    "replaced",
    "not_counted",
    "other_head",
    "torn",
    "head_missing",
    "head_unreadable",
    "head_was_lost",
    "not_as_noted",
];

/// Each text at least once, and each of its branches.
pub(crate) fn samples() -> Vec<LogsText<'static>> {
    let (path, error) = ("/var/lib/kazasu/log", "permission denied");
    let mut all = vec![
        LogsText::NoPlace,
        LogsText::NoTaps,
        LogsText::NewestTaps { count: 1 },
        LogsText::NewestTaps { count: 20 },
        LogsText::StrangeLines { lines: 1 },
        LogsText::StrangeLines { lines: 2 },
        LogsText::AuditIntact { records: 1 },
        LogsText::AuditIntact { records: 12 },
        LogsText::AuditEmpty { path: "/var/lib/kazasu/audit" },
        LogsText::AuditNotIntact { findings: 1 },
        LogsText::AuditNotIntact { findings: 2 },
        LogsText::AuditInterrupted { record: 7 },
        LogsText::AuditHead { head: "12:9f86d0" },
        LogsText::AuditLogged { heads: 1 },
        LogsText::AuditNoHead,
        LogsText::BundleContents,
        LogsText::BundleQuestion { path },
        LogsText::BundleDeclined,
        LogsText::BundleWritten { path },
        LogsText::BundleExists { path },
        LogsText::BundleUnwritable { path, error },
        LogsText::Unreadable { path, error },
        LogsText::NoTranscript { path, error },
    ];
    all.extend(["log", "audit"].map(|what| LogsText::Place { what, path }));
    let phones = ["android", "iphone", "none"];
    all.extend(phones.map(|phone| LogsText::Tap {
        time: "10:00",
        result: "…",
        phone,
        milliseconds: 1423,
        commands: 16,
        reader: "ACME",
    }));
    all.extend(FINDINGS.map(|finding| LogsText::AuditFinding {
        finding,
        first: 3,
        last: 3,
        line: 3,
    }));
    all.extend(["missing", "cut_off", "not_counted"].map(|finding| LogsText::AuditFinding {
        finding,
        first: 3,
        last: 1_204,
        line: 3,
    }));
    all.push(LogsText::BundleFile { name: "log.jsonl", bytes: 1_234, why: "…" });
    all.extend(WHY.map(|what| LogsText::Why { what }));
    all
}

/// The kinds of file in a bundle.
const WHY: [&str; 9] = [
    "checks",
    "configuration",
    "versions",
    "log",
    "audit",
    "audit_head",
    "audit_check",
    "transcript",
    "manifest",
];

/// A word of a kind that no text knows would be shown as the kind's last text.
#[test]
fn every_word_of_a_kind_has_a_text_of_its_own() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let mut said = std::collections::BTreeSet::new();
        for text in samples().iter().filter(|text| {
            matches!(
                text,
                LogsText::AuditFinding { .. } | LogsText::Why { .. } | LogsText::Tap { .. }
            )
        }) {
            assert!(said.insert((text.message().0, texts.logs(text))), "{language:?} {text:?}");
        }
    }
}

#[test]
fn numbers_of_records_are_names() {
    let [ja, en] = [Language::JA, Language::EN].map(Texts::new);
    let missing = LogsText::AuditFinding { finding: "missing", first: 1_000, last: 1_204, line: 0 };
    assert_eq!(en.logs(&missing), "Records 1000 to 1204 are missing.");
    assert_eq!(ja.logs(&missing), "記録1000から1204がありません。");
    let file = LogsText::BundleFile { name: "log.jsonl", bytes: 12_345, why: "why" };
    assert_eq!(en.logs(&file), "log.jsonl (12345 bytes): why");
}
