//! Hands: one that holds a phone or a card, and a finger that presses.

use super::brush::Brush;
use super::form::{Form, bar, disc, rounded, soft};

/// Behind a phone that stands upright on its sheet (see [`super::phone`]): a right hand and its
/// sleeve, from below.
pub(super) fn behind_upright(brush: &Brush<'_>) {
    sleeve(brush, [(8.0, 98.0), (52.0, 88.0), (76.0, 190.0), (22.0, 190.0)]);
    let wrist = bar((30.0, 100.0), (18.0, 62.0), 33.0);
    let palm = soft(&[
        (-22.0, 50.0),
        (-24.0, 18.0),
        (0.0, 4.0),
        (28.0, 2.0),
        (37.0, 16.0),
        (40.0, 40.0),
        (37.0, 66.0),
        (22.0, 82.0),
        (2.0, 76.0),
    ]);
    skin(brush, &[wrist, palm]);
}

/// Before a phone that stands upright: its fingertips, and the thumb.
pub(super) fn before_upright(brush: &Brush<'_>) {
    for (y, reach) in [(-3.0, -19.5), (9.5, -18.0), (22.0, -18.5), (34.0, -20.5)] {
        skin(brush, &[bar((-27.0, y), (reach, y + 1.5), 10.6)]);
    }
    skin(brush, &[bar((35.0, 30.0), (17.5, 2.0), 13.0)]);
    brush.face(&bar((37.0, 40.0), (31.5, 24.5), 11.5), brush.colours.skin);
    nail(brush, (15.8, -0.6), -2.1);
}

/// Behind a phone that lies on its side, with its sheet turned back upright: a right hand from
/// below on the right.
pub(super) fn behind_sideways(brush: &Brush<'_>) {
    sleeve(brush, [(42.0, 92.0), (84.0, 70.0), (150.0, 170.0), (90.0, 190.0)]);
    let wrist = bar((64.0, 84.0), (40.0, 40.0), 33.0);
    let palm = soft(&[
        (6.0, 20.0),
        (14.0, 2.0),
        (40.0, -4.0),
        (55.0, 10.0),
        (62.0, 36.0),
        (56.0, 58.0),
        (36.0, 62.0),
        (18.0, 46.0),
    ]);
    skin(brush, &[wrist, palm]);
}

/// Before a phone that lies on its side: the thumb.
pub(super) fn before_sideways(brush: &Brush<'_>) {
    skin(brush, &[bar((45.0, 38.0), (25.0, 10.0), 14.0)]);
    brush.face(&bar((51.0, 46.0), (40.0, 31.0), 12.0), brush.colours.skin);
    nail(brush, (22.6, 7.0), -2.35);
}

/// A nail at the end of a finger that points that way, in radians.
fn nail(brush: &Brush<'_>, (x, y): (f32, f32), way: f32) {
    let (sin, cos) = way.sin_cos();
    let end = (x + cos * 1.6, y + sin * 1.6);
    brush.face(&bar((x, y), end, 6.0), brush.colours.skin_shade);
}

/// A sleeve between these four corners, its cuff first.
fn sleeve(brush: &Brush<'_>, corners: [(f32, f32); 4]) {
    brush.body(&[rounded(&corners, 5.0)], brush.colours.patient);
}

/// A hand whose first finger points to the left and presses at (0, 0).
pub(super) fn finger(brush: &Brush<'_>) {
    sleeve(brush, [(72.0, 2.0), (86.0, 50.0), (150.0, 66.0), (150.0, 10.0)]);
    let wrist = bar((48.0, 18.0), (78.0, 27.0), 28.0);
    let fist = soft(&[
        (28.0, -1.0),
        (48.0, -3.0),
        (62.0, 8.0),
        (62.0, 30.0),
        (48.0, 40.0),
        (30.0, 38.0),
        (24.0, 20.0),
    ]);
    let first = bar((6.5, 0.0), (40.0, 5.0), 13.0);
    skin(brush, &[wrist, fist, first]);
    for (y, from, to) in [(14.0, 25.0, 35.0), (24.0, 24.5, 35.0), (33.5, 28.0, 36.0)] {
        let bent = bar((from, y), (to, y + 0.8), 10.0);
        skin(&brush.fine(0.8), &[bent]);
    }
    brush.face(&disc(41.0, 21.0, 9.0), brush.colours.skin);
    nail(brush, (4.6, -1.2), std::f32::consts::PI);
}

/// Skin: the line around it is dark in every look, as skin is bright in every look.
pub(super) fn skin(brush: &Brush<'_>, forms: &[Form]) {
    let colours = brush.colours;
    let faces: Vec<_> = forms.iter().map(|form| (form.clone(), colours.skin)).collect();
    brush.edged(&faces, colours.feature);
}
