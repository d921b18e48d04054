use super::super::Keep;
use super::*;

fn asked(folder: &Path) -> Health {
    health(&Settings { folder: Some(folder.to_owned()), keep: Keep::default() })
}

#[test]
fn a_folder_that_can_be_written_is_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("a/b");
    let health = asked(&place);
    assert!(health.writable.is_ok() && health.used == 0);
    assert_eq!(fs::read_dir(&place).unwrap().count(), 0);
    fs::write(place.join("kazasu-2026-11-22-001.jsonl"), "12345").unwrap();
    assert_eq!(asked(&place).used, 5);
}

#[test]
fn one_that_cannot_be_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("file");
    fs::write(&place, "").unwrap();
    assert!(asked(&place).writable.is_err());
}
