//! Readers, and what they stand on. Each is drawn as people see it, without a maker's mark. Only
//! the one with a slot has a place on it to hold the phone at: of the others nobody has published
//! where the antenna lies, so all of the reader is the place.

use eframe::egui::Rect;
use kazasu_core::reader::ReaderShape;
use kazasu_core::session::Holding;

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

/// The drawing of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Model {
    /// It stands, with a slot for cards.
    Slot,
    /// It stands; more is not known.
    Standing,
    /// A flat box.
    Pad,
    /// A slim plate with round edges.
    Slim,
    /// It lies flat; more is not known.
    Flat,
    /// In the frame of a display.
    Frame,
}

impl Model {
    /// The drawing of a reader of this shape to which phones are held so. Where the two do not go
    /// together (a pad in a stand, say), the picture follows the words.
    pub(super) const fn of(shape: ReaderShape, holding: Holding) -> Self {
        match (shape, holding) {
            (ReaderShape::Frame, _) => Self::Frame,
            (ReaderShape::Slot, Holding::Slot) => Self::Slot,
            (_, Holding::Slot) => Self::Standing,
            (ReaderShape::Pad, Holding::Usb) => Self::Pad,
            (ReaderShape::Slim, Holding::Usb) => Self::Slim,
            (ReaderShape::Slot | ReaderShape::Plain, Holding::Usb) => Self::Flat,
        }
    }

    /// Whether it lies on a table, seen from above; else it stands on a counter.
    pub(super) const fn lies(self) -> bool {
        match self {
            Self::Pad | Self::Slim | Self::Flat => true,
            Self::Slot | Self::Standing | Self::Frame => false,
        }
    }

    /// Where the middle of what is held to it is, on its own sheet.
    pub(super) const fn face(self) -> (f32, f32) {
        match self {
            Self::Slot => (0.0, 12.0),
            Self::Standing => (0.0, 11.0),
            Self::Frame => (0.0, 31.0),
            Self::Pad | Self::Slim | Self::Flat => (0.0, 2.0),
        }
    }

    /// Draws it: 120 to 170 wide around the middle, its foot at 62 if it stands.
    pub(super) fn draw(self, brush: &Brush<'_>) {
        match self {
            Self::Slot => slot(brush),
            Self::Standing => standing(brush),
            Self::Pad => pad(brush),
            Self::Slim => slim(brush),
            Self::Flat => flat(brush),
            Self::Frame => frame(brush),
        }
    }
}

/// The foot of what stands on a counter.
fn foot(brush: &Brush<'_>) {
    brush.body(
        &[rounded(&[(-50.0, 48.0), (50.0, 48.0), (58.0, 64.0), (-58.0, 64.0)], 4.0)],
        brush.colours.shade,
    );
}

/// A reader that stands on a counter, from its front: a slot for cards, and below it the face that
/// a phone is held to, as the guide has it.
fn slot(brush: &Brush<'_>) {
    let colours = brush.colours;
    // The foot, then the top, which leans back, then the front.
    foot(brush);
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
    // Where to hold a phone: a frame that it fits into, with the sign of waves in it.
    let (x, y) = Model::Slot.face();
    brush.fine(0.9).edged(&[(slab(x, y, 108.0, 56.0, 8.0), colours.tint)], colours.accent);
    for radius in [6.0, 13.0, 20.0] {
        brush.arc((x - 12.0, y), radius, (-0.75, 0.75), 3.6, colours.accent);
    }
}

/// A small sign of waves on the rim, which says what it is and not where to hold a phone.
fn sign(brush: &Brush<'_>, (x, y): (f32, f32)) {
    let accent = brush.colours.accent;
    brush.face(&disc(x, y, 1.9), accent);
    for radius in [5.2, 9.4] {
        brush.arc((x, y), radius, (-0.7, 0.7), 2.2, accent);
    }
}

/// A reader that stands on a counter, of which nothing more is known: all of its front is the
/// place.
fn standing(brush: &Brush<'_>) {
    let colours = brush.colours;
    foot(brush);
    brush.thing(&[
        (
            rounded(&[(-54.0, -64.0), (54.0, -64.0), (66.0, -34.0), (-66.0, -34.0)], 12.0),
            colours.shade,
        ),
        (slab(0.0, 3.0, 132.0, 102.0, 15.0), colours.body),
    ]);
    brush.fine(0.9).edged(&[(slab(0.0, 11.0, 112.0, 74.0, 10.0), colours.tint)], colours.accent);
    sign(brush, (-52.0, -36.0));
    brush.face(&disc(53.0, -36.0, 2.8), colours.yes);
}

/// The cable of what lies on a table, from its far side at `y`.
fn cable(brush: &Brush<'_>, y: f32) {
    let way = [(0.0, y), (0.0, y - 16.0), (14.0, y - 34.0), (14.0, y - 84.0)];
    brush.stroke(&way, 7.0, brush.colours.line);
    brush.stroke(&way, 3.4, brush.colours.shade);
}

/// A flat box on a table, from above: broad, with a groove around its top and two lights.
fn pad(brush: &Brush<'_>) {
    let colours = brush.colours;
    cable(brush, -44.0);
    brush.thing(&[
        (slab(0.0, 8.0, 136.0, 96.0, 13.0), colours.shade),
        (slab(0.0, 1.0, 136.0, 96.0, 13.0), colours.body),
    ]);
    brush.fine(0.9).edged(&[(slab(0.0, 4.0, 118.0, 76.0, 8.0), colours.tint)], colours.accent);
    brush.face(&disc(48.0, -40.4, 2.6), colours.yes);
    brush.face(&disc(57.0, -40.4, 2.6), colours.shade);
}

/// A slim plate on a table, from above: hardly a side is seen, and its corners are quite round.
fn slim(brush: &Brush<'_>) {
    let colours = brush.colours;
    cable(brush, -56.0);
    brush.thing(&[
        (slab(0.0, 5.0, 110.0, 122.0, 34.0), colours.shade),
        (slab(0.0, 2.0, 110.0, 122.0, 34.0), colours.body),
    ]);
    brush.fine(0.9).edged(&[(slab(0.0, 2.0, 96.0, 108.0, 28.0), colours.tint)], colours.accent);
    brush.face(&bar((-7.0, -44.0), (7.0, -44.0), 3.0), colours.yes);
}

/// A flat reader on a table, from above, of which nothing more is known.
fn flat(brush: &Brush<'_>) {
    let colours = brush.colours;
    cable(brush, -50.0);
    brush.thing(&[
        (slab(0.0, 8.0, 114.0, 112.0, 18.0), colours.shade),
        (slab(0.0, 2.0, 114.0, 112.0, 18.0), colours.body),
    ]);
    brush.fine(0.9).edged(&[(slab(0.0, 8.0, 96.0, 86.0, 12.0), colours.tint)], colours.accent);
    sign(brush, (-42.0, -44.5));
    brush.face(&disc(44.0, -44.5, 2.6), colours.yes);
}

/// A display with the reader in the frame below its glass: all of that frame is the place.
fn frame(brush: &Brush<'_>) {
    let colours = brush.colours;
    foot(brush);
    let brush = &brush.sheet((0.0, -4.0), 0.0, 0.86);
    brush.body(&[slab(0.0, 0.0, 156.0, 128.0, 11.0)], colours.body);
    brush.fine(0.8).body(&[slab(0.0, -19.0, 142.0, 76.0, 5.0)], colours.glass);
    // What a screen has: a line that is read, a picture, a button.
    brush.face(&slab(-32.0, -44.0, 56.0, 7.0, 3.5), colours.line);
    brush.face(&slab(-36.0, -30.0, 48.0, 4.6, 2.3), colours.shade);
    brush.face(&slab(34.0, -31.0, 52.0, 38.0, 5.0), colours.light);
    brush.face(&slab(0.0, 8.0, 124.0, 13.0, 4.0), colours.accent);
    brush.fine(0.9).edged(&[(slab(0.0, 41.0, 142.0, 36.0, 7.0), colours.tint)], colours.accent);
}

/// A table from above.
pub(super) fn table(brush: &Brush<'_>, room: Rect) {
    let (at, size) = (room.center(), room.size());
    brush.face(&slab(at.x, at.y, size.x, size.y, ROUND), brush.colours.wood);
}

#[cfg(test)]
mod tests;
