//! The side of the technician's view.

use std::io::{self, BufRead, BufReader, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::socket;
use super::wire::Told;
use crate::host::audit;
use crate::host::audit_event::AuditEvent;
use crate::host::mailbox::{Mailbox, mailbox};
use crate::host::visits::{Outside, VisitsHandle};

/// A program that serves says hello at once.
const PATIENCE: Duration = Duration::from_secs(2);

/// Works on the program that serves the patients of this machine. `tell` is given what it says,
/// hello first and [`Told::Gone`] last, on a thread of its own; orders go to what is given back, as
/// to visits of this program.
///
/// # Errors
///
/// When no program lets views in here, or it does not say hello.
pub(crate) fn join(
    terminal: &str,
    tell: impl FnMut(Told) + Send + 'static,
) -> io::Result<VisitsHandle> {
    let path = socket::path().ok_or(io::ErrorKind::NotFound)?;
    join_at(&path, terminal, tell)
}

pub(super) fn join_at(
    path: &Path,
    terminal: &str,
    mut tell: impl FnMut(Told) + Send + 'static,
) -> io::Result<VisitsHandle> {
    let stream = UnixStream::connect(path)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    lines.read_line(&mut line)?;
    let hello = serde_json::from_str(&line).ok().filter(|told| matches!(told, Told::Hello(_)));
    tell(hello.ok_or(io::ErrorKind::InvalidData)?);
    stream.set_read_timeout(None)?;
    thread::Builder::new().name("attached".into()).spawn(move || {
        // What this version has no word for is passed over.
        for line in lines.lines().map_while(Result::ok) {
            serde_json::from_str(&line).into_iter().for_each(&mut tell);
        }
        tell(Told::Gone);
    })?;
    let (post, orders) = mailbox();
    let terminal = terminal.to_owned();
    let thread = thread::Builder::new()
        .name("orders".into())
        .spawn(move || give(stream, &orders, &terminal))?;
    Ok(VisitsHandle::new(post, thread))
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
            Outside::Patient(_) | Outside::Demo(_) | Outside::Trust(_) => continue,
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
