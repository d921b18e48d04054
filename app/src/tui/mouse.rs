//! What a mouse does on a terminal. Only a technician's view asks for it: a patient's screen has no
//! mouse, and no press of one is ever a key.

use ratatui::layout::{Position, Rect};

/// One thing that a mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mouse {
    pub(crate) gesture: Gesture,
    /// Columns right of the left edge of the window.
    pub(crate) column: u16,
    /// Rows below its upper edge.
    pub(crate) row: u16,
}

/// What it did there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gesture {
    /// The first button went down.
    Press,
    /// The wheel was turned by so many notches: up is less than 0.
    Wheel(isize),
}

impl Mouse {
    /// Whether it was done within this part of the window.
    pub(super) const fn is_in(self, area: Rect) -> bool {
        area.contains(Position { x: self.column, y: self.row })
    }

    /// What crossterm has read, where it reads the terminal.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn of(event: crossterm::event::MouseEvent) -> Option<Self> {
        use crossterm::event::{MouseButton, MouseEventKind};

        let gesture = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => Gesture::Press,
            MouseEventKind::ScrollUp => Gesture::Wheel(-1),
            MouseEventKind::ScrollDown => Gesture::Wheel(1),
            _ => return None,
        };
        let is_plain = event.modifiers.is_empty();
        is_plain.then_some(Self { gesture, column: event.column, row: event.row })
    }
}
