use super::*;
use crate::config::Config;

/// Loads `text` as the file `kazasu.toml`, and gives its values.
fn values(text: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kazasu.toml");
    std::fs::write(&path, text).unwrap();
    Config::load(Some(&path)).unwrap().values
}

fn of<'a>(values: &'a [Value], key: &str) -> (&'a str, Option<usize>) {
    let value = values
        .iter()
        .find(|value| value.key == key)
        .unwrap_or_else(|| panic!("{key} is not there"));
    let line = match value.origin {
        Origin::File { line, .. } => Some(line),
        Origin::Default | Origin::CommandLine => None,
    };
    (&value.shown, line)
}

#[test]
fn each_value_says_where_it_comes_from() {
    let values = values(
        "[terminal]\nid = \"desk-1\"\n\n[trust]\nanchors = [\n\
         # https://me:hunter2@example.org\n\"builtin:authca03\",\n]\n\
         [limits]\npin = 90 # longer\n",
    );
    assert_eq!(of(&values, "terminal.id"), ("\"desk-1\"", Some(2)));
    assert_eq!(of(&values, "trust.anchors"), ("[\"builtin:authca03\"]", Some(5)));
    assert_eq!(of(&values, "limits.pin"), ("90", Some(10)));
    assert_eq!(of(&values, "limits.done"), ("40", None));
    assert_eq!(of(&values, "terminal.facility"), ("\"clinic\"", None));
}

/// A key that the list does not know would not be shown to a technician who looks for it.
#[test]
fn every_key_that_a_file_may_have_is_listed() {
    let listed = values("");
    let page = include_str!("../../../../docs/configuration.md");
    let block = page.split("```toml").nth(1).unwrap().split("```").next().unwrap();
    let mut table = "";
    let mut count = 0;
    for line in block.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            table = name;
        } else if let Some((key, _)) = line.split_once(" = ") {
            of(&listed, &format!("{table}.{key}"));
            count += 1;
        }
    }
    assert!(count > 10, "{count} keys in the page");
}

#[test]
fn the_hash_of_a_passcode_is_not_shown() {
    let hash = crate::host::passcode::hash(&"12345678".into()).unwrap();
    let values = values(&format!("[technician]\npasscode = \"{hash}\"\n"));
    assert_eq!(of(&values, "technician.passcode"), ("***", Some(2)));
    assert!(values.iter().all(|value| !value.shown.contains("argon2")));
}
