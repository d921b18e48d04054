//! Whoever connects and is of no use: mute, without an end, or no program at all.

use super::*;

/// Connections that say nothing take no technician's place, and none of them is a login.
#[test]
fn who_is_mute_keeps_no_technician_out() {
    let program = Program::new();
    for count in [4, 100] {
        let mute: Vec<_> =
            (0..count).map(|_| UnixStream::connect(program.path()).unwrap()).collect();
        let (technician, told) = view(&program.path());
        assert!(matches!(next(&told), Told::Hello(_)), "{count}");
        assert_eq!(program.posted(), AuditEvent::Login.into());
        technician.end();
        assert_eq!(program.posted(), AuditEvent::Logout.into());
        drop(mute);
    }
    assert!(program.orders.waiting().next().is_none(), "who said nothing has done nothing");
}

/// Nor do those that never end a line, that say what is no order, or that read nothing.
#[test]
fn who_says_nothing_of_use_keeps_no_technician_out() {
    let program = Program::new();
    let says: [&[u8]; 4] = [b"{\"order\":", b"nonsense\n", b"\x1b[2J\xff\0", &[b'x'; 4_000]];
    let strangers: Vec<_> = says
        .iter()
        .cycle()
        .take(60)
        .map(|said| {
            let mut stranger = UnixStream::connect(program.path()).unwrap();
            stranger.set_write_timeout(Some(Duration::from_secs(10))).unwrap();
            drop(stranger.write_all(said));
            stranger
        })
        .collect();
    let (_technician, told) = view(&program.path());
    assert!(matches!(next(&told), Told::Hello(_)));
    assert_eq!(program.posted(), AuditEvent::Login.into());
    drop(strangers);
    assert!(program.orders.waiting().next().is_none());
}

/// Whoever is told of a patient's tap is a login of the audit log.
#[test]
fn who_is_mute_is_told_of_no_tap() {
    let mut program = Program::new();
    let mute = UnixStream::connect(program.path()).unwrap();
    mute.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut said = BufReader::new(mute.try_clone().unwrap());
    let mut hello = String::new();
    said.read_line(&mut hello).unwrap();
    program.observer.tap(&tap(1, TapPurpose::Visit, TapOutcome::Read));
    let (_technician, told) = view(&program.path());
    while !matches!(next(&told), Told::Earlier { .. }) {}
    drop(program.server.take());
    assert_eq!(said.read_to_end(&mut Vec::new()).unwrap(), 0, "nothing but hello: {hello}");
}

/// A view whose program lets no more in knows why.
#[test]
fn a_view_that_finds_no_room_is_told_so() {
    let program = Program::new();
    let _views: Vec<_> = (0..4).map(|_| view(&program.path())).collect();
    assert_eq!(join_at(&program.path(), "desk-1", |_| {}).unwrap_err(), Closed::Full);
}

/// A program that hangs, or is another one, keeps a view that comes no longer than a moment.
#[test]
fn a_socket_that_is_no_programs_is_left_after_one_deadline() {
    let folder = tempfile::tempdir().unwrap();
    let join_what_says = |number: usize, says: &'static [u8]| {
        let path = folder.path().join(number.to_string());
        let listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        std::thread::spawn(move || {
            let mut stream = listener.accept().unwrap().0;
            drop(stream.write_all(says));
            std::thread::sleep(Duration::from_secs(60));
        });
        join_at(&path, "desk-1", |_| {}).unwrap_err()
    };
    for (number, says) in [&b""[..], b"{\"told\":", b"\x1b[2Jhello\n", b"{\"told\":\"status\"}\n"]
        .into_iter()
        .enumerate()
    {
        assert_eq!(join_what_says(number, says), Closed::Silent, "{number}");
    }
}
