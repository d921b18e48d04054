//! Choices as things to press: a plain button, a tile with a picture, a cell of the bar, a
//! language.

use eframe::egui::{Id, Rect, Response, Role as Kind, Ui, Vec2, pos2, vec2};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::screen::{Choice, Key, Label, Picture, Screen};
use kazasu_core::session::Action;

use super::control::Control;
use super::icon::Icon;
use super::sign;
use super::words::{Role, Text, label};
use crate::touch::fonts::Script;
use crate::touch::page::Page;
use crate::touch::picture;
use crate::touch::text::{Type, Written, write, write_whole};
use crate::touch::theme::{Colours, Ink, Sizes};

/// How strongly a choice asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Emphasis {
    /// The one that goes on, drawn as a filled face.
    Primary,
    /// One that leads elsewhere, drawn with a line around it.
    Secondary,
}

impl Emphasis {
    pub(crate) const fn ink(self, colours: &Colours) -> Ink {
        match self {
            Self::Primary => colours.primary,
            Self::Secondary => colours.secondary,
        }
    }
}

/// What a button looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Form {
    /// Words on a face.
    Choice,
    /// A picture above words.
    Tile(PhoneKind),
    /// An icon and a word without an edge, and the size of the icon; `over`: above the word.
    Cell { icon: Icon, side: f32, over: bool },
    /// A language in its own script; the present one is ticked.
    Language { present: bool },
    /// What was answered, with a tick for yes and a cross for no before its words.
    Answer { given: bool },
}

impl Form {
    /// What is drawn before the words: a tick, a cross, or nothing.
    const fn ticked(self) -> Option<bool> {
        match self {
            Self::Language { present: true } => Some(true),
            Self::Answer { given } => Some(given),
            Self::Language { present: false }
            | Self::Choice
            | Self::Tile(_)
            | Self::Cell { .. } => None,
        }
    }
}

/// A choice in its place.
#[derive(Clone, Debug)]
pub(crate) struct Button {
    pub(crate) rect: Rect,
    pub(crate) form: Form,
    pub(crate) ink: Ink,
    pub(crate) text: Text,
    /// A second line, in the note's size.
    pub(crate) note: Option<Text>,
    /// The number in front of it, which is its key.
    pub(crate) number: Option<u8>,
    pub(crate) action: Action,
    pub(crate) label: Label,
    pub(crate) plain: String,
}

/// The width of the number in front of a button's text, with the room beside it.
fn number_room(sizes: &Sizes) -> f32 {
    sizes.choice * 1.5
}

/// The room of a tick or a cross before words, over the size of their type.
const TICK: f32 = 1.3;

/// The side of an icon of the bar, and the room beside it, over the size of the note's type.
const ICON: f32 = 1.15;
const ICON_GAP: f32 = 0.3;

/// What a cell of the bar has beside its word, over the size of its type.
pub(crate) fn beside_word(page: &Page<'_>) -> f32 {
    if page.is_wide() { ICON + ICON_GAP + 0.1 } else { 0.2 }
}

/// Between icon and word of a cell.
fn cell_gap(sizes: &Sizes, side: f32, over: bool) -> f32 {
    if over { sizes.note * ICON_GAP } else { side * ICON_GAP / ICON }
}

/// The rooms of a tile's picture and of its words: beside each other where the tile is wide.
fn tile_rooms(tile: Rect, sizes: &Sizes) -> (Rect, Rect) {
    let inner = tile.shrink(sizes.padding);
    if tile.width() > tile.height() * 1.6 {
        inner.split_left_right_at_x(inner.left() + (inner.height() * 1.5).min(inner.width() * 0.48))
    } else {
        inner.split_top_bottom_at_y(inner.top() + inner.height() * 0.66)
    }
}

impl Button {
    /// A plain button of this width at the origin, as high as its words need, in type of `size`.
    pub(crate) fn choice(
        page: &Page<'_>,
        choice: &Choice,
        emphasis: Emphasis,
        width: f32,
        size: f32,
    ) -> Self {
        Self::words_on(page, choice, Form::Choice, emphasis.ink(page.colours), width, size)
    }

    /// An answer that was given, of this width at the origin.
    pub(crate) fn answer(page: &Page<'_>, choice: &Choice, given: bool, width: f32) -> Self {
        let form = Form::Answer { given };
        Self::words_on(page, choice, form, page.colours.secondary, width, page.sizes.choice)
    }

    fn words_on(
        page: &Page<'_>,
        choice: &Choice,
        form: Form,
        ink: Ink,
        width: f32,
        size: f32,
    ) -> Self {
        let sizes = &page.sizes;
        let plain = page.words.choice(choice);
        let number = number_of(choice).filter(|_| page.numbers);
        let beside = 2.0 * sizes.padding
            + number.map_or(0.0, |_| number_room(sizes))
            + form.ticked().map_or(0.0, |_| sizes.choice * TICK);
        let how = page.choice(ink.text).sized(size);
        let room = (width - beside).max(1.0);
        let galley = write_whole(page.ctx, &plain, &how, room, sizes.note);
        let text = Text::new(Role::Choice, galley, &how, plain.clone());
        let height = (text.height() + sizes.padding * 1.2).max(sizes.target);
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
        let (action, label) = (choice.action, choice.label);
        Self { rect, form, ink, text, note: None, number, action, label, plain }
    }

    /// The width at which a plain button's words have one line.
    pub(crate) fn natural_width(page: &Page<'_>, choice: &Choice, emphasis: Emphasis) -> f32 {
        let size = page.sizes.choice;
        let button = Self::choice(page, choice, emphasis, f32::INFINITY, size);
        let number = button.number.map_or(0.0, |_| number_room(&page.sizes));
        button.text.width() + 2.0 * page.sizes.padding + number + 2.0
    }

    /// A tile of this size at the origin: a phone's back, its name, and below it what else is said.
    pub(crate) fn tile(page: &Page<'_>, choice: &Choice, kind: PhoneKind, size: Vec2) -> Self {
        let ink = Emphasis::Secondary.ink(page.colours);
        let plain = page.words.choice(choice);
        let (name, models) = plain.split_once(" (").unwrap_or((&plain, ""));
        // How to tell that it is this one is worth more than which there are.
        let caption = page.captions().get(usize::from(kind == PhoneKind::Android));
        let more = caption.map_or(models, String::as_str);
        let room = Rect::from_min_size(pos2(0.0, 0.0), size);
        let width = tile_rooms(room, &page.sizes).1.width();
        let how = page.choice(ink.text).sized(page.sizes.headline);
        let galley = write_whole(page.ctx, name, &how, width, page.sizes.choice);
        let text = Text::new(Role::Choice, galley, &how, name.to_owned());
        let more = if caption.is_some() { more } else { more.trim_end_matches(')') };
        let note = (!more.is_empty()).then(|| {
            let how = page.note(ink.text).centred();
            Text::new(Role::Note, write(page.ctx, more, &how, width), &how, more.to_owned())
        });
        // Which models there are is said where there is room for it.
        let high = tile_rooms(room, &page.sizes).1.height();
        let has_room = |note: &Text| text.height() + note.height() <= high + page.sizes.padding;
        let note = note.filter(|note| caption.is_some() || has_room(note));
        let number = number_of(choice).filter(|_| page.numbers);
        let rect = Rect::from_min_size(pos2(0.0, 0.0), size);
        let (action, label) = (choice.action, choice.label);
        Self { rect, form: Form::Tile(kind), ink, text, note, number, action, label, plain }
    }

    /// A cell of the bar, in this type.
    pub(crate) fn cell(
        page: &Page<'_>,
        choice: &Choice,
        icon: Icon,
        how: &Type,
        size: Vec2,
    ) -> Self {
        let ink = match icon {
            Icon::Staff => page.colours.staff,
            _ => page.colours.bar,
        };
        let plain = page.words.choice(choice);
        let over = !page.is_wide();
        let points = how.size();
        let galley = write(page.ctx, &plain, how, size.x - points * beside_word(page) + 0.5);
        let text = Text::new(Role::Bar, galley, how, plain.clone());
        // Over two lines it has what is left.
        let left = if over { size.y - text.height() - page.sizes.note * ICON_GAP } else { size.y };
        let side = (if over { page.sizes.note } else { points } * ICON).min(left);
        let rect = Rect::from_min_size(pos2(0.0, 0.0), size);
        let form = Form::Cell { icon, side, over };
        let (action, label) = (choice.action, choice.label);
        Self { rect, form, ink, text, note: None, number: None, action, label, plain }
    }

    /// A language in its own script, of this size at the origin.
    pub(crate) fn language(page: &Page<'_>, choice: &Choice, present: bool, size: Vec2) -> Self {
        Self::language_in(page, choice, present, size, page.sizes.choice)
    }

    /// The same in type of `points`.
    pub(crate) fn language_in(
        page: &Page<'_>,
        choice: &Choice,
        present: bool,
        size: Vec2,
        points: f32,
    ) -> Self {
        let ink = if present { page.colours.present } else { page.colours.secondary };
        let plain = page.words.choice(choice);
        // Its own script, whatever the language of the screen.
        let script = match choice.action {
            Action::Language(language) => Script::of(language),
            _ => page.script(),
        };
        let how = Type::choice(script, points, ink.text);
        let tick = if present { page.sizes.choice * TICK } else { 0.0 };
        let room = size.x - page.sizes.padding * 0.6 - tick;
        let galley = write_whole(page.ctx, &plain, &how, room, page.sizes.note);
        let text = Text::new(Role::Choice, galley, &how, plain.clone());
        let rect = Rect::from_min_size(pos2(0.0, 0.0), size);
        let number = number_of(choice).filter(|_| page.numbers);
        let form = Form::Language { present };
        let (action, label) = (choice.action, choice.label);
        Self { rect, form, ink, text, note: None, number, action, label, plain }
    }

    /// The same, moved.
    pub(crate) fn moved(mut self, by: Vec2) -> Self {
        self.rect = self.rect.translate(by);
        self
    }

    /// Name and second line as they are drawn, within the button's rectangle.
    pub(crate) fn words(&self, sizes: &Sizes) -> Vec<Text> {
        let mut room = self.rect;
        match self.form {
            Form::Choice | Form::Answer { .. } | Form::Language { .. } => {
                // A language has its number in the margin.
                if self.number.is_some() && !matches!(self.form, Form::Language { .. }) {
                    room.min.x += number_room(sizes) * 0.9;
                }
                if self.form.ticked().is_some() {
                    room.min.x += sizes.choice * 1.1;
                }
                vec![self.text.clone().within(room)]
            }
            Form::Tile(_) => {
                let room = tile_rooms(room, sizes).1;
                let note = self.note.as_ref().map_or(0.0, Text::height);
                let used = self.text.height() + note;
                let top = room.center().y - used / 2.0;
                let line = |from: f32, height: f32| {
                    Rect::from_min_size(pos2(room.left(), from), vec2(room.width(), height))
                };
                let name = self.text.clone().within(line(top, self.text.height()));
                let below = line(top + self.text.height(), note);
                let note = self.note.clone().map(|note| note.within(below));
                [name].into_iter().chain(note).collect()
            }
            Form::Cell { side, over, .. } => {
                let gap = cell_gap(sizes, side, over);
                if over {
                    room.min.y += side + gap * 0.5;
                    room.max.y -= gap * 0.5;
                } else {
                    room.min.x += side + gap;
                }
                vec![self.text.clone().within(room)]
            }
        }
    }

    /// Draws it; the response tells of keyboard and screen reader.
    pub(crate) fn show(
        &self,
        ui: &Ui,
        screen: &Screen,
        id: Id,
        held: bool,
        colours: &Colours,
        sizes: &Sizes,
    ) -> Response {
        let control =
            Control { id, rect: self.rect, name: &self.plain, ink: self.ink, enabled: true, held };
        let (response, ink) = control.show(ui, colours, sizes);
        let painter = ui.painter();
        if let Some(number) = self.number {
            show_number(ui, self.number_place(sizes), number, ink, screen);
        }
        match self.form {
            Form::Choice => {}
            Form::Tile(kind) => {
                let room = tile_rooms(self.rect, sizes).0;
                let backs = Screen { picture: Picture::BackOfPhone, ..screen.clone() };
                let part = usize::from(kind == PhoneKind::Android);
                picture::icon(painter, room, &backs, part);
            }
            Form::Cell { icon, side, over } => {
                let text = self.words(sizes).first().map_or(self.rect, Text::rect);
                let centre = if over {
                    pos2(self.rect.center().x, text.top() - side * 0.5 - sizes.note * 0.1)
                } else {
                    let gap = cell_gap(sizes, side, over);
                    pos2(text.left() - side * 0.5 - gap, self.rect.center().y)
                };
                icon.draw(painter, Rect::from_center_size(centre, Vec2::splat(side)), ink.text);
            }
            Form::Language { .. } | Form::Answer { .. } => {
                let text = self.words(sizes).first().map_or(self.rect, Text::rect);
                let radius = sizes.choice * 0.42;
                let centre = pos2(text.left() - radius - sizes.choice * 0.2, self.rect.center().y);
                match self.form.ticked() {
                    Some(true) => {
                        painter.circle_filled(centre, radius, ink.edge);
                        sign::tick(painter, centre, radius, ink.fill);
                    }
                    Some(false) => sign::cross(painter, centre, radius, ink.edge),
                    None => {}
                }
            }
        }
        for text in self.words(sizes) {
            if text.role == Role::Note {
                label(ui, id.with("note"), text.rect(), Kind::Label, &text.plain);
            }
            let Written { at, galley } = text.written;
            painter.galley_with_override_text_color(at, galley, ink.text);
        }
        response
    }

    /// Where the number is drawn.
    fn number_place(&self, sizes: &Sizes) -> Rect {
        let side = sizes.choice * 1.1;
        let inset = sizes.padding * 0.6;
        match self.form {
            Form::Tile(_) => sign::place(self.rect.left() + inset, self.rect.top() + inset, side),
            _ => sign::place(self.rect.left() + inset, self.rect.center().y - side / 2.0, side),
        }
    }
}

fn show_number(ui: &Ui, rect: Rect, number: u8, ink: Ink, screen: &Screen) {
    let size = rect.height() * 0.72;
    let how = Type::choice(Script::of(screen.look.language), size, ink.fill);
    let digit = write(ui.ctx(), &number.to_string(), &how, f32::INFINITY);
    ui.painter().circle_filled(rect.center(), rect.height() / 2.0, ink.text);
    let digit = Written::centred(digit, rect);
    ui.painter().galley_with_override_text_color(digit.at, digit.galley, ink.fill);
}

/// The number that is a choice's key.
fn number_of(choice: &Choice) -> Option<u8> {
    match choice.key {
        Some(Key::Number(number)) => Some(number),
        _ => None,
    }
}
