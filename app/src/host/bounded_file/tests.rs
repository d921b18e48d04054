use super::*;

fn said(result: Result<Vec<u8>, Unreadable>) -> String {
    result.map(|bytes| format!("{} bytes", bytes.len())).unwrap_or_else(|why| why.to_string())
}

fn not_a_file(what: &str) -> String {
    format!("is {what}, not a file: name a file, or put one in its place")
}

#[test]
fn a_file_is_read_up_to_its_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("auth.crl");
    std::fs::write(&path, [7; 1024]).unwrap();
    assert_eq!(said(read(&path, Links::Follow, 1024)), "1024 bytes");
    assert_eq!(said(read(&path, Links::Refuse, 2000)), "1024 bytes");
    let long = said(read(&path, Links::Follow, 1023));
    assert!(long.starts_with("is longer than 1023 bytes"), "{long}");
    assert_eq!([size(1 << 20), size(3 << 10), size(1025)], ["1 MiB", "3 KiB", "1025 bytes"]);

    let missing = read(&folder.path().join("none"), Links::Follow, 1).unwrap_err();
    assert_eq!(io::Error::from(missing).kind(), io::ErrorKind::NotFound);
    assert_eq!(said(read(folder.path(), Links::Follow, 1)), not_a_file("a folder"));
}

/// What says that it has no length is bounded all the same.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_hides_its_length_is_bounded() {
    let path = Path::new("/proc/self/environ");
    assert_eq!(path.metadata().unwrap().len(), 0);
    assert!(matches!(read(path, Links::Follow, 1), Err(Unreadable::TooLong { limit: 1 })));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_named_and_never_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let made = std::process::Command::new("mkfifo").arg(path("pipe")).status().unwrap();
    assert!(made.success());
    let _socket = std::os::unix::net::UnixListener::bind(path("socket")).unwrap();
    std::os::unix::fs::symlink(path("pipe"), path("link to a pipe")).unwrap();
    for links in [Links::Follow, Links::Refuse] {
        assert_eq!(said(read(&path("pipe"), links, 9)), not_a_file("a named pipe"));
        assert_eq!(said(read(&path("socket"), links, 9)), not_a_file("a socket"));
        assert_eq!(said(read(Path::new("/dev/zero"), links, 9)), not_a_file("a device"));
    }
    assert_eq!(said(read(&path("link to a pipe"), Links::Follow, 9)), not_a_file("a named pipe"));

    std::fs::write(path("file"), "text").unwrap();
    std::os::unix::fs::symlink(path("file"), path("link")).unwrap();
    assert_eq!(said(read(&path("link"), Links::Follow, 9)), "4 bytes");
    assert_eq!(said(read(&path("link"), Links::Refuse, 9)), not_a_file("a symbolic link"));
    // Where the link has come after it was looked at, the system itself refuses it.
    assert!(options(Links::Refuse).open(path("link")).is_err());
    // A pipe that has come after it was looked at is opened without a wait, and refused then.
    let file = options(Links::Follow).open(path("pipe")).unwrap();
    assert!(matches!(check(&file.metadata().unwrap()), Err(Unreadable::NotAFile(NoFile::Pipe))));
}

/// Whatever the system says, a person is told what to do.
#[cfg(unix)]
#[test]
fn what_the_system_refuses_comes_with_a_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("nowhere", path("dangling")).unwrap();
    std::os::unix::fs::symlink("loop", path("loop")).unwrap();
    std::fs::write(path("file"), "").unwrap();
    for (name, remedy) in [
        ("none", ": check the name, or put the file there"),
        ("dangling", ": check the name, or put the file there"),
        ("loop", ": a link leads to itself; name the file that is meant"),
        ("file/below", ": check the name"),
        (&"n".repeat(5_000), ": check the name"),
        ("n\0", ": check the name"),
    ] {
        let said = said(read(&path(name), Links::Follow, 9));
        assert!(said.ends_with(remedy), "{name:?}: {said}");
    }
}
