//! The PIN pad, laid out as on a cash machine: a dot for each digit typed, never the digit, and how
//! many tries are left.

use eframe::egui::{Id, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};
use kazasu_core::screen::{Key, Label, Screen, State, View};
use kazasu_core::secret::Pin;
use kazasu_core::session::Action;

use super::control::{Control, pressed_without_pointer};
use super::sign;
use super::words::{Role as TextRole, Text};
use crate::touch::fonts::Script;
use crate::touch::page::Page;
use crate::touch::text::{Type, Written, line_width, write, write_whole};
use crate::touch::theme::{Colours, Ink, Sizes};

/// The keys in their places: 1 to 9, delete, 0, confirm.
pub(crate) const KEYS: [Key; 12] = {
    let number = Key::Number;
    [
        number(1),
        number(2),
        number(3),
        number(4),
        number(5),
        number(6),
        number(7),
        number(8),
        number(9),
        Key::Backspace,
        number(0),
        Key::Enter,
    ]
};

/// What each key does now; `None`: nothing yet.
pub(crate) fn actions(screen: &Screen) -> [Option<Action>; 12] {
    KEYS.map(|key| screen.press(key))
}

/// The pad in its place.
#[derive(Clone, Debug)]
pub(crate) struct Pad {
    /// A dot for each digit, at the left of this.
    pub(crate) dots: Rect,
    pub(crate) entered: u8,
    /// The radius of a dot.
    radius: f32,
    /// How many tries are left, and the sign before it where it is the last.
    pub(crate) tries: Option<(Text, Option<Rect>)>,
    /// Four rows of three: 1 to 9, delete, 0, confirm.
    pub(crate) keys: Vec<PadKey>,
}

/// A digit, 1字消す or 確定, in its place.
#[derive(Clone, Debug)]
pub(crate) struct PadKey {
    pub(crate) rect: Rect,
    pub(crate) key: Key,
    /// `None`: nothing yet.
    pub(crate) action: Option<Action>,
    ink: Ink,
    pub(crate) text: Text,
}

impl Pad {
    /// In points: a dot of half a line, with the room above and below it.
    fn dots_height(sizes: &Sizes) -> f32 {
        (sizes.body * 1.9).round()
    }

    fn gap(sizes: &Sizes) -> f32 {
        (sizes.gap * 0.85).round()
    }

    /// The least height of a pad.
    pub(crate) fn least(sizes: &Sizes) -> f32 {
        Self::dots_height(sizes) + 4.0 * (sizes.target.max(56.0) + Self::gap(sizes))
    }

    /// Dots above keys, as large as `area` lets them be.
    pub(crate) fn new(page: &Page<'_>, area: Rect) -> Self {
        let sizes = &page.sizes;
        let gap = Self::gap(sizes);
        let (dots, keys) = area.split_top_bottom_at_y(area.top() + Self::dots_height(sizes));
        let size = vec2((keys.width() - 2.0 * gap) / 3.0, (keys.height() - 4.0 * gap) / 4.0);
        let place = |at: usize| {
            let step = vec2((at % 3) as f32, (at / 3) as f32) * (size + Vec2::splat(gap));
            Rect::from_min_size(keys.min + vec2(0.0, gap) + step, size)
        };
        let keys = KEYS
            .into_iter()
            .zip(actions(page.screen))
            .enumerate()
            .map(|(at, (key, action))| Self::key(page, place(at), key, action))
            .collect();
        let entered = match page.screen.view {
            View::AnPin { entered, .. } => entered,
            _ => 0,
        };
        let (radius, tries) = tries(page, dots);
        Self { dots, entered, radius, tries, keys }
    }

    fn key(page: &Page<'_>, rect: Rect, key: Key, action: Option<Action>) -> PadKey {
        let (colours, sizes) = (page.colours, &page.sizes);
        let (name, ink, size) = match key {
            Key::Number(number) => {
                let size = (rect.height() * 0.5).min(sizes.headline * 1.15);
                (number.to_string(), colours.secondary, size.max(sizes.choice))
            }
            Key::Enter => (page.words.label(Label::Confirm), colours.primary, sizes.choice),
            _ => (page.words.label(Label::Delete), colours.quiet_key, sizes.choice),
        };
        let ink = if action.is_some() { ink } else { colours.resting };
        // A zero without a stroke through it.
        let script = match key {
            Key::Number(_) => Script::Japanese,
            _ => page.script(),
        };
        let how = Type::choice(script, size, ink.text);
        let room = rect.width() - sizes.padding * 0.6;
        let galley = write_whole(page.ctx, &name, &how, room, sizes.smallest);
        let text = Text::new(TextRole::Choice, galley, &how, name).within(rect);
        PadKey { rect, key, action, ink, text }
    }

    /// Draws it. `held`: whether a finger lies on what does this. Gives back what was pressed by
    /// keyboard or screen reader.
    pub(crate) fn show(
        &self,
        ui: &Ui,
        screen: &Screen,
        colours: &Colours,
        sizes: &Sizes,
        held: impl Fn(Action) -> bool,
    ) -> Vec<Action> {
        self.show_dots(ui, colours, sizes);
        let mut pressed = Vec::new();
        for key in &self.keys {
            let control = Control {
                id: Id::unique((screen.view.id(), "key", key.key)),
                rect: key.rect,
                name: &key.text.plain,
                ink: key.ink,
                enabled: key.action.is_some(),
                held: key.action.is_some_and(&held),
            };
            let (response, ink) = control.show(ui, colours, sizes);
            let Written { at, galley } = key.text.written.clone();
            ui.painter().galley_with_override_text_color(at, galley, ink.text);
            if pressed_without_pointer(&response) {
                pressed.extend(key.action);
            }
        }
        pressed
    }

    fn show_dots(&self, ui: &Ui, colours: &Colours, sizes: &Sizes) {
        let radius = self.radius;
        let pitch = radius * PITCH;
        for place in 0..Pin::LENGTH {
            let centre = pos2(
                self.dots.left() + radius + sizes.edge + place as f32 * pitch,
                self.dots.center().y,
            );
            if place < usize::from(self.entered) {
                ui.painter().circle_filled(centre, radius, colours.text);
            } else {
                let line = Stroke::new(sizes.edge * 1.2, colours.quiet);
                ui.painter().circle_stroke(centre, radius, line);
            }
        }
        let mut said = format!("{}/{}", self.entered, Pin::LENGTH);
        if let Some((tries, sign)) = &self.tries {
            if let Some(place) = sign {
                let careful = colours.state(State::Careful);
                let face = tries.rect().union(*place).expand2(vec2(sizes.gap * 0.6, 0.0));
                let face = face.with_min_y(self.dots.top()).with_max_y(self.dots.bottom());
                ui.painter().rect(
                    face,
                    sizes.radius,
                    careful.face,
                    Stroke::new(sizes.edge, careful.line),
                    eframe::egui::StrokeKind::Inside,
                );
                sign::draw(ui.painter(), *place, State::Careful, careful);
            }
            ui.painter().galley(tries.written.at, tries.written.galley.clone(), tries.colour);
            said = format!("{said}, {}", tries.plain);
        }
        let response = ui.interact(self.dots, Id::unique("entered"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, said.clone()));
    }
}

/// Radii of a dot over the height of its line: the most, and the least, where the words beside the
/// dots need room.
const RADIUS: [f32; 2] = [0.25, 0.16];
/// From one dot to the next, in radii.
const PITCH: f32 = 3.1;

/// The radius of the dots, and at their right how many tries are left, in one line; amber with a
/// triangle where it is the last.
fn tries(page: &Page<'_>, dots: Rect) -> (f32, Option<(Text, Option<Rect>)>) {
    let [most, least] = RADIUS.map(|share| dots.height() * share);
    let Some(words) = page.words.tries.as_ref() else { return (most, None) };
    let last = matches!(page.screen.view, View::AnPin { ask, .. } if ask.tries == Some(1));
    let sizes = &page.sizes;
    let colour = if last { page.colours.careful.text } else { page.colours.text };
    let how = page.choice(colour);
    let side = if last { dots.height() * 0.62 } else { 0.0 };
    let needed = line_width(page.ctx, words, &how);
    // What the dots leave, and the words leave to the dots.
    let room = dots.width() - side - sizes.gap * 2.0;
    let pitches = PITCH * Pin::LENGTH as f32;
    let radius = ((room - needed) / pitches).clamp(least, most);
    let share = ((room - radius * pitches) / needed.max(1.0)).min(1.0);
    let size = (sizes.choice * share).floor().max(sizes.smallest);
    let galley = write(page.ctx, words, &how.sized(size), f32::INFINITY);
    let text = Text::new(TextRole::Body, galley, &page.choice(colour), words.clone());
    let inset = if last { sizes.gap * 0.6 } else { 0.0 };
    let left = dots.right() - text.width() - inset;
    let text_rect =
        Rect::from_min_max(pos2(left, dots.top()), pos2(dots.right() - inset, dots.bottom()));
    let text = text.within(text_rect);
    let sign = last
        .then(|| sign::place(left - side - sizes.gap * 0.4, dots.center().y - side / 2.0, side));
    (radius, Some((text, sign)))
}
