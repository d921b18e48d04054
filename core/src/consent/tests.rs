use super::ConsentItem::{Checkup, Diagnosis, Medication, Surgery};
use super::*;

fn questions() -> Questions {
    let groups = vec![vec![Diagnosis, Medication], vec![Surgery], vec![Checkup]];
    Questions::new(Layout::Bundled, groups, true).unwrap()
}

#[test]
fn a_set_is_named_by_the_hash_of_its_canonical_text() {
    let text =
        "kazasu-questions-1\nbundled\ndiagnosis,medication\nsurgery\ncheckup\nprescription\n";
    assert_eq!(questions().id(), QuestionsId(Sha256::of(text.as_bytes())));
    let items = Questions::new(Layout::Items, questions().groups, true).unwrap();
    let paper = Questions::new(Layout::Bundled, questions().groups, false).unwrap();
    assert!(items.id() != questions().id() && paper.id() != questions().id());
}

#[test]
fn what_was_answered_is_not_in_what_is_printed() {
    let unanswered = Consent::unanswered(&questions());
    let mut given = unanswered.clone();
    given.answers.values_mut().for_each(|answer| *answer = ConsentAnswer::Given);
    given.prescription = Some(Prescription::Paper);
    assert_eq!(format!("{given:?}"), format!("{unanswered:?}"));
}

#[test]
fn four_items_are_asked_where_nobody_has_said_otherwise() {
    let usual = Questions::usual();
    let checked = Questions::new(usual.layout(), usual.groups().to_vec(), usual.prescription());
    assert_eq!((checked, usual.groups().len()), (Ok(usual.clone()), 4));
}

#[test]
fn nothing_is_asked_twice_and_no_question_is_empty() {
    let told = |groups| Questions::new(Layout::Items, groups, false);
    assert_eq!(told(vec![]), Err(NotQuestions::Empty));
    assert_eq!(told(vec![vec![Surgery], vec![]]), Err(NotQuestions::Empty));
    assert_eq!(
        told(vec![vec![Surgery], vec![Checkup, Surgery]]),
        Err(NotQuestions::Twice(Surgery))
    );
    let json = r#"{"layout":"items","groups":[["surgery"],["surgery"]],"prescription":false}"#;
    let error = serde_json::from_str::<Questions>(json).unwrap_err();
    assert!(error.to_string().starts_with("the item surgery stands twice"), "{error}");
}

#[test]
fn json_has_the_words_of_the_protocol() {
    let json = serde_json::to_string(&questions()).unwrap();
    assert_eq!(
        json,
        r#"{"layout":"bundled","groups":[["diagnosis","medication"],["surgery"],["checkup"]],"prescription":true}"#
    );
    assert_eq!(serde_json::from_str::<Questions>(&json).unwrap(), questions());
    for item in ConsentItem::ALL {
        assert_eq!(serde_json::to_value(item).unwrap(), item.as_str());
    }
    let mut consent = Consent::unanswered(&questions());
    consent.answers.insert(Surgery, ConsentAnswer::Refused);
    consent.prescription = Some(Prescription::Paper);
    let value = serde_json::to_value(&consent).unwrap();
    assert_eq!(value["answers"]["surgery"], "refused");
    assert_eq!(value["answers"]["checkup"], "unanswered");
    assert_eq!(value["prescription"], "paper");
    assert!(value["answers"].get("limit").is_none(), "not asked");
    assert_eq!(serde_json::from_value::<Consent>(value).unwrap(), consent);
}
