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
