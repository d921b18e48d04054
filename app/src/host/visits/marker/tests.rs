use super::*;

#[test]
fn a_program_that_ends_within_a_visit_knows_it_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = || Some(folder.path().join("state").join("visit-open"));
    let mut marker = Marker::at(path());
    assert!(!marker.was_open());
    marker.set(true);
    let mut restarted = Marker::at(path());
    assert!(restarted.was_open());
    assert_eq!(fs::read(path().unwrap()).unwrap(), b"");
    #[cfg(unix)]
    assert_eq!(permissions::open_to_others(folder.path()), Vec::<PathBuf>::new());
    restarted.set(false);
    assert!(!Marker::at(path()).was_open());
}

#[test]
fn a_folder_that_cannot_be_written_changes_nothing() {
    let mut marker = Marker::at(Some(PathBuf::from("/proc/kazasu/visit-open")));
    marker.set(true);
    assert!(!marker.was_open());
}
