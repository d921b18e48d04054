//! Cards and papers.

use super::brush::Brush;
use super::form::{bar, disc, rounded, slab, soft};

/// A plastic card around the middle of its sheet, 100 wide and 63 high.
pub(super) fn card(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.body(&[slab(0.0, 0.0, 100.0, 63.0, 7.0)], colours.body);
    brush.face(
        &rounded(&[(-48.5, -30.0), (48.5, -30.0), (48.5, -17.0), (-48.5, -17.0)], 5.0),
        colours.card,
    );
    // The photograph.
    brush.fine(0.7).body(&[slab(-30.0, 8.0, 26.0, 33.0, 3.0)], colours.tint);
    brush.face(&disc(-30.0, 3.0, 6.4), colours.line);
    brush.face(
        &soft(&[(-41.0, 24.0), (-39.0, 14.0), (-30.0, 11.0), (-21.0, 14.0), (-19.0, 24.0)]),
        colours.line,
    );
    for (y, to) in [(-5.0, 40.0), (6.0, 40.0), (17.0, 22.0)] {
        brush.face(&bar((-8.0, y), (to, y), 4.6), colours.line);
    }
}

/// A sheet of paper on a board with a clip, around the middle, 100 wide and 130 high.
pub(super) fn board(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.body(&[slab(0.0, 4.0, 104.0, 134.0, 10.0)], colours.wood_shade);
    brush.fine(0.8).body(&[slab(0.0, 9.0, 86.0, 114.0, 4.0)], colours.body);
    brush.body(&[slab(0.0, -61.0, 40.0, 16.0, 6.0), disc(0.0, -68.0, 8.0)], colours.shade);
    // A cross, a heart, a capsule: treatment, check-ups, medicines.
    for (form, colour) in [
        (slab(-26.0, -28.0, 20.0, 7.0, 1.6), colours.accent),
        (slab(-26.0, -28.0, 7.0, 20.0, 1.6), colours.accent),
    ] {
        brush.face(&form, colour);
    }
    heart(brush, -26.0, 5.0);
    let thin = brush.fine(0.8);
    let capsule = thin.sheet((-26.0, 40.0), -0.7, 1.0);
    capsule.thing(&[(bar((-8.0, 0.0), (8.0, 0.0), 11.0), colours.body)]);
    capsule.face(
        &rounded(&[(-13.0, -5.0), (0.0, -5.0), (0.0, 5.0), (-13.0, 5.0)], 5.0),
        colours.accent,
    );
    for y in [-32.0, -22.0, 0.0, 10.0, 36.0, 46.0] {
        let to = if y == -22.0 || y == 10.0 || y == 46.0 { 16.0 } else { 32.0 };
        brush.face(&bar((-6.0, y), (to, y), 4.4), colours.line);
    }
}

/// A certificate on paper, 76 wide and 100 high.
pub(super) fn certificate(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.body(&[slab(0.0, 0.0, 84.0, 112.0, 5.0)], colours.body);
    brush.face(&slab(0.0, -40.0, 46.0, 6.0, 3.0), colours.accent);
    for (y, to) in [(-24.0, 30.0), (-13.0, 30.0), (-2.0, 12.0), (9.0, 30.0)] {
        brush.face(&bar((-30.0, y), (to, y), 4.0), colours.line);
    }
}

fn heart(brush: &Brush<'_>, x: f32, y: f32) {
    let points = [
        (0.0, -5.0),
        (5.0, -9.0),
        (10.5, -5.0),
        (8.0, 3.0),
        (0.0, 10.5),
        (-8.0, 3.0),
        (-10.5, -5.0),
        (-5.0, -9.0),
    ];
    brush.face(&soft(&points.map(|(right, down)| (x + right, y + down))), brush.colours.accent);
}
