//! Windows and macOS always manage their windows.

use eframe::CreationContext;

/// A window that takes its place by itself; there is none here.
#[derive(Debug)]
pub(crate) enum OwnPlace {}

impl OwnPlace {
    /// `None`: somebody manages the window.
    pub(crate) const fn keep(_: &CreationContext<'_>, _fullscreen: bool) -> Option<Self> {
        None
    }

    pub(crate) const fn is_alone(&self) -> bool {
        match *self {}
    }
}
