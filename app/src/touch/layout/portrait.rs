//! A panel that is higher than wide: headline, picture, body, and below them what is pressed.

use eframe::egui::{Rect, pos2, vec2};

use super::buttons::{height, moved, stretch};
use super::frame::Frame;
use super::inputs::Inputs;
use super::pad::Pad;
use super::places::Layout;
use super::reach::Reach;
use super::text_block::{SCROLL_ROOM, TextBlock};

pub(super) fn lay_out(inputs: &Inputs<'_>) -> Layout {
    let sizes = inputs.sizes;
    let Frame { marks, foot, standing, main, floor: _ } = inputs.frame(false, inputs.area.width());
    let headline = TextBlock::headline(inputs, main.width());
    let mut body = TextBlock::body(inputs, main.width());
    let mut stack = inputs.stack(main.width(), 1);
    let least_stack = height(&stack);
    let picture = inputs.scene();
    let gap = sizes.gap * 1.6;
    let gap_if = |there: bool| if there { gap } else { 0.0 };

    let least_pad = if inputs.has_pad() { Pad::least(&sizes) } else { 0.0 };
    let read = headline.height() + gap_if(!body.items.is_empty()) + body.height();
    let pressed = gap_if(least_stack + least_pad > 0.0) + least_stack + least_pad;
    let least = read + pressed + picture.map_or(0.0, |least| least + gap);
    let fits = least <= main.height();
    if !fits {
        body = TextBlock::body(inputs, main.width() - SCROLL_ROOM);
    }

    // What is to spare makes the pad, the picture and the buttons larger, then the room between the
    // parts.
    let mut spare = (main.height() - least).max(0.0);
    let mut grow = |least: f32, most: f32| {
        let more = (most - least).clamp(0.0, spare);
        spare -= more;
        least + more
    };
    let pad_height = if inputs.has_pad() { grow(least_pad, main.width() * 0.95) } else { 0.0 };
    let picture_height = picture.map(|least| grow(least, main.width() * 0.72));
    let count = stack.len() as f32;
    let stack_height = grow(least_stack, least_stack + count * sizes.target * 0.35);
    if count > 0.0 {
        stretch(&mut stack, (stack_height - least_stack) / count);
    }
    let [above, between, below_body] = match inputs.reach {
        Reach::Usual => [0.06, 0.08, 0.14],
        Reach::Low => [0.1, 0.2, 0.5],
    }
    .map(|share| share * spare);

    let mut top = main.top() + above;
    let headline_height = headline.height();
    let headline = headline.at(main.left(), top);
    top += headline_height + gap + between;
    let picture = picture_height.map(|height| {
        let rect = Rect::from_min_size(pos2(main.left(), top), vec2(main.width(), height));
        top += height + gap + between;
        rect
    });
    let body_height = body.height();
    let body_top = top;
    let body = body.at(main.left(), top);
    if body_height > 0.0 {
        top += body_height + gap;
    }
    let pressed_top = match inputs.reach {
        Reach::Low => main.bottom() - stack_height - pad_height,
        Reach::Usual => top + below_body,
    };
    let scrolled = (!fits).then(|| {
        Rect::from_min_max(pos2(main.left(), body_top), pos2(main.right(), main.bottom() - pressed))
    });
    let pressed_top = if fits { pressed_top } else { main.bottom() - stack_height - pad_height };
    let pad = inputs.has_pad().then(|| {
        let width = main.width().min(pad_height * 1.1);
        Pad::new(
            Rect::from_min_size(
                pos2(main.center().x - width / 2.0, pressed_top),
                vec2(width, pad_height),
            ),
            &sizes,
        )
    });
    let buttons = moved(stack, main.left(), pressed_top).chain(foot).chain(standing).collect();
    Layout { sizes, marks, headline, body, scrolled, picture, pad, buttons }
}
