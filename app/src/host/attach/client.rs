//! The side of the technician's view.

use std::io::{self, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::closed::Closed;
use super::socket;
use super::wire::{GREETING, Told};
use crate::host::audit;
use crate::host::audit_event::AuditEvent;
use crate::host::clock::Instant;
use crate::host::instance_lock::OtherInstance;
use crate::host::mailbox::{Mailbox, mailbox};
use crate::host::paths;
use crate::host::unix_sockets::{self, Lines};
use crate::host::visits::{Outside, VisitsHandle};

/// A program that serves says at once who it is, and how things stand: one time for both.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest line that a program says: a tap with all of its commands is far shorter.
const LONGEST: usize = 4 << 20;

/// Works on the program that serves the patients of this machine. `tell` is given what it says,
/// hello first and [`Told::Gone`] last, on a thread of its own; orders go to what is given back, as
/// to visits of this program.
///
/// # Errors
///
/// Why that program lets no view in.
pub(crate) fn join(
    other: &OtherInstance,
    terminal: &str,
    tell: impl FnMut(Told) + Send + 'static,
) -> Result<VisitsHandle, Closed> {
    if let Some(user) = &other.user {
        return Err(Closed::OfUser(user.clone()));
    }
    let folder = paths::state_folder().ok_or(Closed::NoFolder)?;
    let mut closed = Closed::NotOpen;
    for path in (0..socket::MOST).map(|number| socket::path(&folder, number)) {
        match socket::connect(&path) {
            Ok(stream) if is_of(&stream, other) => return join_stream(stream, terminal, tell),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // What an earlier program has left.
            Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {}
            Err(error) => closed = Closed::System(error.to_string()),
        }
    }
    Err(closed)
}

/// Whether this is a socket of that program. One of a process that nobody knows here (of another
/// container, say) is.
fn is_of(stream: &UnixStream, other: &OtherInstance) -> bool {
    match (unix_sockets::peer(stream), other.process) {
        (Some(peer), _) if peer.user != unix_sockets::own_user() && peer.user != 0 => false,
        (Some(peer), Some(process)) => {
            peer.process == process || !Path::new(&format!("/proc/{process}")).exists()
        }
        _ => true,
    }
}

#[cfg(test)]
pub(super) fn join_at(
    path: &Path,
    terminal: &str,
    tell: impl FnMut(Told) + Send + 'static,
) -> Result<VisitsHandle, Closed> {
    let stream = socket::connect(path).map_err(|error| Closed::System(error.to_string()))?;
    join_stream(stream, terminal, tell)
}

fn join_stream(
    stream: UnixStream,
    terminal: &str,
    mut tell: impl FnMut(Told) + Send + 'static,
) -> Result<VisitsHandle, Closed> {
    let lines = greet(&stream, &mut tell)?;
    let (post, orders) = mailbox();
    let terminal = terminal.to_owned();
    let failed = |error: io::Error| Closed::System(error.to_string());
    thread::Builder::new()
        .name("attached".into())
        .spawn(move || listen(lines, tell))
        .map_err(failed)?;
    let thread = thread::Builder::new()
        .name("orders".into())
        .spawn(move || give(stream, &orders, &terminal))
        .map_err(failed)?;
    Ok(VisitsHandle::new(post, thread))
}

/// Says that this is a view, and tells the first two things that are said: that there was room is
/// known by the second.
fn greet(stream: &UnixStream, tell: &mut impl FnMut(Told)) -> Result<Lines, Closed> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::TimedOut => Closed::Silent,
        _ => Closed::System(error.to_string()),
    };
    let until = Instant::now() + PATIENCE;
    stream.set_write_timeout(Some(PATIENCE)).map_err(failed)?;
    let mut lines = Lines::new(stream.try_clone().map_err(failed)?, LONGEST);
    // Where it turns this one away, it says why.
    let greeted = { stream }.write_all(format!("{GREETING}\n").as_bytes());
    let mut next = || match lines.next(Some(until)) {
        Ok(Some(line)) => Ok(serde_json::from_slice(&line).ok()),
        Ok(None) => Err(Closed::NotOpen),
        Err(error) => Err(failed(error)),
    };
    match next()? {
        Some(Told::NoRoom) => return Err(Closed::Full),
        Some(hello @ Told::Hello(_)) => {
            greeted.map_err(failed)?;
            match next()? {
                Some(Told::NoRoom) => return Err(Closed::Full),
                second => {
                    tell(hello);
                    second.into_iter().for_each(tell);
                }
            }
        }
        _ => return Err(Closed::Silent),
    }
    Ok(lines)
}

/// Until the program that serves has gone. What this version has no word for is passed over.
fn listen(mut lines: Lines, mut tell: impl FnMut(Told)) {
    while let Ok(Some(line)) = lines.next(None) {
        serde_json::from_slice(&line).into_iter().for_each(&mut tell);
    }
    tell(Told::Gone);
}

/// Until the view is left, or the program that serves has gone: then the rest is for nobody.
fn give(mut stream: UnixStream, orders: &Mailbox<Outside>, terminal: &str) {
    while let Some(outside) = orders.next() {
        let order = match outside {
            Outside::Quit => break,
            Outside::Technician(order) => order,
            Outside::Record(event) => {
                record(terminal, &event);
                continue;
            }
            // Patients are served elsewhere.
            Outside::Patient(_)
            | Outside::Demo(_)
            | Outside::Trust(_)
            | Outside::Serving(_)
            | Outside::Outbox(_) => continue,
        };
        let Ok(mut line) = serde_json::to_vec(&order) else { continue };
        line.push(b'\n');
        if stream.write_all(&line).is_err() {
            break;
        }
    }
    drop(stream.shutdown(Shutdown::Both));
}

/// Records what this program has done itself. That somebody has come and gone the other one sees by
/// the connection, and says it.
fn record(terminal: &str, event: &AuditEvent) {
    if matches!(event, AuditEvent::Login | AuditEvent::Logout) {
        return;
    }
    if let Err(error) = audit::record_once(terminal, event) {
        tracing::warn!(%error, "audit log");
    }
}
