use std::fs;
use std::path::PathBuf;

use kazasu_core::session::{Action, BundledAnswer};
use kazasu_core::virtual_phone::Model;
use tempfile::TempDir;

use super::super::*;
use super::table::{Table, phone};

/// A folder, and the file in it.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kazasu/visit-open");
    (folder, path)
}

#[test]
fn the_mark_is_there_as_long_as_a_visit_is_open() {
    let (_folder, path) = place();
    let mut table = Table::real(Marker::at(Some(path.clone())));
    table.is_ready();
    assert!(!path.exists());
    table.hold(&phone(Model::Iphone)).shows("take-ip");
    assert_eq!(fs::read(&path).unwrap(), b"", "and it tells nothing of the patient");
    table
        .take_away()
        .shows("consent-all")
        .act(Action::Answer(BundledAnswer::All))
        .shows("consent-check")
        .act(Action::Decide)
        .shows("done-away");
    assert!(path.exists());
    table.act(Action::Finish).shows("start");
    assert!(!path.exists());
}

#[test]
fn a_program_that_was_cut_off_within_a_visit_says_so_at_its_next_start_and_only_then() {
    let (_folder, path) = place();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, []).unwrap();
    let mut table = Table::real(Marker::at(Some(path.clone())));
    table.shows("restarted").act(Action::Start).shows("kind").act(Action::Back).shows("start");
    assert!(table.end());
    let mut table = Table::real(Marker::at(Some(path)));
    table.shows("start");
    assert!(table.shown.iter().all(|screen| screen.view.id() != "restarted"));
}

#[test]
fn quitting_within_a_visit_wipes_the_pin_and_is_no_restart() {
    let (_folder, path) = place();
    let android = phone(Model::Android);
    let mut table = Table::real(Marker::at(Some(path.clone())));
    table
        .is_ready()
        .act(Action::Start)
        .shows("kind")
        .act(Action::Choose(kazasu_core::jpki::PhoneKind::Android));
    table.enter("1234").shows("an-hold");
    assert!(path.exists());
    assert!(table.end());
    assert!(!path.exists());
    // Nobody is left who could send it.
    table.hold(&android);
    assert_eq!(android.lock().commands(), 0);
    Table::real(Marker::at(Some(path))).shows("start");
}

#[test]
fn a_demonstration_leaves_no_mark() {
    assert!(!Marker::none().was_open());
    let mut marker = Marker::none();
    marker.set(true);
    assert!(!marker.was_open());
}
