//! The system's journal (systemd-journald), where the program runs under it: the same lines, with
//! their fields to search for.
//!
//! Own code instead of a crate: the protocol is one datagram of `FIELD=value` lines (systemd's
//! "Native Journal Protocol"), and what is sent stays [`Loggable`](crate::host::loggable), which
//! a log of anybody's events would not.

use std::io;
use std::os::unix::fs::MetadataExt;
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// Where journald listens.
const SOCKET: &str = "/run/systemd/journal/socket";

/// A way to the journal.
#[derive(Debug)]
pub(super) struct Journald {
    socket: UnixDatagram,
    path: PathBuf,
}

impl Journald {
    /// The journal, where this program's standard error goes to it (systemd.exec(5),
    /// `$JOURNAL_STREAM`).
    pub(super) fn of_this_service() -> Option<Self> {
        let stream = std::env::var("JOURNAL_STREAM").ok()?;
        let about = std::fs::metadata("/proc/self/fd/2").ok()?;
        // A program that was started from a service has the variable too, and an output of its own.
        (stream == format!("{}:{}", about.dev(), about.ino()))
            .then(|| Self::at(Path::new(SOCKET)).ok())
            .flatten()
    }

    fn at(path: &Path) -> io::Result<Self> {
        let socket = UnixDatagram::unbound()?;
        // A journal that is stuck loses lines, and nobody waits for it.
        socket.set_nonblocking(true)?;
        Ok(Self { socket, path: path.to_owned() })
    }

    /// Sends a line.
    pub(super) fn send(&self, line: &Map<String, Value>) -> io::Result<()> {
        self.socket.send_to(&datagram(line), &self.path).map(drop)
    }
}

fn datagram(line: &Map<String, Value>) -> Vec<u8> {
    let text = |key: &str| line.get(key).and_then(Value::as_str);
    let said = ["event", "what", "outcome", "code", "reason", "error"].into_iter().filter_map(text);
    // 4: warning, 6: informational (syslog(3)).
    let priority = if text("event") == Some("trouble") { "4" } else { "6" };
    let mut datagram = Vec::new();
    field(&mut datagram, "MESSAGE", &said.collect::<Vec<_>>().join(" "));
    field(&mut datagram, "PRIORITY", priority);
    field(&mut datagram, "SYSLOG_IDENTIFIER", "kazasu");
    for (key, value) in line {
        let value = match value {
            Value::String(text) => text.clone(),
            Value::Null => continue,
            other => other.to_string(),
        };
        field(&mut datagram, &format!("KAZASU_{}", key.to_ascii_uppercase()), &value);
    }
    datagram
}

/// A value with a line end goes with its length before it; ours have none, but the field after it
/// must not depend on that.
fn field(datagram: &mut Vec<u8>, name: &str, value: &str) {
    datagram.extend_from_slice(name.as_bytes());
    if value.contains('\n') {
        datagram.push(b'\n');
        datagram.extend_from_slice(&(value.len() as u64).to_le_bytes());
    } else {
        datagram.push(b'=');
    }
    datagram.extend_from_slice(value.as_bytes());
    datagram.push(b'\n');
}

#[cfg(test)]
mod tests;
