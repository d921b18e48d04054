//! A Wayland server is asked for a sign of life (`wl_display.sync`). One that listens and never
//! answers would keep the window's library for ever.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::silent::{Silent, Why};

/// A server that draws answers within milliseconds.
const PATIENCE: Duration = Duration::from_secs(3);

/// `wl_display.sync` of object 1 (the display) with a new object 2: the object, the size in bytes
/// and the number of the request, the argument (wayland.freedesktop.org, wire format).
const SYNC: [u32; 3] = [1, 12 << 16, 2];

/// The least that an event has: the object, its size and number.
const HEADER: usize = 8;

/// Whether the server at this socket answers.
pub(super) fn ask(name: &str, folder: Option<&str>) -> Result<(), Silent> {
    let answer = path(name, folder).and_then(|path| sync(&path).map_err(|error| error.to_string()));
    answer.map_err(|error| Silent {
        variable: "WAYLAND_DISPLAY",
        name: name.to_owned(),
        why: Why::Silent(error),
    })
}

/// A name is that of a socket in the folder of the session, unless it is a path.
fn path(name: &str, folder: Option<&str>) -> Result<PathBuf, String> {
    match folder {
        _ if Path::new(name).is_absolute() => Ok(name.into()),
        Some(folder) => Ok(Path::new(folder).join(name)),
        None => Err("XDG_RUNTIME_DIR is not set".to_owned()),
    }
}

fn sync(path: &Path) -> std::io::Result<()> {
    let mut server = UnixStream::connect(path)?;
    server.set_read_timeout(Some(PATIENCE))?;
    server.set_write_timeout(Some(PATIENCE))?;
    server.write_all(&SYNC.map(u32::to_ne_bytes).concat())?;
    match server.read_exact(&mut [0; HEADER]) {
        Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
            Err(std::io::Error::other(format!("it said nothing for {} s", PATIENCE.as_secs())))
        }
        other => other,
    }
}
