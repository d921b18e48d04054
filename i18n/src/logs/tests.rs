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
pub(crate) fn samples() -> Vec<Logs<'static>> {
    let (path, error) = ("/var/lib/kazasu/log", "permission denied");
    let mut all = vec![
        Logs::NoPlace,
        Logs::NoTaps,
        Logs::NewestTaps { count: 1 },
        Logs::NewestTaps { count: 20 },
        Logs::StrangeLines { lines: 1 },
        Logs::StrangeLines { lines: 2 },
        Logs::AuditIntact { records: 1 },
        Logs::AuditIntact { records: 12 },
        Logs::AuditEmpty { path: "/var/lib/kazasu/audit" },
        Logs::AuditNotIntact { findings: 1 },
        Logs::AuditNotIntact { findings: 2 },
        Logs::AuditInterrupted { record: 7 },
        Logs::AuditHead { head: "12:9f86d0" },
        Logs::AuditLogged { heads: 1 },
        Logs::AuditNoHead,
        Logs::BundleContents,
        Logs::BundleQuestion { path },
        Logs::BundleDeclined,
        Logs::BundleWritten { path },
        Logs::BundleExists { path },
        Logs::BundleUnwritable { path, error },
        Logs::Unreadable { path, error },
        Logs::NoTranscript { path, error },
    ];
    all.extend(["log", "audit"].map(|what| Logs::Place { what, path }));
    let phones = ["android", "iphone", "none"];
    all.extend(phones.map(|phone| Logs::Tap {
        time: "10:00",
        result: "…",
        phone,
        milliseconds: 1423,
        commands: 16,
        reader: "ACME",
    }));
    all.extend(FINDINGS.map(|finding| Logs::AuditFinding { finding, first: 3, last: 3, line: 3 }));
    all.extend(["missing", "cut_off", "not_counted"].map(|finding| Logs::AuditFinding {
        finding,
        first: 3,
        last: 1_204,
        line: 3,
    }));
    all.push(Logs::BundleFile { name: "log.jsonl", bytes: 1_234, why: "…" });
    all.extend(WHY.map(|what| Logs::Why { what }));
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
            matches!(text, Logs::AuditFinding { .. } | Logs::Why { .. } | Logs::Tap { .. })
        }) {
            assert!(said.insert((text.message().0, texts.logs(text))), "{language:?} {text:?}");
        }
    }
}

#[test]
fn numbers_of_records_are_names() {
    let [ja, en] = Language::ALL.map(Texts::new);
    let missing = Logs::AuditFinding { finding: "missing", first: 1_000, last: 1_204, line: 0 };
    assert_eq!(en.logs(&missing), "Records 1000 to 1204 are missing.");
    assert_eq!(ja.logs(&missing), "記録1000から1204がありません。");
    let file = Logs::BundleFile { name: "log.jsonl", bytes: 12_345, why: "why" };
    assert_eq!(en.logs(&file), "log.jsonl (12345 bytes): why");
}
