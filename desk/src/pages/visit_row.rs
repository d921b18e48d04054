//! One visit in words.

use kazasu_core::consent::{Consent, ConsentAnswer, ConsentItem};
use kazasu_core::handover::{RefusalReason, Timestamp, VerdictState, VisitRecord};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::session::VisitId;
use kazasu_core::verify::RevocationStatus;
use kazasu_i18n::PageText;
use serde::Serialize;
use x509_cert::Certificate;
use x509_cert::der::Decode;

use super::words::{Words, clock};
use crate::eligibility::{Answer, Standing};
use crate::store::{KeptAnswer, VisitFile, VisitRow};

/// A phone's certificate that ends within three months is worth a word to the patient: expired ones
/// are the fastest growing trouble at receptions.
const SOON_MS: u64 = 92 * 24 * 60 * 60 * 1_000;

/// What the page shows of a visit.
pub(super) struct VisitView {
    pub(super) id: VisitId,
    pub(super) number: String,
    pub(super) is_demo: bool,
    pub(super) terminal: String,
    pub(super) clock: String,
    pub(super) ago: String,
    /// How the phone was proved, or why it was not and what to do.
    pub(super) verdict: String,
    pub(super) is_refused: bool,
    /// What else staff should know.
    pub(super) notes: Vec<String>,
    pub(super) ending: String,
    /// What a service knows of the patient.
    pub(super) eligibility: Option<EligibilityView>,
    /// What was given, refused, left without an answer, and not asked; each with its items.
    pub(super) consent: Vec<ConsentView>,
    pub(super) prescription: Option<String>,
    pub(super) done: Option<String>,
    received_at: Timestamp,
}

/// What a service has answered, with where it came from and when.
pub(super) struct EligibilityView {
    pub(super) is_demo: bool,
    pub(super) standing: String,
    /// Of the style sheet.
    pub(super) class: &'static str,
    pub(super) facts: Vec<String>,
    pub(super) from: String,
}

/// Items with the same answer.
pub(super) struct ConsentView {
    /// Of the style sheet: the answer's word.
    pub(super) class: &'static str,
    pub(super) answer: String,
    pub(super) items: String,
}

/// The stable word of a unit variant, as JSON has it.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

impl VisitView {
    pub(super) fn new(
        words: &Words,
        row: &VisitRow,
        file: Option<&VisitFile>,
        now: Timestamp,
    ) -> Self {
        // The highest version is the last.
        let record = file
            .and_then(|file| file.versions.iter().max_by_key(|it| it.receipt.version))
            .and_then(|version| serde_json::from_slice::<VisitRecord>(&version.body).ok());
        let verdict = row.judgement.at_tap;
        let is_refused = verdict.state == VerdictState::Refused;
        let phone = record.as_ref().map_or("iphone", |record| match record.evidence.kind {
            PhoneKind::Android => "android",
            PhoneKind::Iphone => "iphone",
        });
        let said = match verdict.reason {
            _ if !is_refused => PageText::Proved {
                phone,
                is_revocation_checked: verdict.revocation == Some(RevocationStatus::Checked),
            },
            Some(reason) => PageText::Refused { reason: reason.as_str() },
            None => PageText::Refused { reason: RefusalReason::Malformed.as_str() },
        };
        let ending = row.ending.map_or_else(|| "open".to_owned(), |ending| word(&ending));
        let consent = record.as_ref().and_then(|record| record.consent.as_ref());
        Self {
            id: row.id,
            number: row.confirmation.to_string(),
            is_demo: row.demo,
            terminal: row.terminal_name.clone(),
            clock: clock(row.received_at),
            ago: words.ago(row.received_at, now),
            verdict: words.say(said),
            is_refused,
            notes: notes(words, row, record.as_ref(), now),
            ending: words.say(PageText::Ending { ending: &ending }),
            eligibility: file
                .and_then(|file| file.answer.as_ref())
                .and_then(|kept| EligibilityView::new(words, kept)),
            consent: consent.map_or_else(Vec::new, |consent| answers(words, consent)),
            prescription: consent
                .and_then(|consent| consent.prescription)
                .map(|form| words.say(PageText::Prescription { form: &word(&form) })),
            done: row
                .done
                .as_ref()
                .map(|done| words.say(PageText::DoneBy { name: &done.by, at: done.at.as_unix() })),
            received_at: row.received_at,
        }
    }

    pub(super) const fn is_done(&self) -> bool {
        self.done.is_some()
    }

    /// Whoever has waited longest comes first; of those that are done, the last.
    pub(super) fn order(&self) -> i128 {
        let at = i128::from(self.received_at.as_millis());
        if self.is_done() { -at } else { at }
    }
}

impl EligibilityView {
    fn new(words: &Words, kept: &KeptAnswer) -> Option<Self> {
        let answer = Answer::from_bytes(&kept.body)?;
        let standing = word(&answer.standing);
        let said = [answer.kana, answer.birth_date, answer.insurer];
        let share = answer.share.map(|tenths| words.say(PageText::Share { tenths }));
        let at = kept.answered_at.as_unix();
        Some(Self {
            is_demo: answer.demo,
            class: if answer.standing == Standing::Valid { "verdict" } else { "note" },
            standing: words.say(PageText::Eligibility { standing: &standing }),
            facts: said.into_iter().flatten().chain(share).collect(),
            from: words.say(PageText::AnswerFrom { source: &answer.source, at }),
        })
    }
}

fn notes(
    words: &Words,
    row: &VisitRow,
    record: Option<&VisitRecord>,
    now: Timestamp,
) -> Vec<String> {
    let mut notes = Vec::new();
    if row.judgement.differs() {
        notes.push(words.say(PageText::VerdictDiffers));
    }
    if !row.judgement.at_tap.connected {
        notes.push(words.label("not-connected"));
    }
    if row.is_silent(now) {
        notes.push(words.say(PageText::Silent));
    }
    if row.conflicts > 0 {
        notes.push(words.say(PageText::Conflicts { count: row.conflicts }));
    }
    let ends = record.and_then(|record| not_after(record.evidence.certificate.as_bytes()));
    if let Some(at) = ends
        && at >= now
        && at.as_millis() - now.as_millis() < SOON_MS
    {
        notes.push(words.say(PageText::CertificateEnds { at: at.as_unix() }));
    }
    notes
}

fn not_after(certificate: &[u8]) -> Option<Timestamp> {
    let certificate = Certificate::from_der(certificate).ok()?;
    let end = certificate.tbs_certificate().validity().not_after.to_unix_duration();
    Some(Timestamp::from_millis(u64::try_from(end.as_millis()).ok()?))
}

/// The texts are kept apart: given, refused, left without an answer, not asked.
fn answers(words: &Words, consent: &Consent) -> Vec<ConsentView> {
    let of = |answer: Option<ConsentAnswer>| {
        ConsentItem::ALL
            .into_iter()
            .filter(move |item| consent.answers.get(item) == answer.as_ref())
    };
    [
        ("given", Some(ConsentAnswer::Given)),
        ("refused", Some(ConsentAnswer::Refused)),
        ("unanswered", Some(ConsentAnswer::Unanswered)),
        ("not_asked", None),
    ]
    .into_iter()
    .filter_map(|(class, answer)| {
        let items: Vec<_> =
            of(answer).map(|item| words.say(PageText::Item { item: item.as_str() })).collect();
        (!items.is_empty()).then(|| ConsentView {
            class,
            answer: words.say(PageText::Answer { answer: class }),
            items: items.join("・"),
        })
    })
    .collect()
}
