//! A phone, on a sheet of its own: 100 high, around its middle, upright.

use kazasu_core::jpki::PhoneKind;

use super::brush::Brush;
use super::form::{bar, disc, rounded, slab};

/// How wide a phone is that is 100 high.
pub(super) const WIDE: f32 = 50.0;

/// The middle of the key on the right edge.
pub(super) const SIDE_KEY: (f32, f32) = (26.0, -14.0);

/// The middle of the round key below the screen of older iPhones.
pub(super) const ROUND_KEY: (f32, f32) = (0.0, 42.0);

/// What a phone's screen shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Glass {
    Dark,
    Lit,
    /// Lit, with the card that was chosen.
    Card,
}

/// The phone from its front, with what marks its kind at its head: an island or a camera.
pub(super) fn front(brush: &Brush<'_>, kind: Option<PhoneKind>, glass: Glass) {
    let colours = brush.colours;
    case(brush);
    let lit = glass != Glass::Dark;
    brush.face(&slab(0.0, 0.0, 44.0, 94.0, 6.5), if lit { colours.glass } else { colours.dark });
    if lit {
        // A light that falls across it.
        let corners = [(-22.0, 22.0), (22.0, -22.0), (22.0, 47.0), (-22.0, 47.0)];
        brush.face(&rounded(&corners, 6.0), colours.tint);
    }
    front_head(brush, kind);
    if lit {
        brush.face(&slab(0.0, 43.0, 15.0, 1.6, 0.8), colours.phone);
        if glass == Glass::Card {
            card(brush, -22.0, true);
        }
    } else {
        // Light on a dark screen.
        brush.stroke(&[(10.0, -30.0), (-8.0, -2.0)], 2.0, colours.glint);
        brush.stroke(&[(14.0, -22.0), (2.0, -3.0)], 2.0, colours.glint);
    }
}

/// What marks the kind at the head of a screen.
pub(super) fn front_head(brush: &Brush<'_>, kind: Option<PhoneKind>) {
    if kind == Some(PhoneKind::Iphone) {
        brush.face(&slab(0.0, -41.0, 15.0, 4.6, 2.3), brush.colours.phone);
    } else {
        brush.face(&disc(0.0, -41.0, 2.3), brush.colours.phone);
    }
}

/// An older iPhone, with a round key below its screen.
pub(super) fn with_round_key(brush: &Brush<'_>) {
    let colours = brush.colours;
    case(brush);
    brush.face(&slab(0.0, -3.0, 44.0, 74.0, 1.5), colours.glass);
    brush.face(&slab(0.0, -45.0, 10.0, 1.8, 0.9), colours.glint);
    let (x, y) = ROUND_KEY;
    brush.face(&disc(x, y, 4.9), colours.glint);
    brush.face(&disc(x, y, 3.7), colours.phone);
}

/// The frame, with the keys at its sides.
fn case(brush: &Brush<'_>) {
    let colours = brush.colours;
    let keys = [
        slab(SIDE_KEY.0 - 0.7, SIDE_KEY.1, 3.0, 15.0, 1.2),
        slab(-25.3, -20.0, 3.0, 8.0, 1.2),
        slab(-25.3, -9.0, 3.0, 8.0, 1.2),
    ];
    let body = slab(0.0, 0.0, WIDE, 100.0, 9.5);
    let faces: Vec<_> = keys.into_iter().chain([body]).map(|form| (form, colours.phone)).collect();
    brush.edged(&faces, colours.phone);
}

/// The key on the right edge, in the colour of what to look at; pushed in by so much.
pub(super) fn side_key(brush: &Brush<'_>, pushed: f32) {
    let (x, y) = SIDE_KEY;
    let key = slab(x + 1.2 - pushed * 2.0, y, 4.4, 17.0, 1.8);
    brush.edged(&[(key, brush.colours.accent)], brush.colours.accent);
}

/// The phone from its back. An iPhone has a round mark in its middle, and two lenses in a square;
/// an Android phone has lenses in a row, and no mark.
pub(super) fn back(brush: &Brush<'_>, kind: PhoneKind) {
    let colours = brush.colours;
    let side = if kind == PhoneKind::Iphone { 9.5 } else { 6.5 };
    brush.body(
        &[slab(25.3, SIDE_KEY.1, 3.0, 15.0, 1.2), slab(0.0, 0.0, WIDE, 100.0, side)],
        colours.back,
    );
    // Light along the left edge.
    brush.face(&slab(-19.5, 8.0, 2.4, 66.0, 1.2), colours.body);
    let thin = brush.fine(0.75);
    match kind {
        PhoneKind::Iphone => {
            thin.body(&[slab(-10.5, -35.0, 21.0, 21.0, 6.5)], colours.shade);
            for (x, y) in [(-15.4, -39.8), (-15.4, -30.2), (-5.8, -35.0)] {
                lens(brush, x, y, 4.0);
            }
            brush.face(&disc(0.0, 4.0, 8.2), colours.mark);
        }
        PhoneKind::Android => {
            for y in [-40.0, -29.5, -19.0] {
                lens(brush, -14.5, y, 4.6);
            }
            brush.face(&disc(-4.6, -40.0, 1.8), colours.mark);
        }
    }
}

/// A ring around the place of the round mark, whether there is one or not.
pub(super) fn mark_ring(brush: &Brush<'_>) {
    let whole = (0.0, std::f32::consts::TAU);
    brush.arc((0.0, 4.0), 15.5, whole, 3.0, brush.colours.mark);
}

fn lens(brush: &Brush<'_>, x: f32, y: f32, radius: f32) {
    let colours = brush.colours;
    brush.face(&disc(x, y, radius), colours.lens);
    brush.face(&disc(x - radius * 0.3, y - radius * 0.3, radius * 0.28), colours.lens_light);
}

/// A card in a phone's screen, around (`x`, `y`).
pub(super) fn card(brush: &Brush<'_>, y: f32, chosen: bool) {
    let colours = brush.colours;
    let face = if chosen { colours.accent } else { colours.shade };
    let edge = if chosen { colours.accent } else { colours.line };
    brush.fine(0.6).edged(&[(slab(0.0, y, 37.0, 23.0, 3.0), face)], edge);
    let ink = if chosen { colours.on_accent } else { colours.line };
    brush.face(&slab(-10.5, y + 0.5, 9.5, 12.0, 2.0), ink);
    for (row, width) in [(-6.0, 16.0), (-0.5, 16.0), (5.0, 11.0)] {
        brush.face(&bar((0.0, y + row), (width - 2.0, y + row), 2.0), ink);
    }
}
