use std::fs;

use tempfile::TempDir;

use super::*;

/// At a service that no other test uses.
fn claim(folder: &TempDir, front: &str, readers: &[&str]) -> Claim {
    Claim {
        front: front.to_owned(),
        readers: readers.iter().map(|reader| (*reader).to_owned()).collect(),
        users: Vec::new(),
        service: Some(folder.path().display().to_string()),
        folder: Some(folder.path().join("state")),
        leaves_files: true,
    }
}

fn named(front: &str) -> OtherInstance {
    let process = std::process::id();
    OtherInstance {
        program: format!("{front}, process {process}"),
        process: Some(process),
        user: None,
    }
}

#[test]
fn one_program_serves_and_the_next_is_told_which_and_follows() {
    let folder = tempfile::tempdir().unwrap();
    let (touch, tui) = (claim(&folder, "kazasu touch", &[]), claim(&folder, "kazasu tui", &[]));
    assert_eq!(InstanceLock::holder(&tui), None);
    let first = InstanceLock::acquire(&touch).unwrap();
    assert_eq!(InstanceLock::acquire(&tui).unwrap_err(), named("kazasu touch"));
    assert_eq!(InstanceLock::holder(&tui), Some(named("kazasu touch")));
    drop(first);
    let _second = InstanceLock::acquire(&tui).unwrap();
    assert_eq!(InstanceLock::acquire(&touch).unwrap_err(), named("kazasu tui"));
}

/// The file alone, as where users do not see each other; and sockets alone, as between users.
#[test]
fn either_lock_keeps_the_next_program_out() {
    let folder = tempfile::tempdir().unwrap();
    let first = claim(&folder, "kazasu touch", &["A"]);
    let elsewhere = Claim { service: Some("another".into()), ..first.clone() };
    let of_another = Claim { folder: Some(folder.path().join("theirs")), ..first.clone() };
    let _held = InstanceLock::acquire(&first).unwrap();
    assert_eq!(InstanceLock::acquire(&elsewhere).unwrap_err(), named("kazasu touch"));
    let by_sockets = InstanceLock::acquire(&of_another).map(drop);
    if cfg!(target_os = "linux") {
        assert_eq!(by_sockets.unwrap_err(), named("kazasu touch"));
    }
}

#[test]
fn programs_with_readers_of_their_own_serve_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let _a = InstanceLock::acquire(&claim(&folder, "kazasu touch", &["A", "B"])).unwrap();
    let _c = InstanceLock::acquire(&claim(&folder, "kazasu tui", &["C"])).unwrap();
    for readers in [&["B"][..], &["C"], &["D", "A"], &[]] {
        assert!(
            InstanceLock::acquire(&claim(&folder, "kazasu tui", readers)).is_err(),
            "{readers:?}"
        );
        assert!(InstanceLock::holder(&claim(&folder, "kazasu tui", readers)).is_some());
    }
    assert_eq!(InstanceLock::holder(&claim(&folder, "kazasu tui", &["D"])), None);
}

#[test]
fn where_no_lock_can_be_kept_the_program_serves_and_takes_it_later() {
    let folder = tempfile::tempdir().unwrap();
    let late = claim(&folder, "kazasu touch", &[]);
    // A file lies where the folder has to be.
    fs::write(folder.path().join("state"), "").unwrap();
    let mut held = InstanceLock::acquire(&late).unwrap();
    assert!(held.file.is_none());
    held.complete().unwrap();
    assert!(held.file.is_none());
    fs::remove_file(folder.path().join("state")).unwrap();
    held.complete().unwrap();
    assert!(held.file.is_some());
    let elsewhere = Claim { service: Some("another".into()), ..late };
    assert!(InstanceLock::acquire(&elsewhere).is_err(), "the lock counts from now on");
}

/// Whoever was faster has it, and of the other nothing is left in the way.
#[test]
fn a_lock_that_another_program_took_meanwhile_is_given_up_whole() {
    let folder = tempfile::tempdir().unwrap();
    let late = claim(&folder, "kazasu touch", &[]);
    fs::write(folder.path().join("state"), "").unwrap();
    let mut held = InstanceLock::acquire(&late).unwrap();
    fs::remove_file(folder.path().join("state")).unwrap();
    let faster = Claim {
        front: "kazasu tui".into(),
        service: Some("another service".into()),
        ..late.clone()
    };
    let faster = InstanceLock::acquire(&faster).unwrap();
    assert_eq!(held.complete().unwrap_err(), named("kazasu tui"));
    drop(faster);
    assert!(InstanceLock::acquire(&late).is_ok(), "nothing is held");
    drop(held);
}

#[test]
fn a_view_and_a_program_that_begin_see_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let (serves, views) =
        (claim(&folder, "kazasu touch", &["A"]), claim(&folder, "kazasu tui", &["A"]));
    let mut viewing = Viewing::begin(&views).unwrap();
    assert_eq!(viewing.holder(), None);
    // A view keeps nobody from serving: it lets go.
    let mut lock = InstanceLock::acquire(&serves).unwrap();
    assert_eq!(viewing.holder(), Some(named("kazasu touch")));
    assert!(file::is_viewed(&folder.path().join("state")));
    let yielding = thread::spawn(move || {
        thread::sleep(Duration::from_millis(100));
        drop(viewing);
    });
    lock.wait_for_views();
    assert!(!file::is_viewed(&folder.path().join("state")), "it was waited for");
    yielding.join().unwrap();
    assert_eq!(Viewing::begin(&views).unwrap_err(), named("kazasu touch"));
    let mut beside = Viewing::beside(&views);
    assert_eq!(beside.holder(), Some(named("kazasu touch")), "whoever works there decides it");
}

/// Views look often, and a lock is never refused because somebody just looks.
#[test]
fn looking_takes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let claim = claim(&folder, "kazasu tui", &[]);
    drop(InstanceLock::acquire(&claim).unwrap());
    let lookers: Vec<_> = (0..3)
        .map(|_| {
            let claim = claim.clone();
            thread::spawn(move || (0..50).filter_map(|_| InstanceLock::holder(&claim)).count())
        })
        .collect();
    for looker in lookers {
        assert_eq!(looker.join().unwrap(), 0);
    }
}
