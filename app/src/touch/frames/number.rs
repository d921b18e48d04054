//! The end of a visit: the 確認番号 alone on a green panel, as large as it can be, with a ring that
//! shows how long it stays; below it that the reception comes next, as large as a headline.

use eframe::egui::{Rect, Vec2, pos2, vec2};
use kazasu_core::screen::View;

use super::shell::Shell;
use crate::touch::page::Page;
use crate::touch::parts::face::Face;
use crate::touch::parts::number::Number;
use crate::touch::parts::sign;
use crate::touch::parts::words::{Column, Text};
use crate::touch::places::Layout;

pub(super) fn compose(page: &Page<'_>) -> Layout {
    let sizes = &page.sizes;
    let shell = Shell::new(page, &page.choices(), None);
    let room = shell.text();
    let state = page.screen.state;
    let ink = page.colours.state(state);
    let gap = sizes.gap * 1.3;
    let number = match page.screen.view {
        View::Done { confirmation, .. }
        | View::DoneAway { confirmation, .. }
        | View::ToDesk { confirmation: Some(confirmation) } => confirmation.to_string(),
        _ => String::new(),
    };

    // What comes next, then what else is said.
    let mut next = Column::default();
    for (at, paragraph) in page.paragraphs().iter().enumerate() {
        // What to do next is as large as a headline; of long words only their beginning is.
        let large = match page.give.picture {
            Some(0.4..) => 2,
            Some(0.3..) => 1,
            _ => 0,
        };
        let colour = page.colours.text;
        let how = if at < large { page.headline(colour) } else { page.body(colour) };
        next.push(page, Text::body(page, paragraph, &how, room.width()));
    }
    let inset = sizes.inset * 0.8;
    // The digits have 180 points at least, their label a line.
    let least_digits = 180.0_f32.min(page.short_side() * 0.3) + sizes.body * 1.7;
    let picture = page.scene().filter(|_| !page.is_wide());

    // On a wide panel the number stands beside the headline, on a high one below it.
    let inner_width = room.width() - 2.0 * inset;
    let side = sizes.headline * 1.3;
    let ring_room = side + gap;
    let beside = side + gap;
    // A letter and three digits are twice as wide as two digits.
    let share = if number.chars().count() > 3 { 0.42 } else { 0.5 };
    let text_width = if page.is_wide() { inner_width * share } else { inner_width - ring_room };
    let headline = Text::headline(page, &page.headline(ink.text), text_width - beside);
    let least = if page.is_wide() {
        headline.height().max(least_digits)
    } else {
        headline.height().max(side) + gap + least_digits
    } + 2.0 * inset;
    let spare = room.height() - next.height - gap - least;
    let picture_height =
        picture.map(|least| (spare * 0.4).clamp(least * 0.6, page.short_side() * 0.6));
    let taken = picture_height.map_or(0.0, |height| height + gap);
    let most = if page.is_wide() { f32::INFINITY } else { room.width() * 0.95 };
    let panel_height = (least + (spare - taken).max(0.0)).min(most.max(least));
    let rest = (spare + least - taken - panel_height).max(0.0);
    let face =
        Rect::from_min_size(room.min + vec2(0.0, rest * 0.15), vec2(room.width(), panel_height));

    let top =
        if page.is_wide() { face.center().y - headline.height() / 2.0 } else { face.top() + inset };
    let left = face.left() + inset;
    let head_height = headline.height().max(side);
    let headline = headline.at(left + beside, top);
    let lines = headline.height().min(sizes.headline * 2.5);
    let sign = sign::place(left, top + (lines - side) / 2.0, side);
    let ring = Rect::from_min_size(
        pos2(face.right() - inset - side, face.top() + inset),
        Vec2::splat(side),
    );
    let digits = if page.is_wide() {
        Rect::from_min_max(
            pos2(face.left() + inset + text_width, face.top() + inset * 0.5),
            pos2(face.right() - inset - ring_room * 0.6, face.bottom() - inset * 0.5),
        )
    } else {
        Rect::from_min_max(
            pos2(face.left() + inset, face.top() + inset + head_height + gap * 0.5),
            pos2(face.right() - inset, face.bottom() - inset * 0.5),
        )
    };
    let mut layout = shell.layout(page, headline, Vec::new());
    layout.faces.push(Face { rect: face, state, sign: Some(sign) });
    let mut number = Number::new(page, &number, digits);
    number.ring = page.words.time_left.map(|share| (ring, share));
    layout.number = Some(number);
    let mut y = face.bottom() + gap + rest * 0.2;
    let height = next.height;
    layout.body = next.at(room.left(), y);
    y += height + gap;
    layout.picture = picture_height.map(|height| {
        Rect::from_min_size(pos2(room.left(), y), vec2(room.width(), height + rest * 0.3))
    });
    layout.fits &= page.give.air <= 1.0;
    layout.fits &= spare >= taken.min(spare.max(0.0)) - 1.0;
    layout
}
