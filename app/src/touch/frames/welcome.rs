//! Before a visit: whose terminal it is, a welcome, the languages in sight, and the moving picture
//! at half of the screen.

use eframe::egui::{Rect, pos2, vec2};
use kazasu_core::screen::Choice;
use kazasu_core::session::ReaderPlace;

use super::shell::Shell;
use crate::touch::page::Page;
use crate::touch::parts::button::Button;
use crate::touch::parts::heading::Heading;
use crate::touch::parts::mark::MarkKind;
use crate::touch::parts::words::Column;
use crate::touch::places::Layout;
use crate::touch::reach::Reach;

/// The picture's share of a wide panel.
const PICTURE: f32 = 0.49;

pub(super) fn compose(page: &Page<'_>) -> Layout {
    match (page.is_wide(), is_below(page)) {
        (true, _) => wide(page),
        (false, false) => high(page),
        (false, true) => high_to_the_reader(page),
    }
}

/// The least share of the panel's short side that a picture has which goes down to the glass: where
/// there is room for a smaller one alone, what is pressed needs all of the panel's width.
const TO_THE_GLASS: f32 = 0.3;

/// Whether the picture goes down to the reader: below the glass, where nothing that is pressed has
/// to lie there.
fn is_below(page: &Page<'_>) -> bool {
    let below = matches!(page.screen.reader_place, Some(ReaderPlace::Below | ReaderPlace::Frame));
    let has_room = page.give.picture.is_some_and(|least| least >= TO_THE_GLASS);
    below && page.reach == Reach::Usual && has_room && page.scene().is_some()
}

/// The room of the picture, to the edge of the glass behind which the reader is.
fn to_the_edge(page: &Page<'_>, room: Rect) -> Rect {
    match page.screen.reader_place {
        Some(ReaderPlace::Left) => room.with_min_x(page.panel.left()),
        Some(ReaderPlace::Right) => room.with_max_x(page.panel.right()),
        Some(ReaderPlace::Below | ReaderPlace::Frame) | None => room,
    }
}

/// The languages, each a tile of its own: from the origin to the right, in this width.
fn languages(page: &Page<'_>, width: f32) -> Vec<Button> {
    let languages: Vec<_> = page
        .screen
        .languages
        .iter()
        .map(|choice| (choice, page.screen.is_present(choice)))
        .collect();
    let gap = page.sizes.gap;
    let count = languages.len().max(1) as f32;
    let natural = |points: f32| -> Vec<f32> {
        let own = |(choice, present): &(&Choice, bool)| {
            let size = vec2(f32::INFINITY, 0.0);
            // What the button takes for itself.
            let tick = if *present { page.sizes.choice * 1.3 } else { 0.0 };
            Button::language_in(page, choice, *present, size, points).text.width()
                + page.sizes.padding * 0.6
                + tick
                + 1.0
        };
        languages.iter().map(own).collect()
    };
    let room = width - gap * (count - 1.0);
    // A name is not broken: all of them are a little smaller where one would be.
    let mut points = page.sizes.choice;
    while points > page.sizes.note && natural(points).iter().sum::<f32>() > room {
        points -= 1.0;
    }
    let natural = natural(points);
    let spare = (room - natural.iter().sum::<f32>()) / count;
    let mut left = 0.0;
    let mut tiles = Vec::new();
    for ((choice, present), own) in languages.iter().zip(natural) {
        let own = own + spare.min(page.sizes.padding * 2.0);
        let size = vec2(own, page.sizes.target);
        tiles
            .push(Button::language_in(page, choice, *present, size, points).moved(vec2(left, 0.0)));
        left += own + gap;
    }
    tiles
}

fn wide(page: &Page<'_>) -> Layout {
    let choices = page.choices();
    let gap = page.sizes.gap * 1.4;
    let whole = page.panel.width() - 2.0 * page.sizes.margin;
    let below = is_below(page);
    // A low panel has the languages beside the button.
    let beside = !below && page.give.picture.is_none_or(|least| least < 0.4);
    let most = if beside { whole * 0.6 } else { f32::INFINITY };
    let tiles = languages(page, most.min(whole * (1.0 - page.picture_share(PICTURE)) - gap * 1.2));
    let taken = tiles.last().filter(|_| beside).map_or(0.0, |tile| tile.rect.right() + gap);
    let share = whole * page.picture_share(PICTURE);
    let foot = match (beside, below) {
        (true, _) => Some(whole - taken),
        (_, true) => Some(whole - share - gap * 1.2),
        _ => None,
    };
    let shell = Shell::new(page, &choices, foot);
    let (main, text, floor) = (shell.main, shell.text(), shell.floor);
    let scene = page.scene();
    // The picture is on the side of the reader, and its arrow goes on to the edge of the glass.
    let at_left = page.screen.reader_place == Some(ReaderPlace::Left);
    let column = if at_left {
        main.with_max_x(main.left() + share)
    } else {
        main.with_min_x(main.right() - share)
    };
    let column = if below { column.with_max_y(page.panel.bottom()) } else { column };
    let picture = scene.map(|_| to_the_edge(page, column));
    let width = main.width() - picture.map_or(0.0, |_| share + gap * 1.2);
    let left = if at_left { main.right() - width } else { main.left() };
    let heading = Heading::new(page, width);
    let body = Column::body(page, page.colours.text, width);
    let row = tiles.first().map_or(0.0, |tile| tile.rect.height());
    let read = heading.height + gap + body.height;
    let tail = if beside || row == 0.0 { 0.0 } else { row + gap };
    let spare = text.height() - read - tail;
    let top = text.top() + spare.max(0.0) * 0.32;
    let heading_height = heading.height;
    let heading = heading.at(left, top);
    let mut layout = shell.layout(page, heading.text, Vec::new());
    layout.body = body.at(left, top + heading_height + gap);
    for mark in layout.marks.iter_mut().filter(|mark| mark.kind == MarkKind::Facility) {
        *mark = mark.clone().moved(vec2(left - main.left(), 0.0));
    }
    if beside {
        for button in &mut layout.buttons {
            if choices.iter().any(|choice| choice.label == button.label) {
                button.rect = button.rect.translate(vec2(taken, 0.0));
            }
        }
    }
    let height = if beside { floor - main.bottom() - page.sizes.gap } else { row };
    let at = if beside { floor - height } else { main.bottom() - row };
    let tiles = tiles.into_iter().map(|mut tile| {
        tile.rect.set_height(height);
        tile.moved(vec2(if beside { main.left() } else { left }, at))
    });
    layout.buttons = tiles.chain(std::mem::take(&mut layout.buttons)).collect();
    layout.picture = picture;
    layout.fits &= spare >= -1.0 && scene.is_none_or(|least| main.height() >= least);
    layout.fits &= page.is_airy(text.height() - spare, text.height(), 0.7);
    layout
}

fn high(page: &Page<'_>) -> Layout {
    let choices = page.choices();
    let shell = Shell::new(page, &choices, None);
    let (main, text) = (shell.main, shell.text());
    let gap = page.sizes.gap * 1.6;
    let scene = page.scene();
    let heading = Heading::new(page, main.width());
    let body = Column::body(page, page.colours.text, main.width());
    let tiles = languages(page, main.width());
    let row = tiles.first().map_or(0.0, |tile| tile.rect.height() + gap);
    let read = heading.height + gap + body.height + row;
    let spare = text.height() - read - scene.map_or(0.0, |least| least + gap);
    let grown = scene.map(|least| least + spare.clamp(0.0, main.width() - least));
    let rest = (spare - grown.zip(scene).map_or(0.0, |(grown, least)| grown - least)).max(0.0);
    let heading_height = heading.height;
    let heading = heading.at(main.left(), text.top() + rest * 0.1);
    let mut y = text.top() + rest * 0.1 + heading_height;
    let mut layout = shell.layout(page, heading.text, Vec::new());
    layout.picture = grown.map(|height| {
        let picture = Rect::from_min_size(
            pos2(main.left(), y + gap + rest * 0.2),
            vec2(main.width(), height),
        );
        y = picture.bottom() + rest * 0.2;
        to_the_edge(page, picture)
    });
    layout.body = body.at(main.left(), y + gap);
    let tiles =
        tiles.into_iter().map(|tile| tile.moved(vec2(main.left(), main.bottom() - row + gap)));
    layout.buttons = tiles.chain(std::mem::take(&mut layout.buttons)).collect();
    layout.fits &= spare >= -1.0 && page.is_airy(text.height() - spare, text.height(), 0.7);
    layout
}

/// The same where the reader is below: the picture is the lowest, next to it.
fn high_to_the_reader(page: &Page<'_>) -> Layout {
    let choices = page.choices();
    let shell = Shell::new(page, &choices, None);
    let (main, text, floor) = (shell.main, shell.text(), shell.floor);
    let gap = page.sizes.gap * 1.6;
    let heading = Heading::new(page, main.width());
    let body = Column::body(page, page.colours.text, main.width());
    let tiles = languages(page, main.width());
    let row = tiles.first().map_or(0.0, |tile| tile.rect.height() + gap);
    let read = heading.height + gap + body.height + row;
    let least = page.scene().unwrap_or_default();
    let spare = text.height() - read - least - gap;
    let height = least + spare.clamp(0.0, (main.width() - least).max(0.0));
    let rest = (spare - (height - least)).max(0.0);
    let bottom = page.panel.bottom() - page.sizes.bar;
    let picture = main.with_min_y(bottom - height).with_max_y(bottom);
    let up = vec2(0.0, picture.top() - gap - floor);
    let top = text.top() + rest * 0.2;
    let words = top + heading.height + gap;
    let heading = heading.at(main.left(), top);
    let mut layout = shell.layout(page, heading.text, Vec::new());
    layout.picture = Some(picture);
    layout.body = body.at(main.left(), words);
    for button in layout.buttons.iter_mut().filter(|button| button.rect.bottom() <= floor + 1.0) {
        *button = button.clone().moved(up);
    }
    let at = vec2(main.left(), main.bottom() - row + gap) + up;
    let tiles = tiles.into_iter().map(|tile| tile.moved(at));
    layout.buttons = tiles.chain(std::mem::take(&mut layout.buttons)).collect();
    layout.fits &= spare >= -1.0 && (page.give.air <= 1.0 || spare >= text.height() * 0.3);
    layout
}

#[cfg(test)]
mod tests;
