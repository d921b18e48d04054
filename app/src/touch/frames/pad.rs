//! The PIN pad, beside or below what it asks for: one sentence, and which of three numbers it is.
//! The rest is behind 番号がわからない.

use std::collections::BTreeSet;

use eframe::egui::{Rect, pos2};
use kazasu_core::screen::{PadPhone, View};

use super::shell::Shell;
use crate::touch::page::Page;
use crate::touch::parts::heading::Heading;
use crate::touch::parts::pad::Pad;
use crate::touch::parts::steps::Steps;
use crate::touch::parts::words::{Column, Text};
use crate::touch::places::Layout;

/// The pad's share of a wide panel: less where there is no room for the words.
fn share(page: &Page<'_>) -> f32 {
    match page.give.picture {
        Some(0.4..) => 0.445,
        Some(0.3..) => 0.42,
        _ => 0.38,
    }
}

pub(super) fn compose(page: &Page<'_>) -> Layout {
    let sizes = &page.sizes;
    let margin = sizes.margin;
    let whole = page.panel.width() - 2.0 * margin;
    let width = if page.is_wide() { whole * (1.0 - share(page)) - sizes.gap * 2.0 } else { whole };
    let shell = Shell::new(page, &page.choices(), page.is_wide().then_some(width));
    let (main, text) = (shell.main, shell.text());
    let floor = shell.floor;
    let gap = sizes.gap * 1.2;
    let least_pad = Pad::least(sizes);

    let heading = Heading::new(page, width);
    let body = said(page, width);
    // Where a phone lies there, or where there is no room, the rows give way: they are behind
    // 番号がわからない too.
    let row = (sizes.body * 2.4).max(page.short_side() * page.give.picture.unwrap_or(0.0) * 0.25);
    let rows = match page.give.picture {
        Some(_) => Steps::new(page, width, row, false),
        None => Steps::default(),
    };
    let between = |height: f32| if height > 0.0 { height + gap } else { 0.0 };
    let read = heading.height + between(body.height) + between(rows.height);
    let room = if page.is_wide() { text.height() } else { text.height() - least_pad - gap };
    let fits_pad = least_pad <= floor - main.top();

    // The last sentence stays where there is room for it.
    let mut spare = room - read;
    let privacy =
        privacy(page, width).filter(|text| page.give.notes && text.height() + gap <= spare);
    spare -= privacy.as_ref().map_or(0.0, |text| text.height() + gap);
    let step = if page.is_wide() { (spare.max(0.0) * 0.25).min(gap) } else { 0.0 };

    let heading_height = heading.height;
    let heading = heading.at(main.left(), text.top());
    let mut layout = shell.layout(page, heading.text.clone(), Vec::new());
    layout.faces.extend(heading.face);
    let mut y = text.top() + heading_height;
    if !body.is_empty() {
        let height = body.height;
        layout.body = body.at(main.left(), y + gap);
        y += gap + height;
    }
    if !rows.is_empty() {
        let height = rows.height;
        layout.steps = rows.at(main.left(), y + gap + step);
        y += gap + step + height;
    }
    match privacy {
        Some(privacy) => {
            let height = privacy.height();
            layout.texts.push(privacy.at(main.left(), y + gap + step));
            y += gap + step + height;
        }
        None => layout.unseen.extend(page.words.body.last().cloned()),
    }
    layout.unseen.extend(page.words.body.iter().cloned());
    if layout.steps.is_empty() {
        layout.unseen.extend(page.words.captions.iter().cloned());
    }
    let written = layout.body.texts.iter().chain(&layout.texts).map(|text| &text.plain);
    let mut said: BTreeSet<String> = written.cloned().collect();
    layout.unseen.retain(|words| said.insert(words.clone()));

    let area = if page.is_wide() {
        Rect::from_min_max(
            pos2(main.right() - whole * share(page), main.top()),
            pos2(main.right(), floor),
        )
    } else {
        // As wide as the panel, and as low as it can be.
        let top = (y + gap).max(main.bottom() - main.width() * 1.02);
        Rect::from_min_max(pos2(main.left(), top), main.max)
    };
    layout.pad = Some(Pad::new(page, area));
    layout.fits &= page.give.air <= 1.0;
    layout.fits &= spare >= -1.0 && fits_pad;
    layout
}

/// What is said beside the sentence: a phone that lies there, or nothing.
fn said(page: &Page<'_>, width: f32) -> Column {
    let mut column = Column::default();
    let how = page.body(page.colours.text);
    let lies = matches!(page.screen.view, View::AnPin { ask, .. } if ask.phone != PadPhone::Away);
    for paragraph in page.paragraphs().iter().filter(|_| lies) {
        column.push(page, Text::body(page, paragraph, &how, width));
    }
    column
}

/// The last sentence of a plain pad: others are not to see what is typed.
fn privacy(page: &Page<'_>, width: f32) -> Option<Text> {
    let plain = matches!(page.screen.view, View::AnPin { ask, .. } if ask.phone == PadPhone::Away);
    let words = page.words.body.last().filter(|_| plain)?;
    Some(Text::note(page, words, page.colours.quiet, width))
}
