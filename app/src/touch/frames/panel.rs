//! A panel of the screen's state all over the screen: sign and headline in one row, the words below
//! them, the picture beside them or between.

use eframe::egui::{Rect, pos2, vec2};

use super::shell::Shell;
use crate::touch::page::Page;
use crate::touch::parts::face::Face;
use crate::touch::parts::sign;
use crate::touch::parts::words::{Column, Text};
use crate::touch::places::Layout;
use crate::touch::theme::Sizes;
use kazasu_core::screen::State;

/// The picture's share of a wide panel.
const PICTURE: f32 = 0.38;
/// The room that the bar of what is scrolled takes, with the space before it.
const SCROLL_ROOM: f32 = 40.0;

/// What stands on the panel, not yet in its place.
struct Words {
    side: f32,
    headline: Text,
    /// The guide's name of an error.
    name: Option<Text>,
    body: Column,
    gap: f32,
}

pub(super) fn compose(page: &Page<'_>) -> Layout {
    let sizes = &page.sizes;
    let shell = Shell::new(page, &page.choices(), None);
    let face = shell.text();
    let scene = page.scene();
    let inner = Rect::from_min_max(
        pos2(face.left() + Face::left(sizes), face.top() + sizes.inset * 0.7),
        pos2(face.right() - sizes.inset * 0.7, face.bottom() - sizes.inset * 0.7),
    );
    if page.is_wide() {
        wide(page, shell, face, inner, scene)
    } else {
        high(page, shell, face, inner, scene)
    }
}

impl Words {
    fn new(page: &Page<'_>, side: f32, width: f32, below: f32) -> Self {
        let sizes = &page.sizes;
        let ink = page.state_colours();
        let beside = if side > 0.0 { side + sizes.gap * 1.2 } else { 0.0 };
        let headline = Text::headline(page, &page.headline(ink.text), width - beside);
        // The guide's name belongs to the code in the headline; a line for staff comes last.
        let names = page.screen.view.code().is_some() && page.give.notes;
        let name = page
            .words
            .small
            .as_ref()
            .filter(|_| names)
            .map(|small| Text::note(page, small, ink.text, width - beside));
        let body = match name {
            Some(_) => Column::paragraphs(page, ink.text, below),
            None => Column::body(page, ink.text, below),
        };
        Self { side, headline, name, body, gap: sizes.gap * 1.3 }
    }

    fn head(&self) -> f32 {
        let name = self.name.as_ref().map_or(0.0, |name| name.height() + self.gap * 0.4);
        (self.headline.height() + name).max(self.side)
    }

    /// Puts sign, headline and name there.
    fn place_head(&self, layout: &mut Layout, sizes: &Sizes, x: f32, y: f32) {
        let beside = if self.side > 0.0 { self.side + sizes.gap * 1.2 } else { 0.0 };
        let words = self.headline.height();
        // A headline of one line stands at the middle of its sign.
        let top = y + ((self.side - words) / 2.0).max(0.0);
        layout.headline = self.headline.clone().at(x + beside, top);
        if let Some(name) = &self.name {
            let at = layout.headline.rect().bottom() + self.gap * 0.4;
            layout.texts.push(name.clone().at(x + beside, at));
        }
        if let (Some(face), true) = (layout.faces.last_mut(), self.side > 0.0) {
            let lines = words.min(sizes.headline * 2.5);
            let down = ((lines - self.side) / 2.0).max(0.0);
            face.sign = Some(sign::place(x, y + down, self.side));
        }
    }
}

/// The sign's side: larger where no picture says what the matter is.
fn sign_side(page: &Page<'_>, scene: bool) -> f32 {
    let drawn = !matches!(page.screen.state, State::Do | State::Neutral);
    let share = if scene { 1.3 } else { 2.0 };
    if drawn { (page.sizes.headline * share).round() } else { 0.0 }
}

fn wide(page: &Page<'_>, shell: Shell, face: Rect, inner: Rect, scene: Option<f32>) -> Layout {
    let sizes = &page.sizes;
    let picture = scene
        .map(|_| inner.with_min_x(inner.right() - inner.width() * page.picture_share(PICTURE)));
    let right = picture.map_or(inner.right(), |picture| picture.left() - sizes.gap * 1.5);
    let width = right - inner.left();
    let side = sign_side(page, scene.is_some());
    // Without a picture all words stand beside the sign.
    let indent = if scene.is_some() || side == 0.0 { 0.0 } else { side + sizes.gap * 1.2 };
    let words = Words::new(page, side, width, width - indent);
    let below = if words.body.is_empty() { 0.0 } else { words.gap + words.body.height };
    let spare = inner.height() - words.head() - below;
    let top = inner.top() + spare.max(0.0) * 0.4;
    let body_top = top + words.head() + words.gap;
    let mut layout = shell.layout(page, words.headline.clone(), Vec::new());
    layout.faces.push(Face { rect: face, state: page.screen.state, sign: None });
    words.place_head(&mut layout, sizes, inner.left(), top);
    let room =
        Rect::from_min_max(pos2(inner.left() + indent, body_top), pos2(right, inner.bottom()));
    place_body(page, &mut layout, words.body, room);
    layout.picture = picture;
    layout.fits &= spare >= -1.0 && scene.is_none_or(|least| inner.height() >= least);
    layout.fits &= page.is_airy(inner.height() - spare, inner.height(), 0.7);
    layout
}

fn high(page: &Page<'_>, shell: Shell, face: Rect, inner: Rect, scene: Option<f32>) -> Layout {
    let sizes = &page.sizes;
    let words = Words::new(page, sign_side(page, scene.is_some()), inner.width(), inner.width());
    let gap = sizes.gap * 1.6;
    let below = if words.body.is_empty() { 0.0 } else { gap + words.body.height };
    let least = scene.map_or(0.0, |least| least + gap);
    let spare = inner.height() - words.head() - below - least;
    let grown = scene.map(|least| least + spare.clamp(0.0, inner.width() * 0.95 - least));
    let rest = (spare - grown.zip(scene).map_or(0.0, |(grown, least)| grown - least)).max(0.0);
    // A panel is as high as what it holds, and a little more.
    let more = rest.min(sizes.inset * 3.0);
    let used = inner.height() - rest + more;
    let off = (inner.height() - used) * 0.3;
    let face = Rect::from_min_size(
        pos2(face.left(), face.top() + off),
        vec2(face.width(), used + face.height() - inner.height()),
    );
    let top = inner.top() + off + more * 0.3;
    let mut y = top + words.head();
    let picture = grown.map(|height| {
        let top = y + gap + more * 0.15;
        y = top + height;
        Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), y))
    });
    let body_top = y + gap + more * 0.15;
    let mut layout = shell.layout(page, words.headline.clone(), Vec::new());
    layout.faces.push(Face { rect: face, state: page.screen.state, sign: None });
    words.place_head(&mut layout, sizes, inner.left(), top);
    let room = Rect::from_min_max(pos2(inner.left(), body_top), inner.max);
    place_body(page, &mut layout, words.body, room);
    layout.picture = picture;
    layout.fits &= spare >= -1.0 && page.is_airy(inner.height() - spare, inner.height(), 0.6);
    layout
}

/// The body in its room, or scrolled there.
fn place_body(page: &Page<'_>, layout: &mut Layout, body: Column, room: Rect) {
    if body.height > room.height() + 1.0 {
        layout.fits = false;
        let body = Column::body(page, page.state_colours().text, room.width() - SCROLL_ROOM);
        layout.body = body.at(room.left(), room.top());
        let least = room.top() + page.sizes.body * 2.0;
        layout.scrolled = Some(room.with_max_y(room.bottom().max(least)));
        return;
    }
    layout.body = body.at(room.left(), room.top());
}
