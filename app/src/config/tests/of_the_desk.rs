//! What a terminal is told of its desk: `[desk]`, `[consent]`, `[outbox]`.

use std::path::Path;
use std::time::Duration;

use kazasu_core::consent::{ConsentItem, Layout};
use kazasu_core::session::Language;

use super::{error, load};

fn assert_table(table: &[(&str, &str)]) {
    for (text, beginning) in table {
        let message = error(text);
        assert!(
            message.starts_with(&format!("DIR/kazasu.toml:{beginning}")),
            "{text:?} gave\n{message}\ninstead of\n{beginning}"
        );
    }
}

#[test]
fn the_desk_may_have_moved_and_visits_may_wait_for_it() {
    let config = load("").unwrap();
    assert_eq!((config.desk.address.clone(), config.desk.visits_while_away), (None, true));
    assert!(config.settings(Language::JA).without_desk);
    for (written, called) in [
        ("192.168.1.5", "192.168.1.5:8443"),
        ("192.168.1.5:9000", "192.168.1.5:9000"),
        ("desk.clinic.lan", "desk.clinic.lan:8443"),
        ("fd00::5", "[fd00::5]:8443"),
    ] {
        let text = format!("[desk]\naddress = \"{written}\"\nvisits_while_away = false\n");
        let config = load(&text).unwrap();
        assert_eq!(config.desk.address.as_ref().unwrap().to_string(), called);
        assert!(!config.settings(Language::JA).without_desk);
        let shown = config.values.iter().find(|value| value.key == "desk.address").unwrap();
        assert_eq!(shown.shown, format!("\"{written}\""));
    }
}

#[test]
fn what_is_wrong_about_the_desk_is_said() {
    let address = "2: desk.address: must be a name or number of a machine";
    assert_table(&[
        ("[desk]\naddress = \"\"\n", address),
        ("[desk]\naddress = \"desk:0\"\n", address),
        ("[desk]\naddress = \"https://desk.lan\"\n", address),
        ("[desk]\naddress = 8443\n", address),
        ("[desk]\nvisits_while_away = \"yes\"\n", "2: desk.visits_while_away: must be true or"),
        (
            "[desk]\nadress = \"desk.lan\"\n",
            "2: desk.adress: unknown field `adress`; did you mean `address`?",
        ),
        (
            "[terminal]\nvisits_while_away = true\n",
            "2: terminal.visits_while_away: unknown field `visits_while_away`; did you mean \
             `desk.visits_while_away`?",
        ),
        ("[dessk]\n", "1: dessk: unknown field `dessk`; did you mean `[desk]`?"),
        // It had another name once.
        (
            "[terminal]\nid = \"a\"\nwithout_desk = false\n",
            "3: terminal.without_desk: is called desk.visits_while_away now: ",
        ),
    ]);
}

#[test]
fn patients_are_asked_what_the_file_says() {
    let usual = load("").unwrap().consent;
    let questions = usual.questions.unwrap();
    assert_eq!((questions.groups().len(), questions.layout()), (4, Layout::Bundled));
    assert!(!questions.prescription());
    assert_eq!(usual.limit, Duration::from_secs(180));
    let config = load(
        "[consent]\ngroups = [[\"diagnosis\", \"medication\"], [\"limit\"]]\n\
         layout = \"items\"\nprescription = true\nlimit = 30\n",
    )
    .unwrap();
    let settings = config.settings(Language::JA);
    let questions = settings.questions.unwrap();
    let pair = vec![ConsentItem::Diagnosis, ConsentItem::Medication];
    assert_eq!(questions.groups(), [pair, vec![ConsentItem::Limit]]);
    assert_eq!((questions.layout(), questions.prescription()), (Layout::Items, true));
    assert_eq!(settings.limits.consent, Duration::from_secs(30));
    // A pharmacy gives out what a prescription says, whatever its form.
    let pharmacy = "[terminal]\nfacility = \"pharmacy\"\n[consent]\nprescription = true\n";
    assert!(!load(pharmacy).unwrap().settings(Language::JA).questions.unwrap().prescription());
    assert_eq!(load("[consent]\ngroups = []\n").unwrap().consent.questions, None);
}

#[test]
fn what_is_wrong_about_the_questions_is_said() {
    let seven = "[consent]\ngroups = [[\"diagnosis\"], [\"medication\"], [\"checkup\"], \
                 [\"surgery\"], [\"specified_disease\"], [\"limit\"], [\"diagnosis\"]]\n";
    assert_table(&[
        ("[consent]\ngroups = \"diagnosis\"\n", "2: consent.groups: must be"),
        ("[consent]\ngroups = [\"diagnosis\"]\n", "2: consent.groups: must be"),
        ("[consent]\ngroups = [[\"diagnoses\"]]\n", "2: consent.groups: must be"),
        ("[consent]\nlayout = \"bundle\"\n", "2: consent.layout: must be \"bundled\""),
        ("[consent]\nprescription = 1\n", "2: consent.prescription: must be true or false"),
        ("[consent]\nlimit = 29\n", "2: consent.limit: must be a whole number from 30 to 600"),
        ("[consent]\nlimit = 601\n", "2: consent.limit: must be a whole number from 30 to 600"),
        (
            "[consent]\nlayuot = \"items\"\n",
            "2: consent.layuot: unknown field `layuot`; did you mean `layout`?",
        ),
    ]);
    for (text, key) in [
        (seven, "consent.groups"),
        ("[consent]\ngroups = [[]]\n", "consent.groups"),
        ("[consent]\ngroups = [[\"limit\"], [\"limit\"]]\n", "consent.groups"),
        ("[consent]\ngroups = []\nprescription = true\n", "consent.prescription"),
    ] {
        let message = error(text);
        assert!(message.contains(key), "{text:?} gave\n{message}");
    }
}

#[test]
fn the_outbox_lies_where_the_file_says() {
    let outbox = load("").unwrap().outbox;
    assert_eq!((outbox.folder, outbox.days), (None, 60));
    let outbox = load("[outbox]\nfolder = \"visits\"\ndays = 3650\n").unwrap().outbox;
    let folder = outbox.folder.unwrap();
    assert!(folder.is_absolute() && folder.ends_with("visits"), "{}", folder.display());
    assert_eq!(outbox.days, 3_650);
    let absolute = load("[outbox]\nfolder = \"/srv/kazasu/outbox\"\n").unwrap().outbox.folder;
    assert_eq!(absolute.as_deref(), Some(Path::new("/srv/kazasu/outbox")));
}

#[test]
fn what_is_wrong_about_the_outbox_is_said() {
    assert_table(&[
        ("[outbox]\nfolder = \"\"\n", "2: outbox.folder: must not be empty"),
        ("[outbox]\nfolder = 5\n", "2: outbox.folder: must be a folder"),
        ("[outbox]\ndays = 59\n", "2: outbox.days: must be a whole number from 60 to 3650"),
        ("[outbox]\ndays = 3651\n", "2: outbox.days: must be a whole number from 60 to 3650"),
        ("[outbox]\ndays = \"60\"\n", "2: outbox.days: must be a whole number"),
        (
            "[outbox]\nfolders = \"a\"\n",
            "2: outbox.folders: unknown field `folders`; did you mean `folder`?",
        ),
        ("[outbux]\n", "1: outbux: unknown field `outbux`; did you mean `[outbox]`?"),
    ]);
}
