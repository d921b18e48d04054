//! Signs: both kinds of phone, the desk, the bell, a tick, a clock.

use kazasu_core::jpki::PhoneKind;

use super::brush::{Brush, Paint};
use super::objects::Phone;

/// Both kinds, alike in size.
pub(super) fn both_phones(brush: &Brush<'_>) {
    Phone::upright(62.0, 70.0, 124.0, Some(PhoneKind::Iphone)).front(brush);
    Phone::upright(138.0, 70.0, 124.0, Some(PhoneKind::Android)).front(brush);
}

/// A person behind a desk, and the way there.
pub(super) fn go_to_desk(brush: &Brush<'_>) {
    let colours = brush.colours;
    person(brush, (142.0, 36.0), Paint::edged(colours.tint, 2.2, colours.line));
    brush.slab(
        (142.0, 104.0),
        (92.0, 46.0),
        5.0,
        0.0,
        Paint::edged(colours.body, 2.2, colours.line),
    );
    brush.slab((142.0, 80.0), (104.0, 8.0), 3.0, 0.0, Paint::face(colours.line));
    brush.arrow((16.0, 92.0), (80.0, 92.0), 9.0, colours.accent);
}

/// Somebody down to the chest, around the middle of the head.
fn person(brush: &Brush<'_>, (x, y): (f32, f32), paint: Paint) {
    brush.disc(x, y, 15.0, paint);
    let chest =
        [(-26.0, 46.0), (-22.0, 28.0), (-10.0, 19.0), (10.0, 19.0), (22.0, 28.0), (26.0, 46.0)];
    brush.convex(&chest.map(|(right, down)| (x + right, y + down)), paint);
}

/// One person has turned away, the next stands there.
pub(super) fn next_person(brush: &Brush<'_>) {
    let colours = brush.colours;
    let before = Brush::faint(colours.line, 0.45);
    person(brush, (44.0, 46.0), Paint::edged(colours.glass, 2.2, before));
    brush.arrow((112.0, 122.0), (34.0, 122.0), 7.0, before);
    person(brush, (142.0, 46.0), Paint::edged(colours.tint, 2.6, colours.accent));
}

/// Two sheets, with a cross on the upper one.
pub(super) fn records(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.slab(
        (112.0, 76.0),
        (82.0, 108.0),
        6.0,
        0.0,
        Paint::edged(colours.body, 2.2, colours.line),
    );
    brush.slab(
        (96.0, 66.0),
        (82.0, 108.0),
        6.0,
        0.0,
        Paint::edged(colours.glass, 2.2, colours.line),
    );
    brush.slab((96.0, 38.0), (26.0, 9.0), 1.5, 0.0, Paint::face(colours.accent));
    brush.slab((96.0, 38.0), (9.0, 26.0), 1.5, 0.0, Paint::face(colours.accent));
    for (row, width) in [(66.0, 58.0), (80.0, 58.0), (94.0, 58.0), (108.0, 34.0)] {
        brush.slab((67.0 + width / 2.0, row), (width, 4.5), 2.0, 0.0, Paint::face(colours.line));
    }
}

/// Staff is called: a bell, and waves at its sides.
pub(super) fn bell(brush: &Brush<'_>, time: f32) {
    let colours = brush.colours;
    brush.disc(100.0, 22.0, 6.0, Paint::face(colours.accent));
    brush.arc(
        (100.0, 74.0),
        46.0,
        (std::f32::consts::PI, std::f32::consts::TAU),
        4.0,
        colours.accent,
    );
    brush.convex(&dome((100.0, 74.0), 46.0), Paint::edged(colours.tint, 4.0, colours.accent));
    brush.slab((100.0, 98.0), (116.0, 14.0), 7.0, 0.0, Paint::face(colours.accent));
    super::objects::waves(brush, (100.0, 62.0), 60.0, time);
}

/// The upper half of a circle, with a straight foot.
fn dome((x, y): (f32, f32), radius: f32) -> Vec<(f32, f32)> {
    let arc = (0_u8..=20).map(|step| {
        let (sin, cos) = (std::f32::consts::PI * (1.0 + f32::from(step) / 20.0)).sin_cos();
        (x + cos * radius, y + sin * radius)
    });
    [(x - radius, y + 18.0)].into_iter().chain(arc).chain([(x + radius, y + 18.0)]).collect()
}

/// The visit is over: a large tick on a disc.
pub(super) fn finished(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.disc(100.0, 70.0, 58.0, Paint::face(colours.yes));
    brush.line(&[(72.0, 72.0), (92.0, 92.0), (130.0, 50.0)], 11.0, colours.glass);
}

/// Something takes its time: a clock whose hand moves.
pub(super) fn waiting(brush: &Brush<'_>, time: f32) {
    let colours = brush.colours;
    brush.disc(100.0, 70.0, 54.0, Paint::edged(colours.tint, 5.0, colours.accent));
    for hour in 0_u8..12 {
        let (sin, cos) = (f32::from(hour) * std::f32::consts::PI / 6.0).sin_cos();
        brush.disc(
            100.0 + cos * 43.0,
            70.0 + sin * 43.0,
            if hour % 3 == 0 { 3.0 } else { 1.6 },
            Paint::face(colours.line),
        );
    }
    let (sin, cos) = (time * 0.5 - std::f32::consts::FRAC_PI_2).sin_cos();
    brush.line(&[(100.0, 70.0), (100.0, 46.0)], 5.0, colours.line);
    brush.line(&[(100.0, 70.0), (100.0 + cos * 34.0, 70.0 + sin * 34.0)], 4.0, colours.accent);
    brush.disc(100.0, 70.0, 5.0, Paint::face(colours.line));
}
