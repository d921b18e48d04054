//! A panel that is wider than high: what is read at the left, what is pressed or looked at at the
//! right.

use eframe::egui::{Rect, pos2, vec2};

use super::buttons::{height, moved};
use super::frame::Frame;
use super::inputs::Inputs;
use super::pad::Pad;
use super::places::Layout;
use super::reach::Reach;
use super::text_block::{SCROLL_ROOM, TextBlock};

/// From so many choices on they have most of the width, and stand in two columns if they must.
const MANY: usize = 4;

pub(super) fn lay_out(inputs: &Inputs<'_>) -> Layout {
    let sizes = inputs.sizes;
    let choices = inputs.column().len();
    let scene = inputs.scene();
    let width = inputs.area.width();
    let right_width = width * right_share(inputs, choices, scene.is_some());
    let between = if right_width > 0.0 { sizes.gap * 2.0 } else { 0.0 };
    let left_width = width - right_width - between;
    // The pad is as high as can be: the foot stands beside it, not below.
    let Frame { marks, foot, standing, main: whole, floor } =
        inputs.frame(true, if inputs.has_pad() { left_width } else { width });

    let headline =
        TextBlock::headline(inputs, if inputs.squeeze.across { whole.width() } else { left_width });
    let mut main = whole;
    if inputs.squeeze.across {
        main.min.y += headline.height() + sizes.gap;
    }
    let right_bottom = if inputs.has_pad() { floor } else { main.bottom() };
    let right = Rect::from_min_max(
        pos2(main.right() - right_width, main.top()),
        pos2(main.right(), right_bottom),
    );
    let above = if inputs.squeeze.across { 0.0 } else { headline.height() };
    let mut body = TextBlock::body(inputs, left_width);
    let below = if above > 0.0 && !body.items.is_empty() { sizes.gap } else { 0.0 };
    let text = above + below + body.height();
    let mut stack = inputs.stack(right.width(), 1);
    if choices >= MANY && height(&stack) > main.height() {
        stack = inputs.stack(right.width(), 2);
    }
    let stack_height = height(&stack);

    // A picture beside choices stands below the text.
    let picture_below = if choices > 1 { scene.map(|least| least * 0.8) } else { None };
    let least = text + picture_below.map_or(0.0, |least| least + sizes.gap);
    let pad = inputs.has_pad().then(|| Pad::new(right, &sizes));
    let pressed = if pad.is_some() { Pad::least(&sizes) } else { stack_height };
    let fits = least <= main.height() && pressed <= right.height();
    if !fits {
        body = TextBlock::body(inputs, left_width - SCROLL_ROOM);
    }

    let spare = (main.height() - least).max(0.0);
    let picture_height = picture_below.map(|least| (least + spare).min(left_width * 0.6));
    let used = text + picture_height.map_or(0.0, |height| height + sizes.gap);
    let top = main.top() + (main.height() - used).max(0.0) * 0.42;
    let body_top = top + above + below;
    let headline = headline.at(whole.left(), if inputs.squeeze.across { whole.top() } else { top });
    let body = body.at(main.left(), body_top);
    let picture = match (picture_height, scene) {
        (Some(height), _) => Some(Rect::from_min_size(
            pos2(main.left(), top + text + sizes.gap),
            vec2(left_width, height),
        )),
        (None, Some(_)) if choices <= 1 && !inputs.has_pad() => Some(right),
        _ => None,
    };
    let stack_top = match inputs.reach {
        Reach::Usual => main.top() + (main.height() - stack_height).max(0.0) * 0.5,
        Reach::Low => main.bottom() - stack_height,
    };
    let scrolled = (!fits).then(|| {
        Rect::from_min_max(
            pos2(main.left(), body_top),
            pos2(main.left() + left_width, main.bottom()),
        )
    });
    let buttons = moved(stack, right.left(), stack_top).chain(foot).chain(standing).collect();
    Layout { sizes, marks, headline, body, scrolled, picture, pad, buttons }
}

/// The right column's share of the width.
fn right_share(inputs: &Inputs<'_>, choices: usize, scene: bool) -> f32 {
    let narrow = inputs.squeeze.narrow;
    match choices {
        _ if inputs.has_pad() => {
            if narrow {
                0.33
            } else {
                0.44
            }
        }
        MANY.. => 0.6,
        2.. => {
            if narrow {
                0.37
            } else {
                0.46
            }
        }
        _ if scene => 0.42,
        _ => 0.0,
    }
}
