//! Who may write into a folder, and who reads a configuration.

use super::*;

#[test]
fn a_folder_and_a_configuration_are_looked_at_as_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let open = |mode| {
        let file = folder.path().join("kazasu.toml");
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        configuration::openness(Some(&file))
    };
    assert_eq!(
        [open(0o644), open(0o660), open(0o646)].map(|it| it == configuration::Openness::Open),
        [false, false, true]
    );
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    assert_eq!(
        open(0o644),
        configuration::Openness::Open,
        "a file in a folder for all can be replaced"
    );
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o1777)).unwrap();
    assert_eq!(open(0o644), configuration::Openness::Closed, "but not where the folder is sticky");

    let missing = folder::look(folder.path().join("not/yet"));
    assert!(
        missing.closed.is_none() && missing.free.is_ok_and(|bytes| bytes > 0),
        "it can be made"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "looking leaves nothing behind");
    let file = folder::look("/proc/kazasu".into());
    assert!(file.closed.is_some(), "nobody writes to /proc");
}
