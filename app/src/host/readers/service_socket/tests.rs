use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;

use super::*;

const DOWN: ServiceDown = ServiceDown::NotRunning;

#[test]
fn nobody_there_is_not_running() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "no socket").unwrap();
    let left = folder.path().join("left");
    drop(UnixListener::bind(&left).unwrap());
    let long = folder.path().join("a".repeat(200));
    for path in [folder.path().join("missing"), file.join("below"), file, left, long] {
        assert_eq!(look(&path, DOWN), ServiceDown::NotRunning, "{}", path.display());
    }
}

#[test]
fn a_socket_behind_a_closed_door_is_refused() {
    if rustix_is_root() {
        return; // to root every door is open
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let _listener = UnixListener::bind(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
    assert_eq!(look(&path, DOWN), ServiceDown::Refused);
}

fn rustix_is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

#[test]
fn who_hangs_up_refuses_and_who_listens_speaks_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let listener = UnixListener::bind(&path).unwrap();
    let server = std::thread::spawn(move || {
        drop(listener.accept().unwrap());
        let listening = listener.accept().unwrap();
        (listener, listening)
    });
    assert_eq!(look(&path, DOWN), ServiceDown::Refused);
    assert_eq!(look(&path, DOWN), ServiceDown::Incompatible);
    let _open = server.join().unwrap();
    assert_eq!(look(&path, ServiceDown::Refused), ServiceDown::Refused);
}
