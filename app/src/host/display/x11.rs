//! An X server is asked for its screen, for the extensions without which the window's library
//! panics, and for the millimetres of the monitor that the window is to fill.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use x11rb::connection::{Connection, RequestConnection};
use x11rb::errors::ReplyError;
use x11rb::protocol::randr::{ConnectionExt as _, MonitorInfo};
use x11rb::protocol::xproto::{ConnectionExt as _, Window};
use x11rb::rust_connection::RustConnection;

use super::silent::{Silent, Why};
use crate::host::diagonal::{self, By, INCH, Measured, Size};

/// A server that draws answers within milliseconds; one on another machine within a second.
const PATIENCE: Duration = Duration::from_secs(3);

/// What winit asks for, and does without none of (`x11rb`'s names, as `xdpyinfo` prints them).
const NEEDED: [&str; 3] = ["RANDR", "XInputExtension", "XKEYBOARD"];

/// A connection that does nothing. As long as it is there, the server has a client.
#[derive(Debug)]
pub(super) struct Hold {
    _connection: Box<RustConnection>,
}

/// What a server that answers says.
pub(super) struct Answer {
    /// The size of its screen in pixels, where it has one.
    pub(super) size: Option<Size>,
    pub(super) measured: Option<Measured>,
    pub(super) hold: Hold,
}

/// So many pixels an inch has where nobody has measured (Xserver(1), `-dpi`).
const GUESS: f32 = 96.0;

/// Asks for some seconds at most.
pub(super) fn ask(name: &str) -> Result<Answer, Silent> {
    let (sender, answer) = mpsc::channel();
    let display = name.to_owned();
    // Reading the server's first answer has no time limit: a thread is left behind with it.
    let asking = thread::Builder::new().name("display".into()).spawn(move || {
        drop(sender.send(look(&display)));
    });
    let silence = || format!("it said nothing for {} s", PATIENCE.as_secs());
    let answer = match asking {
        Ok(_) => answer.recv_timeout(PATIENCE).unwrap_or_else(|_| Err(Why::Silent(silence()))),
        Err(error) => Err(Why::Silent(error.to_string())),
    };
    answer.map_err(|why| Silent { variable: "DISPLAY", name: name.to_owned(), why })
}

fn look(name: &str) -> Result<Answer, Why> {
    let silent = |error: &dyn std::error::Error| Why::Silent(error.to_string());
    let (connection, screen) =
        RustConnection::connect(Some(name)).map_err(|error| silent(&error))?;
    for extension in NEEDED {
        let known = connection.extension_information(extension).map_err(|error| silent(&error))?;
        if known.is_none() {
            return Err(Why::Lacks(extension));
        }
    }
    let screen = connection.setup().roots.get(screen);
    let size = screen.map(|screen| (screen.width_in_pixels.into(), screen.height_in_pixels.into()));
    let root = screen.map(|screen| screen.root);
    let measured = root.and_then(|root| measured(&connection, root, is_here(name)));
    Ok(Answer { size, measured, hold: Hold { _connection: Box::new(connection) } })
}

/// Whether the server runs on this machine: `:0`, and not `localhost:10`, which may lead anywhere.
fn is_here(name: &str) -> bool {
    name.starts_with(':') || name.starts_with("unix:") || name.starts_with('/')
}

/// What the monitor says of its size, or else the display with as many pixels that this machine
/// knows.
fn measured(connection: &RustConnection, root: Window, here: bool) -> Option<Measured> {
    let said = match monitor(connection, root) {
        Ok(said) => said,
        Err(error) => {
            tracing::debug!(%error, "the X server tells nothing of its monitors");
            None
        }
    };
    let (monitor, pixels) = said?;
    let believed = diagonal::is_plausible(monitor.size, pixels) && !is_guess(monitor.size, pixels);
    if believed {
        return Some(monitor);
    }
    #[cfg(target_os = "linux")]
    if here {
        return diagonal::of_a_connector(Some(pixels));
    }
    #[cfg(not(target_os = "linux"))]
    let _ = here;
    None
}

/// The monitor that the window fills, with its pixels (RandR 1.5).
fn monitor(
    connection: &RustConnection,
    root: Window,
) -> Result<Option<(Measured, Size)>, ReplyError> {
    let version = connection.randr_query_version(1, 5)?.reply()?;
    if (version.major_version, version.minor_version) < (1, 5) {
        return Ok(None);
    }
    let monitors = connection.randr_get_monitors(root, true)?.reply()?.monitors;
    let Some(chosen) = filled(&monitors) else { return Ok(None) };
    let name = connection.get_atom_name(chosen.name)?.reply()?.name;
    let size = (chosen.width_in_millimeters, chosen.height_in_millimeters);
    let name = String::from_utf8_lossy(&name).into_owned();
    let measured = Measured { size, by: By::Randr, name };
    Ok(Some((measured, (chosen.width.into(), chosen.height.into()))))
}

/// The monitor that a window without a manager fills: the primary one, else the first that has a
/// size.
pub(crate) fn filled(monitors: &[MonitorInfo]) -> Option<&MonitorInfo> {
    let with_size = || monitors.iter().filter(|monitor| monitor.width > 0 && monitor.height > 0);
    with_size().find(|monitor| monitor.primary).or_else(|| with_size().next())
}

/// Whether these millimetres are made of the pixels, as by every server that knows no better.
fn is_guess(size: Size, pixels: Size) -> bool {
    let guessed =
        |length: u32, pixels: u32| (length as f32 - pixels as f32 * INCH / GUESS).abs() <= 1.0;
    guessed(size.0, pixels.0) && guessed(size.1, pixels.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_that_are_made_of_pixels_are_known() {
        for (size, pixels) in [
            ((339, 212), (1280, 800)),
            ((338, 211), (1280, 800)),
            ((508, 286), (1920, 1080)),
            ((212, 127), (800, 480)),
        ] {
            assert!(is_guess(size, pixels), "{size:?}");
        }
        assert!(!is_guess((217, 136), (1280, 800)));
        assert!(!is_guess((521, 293), (1920, 1080)));
    }

    #[test]
    fn only_a_server_of_this_machine_is_asked_for_its_connectors() {
        assert!(is_here(":0") && is_here("unix:1.0") && is_here("/tmp/.X11-unix/X0"));
        assert!(!is_here("localhost:10.0") && !is_here("kiosk:0"));
    }
}
