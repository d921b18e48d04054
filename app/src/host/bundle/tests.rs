use std::fs;
use std::io::Read;

use super::*;

/// A configuration in a folder of its own, whose log is there too.
fn config(folder: &Path, toml: &str) -> Result<Config, ConfigError> {
    let path = folder.join("kazasu.toml");
    fs::write(&path, toml).unwrap();
    Config::load(Some(&path))
}

fn gathered(config: &Config, wrong: Option<&ConfigError>) -> Bundle {
    Bundle::gather(&Asked { config, wrong, since: None, transcripts: &[] }).unwrap()
}

fn file(bundle: &Bundle, name: &str) -> String {
    let file = bundle
        .files()
        .iter()
        .find(|file| file.name == name)
        .unwrap_or_else(|| panic!("{name} is not there"));
    String::from_utf8(file.bytes.clone()).unwrap()
}

#[test]
fn the_manifest_names_every_other_file_and_its_hash() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), "[log]\nfolder = \"log\"\n").unwrap();
    fs::create_dir(folder.path().join("log")).unwrap();
    let line = r#"{"time":"2026-11-22T10:00:00Z","terminal":"a","event":"ended"}"#;
    let twice =
        r#"{"terminal":"a person","event":"ended","terminal":"a","time":"2026-11-22T10:00:00Z"}"#;
    fs::write(
        folder.path().join("log/kazasu-2026-11-22-001.jsonl"),
        format!("{line}\n{{\"name\":\"a person\"}}\n{twice}\n"),
    )
    .unwrap();
    let bundle = gathered(&config, None);
    assert_eq!((file(&bundle, "log.jsonl"), bundle.strange), (format!("{line}\n"), 2));

    let out = folder.path().join("bundle.zip");
    bundle.write(&out, false).unwrap();
    let mut zip = zip::ZipArchive::new(fs::File::open(&out).unwrap()).unwrap();
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    let manifest: serde_json::Value = serde_json::from_slice(&read("manifest.json")).unwrap();
    let listed = manifest["files"].as_array().unwrap();
    for file in listed {
        let bytes = read(file["name"].as_str().unwrap());
        assert_eq!(file["sha256"], Sha256::of(&bytes).to_string());
        assert_eq!(file["bytes"], bytes.len());
        assert!(!file["why"].as_str().unwrap().is_empty());
    }
    assert_eq!(listed.len() + 1, zip.len());
    assert_eq!(manifest["log_lines_left_out"], 2);
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = gathered(&config(folder.path(), "").unwrap(), None);
    let out = folder.path().join("bundle.zip");
    fs::write(&out, "mine").unwrap();
    assert!(matches!(bundle.write(&out, false), Err(BundleError::Exists(_))));
    assert_eq!(fs::read(&out).unwrap(), b"mine");
    bundle.write(&out, true).unwrap();
    assert!(fs::read(&out).unwrap().starts_with(b"PK"));
    assert!(matches!(
        bundle.write(&folder.path().join("no/bundle.zip"), false),
        Err(BundleError::Unwritable { .. })
    ));
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 2, "no half-written file is left");
}

#[test]
fn values_of_secrets_are_told_by_their_length() {
    let folder = tempfile::tempdir().unwrap();
    let hash = crate::host::passcode::hash(&"12345678".into()).unwrap().to_string();
    let mut config = config(
        folder.path(),
        &format!("[terminal]\nid = \"desk-7\"\n[technician]\npasscode = \"{hash}\"\n"),
    )
    .unwrap();
    let known = file(&gathered(&config, None), "configuration.txt");
    assert!(
        known.contains("terminal.id = \"desk-7\"  # ") && known.contains("kazasu.toml:2"),
        "{known}"
    );
    assert!(!known.contains("argon2") && !known.contains(&hash[20..]), "{known}");

    // Whoever adds a key has decided whether it may be seen.
    let hidden: Vec<_> = config
        .values
        .iter()
        .map(|value| value.key.as_str())
        .filter(|key| !crate::config::is_public(key))
        .collect();
    assert_eq!(hidden, ["technician.passcode"]);

    // A key that nobody has thought of here yet.
    config.values.push(Value {
        key: "desk.token".into(),
        shown: "\"hunter2\"".into(),
        origin: Origin::Default,
    });
    let unknown = configuration::text(&config, None);
    assert!(
        unknown.contains("desk.token = (9 characters)") && !unknown.contains("hunter2"),
        "{unknown}"
    );
}

#[test]
fn a_configuration_that_cannot_be_used_is_told_without_what_is_wrong_in_it() {
    let folder = tempfile::tempdir().unwrap();
    for toml in [
        "[terminal]\nlanguage = \"s3cret\"\n",
        "[terminal]\ns3cret = 1\n",
        "[technician]\npasscode = \"s3cret\"\n",
        "s3cret",
    ] {
        let wrong = config(folder.path(), toml).unwrap_err();
        let text = file(&gathered(&Config::usual().unwrap(), Some(&wrong)), "configuration.txt");
        assert!(
            text.starts_with("# ") && text.contains("is wrong; these are the defaults"),
            "{text}"
        );
        assert!(!text.contains("s3cret"), "{text}");
    }
}

/// Whoever opens the bundle in a terminal is not steered by the name of a folder.
#[cfg(unix)]
#[test]
fn what_a_path_holds_steers_no_terminal() {
    let folder = tempfile::tempdir().unwrap();
    for odd in ["\u{1b}]0;owned\u{7}", "\u{202e}lmot", "\u{9b}2J"] {
        let folder = folder.path().join(odd);
        fs::create_dir(&folder).unwrap();
        let bundles = [
            gathered(&config(&folder, "[log]\nfolder = \"log\"\n").unwrap(), None),
            gathered(
                &Config::usual().unwrap(),
                Some(&config(&folder, "[terminal]\nid = 7\n").unwrap_err()),
            ),
        ];
        for file in bundles.iter().flat_map(Bundle::files) {
            let text = std::str::from_utf8(&file.bytes).unwrap();
            let hidden = text.chars().find(|char| *char != '\n' && !printable::is_printable(*char));
            assert_eq!(hidden, None, "{}: {text:?}", file.name);
        }
    }
}

#[test]
fn a_file_that_is_no_transcript_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("patients.txt");
    fs::write(&path, "a person\n").unwrap();
    let config = config(folder.path(), "").unwrap();
    let asked = |path: PathBuf| {
        Bundle::gather(&Asked { config: &config, wrong: None, since: None, transcripts: &[path] })
    };
    assert!(matches!(asked(path), Err(BundleError::NoTranscript { .. })));
    assert!(matches!(asked(folder.path().join("none")), Err(BundleError::Unreadable { .. })));
}

#[test]
fn of_a_long_log_the_newest_whole_lines_are_taken() {
    for (most, left, removed) in [
        (9, "1\n22\n333\n", 0),
        (8, "22\n333\n", 1),
        (7, "22\n333\n", 1),
        (6, "333\n", 2),
        (3, "", 3),
        (0, "", 3),
    ] {
        let mut bytes = b"1\n22\n333\n".to_vec();
        assert_eq!(
            (keep_newest(&mut bytes, most), String::from_utf8(bytes).unwrap()),
            (removed, left.to_owned()),
            "{most}"
        );
    }
}
