use super::*;

fn wrong(text: &str) -> Vec<String> {
    let read = read(text, Path::new("desk.toml")).unwrap();
    read.wrong.iter().map(ToString::to_string).collect()
}

#[test]
fn the_documented_file_changes_nothing_and_names_every_key() {
    let file = DeskConfig::default_file().unwrap();
    let read_again = read(&file, Path::new("desk.toml")).unwrap();
    assert!(read_again.wrong.is_empty(), "{:?}", read_again.wrong);
    let usual = read("", Path::new("desk.toml")).unwrap().config;
    assert_eq!(read_again.config.terminals, usual.terminals);
    assert_eq!(read_again.config.people, usual.people);
    let docs = include_str!("../../../../docs/desk.md");
    for section in &read_again.sections {
        assert!(docs.contains(&format!("[{}]", section.name)), "docs/desk.md: {}", section.name);
        for key in &section.keys {
            assert!(file.contains(&format!("#{} = ", key.name)), "{}", key.name);
            assert!(docs.contains(&format!("`{}`", key.name)), "docs/desk.md: {}", key.name);
        }
    }
}

#[test]
fn what_is_wrong_is_named_with_its_line_and_key() {
    let cases = [
        ("[terminals]\nlisten = \"8443\"\n", "desk.toml:2: terminals.listen"),
        ("[terminals]\nport = 1\n", "desk.toml:2: terminals.port: unknown field"),
        ("[people]\n\nhosts = [\"a b\"]\n", "desk.toml:3: people.hosts"),
        ("[people]\ncertificate = \"a.pem\"\n", "needs certificate_key beside it"),
        ("[questions]\ngroups = [[]]\n", "has no item"),
        ("[questions]\ngroups = [[\"limit\"], [\"limit\"]]\n", "limit stands twice"),
        ("[questions]\ngroups = [[\"age\"]]\n", "desk.toml:2: questions.groups"),
        ("[reader]\nnames = []\n", "desk.toml:1: reader: unknown field"),
        ("[backup]\nevery = 0\n", "desk.toml:2: backup.every"),
        ("[eligibility]\nsource = \"guess\"\n", "desk.toml:2: eligibility.source"),
        ("[store]\nfolder = \"\"\n", "desk.toml:2: store.folder"),
    ];
    for (text, expected) in cases {
        let wrong = wrong(text);
        assert!(wrong.iter().any(|line| line.contains(expected)), "{text}: {wrong:?}");
    }
}

#[test]
fn questions_are_a_set_and_paths_start_at_the_file() {
    let text = "[questions]\ngroups = [[\"diagnosis\", \"medication\"], [\"surgery\"]]\n\
                prescription = true\n[store]\nfolder = \"state\"\n";
    let config = read(text, Path::new("/etc/kazasu/desk.toml")).unwrap().usable().unwrap();
    let questions = config.questions.unwrap();
    assert_eq!(questions.groups().len(), 2);
    assert!(questions.prescription());
    assert_eq!(config.store.folder().unwrap(), Path::new("/etc/kazasu/state"));
    assert_eq!(config.store.key().unwrap(), Path::new("/etc/kazasu/state/store.key"));
}

#[test]
fn a_backup_is_missed_after_twice_its_time_where_a_folder_is_named() {
    let backup = |text: &str| {
        let config = read(text, Path::new("/etc/kazasu/desk.toml")).unwrap().usable().unwrap();
        config.backup
    };
    assert_eq!(backup("").limit, None);
    let made = backup("[backup]\nfolder = \"copies\"\nevery = 6\n");
    assert_eq!(made.folder.as_deref(), Some(Path::new("/etc/kazasu/copies")));
    assert_eq!(made.limit, Some(std::time::Duration::from_secs(12 * 3_600)));
    let told = backup("[backup]\nlimit = 100\n");
    assert_eq!((told.folder, told.limit.map(|limit| limit.as_secs())), (None, Some(360_000)));
}
