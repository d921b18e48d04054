//! The PIN pad, laid out as on a cash machine: a dot for each digit typed, never the digit.

use eframe::egui::{CornerRadius, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};
use kazasu_core::screen::{Key, Label, Screen};
use kazasu_core::secret::Pin;
use kazasu_core::session::Action;

use super::control::Control;
use super::fingers::Fingers;
use super::layout::{Layout, Pad};
use super::text::{Type, Written, write_whole};
use super::theme::Colours;
use super::words::Words;

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

/// Draws the pad. Gives back what was pressed by keyboard or screen reader.
pub(crate) fn show(
    ui: &Ui,
    screen: &Screen,
    words: &Words<'_>,
    layout: &Layout,
    pad: &Pad,
    entered: u8,
    fingers: &Fingers,
) -> Vec<Action> {
    let colours = Colours::of(screen.look);
    show_dots(ui, layout, pad, colours, entered, words.tries.as_deref());
    let mut pressed = Vec::new();
    for ((rect, key), action) in pad.keys.into_iter().zip(KEYS).zip(actions(screen)) {
        let (name, ink, size) = match key {
            Key::Number(number) => {
                (number.to_string(), colours.secondary, layout.sizes.choice * 1.4)
            }
            Key::Enter => (words.label(Label::Confirm), colours.primary, layout.sizes.choice),
            _ => (words.label(Label::Delete), colours.standing, layout.sizes.choice * 0.9),
        };
        let ink = if action.is_some() { ink } else { colours.resting };
        let control = Control {
            id: Id::unique((screen.view.id(), "key", key)),
            rect,
            name: &name,
            text: write_whole(
                ui.ctx(),
                &name,
                &Type::choice(size, ink.text),
                rect.width() - layout.sizes.padding * 0.6,
            ),
            number: None,
            ink,
            enabled: action.is_some(),
            held: action.is_some_and(|action| fingers.hold(action)),
        };
        if control.pressed_without_pointer(ui, colours, &layout.sizes) {
            pressed.extend(action);
        }
    }
    pressed
}

/// The dots, with `tries` to the right of them.
fn show_dots(
    ui: &Ui,
    layout: &Layout,
    pad: &Pad,
    colours: &Colours,
    entered: u8,
    tries: Option<&str>,
) {
    let sizes = layout.sizes;
    let radius = pad.dots.height() * 0.26;
    let step = radius * 4.0;
    let dots = show_tries(ui, layout, pad, colours, tries);
    for place in 0..Pin::LENGTH {
        let x = dots.center().x + (place as f32 - (Pin::LENGTH as f32 - 1.0) / 2.0) * step;
        let centre = pos2(x, dots.center().y);
        if place < usize::from(entered) {
            ui.painter().circle_filled(centre, radius, colours.text);
        } else {
            ui.painter().circle_stroke(
                centre,
                radius,
                Stroke::new(sizes.edge, colours.standing.edge),
            );
        }
    }
    let response = ui.interact(pad.dots, Id::unique("entered"), Sense::hover());
    response.widget_info(|| {
        let tries = tries.map(|tries| format!(", {tries}")).unwrap_or_default();
        WidgetInfo::labeled(Role::Status, true, format!("{entered}/{}{tries}", Pin::LENGTH))
    });
    ui.painter().rect_stroke(
        pad.dots.shrink(sizes.edge),
        CornerRadius::same(sizes.radius as u8),
        Stroke::new(sizes.edge * 0.5, colours.standing.edge),
        eframe::egui::StrokeKind::Inside,
    );
}

/// Draws how many tries are left, and says what is left for the dots.
fn show_tries(ui: &Ui, layout: &Layout, pad: &Pad, colours: &Colours, tries: Option<&str>) -> Rect {
    let Some(tries) = tries else { return pad.dots };
    let padding = layout.sizes.padding * 0.6;
    // As large as the pad's own words, where the dots leave it room.
    let least = pad.dots.height() * 0.26 * 4.0 * Pin::LENGTH as f32;
    let room = (pad.dots.width() - least - 2.0 * padding).max(padding);
    let text = write_whole(
        ui.ctx(),
        tries,
        &Type::choice(layout.sizes.body.min(pad.dots.height() * 0.6), colours.text),
        room,
    );
    let (dots, beside) =
        pad.dots.split_left_right_at_x(pad.dots.right() - text.size().x - 2.0 * padding);
    let text = Written::centred(text, beside);
    ui.painter().galley(text.at, text.galley, colours.text);
    dots
}
