mod mute;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use kazasu_core::apdu::Usage;
use kazasu_core::code::Reason;
use kazasu_core::reader::{OpenError, ReaderEvent, ReaderName};
use kazasu_core::session::{Maintenance, TapPurpose};
use kazasu_core::time::UnixTime;
use tempfile::TempDir;

use super::client::join_at;
use super::*;
use crate::config::{Origin, Value};
use crate::host::audit_event::AuditEvent;
use crate::host::clock::Instant;
use crate::host::mailbox::{Mailbox, mailbox};
use crate::host::report::{Observer, TapOutcome, TapReport, TerminalStatus};
use crate::host::visits::{Order, Outside};

/// A program that serves.
struct Program {
    folder: TempDir,
    server: Option<AttachServer>,
    observer: Box<dyn Observer>,
    orders: Mailbox<Outside>,
}

impl Program {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::at(folder)
    }

    fn at(folder: TempDir) -> Self {
        let value = Value {
            key: "terminal.id".into(),
            shown: "\"desk-1\"".into(),
            origin: Origin::Default,
        };
        let server = AttachServer::new("kazasu touch", vec![value]);
        let observer = server.observer();
        let (post, orders) = mailbox();
        server.entrance().open_in(&folder.path().join("state"), &post).unwrap();
        Self { folder, server: Some(server), observer, orders }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("state/attach")
    }

    /// The next order; that views come and go stands between them.
    fn order(&self) -> Order {
        loop {
            match self.orders.next() {
                Some(Outside::Technician(order)) => return order,
                Some(Outside::Record(AuditEvent::Login | AuditEvent::Logout)) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// What is posted next, whatever it is.
    fn posted(&self) -> Outside {
        self.orders.next_until(Instant::now() + Duration::from_secs(10)).unwrap()
    }
}

fn view(path: &Path) -> (crate::host::visits::VisitsHandle, Receiver<Told>) {
    let (sender, told) = channel();
    (join_at(path, "desk-1", move |news| drop(sender.send(news))).unwrap(), told)
}

fn next(told: &Receiver<Told>) -> Told {
    told.recv_timeout(Duration::from_secs(10)).unwrap()
}

fn tap(number: u64, purpose: TapPurpose, outcome: TapOutcome) -> TapReport {
    TapReport {
        number,
        started: UnixTime::from_secs(1_800_000_000),
        reader: "Reader".into(),
        purpose,
        demo: false,
        outcome,
        phone: None,
        tries_left: Some(2),
        token: None,
        steps: Vec::new(),
        usage: Usage::default(),
        total: Duration::from_millis(4),
        trace: Vec::new(),
    }
}

/// Whoever comes late knows as much as whoever was there.
#[test]
fn a_view_is_told_what_was_and_what_happens() {
    let mut program = Program::new();
    let (a, b) = (ReaderName::from("A"), ReaderName::from("B"));
    program.observer.reader(&ReaderEvent::ServiceUp { readers: vec![a.clone(), b.clone()] });
    program.observer.reader(&ReaderEvent::Detached(b));
    program.observer.reader(&ReaderEvent::Present { reader: a.clone(), atr: vec![0x3B, 0x80] });
    let status = TerminalStatus {
        maintenance: Maintenance::Awaited,
        visit_open: true,
        tap: Some(TapPurpose::Visit),
    };
    program.observer.status(status);
    let wrong =
        tap(1, TapPurpose::Visit, TapOutcome::refused(Reason::WrongPin, Some("wrong PIN".into())));
    let test = tap(2, TapPurpose::Test, TapOutcome::Read);
    program.observer.tap(&wrong);
    program.observer.tap(&test);

    let (_view, told) = view(&program.path());
    let Told::Hello(hello) = next(&told) else { panic!("no hello") };
    assert_eq!(hello.program, format!("kazasu touch, process {}", std::process::id()));
    assert_eq!(hello.counts, BTreeMap::from([("wrong_pin".to_owned(), 1)]), "tests are no visits");
    assert_eq!(hello.values[0].shown, "\"desk-1\"");
    let reader = |event: ReaderEvent| Told::Reader { event: (&event).into() };
    assert_eq!(next(&told), reader(ReaderEvent::ServiceUp { readers: vec![a.clone()] }));
    assert_eq!(
        next(&told),
        reader(ReaderEvent::Present { reader: a.clone(), atr: vec![0x3B, 0x80] })
    );
    assert_eq!(next(&told), Told::Status { status });
    assert_eq!(next(&told), Told::Earlier { tap: Box::new(wrong) });
    assert_eq!(next(&told), Told::Earlier { tap: Box::new(test) });

    let read = tap(3, TapPurpose::Visit, TapOutcome::Read);
    program.observer.tap(&read);
    program.observer.reader(&ReaderEvent::Absent(a.clone()));
    program.observer.status(TerminalStatus::default());
    assert_eq!(next(&told), Told::Tap { tap: Box::new(read) });
    assert_eq!(next(&told), reader(ReaderEvent::Absent(a)));
    assert_eq!(next(&told), Told::Status { status: TerminalStatus::default() });
    drop(program.server.take());
    assert_eq!(next(&told), Told::Gone);
    assert!(!program.path().exists(), "nothing is left behind");
}

#[test]
fn orders_are_passed_on_and_what_a_view_leaves_is_put_right() {
    let program = Program::new();
    let (started, _told) = view(&program.path());
    assert_eq!(
        program.posted(),
        AuditEvent::Login.into(),
        "who comes is recorded by the connection"
    );
    for order in [Order::TestRead { reader: "A".into() }, Order::MaintenanceOn] {
        assert!(started.post.send(order.clone().into()));
        assert_eq!(program.posted(), order.into());
    }
    // The connection is lost, as when somebody closes a laptop.
    started.end();
    assert_eq!(program.posted(), Order::MaintenanceOff.into());
    assert_eq!(program.posted(), AuditEvent::Logout.into());

    // Whoever has tidied up leaves nothing, and says nothing that the connection says.
    let (started, _told) = view(&program.path());
    assert_eq!(program.posted(), AuditEvent::Login.into());
    assert!(started.post.send(AuditEvent::Login.into()));
    for order in [Order::MaintenanceNow, Order::MaintenanceOff] {
        assert!(started.post.send(order.clone().into()));
        assert_eq!(program.posted(), order.into());
    }
    assert!(started.post.send(AuditEvent::Logout.into()));
    started.end();
    assert_eq!(program.posted(), AuditEvent::Logout.into());
    let (started, _told) = view(&program.path());
    assert_eq!(program.posted(), AuditEvent::Login.into());
    assert!(started.post.send(Order::Reconnect.into()));
    assert_eq!(program.posted(), Order::Reconnect.into());
}

/// Only the program that carried something out writes it into the audit log: whoever has the socket
/// can have nothing recorded but that he came and went.
#[test]
fn no_client_can_have_an_event_recorded() {
    let program = Program::new();
    let mut stranger = UnixStream::connect(program.path()).unwrap();
    let events =
        ["login", "logout", "maintenance_on", "self_test", "bundle_written", "reconnected"];
    for event in events {
        for line in [
            format!(r#"{{"order":"note","about":{{"deed":"{event}"}}}}"#),
            format!(r#"{{"order":"record","about":{{"deed":"{event}"}}}}"#),
            format!(r#"{{"deed":"{event}"}}"#),
        ] {
            stranger.write_all((line + "\n").as_bytes()).unwrap();
        }
    }
    stranger.write_all(b"{\"order\":\"reconnect\"}\n").unwrap();
    assert_eq!(program.posted(), AuditEvent::Login.into());
    assert_eq!(program.posted(), Order::Reconnect.into());
    drop(stranger);
    assert_eq!(program.posted(), AuditEvent::Logout.into());
}

/// Two at one terminal: who leaves does not take the other's maintenance along.
#[test]
fn maintenance_ends_with_the_last_who_works_on_it() {
    let program = Program::new();
    let views = [(); 2].map(|()| view(&program.path()).0);
    for view in &views {
        assert!(view.post.send(Outside::Technician(Order::MaintenanceOn)));
        assert_eq!(program.order(), Order::MaintenanceOn);
    }
    let [first, second] = views;
    first.end();
    // Long enough for what would be put right.
    std::thread::sleep(Duration::from_millis(300));
    // What comes next is of the one that is still here.
    assert!(second.post.send(Outside::Technician(Order::Reconnect)));
    assert_eq!(program.order(), Order::Reconnect);
    second.end();
    assert_eq!(program.order(), Order::MaintenanceOff);
}

#[test]
fn the_program_that_ends_hears_out_what_is_put_right() {
    let mut program = Program::new();
    let (started, _told) = view(&program.path());
    assert!(started.post.send(Outside::Technician(Order::MaintenanceOn)));
    assert_eq!(program.order(), Order::MaintenanceOn);
    drop(program.server.take());
    assert_eq!(program.order(), Order::MaintenanceOff);
}

/// Nothing that somebody writes there stops the program, or keeps it.
#[test]
fn what_is_no_order_is_passed_over_and_what_is_too_long_ends_it() {
    let program = Program::new();
    let mut stranger = UnixStream::connect(program.path()).unwrap();
    stranger.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut said = BufReader::new(stranger.try_clone().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(line.starts_with("{\"told\":\"hello\""), "{line}");
    stranger
        .write_all(
            b"nonsense\n{\"order\":\"something new\"}\n\xff\xfe\n{\"order\":\"reconnect\"}\n",
        )
        .unwrap();
    assert_eq!(program.order(), Order::Reconnect);
    // It may be sent away before all of it is written.
    drop(stranger.write_all(&[b'x'; 10_000]));
    let end = said.read_to_end(&mut Vec::new()).map_err(|error| error.kind());
    assert!(
        !matches!(end, Err(std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)),
        "it ends: {end:?}"
    );
    let (_view, told) = view(&program.path());
    assert!(matches!(next(&told), Told::Hello(_)));
}

#[test]
fn a_view_that_does_not_keep_up_keeps_nobody() {
    let mut program = Program::new();
    let idle = UnixStream::connect(program.path()).unwrap();
    let (_view, told) = view(&program.path());
    assert!(matches!(next(&told), Told::Hello(_)));
    let report = tap(1, TapPurpose::Visit, TapOutcome::Read);
    let mut heard = 0;
    // More than fits into the socket and the queue of the one that reads nothing.
    for _ in 0..10_000 {
        program.observer.tap(&report);
        heard += told.try_iter().filter(|told| matches!(told, Told::Tap { .. })).count();
        if heard % 500 == 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    drop(idle);
    assert!(heard > 0);
}

#[test]
fn only_so_many_views_are_let_in_and_only_this_users() {
    let program = Program::new();
    let views: Vec<_> = (0..4).map(|_| view(&program.path())).collect();
    views.iter().for_each(|(_, told)| assert!(matches!(next(told), Told::Hello(_))));
    assert!(join_at(&program.path(), "desk-1", |_| {}).is_err());
    assert_eq!(program.path().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    views.into_iter().for_each(|(started, _)| started.end());
    let patience = Instant::now() + Duration::from_secs(10);
    while join_at(&program.path(), "desk-1", |_| {}).is_err() {
        assert!(Instant::now() < patience, "room again");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What a program that was killed has left lies in nobody's way; a socket where nobody listens lets
/// nobody in.
#[test]
fn a_socket_that_was_left_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("state")).unwrap();
    let path = folder.path().join("state/attach");
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    assert!(path.exists() && join_at(&path, "desk-1", |_| {}).is_err());
    let program = Program::at(folder);
    let (_view, told) = view(&program.path());
    assert!(matches!(next(&told), Told::Hello(_)));
}

/// A view and a program of two versions meet while a terminal is updated.
#[test]
fn what_is_told_of_a_terminal_keeps_its_words() {
    let told = Told::Status { status: TerminalStatus::default() };
    let expected = serde_json::json!({
        "told": "standing",
        "standing": {"maintenance": "off", "visit_open": false, "tap": null},
    });
    assert_eq!(serde_json::to_value(&told).unwrap(), expected);
    let outcome = TapOutcome::NotOpened { why: OpenError::ServiceGone };
    let expected = serde_json::json!({"outcome": "not_opened", "why": "unavailable"});
    assert_eq!(serde_json::to_value(&outcome).unwrap(), expected);
}
