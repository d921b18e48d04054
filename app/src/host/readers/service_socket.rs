//! The socket of pcscd, as anybody can look at it: is it there, may this user connect, is
//! somebody behind it?

use std::io::{ErrorKind, Read};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kazasu_core::reader::ServiceDown;

/// Where libpcsclite looks for pcscd if this variable names another place.
const VARIABLE: &str = "PCSCLITE_CSOCK_NAME";

/// PCSCLITE_CSOCK_NAME of pcsc-lite's pcsclite.h, as distributions build it.
const USUAL: &str = "/run/pcscd/pcscd.comm";

/// How long a service that refuses this user may take to hang up: it asks polkit first.
const REFUSING: Duration = Duration::from_millis(500);

/// The socket that libpcsclite uses.
pub(super) fn path() -> PathBuf {
    std::env::var_os(VARIABLE).map_or_else(|| USUAL.into(), PathBuf::from)
}

/// Why there is no context, where the PC/SC library says `down`.
pub(super) fn look(path: &Path, down: ServiceDown) -> ServiceDown {
    let mut stream = match UnixStream::connect(path) {
        Ok(stream) => stream,
        Err(error) if error.kind() == ErrorKind::PermissionDenied => return ServiceDown::Refused,
        // Nothing there, no socket, nobody behind it, a name that no socket can have.
        Err(_) => return ServiceDown::NotRunning,
    };
    if down == ServiceDown::Refused {
        return down;
    }
    // Somebody is there. pcscd says nothing before it is asked; a user whom it refuses it hangs up
    // on, and its library calls that a communication error.
    let waits = stream.set_read_timeout(Some(REFUSING)).and_then(|()| stream.read(&mut [0]));
    match waits {
        Ok(0) => ServiceDown::Refused,
        Err(error) if error.kind() == ErrorKind::ConnectionReset => ServiceDown::Refused,
        Ok(_) | Err(_) => ServiceDown::Incompatible,
    }
}

#[cfg(test)]
mod tests;
