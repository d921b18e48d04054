//! The display that the touch screen would use.

use kazasu_i18n::Seen;

use super::{Finding, State};

/// The smallest display on which every screen fits, in pixels.
const LEAST: (u32, u32) = (800, 480);

/// What was seen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "touch"),
    allow(dead_code, reason = "without the touch screen nobody looks for a display")
)]
pub(crate) enum Display {
    /// This program has no touch screen.
    #[cfg_attr(feature = "touch", allow(dead_code, reason = "this program has one"))]
    NotBuilt,
    /// None is named in this session.
    #[cfg_attr(
        any(windows, target_os = "macos"),
        allow(dead_code, reason = "there the system has one")
    )]
    None,
    /// It answers; its size where it tells it.
    There { name: String, size: Option<(u32, u32)> },
    /// It is named and does not answer.
    #[cfg_attr(
        any(windows, target_os = "macos"),
        allow(dead_code, reason = "there the system has one")
    )]
    Silent { name: String, error: String },
}

#[cfg(not(feature = "touch"))]
pub(super) const fn look() -> Display {
    Display::NotBuilt
}

/// Where windows belong to the system there is a display, whose size the window learns.
#[cfg(all(feature = "touch", any(windows, target_os = "macos")))]
pub(super) fn look() -> Display {
    Display::There { name: std::env::consts::OS.into(), size: None }
}

/// Wayland comes first, as for the window itself.
#[cfg(all(feature = "touch", not(any(windows, target_os = "macos"))))]
pub(super) fn look() -> Display {
    let named = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    match (named("WAYLAND_DISPLAY"), named("DISPLAY")) {
        (Some(name), _) => wayland(name, named("XDG_RUNTIME_DIR").unwrap_or_default()),
        (None, Some(name)) => x11(name),
        (None, None) => Display::None,
    }
}

/// A Wayland server tells the size of its outputs only to a client that speaks with it at length;
/// that it listens is enough here.
#[cfg(all(feature = "touch", not(any(windows, target_os = "macos"))))]
fn wayland(name: String, folder: String) -> Display {
    match std::os::unix::net::UnixStream::connect(std::path::Path::new(&folder).join(&name)) {
        Ok(_) => Display::There { name, size: None },
        Err(error) => Display::Silent { name, error: error.to_string() },
    }
}

#[cfg(all(feature = "touch", not(any(windows, target_os = "macos"))))]
fn x11(name: String) -> Display {
    use x11rb::connection::Connection;
    match x11rb::rust_connection::RustConnection::connect(Some(&name)) {
        Ok((connection, screen)) => {
            let screen = connection.setup().roots.get(screen);
            Display::There {
                name,
                size: screen
                    .map(|screen| (screen.width_in_pixels.into(), screen.height_in_pixels.into())),
            }
        }
        Err(error) => Display::Silent { name, error: error.to_string() },
    }
}

pub(super) fn check(display: &Display) -> Finding {
    let (state, seen) = match display.clone() {
        Display::NotBuilt => (State::Ok, Seen::DisplayNotBuilt),
        Display::None => (State::Unknown, Seen::NoDisplay),
        Display::There { name, size: None } => {
            (State::Unknown, Seen::DisplayOfUnknownSize { name })
        }
        // It may stand upright.
        Display::There { name, size: Some((width, height)) }
            if width.max(height) < LEAST.0 || width.min(height) < LEAST.1 =>
        {
            (State::Warning, Seen::DisplaySmall { name, width, height })
        }
        Display::There { name, size: Some((width, height)) } => {
            (State::Ok, Seen::Display { name, width, height })
        }
        Display::Silent { name, error } => (State::Problem, Seen::DisplaySilent { name, error }),
    };
    Finding::new("display", state, seen)
}
