use super::*;
use crate::Language;

/// The protocol's and the store's words that the pages show.
const REFUSALS: [&str; 12] = [
    "expired",
    "not_yet_valid",
    "revoked",
    "untrusted",
    "wrong_purpose",
    "physical_card",
    "bad_signature",
    "malformed",
    "revocation_unknown",
    "before_service_start",
    "challenge",
    "nonce_used",
];
const STATES: [&str; 8] =
    ["ready", "visit", "maintenance", "out_of_service", "silent", "never", "revoked", "gated"];
const ALARMS: [&str; 6] =
    ["clone", "other_bytes", "other_terminal", "code_burnt", "nonce_used", "visits_lost"];
const STANDINGS: [&str; 3] = ["valid", "lapsed", "not_found"];
const ITEMS: [&str; 6] =
    ["diagnosis", "medication", "checkup", "surgery", "specified_disease", "limit"];

/// Each text at least once, and each of its branches.
pub(crate) fn samples() -> Vec<PageText<'static>> {
    let at = UnixTime::from_secs(1_795_741_323);
    let terminal = "A 1";
    let mut all = vec![
        PageText::Day { at },
        PageText::WrongLogin,
        PageText::LoginWait { seconds: 1 },
        PageText::LoginWait { seconds: 30 },
        PageText::VerdictDiffers,
        PageText::Silent,
        PageText::CertificateEnds { at },
        PageText::Conflicts { count: 1 },
        PageText::Conflicts { count: 2 },
        PageText::DoneBy { name: "T", at },
        PageText::ComingBy { name: "T" },
        PageText::Queue { waiting: 0, set_aside: 0 },
        PageText::Queue { waiting: 1, set_aside: 0 },
        PageText::Queue { waiting: 2, set_aside: 1 },
        PageText::BackupLate { hours: 1 },
        PageText::BackupLate { hours: 49 },
        PageText::Share { tenths: 3 },
        PageText::AnswerFrom { source: "S", at },
    ];
    for minutes in [1, 7] {
        all.extend(["behind", "ahead"].map(|direction| PageText::DeskClock { minutes, direction }));
    }
    all.extend(STANDINGS.map(|standing| PageText::Eligibility { standing }));
    all.extend(["evidence", "whole"].map(|version| PageText::Lost { version, at }));
    all.extend([0, 1, 59, 60, 600].map(|minutes| PageText::Ago { minutes }));
    all.extend(PAGE_LABELS.map(|label| PageText::Label { label }));
    for phone in ["android", "iphone"] {
        all.extend(
            [true, false]
                .map(|is_revocation_checked| PageText::Proved { phone, is_revocation_checked }),
        );
    }
    all.extend(REFUSALS.map(|reason| PageText::Refused { reason }));
    all.extend(
        ["open", "complete", "left", "cancelled", "restarted", "refused"]
            .map(|ending| PageText::Ending { ending }),
    );
    all.extend(ITEMS.map(|item| PageText::Item { item }));
    all.extend(
        ["given", "refused", "unanswered", "not_asked"].map(|answer| PageText::Answer { answer }),
    );
    all.extend(["electronic", "paper"].map(|form| PageText::Prescription { form }));
    all.extend(
        ["called", "needs_help", "reader_kept", "left_on_reader"]
            .map(|cause| PageText::Call { cause }),
    );
    all.extend(STATES.map(|state| PageText::TerminalState { state }));
    all.extend(["outdated", "clock", "not_started"].map(|reason| PageText::Gate { reason }));
    all.extend(ALARMS.map(|alarm| PageText::Alarm { alarm, terminal }));
    all
}

#[test]
fn every_word_has_a_sentence_of_its_own() {
    for language in [Language::JA, Language::EN] {
        let texts = Texts::new(language);
        let say = |text| texts.page(&text);
        let labels: std::collections::BTreeSet<_> =
            PAGE_LABELS.map(|label| say(PageText::Label { label })).into();
        // 取り消す and the like may serve twice; a forgotten label would fall to the last branch.
        let last = say(PageText::Label { label: "not a label" });
        let fallen = PAGE_LABELS.iter().filter(|label| say(PageText::Label { label }) == last);
        assert_eq!(fallen.count(), 1, "{last}");
        assert!(labels.len() > 30, "{labels:?}");
        for words in [
            REFUSALS.map(|reason| say(PageText::Refused { reason })).to_vec(),
            STATES.map(|state| say(PageText::TerminalState { state })).to_vec(),
            ALARMS.map(|alarm| say(PageText::Alarm { alarm, terminal: "A 1" })).to_vec(),
            ITEMS.map(|item| say(PageText::Item { item })).to_vec(),
            STANDINGS.map(|standing| say(PageText::Eligibility { standing })).to_vec(),
        ] {
            let distinct: std::collections::BTreeSet<_> = words.iter().collect();
            assert_eq!(distinct.len(), words.len(), "{words:?}");
        }
    }
}
