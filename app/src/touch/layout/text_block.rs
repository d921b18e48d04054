//! What is read, from top to bottom: paragraphs, and captions with their icons.

use eframe::egui::{Rect, Vec2, pos2, vec2};

use kazasu_core::screen::View;

use super::inputs::Inputs;
use crate::touch::text::{Type, Written, joined, room, write, write_joined};

/// The room that the bar of what is scrolled takes, with the space before it.
pub(crate) const SCROLL_ROOM: f32 = 36.0;

/// A piece of text with its place.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) text: Written,
    /// The picture's part that this is the caption of, and where it is drawn.
    pub(crate) icon: Option<(usize, Rect)>,
    pub(crate) plain: String,
}

/// Pieces of text below each other.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextBlock {
    pub(crate) items: Vec<Item>,
    pub(crate) size: Vec2,
}

impl TextBlock {
    /// The headline, broken at its own line ends if these fit, else anew.
    pub(super) fn headline(inputs: &Inputs<'_>, width: f32) -> Self {
        let plain = joined(&inputs.words.headline);
        let how = Type::headline(inputs.sizes.headline, inputs.colours.text);
        // A line of its own that has to be broken makes one long and one short line; then all of it
        // is broken anew.
        let fits = |line| room(inputs.ctx, line, &how, f32::INFINITY).x <= width;
        let own_lines = inputs.squeeze.own_lines && inputs.words.headline.lines().all(fits);
        let write = if own_lines { write } else { write_joined };
        let galley = write(inputs.ctx, &inputs.words.headline, &how, width);
        let mut block = Self::default();
        block.push(Item { text: Written { at: pos2(0.0, 0.0), galley }, icon: None, plain }, 0.0);
        block
    }

    /// Captions with their icons, body and small line.
    pub(super) fn body(inputs: &Inputs<'_>, width: f32) -> Self {
        let sizes = &inputs.sizes;
        let mut block = Self::default();
        let body = Type::body(sizes.body, sizes.line, inputs.colours.text);
        let caption_type = Type::body(sizes.caption, sizes.line, inputs.colours.text);
        let number = Type::headline(sizes.headline, inputs.colours.text);
        for paragraph in &inputs.words.body {
            let how = if has_number(inputs, paragraph) { &number } else { &body };
            let item = Item {
                text: Written {
                    at: pos2(0.0, 0.0),
                    galley: write(inputs.ctx, paragraph, how, width),
                },
                icon: None,
                plain: joined(paragraph),
            };
            block.push(item, sizes.body * 0.45);
        }
        let icon = icon_height(inputs, width);
        for (part, caption) in inputs.words.captions.iter().enumerate() {
            let left = icon * 1.5 + sizes.gap;
            let galley = write(inputs.ctx, beside_icon(caption), &caption_type, width - left);
            let height = galley.size().y.max(icon);
            let row = Rect::from_min_size(pos2(left, 0.0), vec2(width - left, height));
            let place =
                Rect::from_center_size(pos2(icon * 0.75, height / 2.0), vec2(icon * 1.5, icon));
            block.push(
                Item {
                    text: Written::left(galley, row),
                    icon: Some((part, place)),
                    plain: caption.clone(),
                },
                sizes.gap * 0.5,
            );
        }
        if let Some(small) = &inputs.words.small {
            let galley = write(
                inputs.ctx,
                small,
                &Type::body(sizes.small, sizes.line, inputs.colours.quiet),
                width,
            );
            block.push(
                Item {
                    text: Written { at: pos2(0.0, 0.0), galley },
                    icon: None,
                    plain: small.clone(),
                },
                sizes.body * 0.6,
            );
        }
        block
    }

    /// Adds an item below the others.
    fn push(&mut self, mut item: Item, gap: f32) {
        let top = if self.items.is_empty() { 0.0 } else { self.size.y + gap };
        item.shift(vec2(0.0, top));
        let covers = item.rect();
        self.size = self.size.max(covers.max.to_vec2());
        self.items.push(item);
    }

    /// The same block with its top left there.
    pub(super) fn at(mut self, x: f32, y: f32) -> Self {
        self.items.iter_mut().for_each(|item| item.shift(vec2(x, y)));
        self
    }

    pub(super) fn height(&self) -> f32 {
        self.size.y
    }
}

impl Item {
    pub(crate) fn shift(&mut self, by: Vec2) {
        self.text.at += by;
        if let Some((_, rect)) = &mut self.icon {
            *rect = rect.translate(by);
        }
    }

    fn rect(&self) -> Rect {
        self.icon.map_or(self.text.rect(), |(_, icon)| icon.union(self.text.rect()))
    }
}

/// The number that a patient has to remember is written as large as the headline.
fn has_number(inputs: &Inputs<'_>, paragraph: &str) -> bool {
    match inputs.screen.view {
        View::Done { confirmation } | View::DoneAway { confirmation, .. } => {
            paragraph.contains(&format!("{:02}", confirmation.number()))
        }
        _ => false,
    }
}

/// Icons are as high as there is room for, and never lower than a line.
fn icon_height(inputs: &Inputs<'_>, width: f32) -> f32 {
    let line = inputs.sizes.caption * inputs.sizes.line;
    let share = inputs.squeeze.picture.unwrap_or(0.0);
    let wanted = inputs.short_side() * share / 2.2;
    wanted.clamp(line, line.max(width * 0.16))
}

/// A caption as it is written beside its icon. Right and wrong are drawn there, so that their signs
/// are not written too; a screen reader still hears them.
fn beside_icon(caption: &str) -> &str {
    caption.trim_start_matches(['○', '×']).trim_start()
}

#[cfg(test)]
mod tests;
