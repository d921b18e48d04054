//! An X server is asked for its screen, and for the extensions without which the window's library
//! panics.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use x11rb::connection::{Connection, RequestConnection};
use x11rb::rust_connection::RustConnection;

use super::silent::{Silent, Why};

/// A server that draws answers within milliseconds; one on another machine within a second.
const PATIENCE: Duration = Duration::from_secs(3);

/// What winit asks for, and does without none of (`x11rb`'s names, as `xdpyinfo` prints them).
const NEEDED: [&str; 3] = ["RANDR", "XInputExtension", "XKEYBOARD"];

/// Width and height in pixels.
type Size = (u32, u32);

/// A connection that does nothing. As long as it is there, the server has a client.
#[derive(Debug)]
pub(super) struct Hold {
    _connection: Box<RustConnection>,
}

/// The size of its screen, where it has one, and the connection.
pub(super) fn ask(name: &str) -> Result<(Option<Size>, Hold), Silent> {
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

fn look(name: &str) -> Result<(Option<Size>, Hold), Why> {
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
    Ok((size, Hold { _connection: Box::new(connection) }))
}
