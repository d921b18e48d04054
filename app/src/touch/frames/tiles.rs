//! A few equal choices, as large as there is room: the phones, the answers to a question, the pages
//! of the help.

use eframe::egui::{Rect, pos2, vec2};
use kazasu_core::screen::{Choice, Label};

use super::shell::Shell;
use crate::touch::page::Page;
use crate::touch::parts::button::{Button, Emphasis};
use crate::touch::parts::grid::{grid, level};
use crate::touch::parts::heading::Heading;
use crate::touch::parts::words::Column;
use crate::touch::places::Layout;

/// The share of the body that stands beside its picture.
const PICTURE: f32 = 0.3;

pub(super) fn compose(page: &Page<'_>) -> Layout {
    let choices = page.choices();
    let (tiles, others): (Vec<&Choice>, Vec<&Choice>) =
        choices.into_iter().partition(|choice| is_tile(choice));
    let shell = Shell::new(page, &others, None);
    let text = shell.text();
    let gap = page.sizes.gap * 1.3;

    let heading = Heading::new(page, text.width());
    // A picture that is drawn as a whole stands beside the body: on a high panel, above it.
    let phones = tiles.iter().any(|choice| matches!(choice.label, Label::Phone(_)));
    let scene = page.scene().filter(|_| !phones);
    let (beside, above) = match scene {
        Some(_) if page.is_wide() => (text.width() * PICTURE, 0.0),
        Some(least) => (0.0, least),
        None => (0.0, 0.0),
    };
    let body = Column::body(page, page.colours.text, text.width() - beside - gap);
    let body_height = body.height.max(if beside > 0.0 { scene.unwrap_or(0.0) * 0.7 } else { 0.0 });
    let below_heading = if body.is_empty() { 0.0 } else { gap + body_height };

    let columns = columns(page, &tiles);
    let rows = tiles.len().div_ceil(columns);
    let tile_gap = page.sizes.gap * 1.2;
    let width = (text.width() - tile_gap * (columns as f32 - 1.0)) / columns as f32;
    let room = text.height() - heading.height - below_heading - gap;
    let least = least(page, phones);
    let each = (room - tile_gap * (rows as f32 - 1.0)) / rows.max(1) as f32;
    let above = above.min((room - rows as f32 * (least + tile_gap)).max(0.0));
    let most = if phones {
        width * if page.is_wide() { 0.62 } else { 1.75 }
    } else {
        page.sizes.target * if page.is_wide() { 2.4 } else { 1.9 }
    };
    let each = (each - above / rows.max(1) as f32).clamp(least, most.max(least));
    let make = |height: f32| {
        let mut buttons: Vec<Button> =
            tiles.iter().map(|choice| tile(page, choice, width, height)).collect();
        if page.screen.alike {
            level(&mut buttons, 0.0);
        }
        let high = grid(&mut buttons, columns, tile_gap);
        (buttons, high)
    };
    let (mut buttons, mut high) = make(each);
    // Where a row has words of many lines, the others are as low as they may be.
    if high > room - above + 1.0 {
        (buttons, high) = make(least);
    }
    let spare = room - above - high;

    let heading_height = heading.height;
    let heading = heading.at(text.left(), text.top() + spare.max(0.0) * 0.1);
    let mut layout = shell.layout(page, heading.text.clone(), Vec::new());
    layout.faces.extend(heading.face);
    let mut y = text.top() + heading_height + spare.max(0.0) * 0.1;
    if above > 0.0 {
        let picture = Rect::from_min_size(
            pos2(text.left(), y + gap),
            vec2(text.width(), above + spare.max(0.0) * 0.5 - gap),
        );
        y = picture.bottom();
        layout.picture = Some(picture);
    }
    if beside > 0.0 {
        let picture = Rect::from_min_size(pos2(text.left(), y + gap), vec2(beside, body_height));
        layout.picture = Some(picture);
    }
    let left = text.left() + if beside > 0.0 { beside + gap } else { 0.0 };
    let down = (body_height - body.height) * 0.5;
    layout.body = body.at(left, y + gap + down);
    // What is pressed is as low as it can be.
    let top = text.bottom() - high - if page.is_wide() { spare.max(0.0) * 0.3 } else { 0.0 };
    let tiles = buttons.into_iter().map(|button| button.moved(vec2(text.left(), top)));
    layout.buttons = tiles.chain(std::mem::take(&mut layout.buttons)).collect();
    layout.fits &= page.give.air <= 1.0 || page.give.dense;
    layout.fits &= spare >= -1.0;
    layout
}

/// A choice that is drawn as a tile; the others stand in the foot.
const fn is_tile(choice: &Choice) -> bool {
    !matches!(choice.label, Label::NotSure | Label::LearnMore | Label::OtherPerson | Label::Decide)
}

fn columns(page: &Page<'_>, tiles: &[&Choice]) -> usize {
    let phones = tiles.iter().any(|choice| matches!(choice.label, Label::Phone(_)));
    // A board, and larger words, have no room for three rows.
    let tight = page.give.least || page.give.growth > 0.0;
    if page.is_wide() && (tight && tiles.len() > 4 || page.screen.alike && tiles.len() == 3) {
        return 3;
    }
    if page.is_wide() || phones { 2.min(tiles.len().max(1)) } else { 1 }
}

fn least(page: &Page<'_>, phones: bool) -> f32 {
    if phones { page.sizes.headline * 2.6 } else { page.sizes.target }
}

fn tile(page: &Page<'_>, choice: &Choice, width: f32, height: f32) -> Button {
    match choice.label {
        Label::Phone(kind) => Button::tile(page, choice, kind, vec2(width, height)),
        Label::Language(language) => {
            let present = language == page.screen.look.language;
            Button::language(page, choice, present, vec2(width, height))
        }
        _ => {
            let mut button = match choice.label {
                // Where words are as small as they may be, they need the room.
                Label::Answered(answer) if !page.give.least => {
                    Button::answer(page, choice, answer.given, width)
                }
                _ => Button::choice(page, choice, Emphasis::Secondary, width, page.sizes.choice),
            };
            button.rect.set_height(button.rect.height().max(height));
            button
        }
    }
}
