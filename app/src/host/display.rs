//! Which display the touch screen would open its window on. It is asked here, for a bounded time,
//! before the window's library is: that one waits for ever for a server that says nothing, and
//! panics where one lacks what it needs.

mod silent;
#[cfg(not(any(windows, target_os = "macos")))]
mod wayland;
#[cfg(not(any(windows, target_os = "macos")))]
mod x11;

use thiserror::Error;

pub(crate) use silent::{Silent, Why};
#[cfg(not(any(windows, target_os = "macos")))]
pub(crate) use x11::filled;

#[cfg(target_os = "linux")]
use crate::host::diagonal;
use crate::host::diagonal::Measured;

/// A display that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Server {
    /// Windows and macOS: the system has one.
    #[cfg_attr(
        not(any(windows, target_os = "macos")),
        allow(dead_code, reason = "elsewhere it names itself in the environment")
    )]
    System,
    /// A Wayland server, by the name of its socket.
    #[cfg_attr(any(windows, target_os = "macos"), allow(dead_code, reason = "not there"))]
    Wayland { name: String },
    /// An X server, and the size of its screen in pixels where it has one.
    #[cfg_attr(any(windows, target_os = "macos"), allow(dead_code, reason = "not there"))]
    X11 { name: String, size: Option<(u32, u32)> },
}

/// The display that is used.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) server: Server,
    /// A Wayland server that is named too, would come first, and does not answer.
    pub(crate) passed_over: Option<Silent>,
    /// What it says of its size in millimetres, and can be.
    pub(crate) measured: Option<Measured>,
    /// An X server that nobody else uses begins anew when its last client leaves, and refuses
    /// windows meanwhile: it is held until the window is open.
    #[cfg(not(any(windows, target_os = "macos")))]
    _hold: Option<x11::Hold>,
}

/// Why there is no display.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[cfg_attr(
    any(windows, target_os = "macos"),
    allow(dead_code, reason = "there the system has one")
)]
pub(crate) enum NoDisplay {
    /// The environment names none.
    #[error(
        "there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set; run this in the session \
         of the display, or use kazasu tui"
    )]
    NotNamed,
    /// None of those that are named can be used.
    #[error("{}; {}", said(.0), remedy(.0))]
    Unusable(Vec<Silent>),
}

fn said(displays: &[Silent]) -> String {
    displays.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn remedy(displays: &[Silent]) -> &'static str {
    if displays.iter().any(|display| matches!(display.why, Why::Lacks(_))) {
        "start the X server with it, or use kazasu tui"
    } else {
        "start the display server, set the variable right (echo $DISPLAY in its session says it), \
         or use kazasu tui"
    }
}

/// What a variable names; one that is empty names nothing. A name that is no UTF-8 is no display's
/// either: what can be read of it does not answer.
#[cfg(not(any(windows, target_os = "macos")))]
fn named(variable: &str) -> Option<String> {
    let value = std::env::var_os(variable)?.to_string_lossy().into_owned();
    (!value.is_empty()).then_some(value)
}

/// Whether an X server is named.
#[cfg(not(any(windows, target_os = "macos")))]
pub(crate) fn names_x11() -> bool {
    named("DISPLAY").is_some()
}

/// The Wayland server that is named; some seconds at most. `None`: none is.
#[cfg(not(any(windows, target_os = "macos")))]
pub(crate) fn ask_wayland() -> Option<Result<Server, Silent>> {
    let Some(name) = named("WAYLAND_DISPLAY") else {
        // A connection that was handed over can be used once, and not to try it.
        return named("WAYLAND_SOCKET").map(|name| Ok(Server::Wayland { name }));
    };
    let answer = wayland::ask(&name, named("XDG_RUNTIME_DIR").as_deref());
    Some(answer.map(|()| Server::Wayland { name }))
}

/// Asks the displays that the environment names; some seconds at most.
///
/// # Errors
///
/// [`NoDisplay`] where none is named, or none that is named can be used.
#[cfg(not(any(windows, target_os = "macos")))]
pub(crate) fn find() -> Result<Found, NoDisplay> {
    let passed_over = match ask_wayland() {
        Some(Ok(server)) => {
            let measured = measured_elsewhere();
            return Ok(Found { server, passed_over: None, measured, _hold: None });
        }
        Some(Err(silent)) => Some(silent),
        None => None,
    };
    match named("DISPLAY").map(|name| (x11::ask(&name), name)) {
        Some((Ok(x11::Answer { size, measured, hold }), name)) => {
            let server = Server::X11 { name, size };
            Ok(Found { server, passed_over, measured, _hold: Some(hold) })
        }
        Some((Err(silent), _)) => {
            Err(NoDisplay::Unusable(passed_over.into_iter().chain([silent]).collect()))
        }
        None => {
            Err(passed_over.map_or(NoDisplay::NotNamed, |silent| NoDisplay::Unusable(vec![silent])))
        }
    }
}

/// Where windows belong to the system there is a display.
///
/// # Errors
///
/// None there.
#[cfg(any(windows, target_os = "macos"))]
pub(crate) fn find() -> Result<Found, NoDisplay> {
    Ok(Found { server: Server::System, passed_over: None, measured: None })
}

/// A Wayland server tells its windows no millimetres that count: the one display that this machine
/// knows does.
#[cfg(target_os = "linux")]
fn measured_elsewhere() -> Option<Measured> {
    diagonal::of_a_connector(None)
}

#[cfg(not(any(windows, target_os = "macos", target_os = "linux")))]
const fn measured_elsewhere() -> Option<Measured> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests;
