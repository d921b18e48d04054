//! A window that was not asked for by its size fits its display, with room for a title and a bar of
//! the desktop: what is cut off at the foot cannot be pressed.

use eframe::egui::{Context, Vec2, ViewportCommand, vec2};

/// What a desktop has above and below a window.
const FRAME: Vec2 = vec2(0.0, 64.0);
/// A display that is smaller is none yet.
const SMALLEST: f32 = 100.0;

/// Sees to it, once.
#[derive(Debug, Default)]
pub(crate) struct Fit {
    done: bool,
}

impl Fit {
    /// Makes the window smaller as soon as its display is known.
    pub(crate) fn see_to_it(&mut self, ctx: &Context) {
        if self.done {
            return;
        }
        let (size, monitor) =
            ctx.input(|input| (input.content_rect().size(), input.viewport().monitor_size));
        let Some(monitor) = monitor.filter(|monitor| monitor.min_elem() > SMALLEST) else { return };
        self.done = true;
        let room = monitor - FRAME;
        if size.x > room.x || size.y > room.y {
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(size.min(room)));
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Pos2, RawInput, Rect, ViewportId, ViewportInfo};

    use super::*;

    fn asked(fit: &mut Fit, size: Vec2, display: Option<Vec2>) -> Vec<ViewportCommand> {
        let ctx = Context::default();
        let info = ViewportInfo { monitor_size: display, ..ViewportInfo::default() };
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
            viewports: std::iter::once((ViewportId::ROOT, info)).collect(),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| fit.see_to_it(ui.ctx()));
        output.textures_delta.clear();
        let commands = output.viewport_output[&ViewportId::ROOT].commands.iter();
        // A new context has a wish of its own.
        commands
            .filter(|command| matches!(command, ViewportCommand::InnerSize(_)))
            .cloned()
            .collect()
    }

    #[test]
    fn a_window_as_large_as_its_display_is_made_smaller_once() {
        let (window, display) = (vec2(1_280.0, 800.0), vec2(1_280.0, 800.0));
        let mut fit = Fit::default();
        assert_eq!(asked(&mut fit, window, None), []);
        assert_eq!(asked(&mut fit, window, Some(vec2(1.0, 1.0))), []);
        assert_eq!(
            asked(&mut fit, window, Some(display)),
            [ViewportCommand::InnerSize(vec2(1_280.0, 736.0))]
        );
        // Whoever makes it large again means it.
        assert_eq!(asked(&mut fit, window, Some(display)), []);
        assert_eq!(
            asked(&mut Fit::default(), window, Some(vec2(1_024.0, 768.0))),
            [ViewportCommand::InnerSize(vec2(1_024.0, 704.0))]
        );
    }

    #[test]
    fn a_window_with_room_is_left_alone() {
        assert_eq!(
            asked(&mut Fit::default(), vec2(1_280.0, 800.0), Some(vec2(1_920.0, 1_080.0))),
            []
        );
    }
}
