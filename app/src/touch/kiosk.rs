//! A kiosk's window has all of its display. It asks the window manager for that when it opens; one
//! that is only starting may miss it, and where there is none nobody hears it. So it is looked at,
//! a few times and no more: an idle window draws nothing. Where an X server has no window manager,
//! `own_place` does this, and more.

use eframe::egui::{Context, Pos2, Vec2, ViewportCommand};

/// When to look, in seconds after the first frame.
const LOOKS: [f64; 6] = [0.5, 1.0, 2.0, 4.0, 8.0, 16.0];
/// From this look on the window also takes the place by itself, as it can where there is no window
/// manager.
const BY_ITSELF: usize = 2;
/// A display that is smaller is none yet.
const SMALLEST: f32 = 100.0;

/// Looks at the window in every frame, and asks for what is missing.
#[derive(Debug, Default)]
pub(crate) struct KeepFullscreen {
    opened: Option<f64>,
    looks: usize,
}

impl KeepFullscreen {
    /// Asks again if it is time to, and asks egui for a frame at the next look.
    pub(crate) fn check(&mut self, ctx: &Context) {
        let (now, size, monitor) = ctx.input(|input| {
            (input.time, input.content_rect().size(), input.viewport().monitor_size)
        });
        let opened = *self.opened.get_or_insert(now);
        let Some(monitor) =
            monitor.filter(|monitor| monitor.min_elem() > SMALLEST && !has_all(size, *monitor))
        else {
            return;
        };
        if self.looks < LOOKS.len() && now >= opened + LOOKS[self.looks] {
            tracing::debug!(
                ?size,
                ?monitor,
                look = self.looks,
                "the window has not all of its display"
            );
            ask(ctx, monitor, self.looks >= BY_ITSELF);
            self.looks += 1;
        }
        if let Some(next) = LOOKS.get(self.looks) {
            ctx.request_repaint_after_secs((opened + next - now).max(0.0) as f32);
        }
    }
}

fn ask(ctx: &Context, display: Vec2, by_itself: bool) {
    // A wish that was made already is not sent again.
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
    if by_itself {
        ctx.send_viewport_cmd(ViewportCommand::OuterPosition(Pos2::ZERO));
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(display));
    }
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
}

/// Points need not be whole pixels. A window that is larger has parts that nobody sees.
fn has_all(size: Vec2, display: Vec2) -> bool {
    (display - size).abs().max_elem() < 2.0
}

#[cfg(test)]
mod tests;
