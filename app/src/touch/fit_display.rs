//! A window that was not asked for by its size fits its display, with room for a title and a bar of
//! the desktop: what is cut off at the foot cannot be pressed.

use eframe::egui::{Context, Vec2, ViewportCommand, vec2};

/// What a desktop has above and below a window.
const FRAME: Vec2 = vec2(0.0, 64.0);
/// A display that is smaller is none yet.
const SMALLEST: f32 = 100.0;

/// Makes the window smaller once; whoever makes it large again means it.
#[derive(Debug, Default)]
pub(crate) struct FitDisplay {
    done: bool,
}

impl FitDisplay {
    /// Makes the window smaller as soon as its display is known.
    pub(crate) fn check(&mut self, ctx: &Context) {
        if self.done {
            return;
        }
        let (size, monitor) =
            ctx.input(|input| (input.content_rect().size(), input.viewport().monitor_size));
        let Some(monitor) = monitor.filter(|monitor| monitor.min_elem() > SMALLEST) else { return };
        self.done = true;
        let room = monitor - FRAME;
        // A display that stands upright has a window that does so too.
        let turned = (monitor.y > monitor.x) != (size.y > size.x);
        let wanted = if turned { vec2(size.y, size.x) } else { size };
        if turned || size.x > room.x || size.y > room.y {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(wanted.min(room)));
        }
    }
}

#[cfg(test)]
mod tests;
