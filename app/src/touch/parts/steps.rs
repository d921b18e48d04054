//! The words of a picture, a row for each of its parts, with the part drawn beside them; the row
//! that is the present one is lit.

use eframe::egui::{Id, Rect, Role as Kind, Ui, Vec2, pos2, vec2};
use kazasu_core::screen::Screen;

use super::words::{Role, Text, label};
use crate::touch::page::Page;
use crate::touch::picture;
use crate::touch::text::write;
use crate::touch::theme::{Colours, Sizes};

/// Rows below each other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Steps {
    pub(crate) rows: Vec<Row>,
    pub(crate) height: f32,
}

/// One part of the picture, with its words.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) rect: Rect,
    /// Where the part is drawn.
    pub(crate) icon: Option<Rect>,
    pub(crate) text: Text,
    /// The whole caption, with a sign that the icon shows.
    pub(crate) plain: String,
}

/// Width over height of the sheet of a part.
const SHEET: f32 = 1.5;

impl Steps {
    /// At the origin, in this width; each row at least `least` high. Where the whole picture is
    /// drawn elsewhere (`drawn`), the rows are words alone; where neither has room, they stand in
    /// two columns.
    pub(crate) fn new(page: &Page<'_>, width: f32, least: f32, drawn: bool) -> Self {
        let mut steps = Self::default();
        let how = page.body(page.colours.text).tight();
        // Beside its picture a row is as low as its words.
        let inset = page.sizes.gap * if drawn { 0.25 } else { 0.5 };
        let least = if drawn { 0.0 } else { least };
        let columns = if page.is_wide() && page.give.picture.is_none() { 2 } else { 1 };
        let own = (width - page.sizes.gap * (columns as f32 - 1.0)) / columns as f32;
        for pair in page.rows().chunks(columns) {
            let mut high = least;
            let mut row = Vec::new();
            for (at, caption) in pair.iter().enumerate() {
                let icon = (least * 0.84).max(page.sizes.body * 1.5);
                let left = if drawn { page.sizes.gap } else { icon * SHEET + page.sizes.gap * 0.6 };
                let words = beside_icon(caption);
                let galley = write(page.ctx, words, &how, own - left - inset);
                let text = Text::new(Role::Body, galley, &how, caption.clone());
                high = high.max(text.height() + inset);
                if !drawn {
                    high = high.max(icon);
                }
                row.push((at as f32 * (own + page.sizes.gap), icon, left, text, caption));
            }
            for (x, icon, left, text, caption) in row {
                let rect = Rect::from_min_size(pos2(x, steps.height), vec2(own, high));
                let size = vec2(icon * SHEET, icon);
                let icon = Rect::from_center_size(pos2(x + size.x * 0.5, rect.center().y), size);
                let top = rect.center().y - text.height() / 2.0;
                let text = text.at(x + left, top);
                let icon = (!drawn).then_some(icon);
                steps.rows.push(Row { rect, icon, text, plain: caption.clone() });
            }
            steps.height += high + inset;
        }
        if !steps.rows.is_empty() {
            steps.height -= inset;
        }
        steps
    }

    /// The same with its top left there.
    pub(crate) fn at(mut self, x: f32, y: f32) -> Self {
        let by = Vec2::new(x, y);
        for row in &mut self.rows {
            row.rect = row.rect.translate(by);
            row.icon = row.icon.map(|icon| icon.translate(by));
            row.text.shift(by);
        }
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Draws them, with this one lit.
    pub(crate) fn show(
        &self,
        ui: &Ui,
        screen: &Screen,
        lit: Option<usize>,
        colours: &Colours,
        sizes: &Sizes,
    ) {
        for (part, row) in self.rows.iter().enumerate() {
            if lit == Some(part) {
                let radius = sizes.radius;
                ui.painter().rect_filled(row.rect, radius, colours.present.fill);
                let bar = row.rect.with_max_x(row.rect.left() + sizes.edge * 3.0);
                ui.painter().rect_filled(bar, radius * 0.5, colours.lit);
            }
            if let Some(icon) = row.icon {
                picture::icon(ui.painter(), icon, screen, part);
            }
            let text = &row.text;
            ui.painter().galley(text.written.at, text.written.galley.clone(), text.colour);
            let id = Id::unique((screen.view.id(), "caption", part));
            label(ui, id, text.rect(), Kind::Label, &row.plain);
        }
    }
}

/// A caption as it is written beside its icon. Right and wrong are drawn there, so that their signs
/// are not written too; a screen reader still hears them.
fn beside_icon(caption: &str) -> &str {
    caption.trim_start_matches(['○', '×']).trim_start()
}

#[cfg(test)]
mod tests;
