//! The desk answers: each way through a visit, and what the reception reads of it.

use std::collections::BTreeMap;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::VisitOnPage;

use super::clinic::{Clinic, Told, until};

/// What the desk has every patient asked.
const ASKED: &str = "[questions]\nlayout = \"bundled\"\nprescription = true\ndesk = \"window 3\"\n\
                     groups = [[\"diagnosis\", \"medication\"], [\"surgery\"]]\n";

/// The items of that, with these answers.
fn answered(care: &str, surgery: &str) -> BTreeMap<String, String> {
    let not_asked = ["Check-ups", "Specified disease", "Payment limit"];
    [("Care", care), ("Medication", care), ("Surgery", surgery)]
        .into_iter()
        .chain(not_asked.map(|item| (item, "not_asked")))
        .map(|(item, answer)| (item.to_owned(), answer.to_owned()))
        .collect()
}

#[track_caller]
fn has(
    visits: &BTreeMap<String, VisitOnPage>,
    number: &str,
    care: &str,
    surgery: &str,
    prescription: Option<&str>,
) {
    let visit = &visits[number];
    assert_eq!(visit.answers, answered(care, surgery), "{number}");
    assert_eq!(visit.prescription.as_deref(), prescription, "{number}");
    assert_eq!(visit.notes, [""; 0], "{number}: read while the desk was connected");
}

#[test]
fn what_was_answered_is_what_the_reception_reads() {
    let clinic = Clinic::open(ASKED, "");
    let terminal = clinic.serve();

    terminal.reads().sees("Share your medical").press("1").sees("Electronic or paper").press("1");
    terminal.sees("Prescription: electronic").press("Enter");
    let all = terminal.ends();
    assert!(matches!(all, Told::Received(_)), "{all:?}");
    // The desk's own name for itself is on the screens.
    terminal.sees("this number at window 3");
    let all = clinic.expect(&all, "Complete");
    terminal.finish();

    terminal.reads().sees("Share your medical").press("2").sees("(1/2)").press("1");
    terminal.sees("(2/2)").press("2").sees("Electronic or paper").press("2");
    terminal.sees("Surgery: no").press("Enter");
    let mixed = clinic.expect(&terminal.ends(), "Complete");
    terminal.finish();

    terminal.reads().sees("Share your medical").press("3").sees("Electronic or paper").press("2");
    terminal.sees("Surgery: no").press("Enter");
    let none = clinic.expect(&terminal.ends(), "Complete");
    terminal.finish();

    // Stopped by the patient; and given up by the one behind.
    terminal.reads().sees("Share your medical").press("2").sees("(1/2)").press("1").sees("(2/2)");
    terminal.press("*").sees("Cancel this visit?").press("2").sees("Cancelled");
    let cancelled = clinic.expect_unseen("Cancelled by the patient");
    terminal.sees("Use my phone");
    terminal.reads().sees("Share your medical").press(".").sees("Next person").press("1");
    let left = clinic.expect_unseen("Ended within the questions");
    terminal.sees("Use my phone");

    let visits = clinic.agrees();
    has(&visits, &all, "given", "given", Some("Electronic prescription"));
    has(&visits, &mixed, "given", "refused", Some("Paper prescription"));
    has(&visits, &none, "refused", "refused", Some("Paper prescription"));
    for broken_off in [cancelled, left] {
        has(&visits, &broken_off, "unanswered", "unanswered", None);
    }
    until("the doctor says so", || clinic.says("desk", "has confirmed a visit last"));
}

/// A code typed at the terminal's own keyboard, an Android phone with its PIN, and a patient who
/// walks away from the questions.
#[test]
fn who_walks_away_has_not_answered() {
    let clinic = Clinic::with(Model::Android, "", "[limits]\nidle = 10");
    let terminal = clinic.serve();
    terminal.press("1").sees("Which phone do you have?").press("2").sees("Enter the 4-digit PIN");
    terminal.pane.type_line("1234");
    terminal.sees("Hold your Android phone").reads().agrees();
    let told = terminal.ends();
    clinic.expect(&told, "Complete");
    terminal.finish();

    terminal.press("1").sees("Which phone do you have?").press("2").sees("Enter the 4-digit PIN");
    terminal.pane.type_line("1234");
    terminal.sees("Hold your Android phone").reads().sees("Share your medical");
    let number = clinic.expect_unseen("Ended within the questions");
    terminal.sees("Use my phone");
    let visits = clinic.agrees();
    assert!(visits[&number].verdict.starts_with("Android"), "{visits:#?}");
    assert_eq!(visits[&number].answers["Care"], "unanswered");
}
