//! Readers, and what they stand on.

use eframe::egui::Rect;

use super::brush::Brush;
use super::form::{bar, disc, rounded, slab};

/// How round the corners of a room are.
pub(super) const ROUND: f32 = 10.0;

/// A counter from `y` down to the end of `room`: its top, and its front in the shade.
pub(super) fn counter(brush: &Brush<'_>, room: Rect, y: f32, depth: f32) {
    let colours = brush.colours;
    let (left, right) = (room.left(), room.right());
    let front = y + depth;
    let middle = room.center().x;
    let high = room.bottom() - front + ROUND;
    brush.face(
        &slab(middle, room.bottom() - high / 2.0, room.width(), high, ROUND),
        colours.wood_shade,
    );
    brush.face(&slab(middle, y + depth / 2.0, room.width(), depth, 0.0), colours.wood);
    brush.trace(&[(left, front), (right, front)]);
}

/// The middle of the face that a phone is held to, on the sheet of [`standing`].
pub(super) const FACE: (f32, f32) = (0.0, 12.0);

/// A reader that stands on a counter, from its front: a slot for cards, and below it the face that
/// a phone is held to. 132 wide, its foot at 62.
pub(super) fn standing(brush: &Brush<'_>) {
    let colours = brush.colours;
    // The foot, then the top, which leans back, then the front.
    brush.body(
        &[rounded(&[(-50.0, 48.0), (50.0, 48.0), (58.0, 64.0), (-58.0, 64.0)], 4.0)],
        colours.shade,
    );
    brush.thing(&[
        (
            rounded(&[(-52.0, -62.0), (52.0, -62.0), (66.0, -34.0), (-66.0, -34.0)], 9.0),
            colours.shade,
        ),
        (slab(0.0, 7.0, 132.0, 90.0, 12.0), colours.body),
    ]);
    // The slot, in its lip.
    brush.fine(0.8).body(&[slab(0.0, -36.0, 84.0, 11.0, 5.5)], colours.shade);
    brush.face(&bar((-34.0, -36.0), (34.0, -36.0), 3.6), colours.line);
    brush.face(&disc(53.0, -20.0, 3.0), colours.yes);
    // Where to hold a phone.
    target(brush, FACE, (108.0, 56.0));
}

/// A frame that a phone fits into, with the sign of a phone in it.
fn target(brush: &Brush<'_>, (x, y): (f32, f32), (width, height): (f32, f32)) {
    let colours = brush.colours;
    brush.fine(0.9).edged(&[(slab(x, y, width, height, 8.0), colours.tint)], colours.accent);
    for (at, radius) in [(0.0, 6.0), (0.0, 13.0), (0.0, 20.0)] {
        brush.arc((x - 12.0 + at, y), radius, (-0.75, 0.75), 3.6, colours.accent);
    }
}

/// A flat reader on a table, from above: its cable, and the middle of its face at (0, 0). 104 wide.
pub(super) fn flat(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.stroke(&[(0.0, -50.0), (0.0, -66.0), (14.0, -84.0), (14.0, -130.0)], 7.0, colours.line);
    brush.stroke(&[(0.0, -50.0), (0.0, -66.0), (14.0, -84.0), (14.0, -130.0)], 3.4, colours.shade);
    brush.thing(&[
        (slab(0.0, 5.0, 108.0, 104.0, 18.0), colours.shade),
        (slab(0.0, -1.0, 108.0, 104.0, 18.0), colours.body),
    ]);
    brush.fine(0.9).edged(&[(slab(0.0, -1.0, 84.0, 80.0, 12.0), colours.tint)], colours.accent);
    for radius in [8.0, 17.0, 26.0] {
        brush.arc((-14.0, -1.0), radius, (-0.75, 0.75), 4.0, colours.accent);
    }
    brush.face(&disc(42.0, -44.0, 2.6), colours.yes);
}

/// A table from above.
pub(super) fn table(brush: &Brush<'_>, room: Rect) {
    let (at, size) = (room.center(), room.size());
    brush.face(&slab(at.x, at.y, size.x, size.y, ROUND), brush.colours.wood);
}
