use eframe::egui::{Context, RawInput, Vec2};
use kazasu_core::screen::{Screen, View};
use kazasu_core::session::TextSize;

use super::*;
use crate::touch::layout::{Panel, lay_out};
use crate::touch::panel_size::millimetre;
use crate::touch::patient_view::set_up;
use crate::touch::reach::Reach;
use crate::touch::samples;
use crate::touch::words::Dictionary;

/// The first screen as it is laid out on such a panel.
fn laid_out(ctx: &Context, size: Vec2, screen: &Screen) -> Layout {
    let rect = Rect::from_min_size(pos2(0.0, 0.0), size);
    let input = RawInput { screen_rect: Some(rect), ..RawInput::default() };
    let dictionary = Dictionary::new();
    let place = Panel {
        rect,
        millimetre: millimetre(size, size, None),
        reach: Reach::Usual,
        numbers: false,
    };
    let mut layout = None;
    let mut output = ctx.run_ui(input, |ui| {
        layout = Some(lay_out(ui.ctx(), screen, &dictionary.words(screen), place));
    });
    output.textures_delta.clear();
    layout.unwrap()
}

/// The picture, and with it its arrow, ends at the edge of the glass behind which the reader is. On
/// a high panel the bar alone is between: it is at the same place on every screen.
#[test]
fn the_picture_goes_to_the_edge_where_the_reader_is() {
    let ctx = Context::default();
    set_up(&ctx);
    for size in [vec2(1280.0, 800.0), vec2(800.0, 480.0), vec2(1080.0, 1920.0)] {
        for look in samples::looks().filter(|look| look.text_size != TextSize::Large) {
            for place in
                [ReaderPlace::Left, ReaderPlace::Right, ReaderPlace::Below, ReaderPlace::Frame]
            {
                let screen = Screen::specimen(View::Start, look);
                let layout = laid_out(&ctx, size, &Screen { reader_place: Some(place), ..screen });
                let name = format!("{place:?} {size:?} {look:?}");
                let Some(picture) = layout.picture else {
                    // The largest words have all of a board.
                    let gives_way = look.text_size == TextSize::ExtraLarge && size.y < 500.0;
                    assert!(gives_way, "{name}: no picture");
                    continue;
                };
                // What is pressed needs the width of a board, or of the largest words.
                let is_usual = look.text_size == TextSize::Standard && size.y > 500.0;
                let bar = if size.x > size.y { 0.0 } else { layout.sizes.bar };
                let (edge, wanted) = match place {
                    ReaderPlace::Left => (picture.left(), 0.0),
                    ReaderPlace::Right => (picture.right(), size.x),
                    ReaderPlace::Below | ReaderPlace::Frame => (picture.bottom(), size.y - bar),
                };
                let is_at_side = matches!(place, ReaderPlace::Left | ReaderPlace::Right);
                assert!(edge == wanted || !(is_usual || is_at_side), "{name}: {edge} {wanted}");
                for button in &layout.buttons {
                    let apart = !button.rect.expand(-1.0).intersects(picture);
                    assert!(apart, "{name}: {:?} lies on the picture", button.label);
                }
            }
        }
    }
}
