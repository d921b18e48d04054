//! The sign of a state, drawn: what the colour says, for those who do not see it.

use eframe::egui::epaint::PathShape;
use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};
use kazasu_core::screen::State;

use crate::touch::theme::StateColours;

/// Draws the sign of `state` as large as `rect`. What is to be done and what is neutral have none:
/// there a picture says it.
pub(crate) fn draw(painter: &Painter, rect: Rect, state: State, colours: &StateColours) {
    let (face, mark) = colours.sign;
    let centre = rect.center();
    let radius = rect.size().min_elem() / 2.0;
    match state {
        State::Done => {
            painter.circle_filled(centre, radius, face);
            tick(painter, centre, radius, mark);
        }
        State::Careful => {
            let low = radius * 0.86;
            let corners = [vec2(0.0, -low), vec2(radius, low), vec2(-radius, low)];
            rounded(painter, centre, &corners, radius * 0.14, face);
            let width = radius * 0.2;
            let bar = |from: f32, to: f32| {
                let rect = Rect::from_center_size(
                    centre + vec2(0.0, (from + to) / 2.0 * radius),
                    vec2(width, (to - from) * radius),
                );
                painter.rect_filled(rect, width / 2.0, mark);
            };
            bar(-0.3, 0.34);
            bar(0.48, 0.68);
        }
        State::Stopped => {
            let corners: Vec<Vec2> = (0..8_u8)
                .map(|at| {
                    let angle = (f32::from(at) + 0.5) * std::f32::consts::FRAC_PI_4;
                    Vec2::angled(angle) * radius
                })
                .collect();
            rounded(painter, centre, &corners, radius * 0.05, face);
            let bar = Rect::from_center_size(centre, vec2(radius * 1.1, radius * 0.28));
            painter.rect_filled(bar, radius * 0.06, mark);
        }
        State::Do | State::Neutral => {}
    }
}

/// A tick within a circle of this radius.
pub(crate) fn tick(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let point = |x: f32, y: f32| centre + vec2(x, y) * radius;
    let points = vec![point(-0.46, 0.04), point(-0.12, 0.38), point(0.48, -0.32)];
    thick(painter, &points, radius * 0.2, colour);
}

/// A cross within a ring of this radius.
pub(crate) fn cross(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let width = radius * 0.2;
    painter.circle_stroke(centre, radius - width / 2.0, Stroke::new(width, colour));
    let arm = radius * 0.34;
    for side in [vec2(arm, arm), vec2(arm, -arm)] {
        thick(painter, &[centre - side, centre + side], width, colour);
    }
}

/// A line with round ends and corners.
pub(crate) fn thick(painter: &Painter, points: &[Pos2], width: f32, colour: Color32) {
    for point in points {
        painter.circle_filled(*point, width / 2.0, colour);
    }
    for pair in points.windows(2) {
        if let [from, to] = pair {
            painter.line_segment([*from, *to], Stroke::new(width, colour));
        }
    }
}

/// A face with these corners around `centre`, each rounded.
fn rounded(painter: &Painter, centre: Pos2, corners: &[Vec2], round: f32, colour: Color32) {
    let points: Vec<Pos2> = corners.iter().map(|corner| centre + *corner).collect();
    painter.add(Shape::Path(PathShape::convex_polygon(
        points,
        colour,
        Stroke::new(round * 2.0, colour),
    )));
}

/// A square of this side with its top left there.
pub(crate) fn place(x: f32, y: f32, side: f32) -> Rect {
    Rect::from_min_size(pos2(x, y), Vec2::splat(side))
}
