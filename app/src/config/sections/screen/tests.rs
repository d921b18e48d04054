use std::path::Path;

use kazasu_core::session;
use kazasu_i18n::Language;

use crate::config::{Config, ConfigError, read};

fn load(text: &str) -> Result<Config, ConfigError> {
    read(text, Path::new("kazasu.toml")).and_then(|read| read.usable())
}

/// What patients can choose who are met in `language`.
fn offered(text: &str, language: session::Language) -> Vec<&'static str> {
    let settings = load(text).unwrap().settings(language);
    settings.languages.into_iter().map(session::Language::tag).collect()
}

/// What is said of a file that is wrong.
fn complaint(text: &str) -> String {
    load(text).unwrap_err().to_string()
}

#[test]
fn every_language_is_offered_and_the_terminals_own_stands_first() {
    let all = Language::ALL.map(Language::tag);
    assert_eq!(offered("", session::Language::JA), all);
    let english = offered("", session::Language::EN);
    assert_eq!((english.len(), english[0]), (all.len(), "en"));
}

#[test]
fn the_file_says_which_languages_and_in_which_order() {
    let both = "[screen]\nlanguages = [\"en\", \"ja\"]";
    assert_eq!(offered(both, session::Language::JA), ["en", "ja"]);
    assert_eq!(offered("[screen]\nlanguages = [\"ja\"]", session::Language::JA), ["ja"]);
    // The command line asks for another one: it can be chosen again.
    assert_eq!(offered("[screen]\nlanguages = [\"ja\"]", session::Language::EN), ["en", "ja"]);
}

#[test]
fn a_list_of_languages_that_is_wrong_says_what_to_write() {
    for (list, says) in [
        ("[]", "must name one language at least"),
        ("[\"ja\", \"en\", \"ja\"]", "names ja twice: write each language once"),
        ("[\"ja\", \"fr\"]", "\"en\" (English) (entry 2)"),
        ("\"ja\"", "must be a list, each entry \"ja\" (日本語)"),
        ("[1]", "(entry 1)"),
    ] {
        let said = complaint(&format!("[screen]\nlanguages = {list}"));
        assert!(said.contains(says) && said.contains("screen.languages"), "{said}");
    }
    let said = complaint("[terminal]\nlanguage = \"fr\"");
    assert!(
        said.contains("must be \"ja\" (日本語)") && said.contains("\"en\" (English)"),
        "{said}"
    );
}

#[test]
fn what_stands_around_the_display_reaches_the_screens() {
    let config = load(
        "[screen]\nname = \"みなと診療所\"\nreader = \"frame\"\nten_key = false\ndiagonal = 7",
    );
    let config = config.unwrap();
    assert_eq!(config.screen.diagonal, Some(7.0));
    let settings = config.settings(session::Language::JA);
    assert_eq!(
        (settings.name.as_deref(), settings.reader_place, settings.ten_key),
        (Some("みなと診療所"), Some(session::ReaderPlace::Frame), session::TenKey::Absent)
    );
    let silent = load("").unwrap();
    let settings = silent.settings(session::Language::JA);
    assert_eq!(
        (settings.name, settings.reader_place, settings.ten_key, silent.screen.diagonal),
        (None, None, session::TenKey::Auto, None)
    );
    let ten_key =
        |value: &str| load(&format!("[screen]\nten_key = {value}")).unwrap().screen.ten_key;
    assert_eq!(
        ["true", "false", "\"auto\""].map(ten_key),
        [session::TenKey::Present, session::TenKey::Absent, session::TenKey::Auto]
    );
}

#[test]
fn what_cannot_stand_around_a_display_is_refused_with_what_can() {
    let long = format!("name = \"{}\"", "あ".repeat(33));
    for (line, key, says) in [
        ("name = \"\"", "screen.name", "must not be empty"),
        ("name = \"a\\u001bb\"", "screen.name", "control characters"),
        (long.as_str(), "screen.name", "32 letters at most"),
        ("name = 3", "screen.name", "a text in quotes"),
        ("reader = \"up\"", "screen.reader", "\"left\", \"right\", \"below\" or \"frame\""),
        ("ten_key = \"yes\"", "screen.ten_key", "true, false or \"auto\""),
        ("diagonal = 3", "screen.diagonal", "4 to 60 inches"),
        ("diagonal = 61", "screen.diagonal", "4 to 60 inches"),
        ("diagonal = 600", "screen.diagonal", "4 to 60 inches"),
        ("diagonal = nan", "screen.diagonal", "4 to 60 inches"),
        ("diagonal = \"10.1\"", "screen.diagonal", "4 to 60 inches"),
    ] {
        let said = complaint(&format!("[screen]\n{line}"));
        assert!(said.contains(key) && said.contains(says), "{line}: {said}");
    }
}
