//! People: staff at the desk, somebody who leaves and somebody who comes; and what stands for work.

use eframe::egui::Rect;
use kazasu_core::jpki::PhoneKind;

use super::brush::Brush;
use super::form::{disc, rounded, slab};
use super::person::{self, Person};
use super::phone;
use super::{marks, paper};

/// Rooms at least so wide have place for one more person.
const WIDE: f32 = 330.0;

/// Staff behind a desk, and the way there.
pub(super) fn go_to_desk(brush: &Brush<'_>, room: Rect) {
    light(brush, (128.0, 84.0), 82.0);
    desk(brush, room, (128.0, 64.0), 1.24);
    let from = if room.width() < WIDE {
        room.left() + 4.0
    } else {
        comes(brush, room);
        -20.0
    };
    marks::arrow(brush, (from, 172.0), (78.0, 172.0), 54.0, brush.colours.accent);
}

/// A patient at the left of a wide room.
fn comes(brush: &Brush<'_>, room: Rect) {
    let at = (f32::midpoint(room.left(), 60.0) - 30.0, 72.0);
    light(brush, (at.0, 96.0), 82.0);
    person::bust(&brush.sheet(at, 0.0, 1.38), Person::Patient);
}

/// Staff behind a desk that goes on to the right.
fn desk(brush: &Brush<'_>, room: Rect, at: (f32, f32), scale: f32) {
    let colours = brush.colours;
    person::bust(&brush.sheet(at, 0.0, scale), Person::Staff);
    let (left, top) = (at.0 - 62.0 * scale, at.1 + 62.0 * scale);
    let (right, bottom) = (room.right() + 10.0, room.bottom() + 10.0);
    let front =
        rounded(&[(left + 8.0, top), (right, top), (right, bottom), (left + 8.0, bottom)], 4.0);
    brush.body(&[front], colours.wood_shade);
    let board = rounded(
        &[(left, top - 4.0), (right, top - 4.0), (right, top + 9.0), (left, top + 9.0)],
        5.0,
    );
    brush.body(&[board], colours.wood);
    // What stands on it.
    let (x, y) = (at.0 + 46.0 * scale, top - 4.0);
    brush.body(&[slab(x, y - 5.0, 20.0, 10.0, 3.0)], colours.body);
    brush.thing(&[
        (disc(x - 6.0, y - 20.0, 8.0), colours.next),
        (disc(x + 6.0, y - 20.0, 8.0), colours.next),
        (disc(x, y - 29.0, 8.0), colours.next),
        (slab(x, y - 6.0, 20.0, 13.0, 3.0), colours.body),
    ]);
}

/// A circle of light behind what is to be seen.
pub(super) fn light(brush: &Brush<'_>, (x, y): (f32, f32), radius: f32) {
    brush.face(&disc(x, y, radius), brush.colours.light);
}

/// One person leaves, the next stands there.
pub(super) fn next_person(brush: &Brush<'_>, room: Rect) {
    light(brush, (132.0, 92.0), 76.0);
    person::bust(&brush.sheet((34.0, 92.0), -0.05, 1.0), Person::Patient);
    let scale = (room.bottom() - 66.0) / 94.0;
    person::bust(&brush.sheet((132.0, 66.0), 0.0, scale.min(1.5)), Person::Next);
    let end = (room.left() + 4.0).max(-30.0);
    marks::arrow(brush, (78.0, 172.0), (end, 172.0), 46.0, brush.colours.accent);
}

/// Staff is called.
pub(super) fn bell(brush: &Brush<'_>) {
    light(brush, (100.0, 92.0), 84.0);
    for (turn, near) in [(-2.5, 62.0), (-2.05, 66.0), (-1.09, 66.0), (-0.64, 62.0)] {
        let (sin, cos) = f32::sin_cos(turn);
        let at = |far: f32| (100.0 + cos * far, 104.0 + sin * far);
        brush.stroke(&[at(near + 6.0), at(near + 24.0)], 6.0, brush.colours.accent);
    }
    marks::bell(&brush.sheet((100.0, 108.0), 0.0, 1.15));
}

/// Staff is on the way.
pub(super) fn staff_comes(brush: &Brush<'_>, room: Rect) {
    light(brush, (100.0, 92.0), 84.0);
    let scale = (room.bottom() - 72.0) / 94.0;
    person::bust(&brush.sheet((100.0, 72.0), 0.0, scale.min(1.5)), Person::Staff);
    marks::tick(brush, (162.0, 150.0), 24.0);
}

/// What is known of a patient, and who looks at it.
pub(super) fn records(brush: &Brush<'_>) {
    light(brush, (100.0, 100.0), 92.0);
    paper::board(&brush.sheet((100.0, 104.0), 0.0, 1.28));
}

/// The visit is over at this terminal; where there is room, the way to the desk.
pub(super) fn finished(brush: &Brush<'_>, room: Rect) {
    if room.width() >= WIDE {
        go_to_desk(brush, room);
        return;
    }
    light(brush, (100.0, 92.0), 84.0);
    let scale = ((room.bottom() - 76.0) / 94.0).min(1.5);
    person::bust(&brush.sheet((92.0, 76.0), 0.0, scale), Person::Patient);
    marks::tick(brush, (154.0, 144.0), 34.0);
}

/// What else shows an insurance: a card, a paper, a phone's screen.
pub(super) fn other_ways(brush: &Brush<'_>) {
    let colours = brush.colours;
    light(brush, (100.0, 100.0), 92.0);
    let paper = brush.sheet((62.0, 82.0), -0.08, 1.0);
    paper::certificate(&paper);
    let phone = brush.sheet((144.0, 92.0), 0.07, 1.3);
    phone::front(&phone, None, phone::Glass::Lit);
    phone.face(&slab(0.0, -21.0, 34.0, 17.0, 3.0), colours.accent);
    phone.face(&slab(-6.0, -23.5, 16.0, 2.6, 1.3), colours.on_accent);
    phone.face(&slab(-4.0, -18.0, 20.0, 2.6, 1.3), colours.on_accent);
    for (y, width) in [(-2.0, 30.0), (6.0, 30.0), (14.0, 22.0), (22.0, 30.0)] {
        phone.face(&slab((width - 30.0) / 2.0, y, width, 3.0, 1.5), colours.line);
    }
    paper::card(&brush.sheet((70.0, 152.0), 0.05, 1.08));
}

/// Something takes its time.
pub(super) fn waiting(brush: &Brush<'_>) {
    light(brush, (100.0, 100.0), 88.0);
    marks::clock(&brush.sheet((100.0, 100.0), 0.0, 1.3), -0.9, 0.0);
}

/// The desk is told: papers go there.
pub(super) fn handing_over(brush: &Brush<'_>, room: Rect) {
    light(brush, (130.0, 84.0), 74.0);
    desk(brush, room, (136.0, 70.0), 1.02);
    paper::board(&brush.sheet((40.0, 76.0), -0.08, 0.56));
    marks::arrow(brush, (24.0, 150.0), (92.0, 150.0), 46.0, brush.colours.accent);
}

/// The backs of both kinds, side by side, as large as each other; `asked` rings the place of the
/// mark that one of them has.
pub(super) fn both_phones(brush: &Brush<'_>, asked: bool) {
    for (x, turn, kind) in [(54.0, -0.05, PhoneKind::Iphone), (146.0, 0.05, PhoneKind::Android)] {
        let phone = brush.sheet((x, 100.0), turn, 1.66);
        phone::back(&phone, kind);
        if asked {
            phone::mark_ring(&phone);
        }
    }
}

/// Both kinds, and the way from the one that was chosen to the one that is there.
pub(super) fn other_kind(brush: &Brush<'_>, found: PhoneKind) {
    let chosen = match found {
        PhoneKind::Android => PhoneKind::Iphone,
        PhoneKind::Iphone => PhoneKind::Android,
    };
    phone::back(&brush.sheet((44.0, 92.0), 0.0, 1.1), chosen);
    marks::arrow(brush, (80.0, 100.0), (116.0, 100.0), 40.0, brush.colours.accent);
    phone::back(&brush.sheet((154.0, 100.0), 0.0, 1.5), found);
    marks::tick(brush, (178.0, 158.0), 19.0);
}

/// Two phones that are not the same.
pub(super) fn different_phones(brush: &Brush<'_>) {
    let colours = brush.colours;
    for (x, glass) in [(48.0, phone::Glass::Dark), (152.0, phone::Glass::Lit)] {
        phone::front(&brush.sheet((x, 100.0), 0.0, 1.5), None, glass);
    }
    brush.face(&disc(100.0, 100.0, 27.0), colours.glass);
    brush.face(&disc(100.0, 100.0, 24.0), colours.accent);
    for y in [94.0, 106.0] {
        brush.stroke(&[(88.0, y), (112.0, y)], 5.0, colours.on_accent);
    }
    brush.stroke(&[(107.0, 85.0), (93.0, 115.0)], 5.0, colours.on_accent);
}
