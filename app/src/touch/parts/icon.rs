//! The icons of the bar.

use eframe::egui::epaint::{CubicBezierShape, PathShape};
use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::sign::thick;
use crate::touch::theme::CLEAR;

/// What a cell of the bar is for. Their order is that of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A globe.
    Language,
    /// A small letter and a large one.
    TextSize,
    /// A disc, half of it filled.
    Contrast,
    /// A question mark.
    Help,
    /// A person.
    Staff,
}

impl Icon {
    /// The cells of the bar, from left to right.
    pub(crate) const ALL: [Self; 5] =
        [Self::Language, Self::TextSize, Self::Contrast, Self::Help, Self::Staff];

    /// Draws it as large as `rect`.
    pub(crate) fn draw(self, painter: &Painter, rect: Rect, colour: Color32) {
        let radius = rect.size().min_elem() / 2.0;
        let centre = rect.center();
        let line = (radius * 0.17).max(1.6);
        let stroke = Stroke::new(line, colour);
        let point = |x: f32, y: f32| centre + vec2(x, y) * radius;
        let round = radius - line / 2.0;
        match self {
            Self::Language => {
                painter.circle_stroke(centre, round, stroke);
                oval(painter, centre, vec2(round * 0.45, round), stroke);
                for y in [-0.36, 0.36] {
                    painter.line_segment([point(-0.84, y), point(0.84, y)], stroke);
                }
            }
            Self::TextSize => {
                letter(painter, point(-0.62, 0.8), radius * 0.85, line, colour);
                letter(painter, point(0.38, 0.8), radius * 1.55, line * 1.15, colour);
            }
            Self::Contrast => {
                painter.circle_stroke(centre, round, stroke);
                let half = (0..=24_u8).map(|at| {
                    let angle = (f32::from(at) / 24.0 - 0.5) * std::f32::consts::PI;
                    centre + Vec2::angled(angle) * round
                });
                painter.add(Shape::convex_polygon(half.collect(), colour, Stroke::NONE));
            }
            Self::Help => {
                painter.circle_stroke(centre, round, stroke);
                let hook: Vec<Pos2> = [
                    (-0.3, -0.24),
                    (-0.22, -0.46),
                    (0.0, -0.54),
                    (0.23, -0.46),
                    (0.3, -0.25),
                    (0.22, -0.06),
                    (0.04, 0.08),
                    (0.0, 0.26),
                ]
                .map(|(x, y)| point(x, y))
                .into();
                thick(painter, &hook, line, colour);
                painter.circle_filled(point(0.0, 0.54), line * 0.7, colour);
            }
            Self::Staff => {
                painter.circle_filled(point(0.0, -0.45), radius * 0.42, colour);
                let shoulders = (0..=24_u8).map(|at| {
                    let angle = (1.0 + f32::from(at) / 24.0) * std::f32::consts::PI;
                    point(0.82 * angle.cos(), 0.92 + 0.86 * angle.sin())
                });
                painter.add(Shape::convex_polygon(shoulders.collect(), colour, Stroke::NONE));
            }
        }
    }
}

/// A capital A that stands on `foot`, its middle, and is so high.
fn letter(painter: &Painter, foot: Pos2, height: f32, line: f32, colour: Color32) {
    let half = height * 0.36;
    let top = foot - vec2(0.0, height - line / 2.0);
    thick(painter, &[foot - vec2(half, 0.0), top, foot + vec2(half, 0.0)], line, colour);
    let bar = height * 0.32;
    let side = half * 0.68;
    thick(painter, &[foot + vec2(-side, -bar), foot + vec2(side, -bar)], line, colour);
}

/// The line of an ellipse.
fn oval(painter: &Painter, centre: Pos2, radius: Vec2, stroke: Stroke) {
    // Four Bézier curves come as near to a circle as a pixel.
    const BEND: f32 = 0.5523;
    let at = |x: f32, y: f32| pos2(centre.x + x * radius.x, centre.y + y * radius.y);
    for (x, y) in [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)] {
        let points = [at(x, 0.0), at(x, y * BEND), at(x * BEND, y), at(0.0, y)];
        painter.add(CubicBezierShape::from_points_stroke(points, false, CLEAR, stroke));
    }
}

/// A ring of which `share` is left, from the top clockwise.
pub(crate) fn ring(painter: &Painter, rect: Rect, share: f32, colour: Color32, rest: Color32) {
    let radius = rect.size().min_elem() / 2.0;
    let width = radius * 0.2;
    let centre = rect.center();
    painter.circle_stroke(centre, radius - width / 2.0, Stroke::new(width, rest));
    let turn = std::f32::consts::TAU * share.clamp(0.0, 1.0);
    let points: Vec<Pos2> = (0..=64_u8)
        .map(|at| {
            let angle = turn * f32::from(at) / 64.0 - std::f32::consts::FRAC_PI_2;
            centre + Vec2::angled(angle) * (radius - width / 2.0)
        })
        .collect();
    painter.add(Shape::Path(PathShape::line(points, Stroke::new(width, colour))));
}
