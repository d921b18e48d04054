//! A button: its face, its name for screen readers, and how it is pressed.

use eframe::egui::{
    CornerRadius, FontId, Galley, Id, PointerButton, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, vec2,
};
use std::sync::Arc;

use super::fonts;
use super::layout::number_room;
use super::text::Written;
use super::theme::{Colours, Ink, Sizes};

/// A button that is about to be drawn.
pub(crate) struct Control<'a> {
    pub(crate) id: Id,
    pub(crate) rect: Rect,
    /// The name that a screen reader says.
    pub(crate) name: &'a str,
    pub(crate) text: Arc<Galley>,
    /// The number in front of it.
    pub(crate) number: Option<u8>,
    pub(crate) ink: Ink,
    pub(crate) enabled: bool,
    /// A finger lies on it.
    pub(crate) held: bool,
}

impl Control<'_> {
    /// Draws it. Whether keyboard or screen reader have pressed it; fingers and mouse are followed
    /// elsewhere.
    pub(crate) fn pressed_without_pointer(self, ui: &Ui, colours: &Colours, sizes: &Sizes) -> bool {
        let response = self.show(ui, colours, sizes);
        response.clicked() && !response.clicked_by(PointerButton::Primary)
    }

    /// Draws it; the response tells of whatever egui makes a click of.
    pub(crate) fn show(self, ui: &Ui, colours: &Colours, sizes: &Sizes) -> Response {
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(self.rect, self.id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, self.name));
        let painter = ui.painter();
        let held = self.enabled && (self.held || response.is_pointer_button_down_on());
        let ink = if held { colours.pressed } else { self.ink };
        let radius = CornerRadius::same(sizes.radius as u8);
        painter.rect(
            self.rect,
            radius,
            ink.fill,
            Stroke::new(sizes.edge, ink.edge),
            StrokeKind::Inside,
        );

        let mut room = self.rect.shrink2(vec2(sizes.padding * 0.5, 0.0));
        if let Some(number) = self.number {
            let side = number_room(sizes.target);
            let disc = Rect::from_min_size(
                self.rect.min,
                vec2(side + sizes.padding * 0.5, self.rect.height()),
            );
            let font = FontId::new(sizes.choice * 0.8, fonts::bold());
            let digit = painter.layout_no_wrap(number.to_string(), font, ink.fill);
            painter.circle_filled(disc.center(), side * 0.36, ink.text);
            let digit = Written::centred(digit, disc);
            painter.galley_with_override_text_color(digit.at, digit.galley, ink.fill);
            room.min.x = disc.right();
        }
        let text = Written::centred(self.text, room);
        painter.galley_with_override_text_color(text.at, text.galley, ink.text);

        if response.has_focus() {
            focus_ring(ui, self.rect, colours, sizes);
        }
        response
    }
}

/// The ring of DADS: a line close to the thing, and a broad one of another colour around it, to be
/// seen on any ground.
fn focus_ring(ui: &Ui, rect: Rect, colours: &Colours, sizes: &Sizes) {
    let (outer, inner) = colours.focus;
    let width = sizes.edge;
    let radius = |more: f32| CornerRadius::same((sizes.radius + more) as u8);
    ui.painter().rect_stroke(rect, radius(0.0), Stroke::new(width, inner), StrokeKind::Outside);
    ui.painter().rect_stroke(
        rect.expand(width),
        radius(width),
        Stroke::new(width * 2.0, outer),
        StrokeKind::Outside,
    );
}
