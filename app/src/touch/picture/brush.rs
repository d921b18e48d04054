//! A brush on a sheet of paper of fixed size, which is laid into whatever room there is.

use eframe::egui::epaint::{Mesh, PathShape, PathStroke};
use eframe::egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::form::{self, Form};
use crate::touch::theme::PictureColours;

/// The line around everything, on a sheet of 200: one weight for all that is drawn.
const LINE: f32 = 2.0;

/// Steps of an arc: no corner is seen in it.
const ARC: u8 = 40;

/// Draws in the coordinates of a sheet: x to the right, y down. What is drawn with it keeps its
/// place when the sheet is moved, turned or made smaller.
#[derive(Clone)]
pub(super) struct Brush<'a> {
    painter: Painter,
    pub(super) colours: &'a PictureColours,
    origin: Pos2,
    /// One step to the right on the sheet, in points.
    right: Vec2,
    /// One step down.
    down: Vec2,
    /// How wide the line around things is, in points.
    line: f32,
}

impl<'a> Brush<'a> {
    /// A sheet of `size`, as large as it can be in the middle of `rect`.
    pub(super) fn new(
        painter: &Painter,
        rect: Rect,
        size: Vec2,
        colours: &'a PictureColours,
    ) -> Self {
        let scale = (rect.size() / size).min_elem();
        Self {
            painter: painter.clone(),
            colours,
            origin: rect.center() - size * scale / 2.0,
            right: vec2(scale, 0.0),
            down: vec2(0.0, scale),
            line: (LINE * scale * size.min_elem() / 200.0).max(1.5),
        }
    }

    /// A sheet on this one: its origin there, turned by so many radians clockwise, and so much
    /// larger. Lines keep their weight.
    pub(super) fn sheet(&self, (x, y): (f32, f32), turn: f32, scale: f32) -> Self {
        let (sin, cos) = turn.sin_cos();
        let (right, down) = (self.right * scale, self.down * scale);
        Self {
            origin: self.at(pos2(x, y)),
            right: right * cos + down * sin,
            down: down * cos - right * sin,
            ..self.clone()
        }
    }

    /// The same sheet seen in a mirror: what is at the right is at the left.
    pub(super) fn mirrored(&self) -> Self {
        Self { right: -self.right, ..self.clone() }
    }

    /// The same sheet, with thinner lines: for what is small on it.
    pub(super) fn fine(&self, share: f32) -> Self {
        Self { line: (self.line * share).max(1.0), ..self.clone() }
    }

    /// Only what lies within this rectangle of the sheet, which must stand upright.
    pub(super) fn within(&self, x: f32, y: f32, width: f32, height: f32) -> Self {
        let half = vec2(width / 2.0, height / 2.0);
        let rect = Rect::from_two_pos(self.at(pos2(x, y) - half), self.at(pos2(x, y) + half));
        let painter = self.painter.with_clip_rect(rect.intersect(self.painter.clip_rect()));
        Self { painter, ..self.clone() }
    }

    /// A rectangle of the panel in the coordinates of this sheet, which must stand upright.
    pub(super) fn place_of(&self, rect: Rect) -> Rect {
        let back = |point: Pos2| ((point - self.origin) / self.right.x).to_pos2();
        Rect::from_min_max(back(rect.min), back(rect.max))
    }

    fn at(&self, point: Pos2) -> Pos2 {
        self.origin + self.right * point.x + self.down * point.y
    }

    fn points(&self, form: &[Pos2]) -> Vec<Pos2> {
        form::without_doubles(form.iter().map(|point| self.at(*point)))
    }

    /// A face without a line around it.
    pub(super) fn face(&self, form: &[Pos2], colour: Color32) {
        self.paint(self.points(form), colour);
    }

    fn paint(&self, points: Vec<Pos2>, colour: Color32) {
        if form::is_convex(&points) {
            let stroke = PathStroke::NONE;
            self.painter.add(Shape::Path(PathShape { points, closed: true, fill: colour, stroke }));
            return;
        }
        let mut mesh = Mesh::default();
        for triangle in form::triangles(&points) {
            mesh.indices.extend(triangle);
        }
        points.iter().for_each(|point| mesh.colored_vertex(*point, colour));
        self.painter.add(mesh);
        // Its edge would be rough otherwise.
        self.painter.add(Shape::closed_line(points, Stroke::new(1.0, colour)));
    }

    /// One thing of several faces: each of its colour, with one line around all of them together.
    pub(super) fn thing(&self, faces: &[(Form, Color32)]) {
        self.edged(faces, self.colours.line);
    }

    /// The same with a line of this colour.
    pub(super) fn edged(&self, faces: &[(Form, Color32)], line: Color32) {
        // The inner half of each line disappears under the faces, and with it what crosses another
        // face of the same thing.
        for (form, _) in faces {
            let stroke = Stroke::new(self.line * 2.0, line);
            self.painter.add(Shape::closed_line(self.points(form), stroke));
        }
        for (form, colour) in faces {
            self.paint(self.points(form), *colour);
        }
    }

    /// Several forms of one colour, with one line around all of them together.
    pub(super) fn body(&self, forms: &[Form], colour: Color32) {
        let faces: Vec<(Form, Color32)> = forms.iter().map(|form| (form.clone(), colour)).collect();
        self.thing(&faces);
    }

    /// A line with round ends and corners through `points`, `width` wide on the sheet.
    pub(super) fn stroke(&self, points: &[(f32, f32)], width: f32, colour: Color32) {
        let width = (width * self.right.length()).max(1.2);
        let points: Vec<Pos2> = points.iter().map(|&(x, y)| self.at(pos2(x, y))).collect();
        for point in &points {
            self.painter.circle_filled(*point, width / 2.0, colour);
        }
        self.painter.add(Shape::line(points, Stroke::new(width, colour)));
    }

    /// A thin line of the weight of those around things.
    pub(super) fn trace(&self, points: &[(f32, f32)]) {
        self.stroke(points, self.line / self.right.length(), self.colours.line);
    }

    /// Part of a circle around (`x`, `y`), from `start` to `end` radians, clockwise from the right.
    pub(super) fn arc(
        &self,
        (x, y): (f32, f32),
        radius: f32,
        (start, end): (f32, f32),
        width: f32,
        colour: Color32,
    ) {
        let width = (width * self.right.length()).max(1.2);
        let stroke = Stroke::new(width, colour);
        let at = |share: f32| {
            let way = Vec2::angled(start + (end - start) * share) * radius;
            self.at(pos2(x + way.x, y + way.y))
        };
        if end - start >= std::f32::consts::TAU {
            let middle = self.at(pos2(x, y));
            // egui draws the line of a circle around it.
            let inner = radius * self.right.length() - width / 2.0;
            self.painter.circle_stroke(middle, inner, stroke);
            return;
        }
        for end in [0.0, 1.0] {
            self.painter.circle_filled(at(end), width / 2.0, colour);
        }
        let points = (0_u8..=ARC).map(|step| at(f32::from(step) / f32::from(ARC))).collect();
        self.painter.add(Shape::line(points, stroke));
    }

    /// A digit in the middle of (`x`, `y`), as high as that.
    pub(super) fn digit(&self, (x, y): (f32, f32), height: f32, digit: u8, colour: Color32) {
        let font = FontId::proportional(height * self.right.length());
        self.painter.text(self.at(pos2(x, y)), Align2::CENTER_CENTER, digit, font, colour);
    }
}
