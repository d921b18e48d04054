//! A brush on a sheet of paper of fixed size, which is laid into whatever room there is.

use eframe::egui::epaint::{CircleShape, PathShape, PathStroke};
use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::touch::theme::{CLEAR, PictureColours};

/// Draws in the coordinates of a sheet: x to the right, y down.
pub(super) struct Brush<'a> {
    painter: &'a Painter,
    pub(super) colours: &'a PictureColours,
    origin: Pos2,
    scale: f32,
}

/// What a shape is filled and edged with.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    fill: Color32,
    edge: Option<(f32, Color32)>,
}

impl Paint {
    pub(super) const fn face(fill: Color32) -> Self {
        Self { fill, edge: None }
    }

    pub(super) const fn outline(width: f32, edge: Color32) -> Self {
        Self { fill: CLEAR, edge: Some((width, edge)) }
    }

    pub(super) const fn edged(fill: Color32, width: f32, edge: Color32) -> Self {
        Self { fill, edge: Some((width, edge)) }
    }
}

impl<'a> Brush<'a> {
    /// A sheet of `size`, as large as it can be in the middle of `rect`.
    pub(super) fn new(
        painter: &'a Painter,
        rect: Rect,
        size: Vec2,
        colours: &'a PictureColours,
    ) -> Self {
        let scale = (rect.size() / size).min_elem();
        Self { painter, colours, origin: rect.center() - size * scale / 2.0, scale }
    }

    fn at(&self, point: Pos2) -> Pos2 {
        self.origin + point.to_vec2() * self.scale
    }

    /// Lines stay visible on small sheets.
    fn stroke(&self, width: f32, colour: Color32) -> Stroke {
        Stroke::new((width * self.scale).max(1.5), colour)
    }

    fn path(&self, points: Vec<Pos2>, closed: bool, paint: Paint) {
        let points = points.into_iter().map(|point| self.at(point)).collect();
        let stroke = paint
            .edge
            .map_or(PathStroke::NONE, |(width, colour)| self.stroke(width, colour).into());
        self.painter.add(Shape::Path(PathShape { points, closed, fill: paint.fill, stroke }));
    }

    /// A line with round ends and corners through `points`, `width` wide on the sheet.
    pub(super) fn line(&self, points: &[(f32, f32)], width: f32, colour: Color32) {
        let points: Vec<Pos2> = points.iter().map(|&(x, y)| pos2(x, y)).collect();
        // Round ends and corners; they would show as beads through a line that can be seen through.
        for point in points.iter().filter(|_| colour.a() == u8::MAX) {
            self.painter.add(CircleShape::filled(
                self.at(*point),
                self.stroke(width, colour).width / 2.0,
                colour,
            ));
        }
        self.path(points, false, Paint::outline(width, colour));
    }

    /// A convex shape with these corners, in the order in which they follow each other.
    pub(super) fn convex(&self, points: &[(f32, f32)], paint: Paint) {
        self.path(points.iter().map(|&(x, y)| pos2(x, y)).collect(), true, paint);
    }

    pub(super) fn disc(&self, x: f32, y: f32, radius: f32, paint: Paint) {
        let stroke = paint.edge.map_or(Stroke::NONE, |(width, colour)| self.stroke(width, colour));
        self.painter.add(CircleShape {
            center: self.at(pos2(x, y)),
            radius: radius * self.scale,
            fill: paint.fill,
            stroke,
        });
    }

    /// A rectangle with round corners around (`x`, `y`), turned by `turn` radians.
    pub(super) fn slab(
        &self,
        (x, y): (f32, f32),
        (width, height): (f32, f32),
        radius: f32,
        turn: f32,
        paint: Paint,
    ) {
        const STEPS: u8 = 6;
        let half = vec2(width / 2.0 - radius, height / 2.0 - radius);
        let corners = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)];
        let points = corners.into_iter().zip(0_u8..).flat_map(|((right, down), quarter)| {
            (0..=STEPS).map(move |step| {
                let angle = (f32::from(quarter) + f32::from(step) / f32::from(STEPS))
                    * std::f32::consts::FRAC_PI_2;
                vec2(half.x * right, half.y * down) + Vec2::angled(angle) * radius
            })
        });
        let (sin, cos) = turn.sin_cos();
        let turned = points.map(|point| {
            pos2(x + point.x * cos - point.y * sin, y + point.x * sin + point.y * cos)
        });
        self.path(turned.collect(), true, paint);
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
        let points: Vec<(f32, f32)> = (0_u8..=16)
            .map(|step| {
                let point = Vec2::angled(start + (end - start) * f32::from(step) / 16.0) * radius;
                (x + point.x, y + point.y)
            })
            .collect();
        self.line(&points, width, colour);
    }

    /// An arrow with a broad head.
    pub(super) fn arrow(
        &self,
        (from_x, from_y): (f32, f32),
        (to_x, to_y): (f32, f32),
        width: f32,
        colour: Color32,
    ) {
        let along = vec2(to_x - from_x, to_y - from_y).normalized();
        let across = along.rot90();
        let tip = vec2(to_x, to_y);
        let neck = tip - along * width * 2.2;
        self.line(&[(from_x, from_y), (neck.x, neck.y)], width, colour);
        let (left, right) = (neck + across * width * 1.7, neck - across * width * 1.7);
        self.convex(&[(tip.x, tip.y), (left.x, left.y), (right.x, right.y)], Paint::face(colour));
    }

    /// `colour`, fainter: 0 is not to be seen, 1 is all of it.
    pub(super) fn faint(colour: Color32, share: f32) -> Color32 {
        colour.gamma_multiply(share.clamp(0.0, 1.0))
    }
}
