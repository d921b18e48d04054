use eframe::egui::{Pos2, RawInput, Rect, ViewportId, ViewportInfo};

use super::*;

fn asked(fit: &mut FitDisplay, size: Vec2, display: Option<Vec2>) -> Vec<ViewportCommand> {
    let ctx = Context::default();
    let info = ViewportInfo { monitor_size: display, ..ViewportInfo::default() };
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
        viewports: std::iter::once((ViewportId::ROOT, info)).collect(),
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| fit.check(ui.ctx()));
    output.textures_delta.clear();
    let commands = output.viewport_output[&ViewportId::ROOT].commands.iter();
    // A new context has a wish of its own.
    commands.filter(|command| matches!(command, ViewportCommand::InnerSize(_))).cloned().collect()
}

#[test]
fn a_window_as_large_as_its_display_is_made_smaller_once() {
    let (window, display) = (vec2(1_280.0, 800.0), vec2(1_280.0, 800.0));
    let mut fit = FitDisplay::default();
    assert_eq!(asked(&mut fit, window, None), []);
    assert_eq!(asked(&mut fit, window, Some(vec2(1.0, 1.0))), []);
    assert_eq!(
        asked(&mut fit, window, Some(display)),
        [ViewportCommand::InnerSize(vec2(1_280.0, 736.0))]
    );
    // Whoever makes it large again means it.
    assert_eq!(asked(&mut fit, window, Some(display)), []);
    assert_eq!(
        asked(&mut FitDisplay::default(), window, Some(vec2(1_024.0, 768.0))),
        [ViewportCommand::InnerSize(vec2(1_024.0, 704.0))]
    );
}

#[test]
fn a_window_with_room_is_left_alone() {
    assert_eq!(
        asked(&mut FitDisplay::default(), vec2(1_280.0, 800.0), Some(vec2(1_920.0, 1_080.0))),
        []
    );
}

/// On a kiosk's display the window of a demonstration stands upright, as the kiosk's screen does.
#[test]
fn a_display_that_stands_upright_has_such_a_window() {
    assert_eq!(
        asked(&mut FitDisplay::default(), vec2(1_280.0, 800.0), Some(vec2(1_080.0, 1_920.0))),
        [ViewportCommand::InnerSize(vec2(800.0, 1_280.0))]
    );
}
