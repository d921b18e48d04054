//! Signs: arrows, waves, ticks, and what a finger does.

use eframe::egui::{Color32, pos2, vec2};

use super::brush::Brush;
use super::form::{bar, disc, rounded, slab};

/// A broad arrow from one point to another; its head is `breadth` broad. A bright line sets it off
/// from what it crosses.
pub(super) fn arrow(
    brush: &Brush<'_>,
    from: (f32, f32),
    to: (f32, f32),
    breadth: f32,
    colour: Color32,
) {
    let way = vec2(to.0 - from.0, to.1 - from.1);
    let length = way.length();
    let sheet = brush.sheet(from, way.angle(), 1.0);
    let (half, shaft) = (breadth / 2.0, breadth * 0.22);
    let neck = length - breadth * 0.62;
    let corners = [
        (0.0, -shaft),
        (neck, -shaft),
        (neck, -half),
        (length, 0.0),
        (neck, half),
        (neck, shaft),
        (0.0, shaft),
    ];
    sheet.edged(&[(rounded(&corners, breadth * 0.08), colour)], brush.colours.glass);
}

/// How broad the line of a wave is, and how far the waves are from each other.
const WAVE: f32 = 3.8;
const WAVES: f32 = 8.0;

/// `count` waves that go from (`x`, `y`) to both sides, the first `least` away.
pub(super) fn waves(brush: &Brush<'_>, at: (f32, f32), least: f32, count: u8) {
    for ring in 0..count {
        let radius = least + f32::from(ring) * WAVES;
        for middle in [0.0, std::f32::consts::PI] {
            brush.arc(at, radius, (middle - 0.34, middle + 0.34), WAVE, brush.colours.accent);
        }
    }
}

/// The sign ○: this is right. `radius` to its outer edge.
pub(super) fn yes(brush: &Brush<'_>, x: f32, y: f32, radius: f32) {
    let width = radius * 0.3;
    brush.arc((x, y), radius - width / 2.0, (0.0, std::f32::consts::TAU), width, brush.colours.yes);
}

/// The sign ×: this is wrong.
pub(super) fn no(brush: &Brush<'_>, x: f32, y: f32, radius: f32) {
    let (arm, width) = (radius * 0.72, radius * 0.3);
    let colour = brush.colours.no;
    for down in [-arm, arm] {
        brush.face(&bar((x - arm, y - down), (x + arm, y + down), width), colour);
    }
}

/// A tick on a disc.
pub(super) fn tick(brush: &Brush<'_>, (x, y): (f32, f32), radius: f32) {
    let colours = brush.colours;
    brush.face(&disc(x, y, radius * 1.12), colours.glass);
    brush.face(&disc(x, y, radius), colours.yes);
    let points = [(-0.45, 0.03), (-0.13, 0.36), (0.48, -0.34)];
    brush.stroke(
        &points.map(|(right, down)| (x + right * radius, y + down * radius)),
        radius * 0.22,
        colours.glass,
    );
}

/// A small disc with a digit: the number of a step or of a press.
pub(super) fn number(brush: &Brush<'_>, (x, y): (f32, f32), radius: f32, digit: u8) {
    let colours = brush.colours;
    brush.face(&disc(x, y, radius * 1.14), colours.glass);
    brush.face(&disc(x, y, radius), colours.accent);
    brush.digit((x, y), radius * 1.45, digit, colours.on_accent);
}

/// Rays to the right of a key that is pressed: the farther, the more.
pub(super) fn press(brush: &Brush<'_>, (x, y): (f32, f32), radius: f32) {
    for turn in [-2.2, -1.57, -0.94] {
        let (sin, cos) = f32::sin_cos(turn);
        let at = |far: f32| (x + cos * far, y + sin * far);
        brush.stroke(&[at(radius), at(radius * 1.6)], 3.4, brush.colours.accent);
    }
}

/// A ring around what is touched.
pub(super) fn ring(brush: &Brush<'_>, at: (f32, f32), radius: f32) {
    brush.arc(at, radius, (0.0, std::f32::consts::TAU), 3.0, brush.colours.accent);
}

/// The corners of a frame around (`x`, `y`), `half` to each side.
pub(super) fn frame(brush: &Brush<'_>, (x, y): (f32, f32), half: f32, width: f32) {
    for (right, down) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        let corner = pos2(x + right * half, y + down * half);
        let points = [
            (corner.x - right * half * 0.55, corner.y),
            (corner.x - right * half * 0.1, corner.y),
            (corner.x, corner.y - down * half * 0.1),
            (corner.x, corner.y - down * half * 0.55),
        ];
        brush.stroke(&points, width, brush.colours.accent);
    }
}

/// A bar that is full so far.
pub(super) fn progress(
    brush: &Brush<'_>,
    (x, y): (f32, f32),
    (width, height): (f32, f32),
    share: f32,
) {
    let colours = brush.colours;
    brush.fine(0.8).body(&[slab(x, y, width, height, height / 2.0)], colours.glass);
    let share = share.clamp(0.0, 1.0);
    if share > 0.0 {
        let done = (width * share).max(height);
        brush.face(&slab(x - (width - done) / 2.0, y, done, height, height / 2.0), colours.accent);
    }
}

/// A bell that stands on a desk: 100 wide, its foot at 40.
pub(super) fn bell(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.body(&[bar((0.0, -34.0), (0.0, -24.0), 8.0), disc(0.0, -36.0, 7.0)], colours.gold);
    let dome: Vec<_> = (0_u8..=40)
        .map(|step| {
            let (sin, cos) = (std::f32::consts::PI * (1.0 + f32::from(step) / 40.0)).sin_cos();
            pos2(cos * 42.0, 20.0 + sin * 46.0)
        })
        .collect();
    brush.body(&[dome], colours.gold);
    brush.arc((0.0, 20.0), 32.0, (3.5, 4.25), 4.0, colours.glass);
    brush.body(&[slab(0.0, 28.0, 100.0, 15.0, 7.5)], colours.staff);
}

/// A clock, 100 high; its hands stand at these turns, in radians from the top.
pub(super) fn clock(brush: &Brush<'_>, hour: f32, minute: f32) {
    let colours = brush.colours;
    brush.body(&[disc(0.0, 0.0, 50.0)], colours.accent);
    brush.face(&disc(0.0, 0.0, 41.0), colours.glass);
    for mark in 0_u8..12 {
        let (sin, cos) = (f32::from(mark) * std::f32::consts::PI / 6.0).sin_cos();
        let far = if mark % 3 == 0 { 3.2 } else { 1.8 };
        brush.face(&disc(cos * 34.0, sin * 34.0, far), colours.line);
    }
    for (turn, length, width) in [(hour, 18.0, 6.0), (minute, 27.0, 4.6)] {
        let (sin, cos) = turn.sin_cos();
        brush.face(&bar((0.0, 0.0), (sin * length, -cos * length), width), colours.line);
    }
    brush.face(&disc(0.0, 0.0, 5.0), colours.accent);
}
