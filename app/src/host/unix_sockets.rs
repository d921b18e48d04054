//! Unix sockets, so that whoever is at the other end can hold up nobody: connections that do not
//! wait, lines with a longest length and one deadline for each, and whose the other end is.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use crate::host::clock::Instant;

/// Who is at the other end of a connection, by the system's word (`SO_PEERCRED`, unix(7)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Peer {
    pub(crate) user: u32,
    /// Of whoever has made the socket.
    pub(crate) process: u32,
}

/// The user who runs this program.
pub(crate) fn own_user() -> u32 {
    rustix::process::geteuid().as_raw()
}

/// Who is at the other end; `None` where the system does not say it.
#[cfg(target_os = "linux")]
pub(crate) fn peer(stream: &impl std::os::fd::AsFd) -> Option<Peer> {
    let made = rustix::net::sockopt::socket_peercred(stream).ok()?;
    let process = u32::try_from(made.pid.as_raw_nonzero().get()).ok()?;
    Some(Peer { user: made.uid.as_raw(), process })
}

/// Who is at the other end; `None` where the system does not say it.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn peer(_: &UnixStream) -> Option<Peer> {
    None
}

/// Connects to the socket at `path`, and waits only so long for one that is crowded.
///
/// # Errors
///
/// Whatever the system says; `WouldBlock` where it stays crowded.
#[cfg(target_os = "linux")]
pub(crate) fn connect(path: &Path, patience: Duration) -> io::Result<UnixStream> {
    connect_to(&rustix::net::SocketAddrUnix::new(path)?, patience)
}

/// Connects to the socket at `path`.
///
/// # Errors
///
/// Whatever the system says.
#[cfg(not(target_os = "linux"))]
pub(crate) fn connect(path: &Path, _: Duration) -> io::Result<UnixStream> {
    UnixStream::connect(path)
}

/// The same, to a name of the abstract namespace.
///
/// # Errors
///
/// As [`connect`].
#[cfg(target_os = "linux")]
pub(crate) fn connect_abstract(name: &str, patience: Duration) -> io::Result<UnixStream> {
    connect_to(&rustix::net::SocketAddrUnix::new_abstract_name(name.as_bytes())?, patience)
}

#[cfg(target_os = "linux")]
fn connect_to(address: &rustix::net::SocketAddrUnix, patience: Duration) -> io::Result<UnixStream> {
    use rustix::net::{AddressFamily, SocketFlags, SocketType, connect, socket_with};
    let until = Instant::now() + patience;
    loop {
        let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
        let socket = socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)?;
        match connect(&socket, address).map_err(io::Error::from) {
            Ok(()) => {
                let stream = UnixStream::from(socket);
                stream.set_nonblocking(false)?;
                return Ok(stream);
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock && Instant::now() < until => {
                std::thread::sleep(Duration::from_millis(3));
            }
            Err(error) => return Err(error),
        }
    }
}

/// Lines that come over a socket.
#[derive(Debug)]
pub(crate) struct Lines {
    stream: UnixStream,
    longest: usize,
    /// What has come behind the last line.
    rest: Vec<u8>,
}

impl Lines {
    /// None of them may be longer than so many bytes.
    pub(crate) const fn new(stream: UnixStream, longest: usize) -> Self {
        Self { stream, longest, rest: Vec::new() }
    }

    /// The next line without its end; with a deadline, for all of it. `None` where the connection
    /// has ended, within a line too.
    ///
    /// # Errors
    ///
    /// `InvalidData` where it is too long, `TimedOut`, and whatever the system says.
    pub(crate) fn next(&mut self, until: Option<Instant>) -> io::Result<Option<Vec<u8>>> {
        let mut looked = 0;
        loop {
            let end = self.rest.iter().skip(looked).position(|byte| *byte == b'\n');
            if let Some(end) = end.map(|end| looked + end) {
                let after = self.rest.split_off(end + 1);
                let mut line = std::mem::replace(&mut self.rest, after);
                line.pop();
                return Ok(Some(line));
            }
            looked = self.rest.len();
            if looked > self.longest {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            if left.is_some_and(|left| left.is_zero()) {
                return Err(io::ErrorKind::TimedOut.into());
            }
            self.stream.set_read_timeout(left)?;
            let mut bytes = [0; 4_096];
            match self.stream.read(&mut bytes) {
                Ok(0) => return Ok(None),
                Ok(length) => self.rest.extend(bytes.iter().take(length)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    return Err(io::ErrorKind::TimedOut.into());
                }
                Err(error) => return Err(error),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::thread;

    use super::*;

    fn pair(longest: usize) -> (UnixStream, Lines) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        (theirs, Lines::new(ours, longest))
    }

    #[test]
    fn lines_are_told_apart_however_they_come() {
        let (mut theirs, mut lines) = pair(10);
        theirs.write_all(b"one\n\ntwo\nthr").unwrap();
        assert_eq!(lines.next(None).unwrap().unwrap(), b"one");
        assert_eq!(lines.next(None).unwrap().unwrap(), b"");
        assert_eq!(lines.next(None).unwrap().unwrap(), b"two");
        theirs.write_all(b"ee\nfour").unwrap();
        assert_eq!(lines.next(None).unwrap().unwrap(), b"three");
        drop(theirs);
        assert_eq!(lines.next(None).unwrap(), None, "half a line is none");
    }

    #[test]
    fn a_line_has_a_longest_length_and_one_deadline() {
        let (mut theirs, mut lines) = pair(10);
        theirs.write_all(b"more than ten").unwrap();
        assert_eq!(lines.next(None).unwrap_err().kind(), io::ErrorKind::InvalidData);
        let (mut theirs, mut lines) = pair(1_000);
        thread::spawn(move || {
            while theirs.write_all(b"x").is_ok() {
                thread::sleep(Duration::from_millis(10));
            }
        });
        let late = lines.next(Some(Instant::now() + Duration::from_millis(60))).unwrap_err();
        assert_eq!(late.kind(), io::ErrorKind::TimedOut, "each byte does not begin it anew");
    }
}
