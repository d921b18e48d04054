//! The environment as the window's library is to see it. It takes a display's scale from a variable
//! or the X server's `Xft.dpi`, and panics at one that is 0 or no number; and it takes the Wayland
//! server that is named, whether that one lives or not. Here pixels and the configuration decide,
//! and the display that has answered.
//!
//! A program cannot change its own environment safely, so that it becomes itself once more: the
//! same process, with the same arguments.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use crate::cli::output;
use crate::host::display;

/// The name that overrides every other scale of an X server (winit).
const SCALE: &str = "WINIT_X11_SCALE_FACTOR";

/// A variable, and what it is to be; `None`: not set.
type Wanted = (&'static str, Option<&'static str>);

/// For a window on an X server.
const X11: [Wanted; 4] = [
    (SCALE, Some("1")),
    ("WINIT_HIDPI_FACTOR", None),
    ("WAYLAND_DISPLAY", None),
    ("WAYLAND_SOCKET", None),
];

/// Comes back when the environment is right, or cannot be made so: what is wrong then is told by
/// whoever opens the window.
pub(in crate::cli) fn settle() {
    if !display::names_x11() {
        return;
    }
    match display::ask_wayland() {
        Some(Ok(_)) => return,
        Some(Err(silent)) => {
            output::complain(&format!("{silent}; the touch screen opens on DISPLAY"));
        }
        None => {}
    }
    let wrong = wrong(|name| std::env::var_os(name));
    if !wrong.is_empty() {
        let error = start_anew(&wrong);
        tracing::warn!(%error, "this program cannot be started once more; the environment stays");
    }
}

/// What is not as a window on an X server needs it. An empty name of a Wayland server is none.
fn wrong(variable: impl Fn(&str) -> Option<OsString>) -> Vec<Wanted> {
    let is_wrong = |&(name, value): &Wanted| match (variable(name), value) {
        (Some(is), None) => !is.is_empty(),
        (is, value) => is.as_deref() != value.map(AsRef::as_ref),
    };
    X11.into_iter().filter(is_wrong).collect()
}

/// Comes back with an error alone.
fn start_anew(wrong: &[Wanted]) -> io::Error {
    let mut arguments = std::env::args_os();
    let name = arguments.next().unwrap_or_else(|| OsString::from("kazasu"));
    let program = match program() {
        Ok(program) => program,
        Err(error) => return error,
    };
    let mut again = Command::new(program);
    again.arg0(name).args(arguments);
    for (name, value) in wrong {
        match value {
            Some(value) => again.env(name, value),
            None => again.env_remove(name),
        };
    }
    again.exec()
}

/// This program's file; where it was replaced by a newer one meanwhile, the one that runs.
fn program() -> io::Result<PathBuf> {
    let own = std::env::current_exe()?;
    Ok(if own.exists() { own } else { PathBuf::from("/proc/self/exe") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong_in(set: &[(&str, &str)]) -> Vec<Wanted> {
        wrong(|name| {
            set.iter().find(|(own, _)| *own == name).map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn a_window_has_one_pixel_a_point_whatever_is_set() {
        let scale = (SCALE, Some("1"));
        assert_eq!(wrong_in(&[]), [scale]);
        for value in ["", "0", "-1", "nan", "1e9", "randr", "1.0"] {
            assert_eq!(wrong_in(&[(SCALE, value)]), [scale], "{value:?}");
        }
        let dead = [(SCALE, "1"), ("WAYLAND_DISPLAY", "wayland-9")];
        assert_eq!(wrong_in(&dead), [("WAYLAND_DISPLAY", None)]);
        // Once more is enough.
        assert_eq!(wrong_in(&[(SCALE, "1"), ("WAYLAND_DISPLAY", "")]), []);
    }
}
