use super::TechnicianDeskText as Text;

/// Each text at least once, and each of its branches.
pub(in crate::technician) fn samples() -> Vec<Text<'static>> {
    let (name, address) = ("A 1", "desk.local:8443");
    let mut all = vec![
        Text::Store { generation: "018f", sequence: "1207" },
        Text::EnrolAction { has: true },
        Text::EnrolAction { has: false },
        Text::EnrolTitle,
        Text::EnrolExplained,
        Text::EnrolBefore { name, address },
        Text::EnrolDone { name, address, letter: None },
        Text::EnrolDone { name, address, letter: Some('A') },
        Text::EnrolWaiting { count: None, address },
        Text::EnrolWaiting { count: Some(1), address },
        Text::EnrolWaiting { count: Some(2), address },
    ];
    all.extend(
        [
            "none",
            "unusable",
            "looking",
            "answers",
            "away",
            "gated",
            "refused",
            "certificate",
            "demo",
            "unknown",
        ]
        .map(|state| Text::State { state }),
    );
    all.extend(
        [
            "refused_connection",
            "not_reached",
            "not_the_desk",
            "no_tls",
            "cut",
            "too_slow",
            "garbage",
            "revoked",
            "unknown_terminal",
            "certificate_missing",
            "certificate_expired",
            "renewal_pending",
            "busy",
            "store_failed",
            "restored",
            "too_many",
            "odd",
        ]
        .map(|why| Text::Trouble { why }),
    );
    all.extend(["outdated", "clock", "not_started"].map(|why| Text::Gate {
        why,
        part: "ccid",
        have: "1.4",
        need: "1.5",
    }));
    all.extend(
        [
            "name",
            "letter",
            "address",
            "enrolled",
            "id",
            "certificate",
            "connected",
            "away",
            "why",
            "gate",
            "clock",
            "receipt",
            "store",
            "missing",
            "questions",
            "desk",
            "revision",
            "at",
        ]
        .map(|field| Text::Field { field }),
    );
    all.extend(
        ["none", "unknown", "same", "ahead", "behind", "never", "bundled", "items", "prescription"]
            .map(|value| Text::Value { value, count: 90, words: "diagnosis" }),
    );
    all.extend(["address", "code"].map(|field| Text::EnrolField { field }));
    all.extend(
        ["address", "code", "running", "failed", "waiting", "done"]
            .map(|state| Text::EnrolKeys { state }),
    );
    all.extend(["address", "check"].map(|fault| Text::EnrolFault { fault }));
    all.extend(["calling", "proving", "asking", "keeping"].map(|step| Text::EnrolStep { step }));
    all.extend(
        [
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
        ]
        .map(|why| Text::EnrolFailed { why, address, detail: "busy" }),
    );
    all
}
