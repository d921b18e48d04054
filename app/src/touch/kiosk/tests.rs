use eframe::egui::{RawInput, Rect, ViewportId, ViewportInfo, vec2};

use super::*;

const DISPLAY: Vec2 = vec2(1_280.0, 800.0);
const SMALL: Vec2 = vec2(800.0, 600.0);

/// What one frame at this time asks of the window, and whether there is to be another one.
fn frame(
    ctx: &Context,
    keeper: &mut KeepFullscreen,
    time: f64,
    size: Vec2,
    display: Option<Vec2>,
) -> (Vec<ViewportCommand>, bool) {
    let info = ViewportInfo { monitor_size: display, ..ViewportInfo::default() };
    let input = RawInput {
        time: Some(time),
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
        viewports: std::iter::once((ViewportId::ROOT, info)).collect(),
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| keeper.check(ui.ctx()));
    output.textures_delta.clear();
    let root = &output.viewport_output[&ViewportId::ROOT];
    (root.commands.clone(), root.repaint_delay < std::time::Duration::from_secs(60))
}

/// egui draws the first frames twice for reasons of its own.
fn settled() -> Context {
    let ctx = Context::default();
    for _ in 0..4 {
        frame(&ctx, &mut KeepFullscreen::default(), 0.0, DISPLAY, None);
    }
    ctx
}

#[test]
fn a_window_that_has_its_display_is_left_alone() {
    let (ctx, mut keeper) = (settled(), KeepFullscreen::default());
    for time in [1.0, 2.0, 60.0] {
        assert_eq!(frame(&ctx, &mut keeper, time, DISPLAY, Some(DISPLAY)), (vec![], false));
    }
    assert_eq!(
        frame(&ctx, &mut keeper, 61.0, DISPLAY - vec2(1.0, 0.5), Some(DISPLAY)),
        (vec![], false)
    );
}

#[test]
fn a_wish_that_was_not_heard_is_said_again_and_then_the_place_is_taken() {
    let (ctx, mut keeper) = (settled(), KeepFullscreen::default());
    assert_eq!(
        frame(&ctx, &mut keeper, 10.0, SMALL, Some(DISPLAY)),
        (vec![], true),
        "it may be on its way"
    );
    let ask = vec![ViewportCommand::Fullscreen(false), ViewportCommand::Fullscreen(true)];
    assert_eq!(frame(&ctx, &mut keeper, 10.6, SMALL, Some(DISPLAY)), (ask.clone(), true));
    assert_eq!(frame(&ctx, &mut keeper, 10.7, SMALL, Some(DISPLAY)), (vec![], true));
    assert_eq!(frame(&ctx, &mut keeper, 11.1, SMALL, Some(DISPLAY)), (ask, true));
    let (commands, _) = frame(&ctx, &mut keeper, 12.1, SMALL, Some(DISPLAY));
    assert!(commands.contains(&ViewportCommand::InnerSize(DISPLAY)), "{commands:?}");
    assert!(commands.contains(&ViewportCommand::OuterPosition(Pos2::ZERO)), "{commands:?}");
    // egui itself draws a window of a new size twice.
    assert_eq!(frame(&ctx, &mut keeper, 12.2, DISPLAY, Some(DISPLAY)).0, []);
    frame(&ctx, &mut keeper, 12.3, DISPLAY, Some(DISPLAY));
    assert_eq!(frame(&ctx, &mut keeper, 12.4, DISPLAY, Some(DISPLAY)), (vec![], false));
}

/// On a display of 800×480 a window of 800×600 has its buttons below the edge.
#[test]
fn a_window_that_is_larger_than_its_display_is_not_left_so() {
    let (ctx, mut keeper) = (settled(), KeepFullscreen::default());
    frame(&ctx, &mut keeper, 0.0, SMALL, Some(vec2(800.0, 480.0)));
    let (commands, _) = frame(&ctx, &mut keeper, 1.0, SMALL, Some(vec2(800.0, 480.0)));
    assert!(commands.contains(&ViewportCommand::Fullscreen(true)), "{commands:?}");
}

#[test]
fn it_does_not_ask_for_ever() {
    let (ctx, mut keeper) = (settled(), KeepFullscreen::default());
    frame(&ctx, &mut keeper, 0.0, SMALL, Some(DISPLAY));
    let asked = (1..100)
        .filter(|second| {
            !frame(&ctx, &mut keeper, f64::from(*second), SMALL, Some(DISPLAY)).0.is_empty()
        })
        .count();
    assert_eq!(asked, LOOKS.len());
    assert_eq!(
        frame(&ctx, &mut keeper, 200.0, SMALL, Some(DISPLAY)),
        (vec![], false),
        "an idle window draws nothing"
    );
}

#[test]
fn without_a_display_that_is_known_nothing_is_asked() {
    let (ctx, mut keeper) = (settled(), KeepFullscreen::default());
    for (time, display) in [(0.0, None), (9.0, None), (10.0, Some(vec2(1.0, 1.0)))] {
        assert_eq!(frame(&ctx, &mut keeper, time, SMALL, display), (vec![], false));
    }
}
