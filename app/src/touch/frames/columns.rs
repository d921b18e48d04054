//! What is read beside what is looked at: at the left of a wide panel, above and below the picture
//! on a high one.

use eframe::egui::{Rect, pos2};

use super::shell::Shell;
use super::stack::Stack;
use crate::touch::page::Page;
use crate::touch::places::Layout;

/// The picture's share of a wide panel.
const PICTURE: f32 = 0.425;
/// Larger type is for words that take no more of their room; above and below a picture, less.
const AIRY: f32 = 0.62;

pub(super) fn compose(page: &Page<'_>) -> Layout {
    if page.is_wide() { wide(page) } else { high(page) }
}

fn wide(page: &Page<'_>) -> Layout {
    let shell = Shell::new(page, &page.choices(), None);
    let (main, text) = (shell.main, shell.text());
    let scene = page.scene();
    let gap = page.sizes.gap;
    let picture =
        scene.map(|_| main.with_min_x(main.right() - main.width() * page.picture_share(PICTURE)));
    let right = picture.map_or(main.right(), |picture| picture.left() - gap * 1.5);
    let stack = Stack::new(page, right - main.left());
    let height = stack.height();
    let spare = (text.height() - height).max(0.0);
    // Beside a picture the words stand at its eyes' height; without one they begin at the top.
    let top = text.top() + if picture.is_some() { spare * 0.36 } else { spare * 0.2 };
    let tail_top = top + height - stack.tail();
    let tail = Rect::from_min_max(pos2(main.left(), tail_top), pos2(right, text.bottom()));
    let mut layout = shell.layout(page, stack.heading.text.clone(), Vec::new());
    stack.place(page, &mut layout, main.left(), top, tail);
    layout.picture = picture;
    layout.fits &= scene.is_none_or(|least| main.height() >= least);
    layout.fits &= page.is_airy(height, text.height(), AIRY);
    layout
}

fn high(page: &Page<'_>) -> Layout {
    let shell = Shell::new(page, &page.choices(), None);
    let (main, text) = (shell.main, shell.text());
    let stack = Stack::new(page, main.width());
    let gap = page.sizes.gap * 1.6;
    let scene = page.scene();
    let read = stack.height();
    let least = scene.map_or(0.0, |least| least + gap);
    let spare = text.height() - read - least;
    // What is to spare makes the picture larger, then the room between the parts.
    let grown = scene.map(|least| least + spare.clamp(0.0, main.width() * 0.95 - least));
    let rest = (spare - grown.zip(scene).map_or(0.0, |(grown, least)| grown - least)).max(0.0);
    let top = text.top() + rest * 0.2;
    let mut y = top + stack.head();
    let picture = grown.map(|height| {
        let top = y + gap + rest * 0.2;
        y = top + height;
        Rect::from_min_max(pos2(main.left(), top), pos2(main.right(), y))
    });
    let below = if picture.is_some() { gap + rest * 0.1 } else { page.sizes.gap * 1.05 };
    let tail_top = y + below;
    let tail = Rect::from_min_max(pos2(main.left(), tail_top), main.max);
    let mut layout = shell.layout(page, stack.heading.text.clone(), Vec::new());
    stack.place(page, &mut layout, main.left(), top, tail);
    layout.picture = picture;
    layout.fits &= spare >= 0.0 && page.is_airy(read, text.height(), AIRY * AIRY);
    layout
}
