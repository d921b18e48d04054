//! What frames every screen: the mark of a demonstration, the step, the standing
//! row, and the foot.

use eframe::egui::{Rect, Vec2, pos2, vec2};

use super::buttons::{Button, height, moved};
use super::inputs::Inputs;
use super::places::Mark;
use super::reach::Reach;
use crate::touch::text::{Type, room};

/// The frame, and the room within it.
pub(super) struct Frame {
    pub(super) marks: Vec<Mark>,
    /// もどる, 中止する and what goes on.
    pub(super) foot: Vec<Button>,
    pub(super) standing: Vec<Button>,
    pub(super) main: Rect,
    /// The bottom of the foot.
    pub(super) floor: f32,
}

impl Inputs<'_> {
    /// The frame, with a foot of this width. On a wide panel the step stands beside the standing
    /// row, on a high one above the headline.
    pub(super) fn frame(&self, wide: bool, foot_width: f32) -> Frame {
        let gap = self.sizes.gap;
        let mut main = self.area;
        let mut marks = Vec::new();
        if let Some(text) = &self.words.demo {
            let panel = self.area.expand(self.sizes.margin);
            let rect = Rect::from_min_size(panel.min, vec2(panel.width(), self.mark_size(text).y));
            marks.push(Mark { rect, text: text.clone(), demo: true });
            main.min.y = main.min.y.max(rect.bottom() + gap * 0.8);
        }

        let step = self.words.step.as_ref().map(|text| (text, self.mark_size(text)));
        let beside = if wide { step.as_ref().map_or(0.0, |(_, size)| size.x + gap) } else { 0.0 };
        let standing = self.standing(main.width() - beside);
        let row = height(&standing);
        let top = match self.reach {
            Reach::Usual => main.top(),
            Reach::Low => main.bottom() - row,
        };
        let standing: Vec<Button> = moved(standing, main.left() + beside, top).collect();
        match self.reach {
            Reach::Usual => main.min.y += row + gap,
            Reach::Low => main.max.y -= row + gap,
        }
        if let Some((text, size)) = step {
            let at = if wide { pos2(main.left(), top + (row - size.y) / 2.0) } else { main.min };
            marks.push(Mark {
                rect: Rect::from_min_size(at, size),
                text: text.clone(),
                demo: false,
            });
            if !wide {
                main.min.y += size.y + gap;
            }
        }

        let foot = self.foot(foot_width);
        let floor = main.bottom();
        let foot_height = height(&foot);
        let foot = moved(foot, main.left(), main.bottom() - foot_height).collect();
        if foot_height > 0.0 {
            main.max.y -= foot_height + gap;
        }
        Frame { marks, foot, standing, main, floor }
    }

    fn mark_size(&self, text: &str) -> Vec2 {
        let how = Type::choice(self.sizes.small, self.colours.step.text);
        room(self.ctx, text, &how, self.area.width())
            + vec2(self.sizes.small * 1.4, self.sizes.small * 0.5)
    }
}
