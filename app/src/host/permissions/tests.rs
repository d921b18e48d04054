use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;

use super::*;

fn refused(path: &Path) -> Option<NotOurs> {
    let error = folder(path).err()?;
    assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    error.get_ref()?.downcast_ref().map(|refused: &Refused| refused.why)
}

#[test]
fn a_folder_that_others_may_write_into_is_refused() {
    let above = tempfile::tempdir().unwrap();
    let path = above.path().join("kazasu");
    assert_eq!(refused(&path), None, "one that is made is ours");
    for (mode, why) in [
        (0o700, None),
        (0o750, None),
        (0o755, None),
        (0o770, Some(NotOurs::Open(0o770))),
        (0o702, Some(NotOurs::Open(0o702))),
        (0o1777, Some(NotOurs::Open(0o1777))),
    ] {
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        assert_eq!(refused(&path), why, "{mode:o}");
    }
    fs::set_permissions(&path, Permissions::from_mode(0o700)).unwrap();
    for (mode, why) in [(0o777, Some(NotOurs::OpenAbove(0o777))), (0o1777, None), (0o775, None)] {
        fs::set_permissions(above.path(), Permissions::from_mode(mode)).unwrap();
        assert_eq!(refused(&path), why, "{mode:o} above");
    }
}

#[test]
fn a_link_and_what_is_no_folder_or_anothers_is_refused() {
    let above = tempfile::tempdir().unwrap();
    let (there, link) = (above.path().join("there"), above.path().join("link"));
    fs::create_dir(&there).unwrap();
    symlink(&there, &link).unwrap();
    assert_eq!(refused(&link), Some(NotOurs::Link));
    let file = above.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(folder(&file).is_err());
    // Every system has a folder of root's; whoever is root has one of somebody else's to look for.
    let user = rustix::process::geteuid().as_raw();
    if user != 0 {
        assert_eq!(refused(Path::new("/usr")), Some(NotOurs::OfAnother { owner: 0, user }));
    }
}

/// What somebody else owns above it is his to put in another place; and nothing is made in it.
#[test]
fn what_lies_in_a_folder_of_another_user_is_refused() {
    if !rustix::process::geteuid().is_root() {
        #[allow(clippy::print_stderr, reason = "a test that did not run says so")]
        return eprintln!("not run: only root can give a folder to another user");
    }
    let above = tempfile::tempdir().unwrap();
    let (theirs, link) = (above.path().join("theirs"), above.path().join("link"));
    fs::create_dir(&theirs).unwrap();
    std::os::unix::fs::chown(&theirs, Some(1234), None).unwrap();
    symlink(above.path(), &link).unwrap();
    std::os::unix::fs::lchown(&link, Some(1234), None).unwrap();
    let of_another = Some(NotOurs::OfAnother { owner: 1234, user: 0 });
    for folder in ["theirs", "theirs/log", "theirs/a/b/log", "link/log"] {
        let path = above.path().join(folder);
        assert_eq!(refused(&path), of_another, "{folder}");
    }
    assert_eq!(fs::read_dir(&theirs).unwrap().count(), 0);
    assert!(!above.path().join("log").exists());
    let said = folder(&theirs.join("log")).unwrap_err().to_string();
    assert!(said.starts_with(&format!("{} belongs", theirs.display())), "{said}");
    assert!(said.contains("uid 1234") && said.contains("chown 0"), "{said}");
}

/// Opens it for adding to it, as the log is.
fn open_to_add(path: PathBuf) -> io::Result<File> {
    open(&path, options().read(true).append(true).create(true))
}

#[test]
fn no_link_is_followed_and_neither_pipe_nor_device_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("victim"), "mine").unwrap();
    symlink(path("victim"), path("link")).unwrap();
    symlink(path("nowhere"), path("dangling")).unwrap();
    let mode = rustix::fs::Mode::from_raw_mode(0o600);
    rustix::fs::mkfifoat(rustix::fs::CWD, path("pipe"), mode).unwrap();
    for name in ["link", "dangling", "pipe"] {
        assert!(open_to_add(path(name)).is_err(), "{name}");
    }
    assert!(open_to_add("/dev/null".into()).is_err() && open_to_add(path("")).is_err());
    assert_eq!(fs::read_to_string(path("victim")).unwrap(), "mine");
    assert!(!path("nowhere").exists());
    assert!(open_to_add(path("log")).is_ok() && open_to_add(path("log")).is_ok());
}
