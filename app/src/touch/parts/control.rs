//! What can be pressed: its face, its name for screen readers, and how it is pressed.

use eframe::egui::{
    CornerRadius, Id, PointerButton, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo,
};

use crate::touch::theme::{Colours, Ink, Sizes};

/// Something to press that is about to be drawn.
pub(crate) struct Control<'a> {
    pub(crate) id: Id,
    pub(crate) rect: Rect,
    /// The name that a screen reader says.
    pub(crate) name: &'a str,
    pub(crate) ink: Ink,
    pub(crate) enabled: bool,
    /// A finger lies on it.
    pub(crate) held: bool,
}

impl Control<'_> {
    /// Draws its face. Gives back what its words are to be painted with now, and the response,
    /// which tells of whatever egui makes a click of.
    pub(crate) fn show(&self, ui: &Ui, colours: &Colours, sizes: &Sizes) -> (Response, Ink) {
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(self.rect, self.id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, self.name));
        let held = self.enabled && (self.held || response.is_pointer_button_down_on());
        let ink = if held { colours.pressed } else { self.ink };
        ui.painter().rect(
            self.rect,
            CornerRadius::same(sizes.radius as u8),
            ink.fill,
            Stroke::new(sizes.edge, ink.edge),
            StrokeKind::Inside,
        );
        if response.has_focus() {
            focus_ring(ui, self.rect, colours, sizes);
        }
        (response, ink)
    }
}

/// Whether keyboard or screen reader have pressed it; fingers and mouse are followed elsewhere.
pub(crate) fn pressed_without_pointer(response: &Response) -> bool {
    response.clicked() && !response.clicked_by(PointerButton::Primary)
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
