//! At the reader: holding, reading, taking away.

use kazasu_core::jpki::PhoneKind;

use super::brush::{Brush, Paint};
use super::things::{Phone, card, reader, waves};

/// Where a phone lies when it is held right.
const X: f32 = 100.0;
const Y: f32 = 76.0;
const LENGTH: f32 = 84.0;

/// 0, then smoothly to 1, then a rest, in `period` seconds.
fn approach(time: f32, period: f32) -> f32 {
    let share = (time.rem_euclid(period) / period * 2.2).min(1.0);
    share * share * (3.0 - 2.0 * share)
}

/// A phone, sideways, comes to the front of the reader.
pub(super) fn holding_place(brush: &Brush<'_>, kind: Option<PhoneKind>, time: f32) {
    reader(brush);
    let near = approach(time, 4.0);
    let phone = Phone::sideways(X, Y + (1.0 - near) * 34.0, LENGTH, kind);
    phone.front(brush);
    if near >= 1.0 {
        waves(brush, (X, Y), LENGTH * 0.58, time);
    } else {
        brush.arrow((182.0, 128.0), (182.0, 84.0), 5.0, brush.colours.accent);
    }
}

/// A phone is moved slowly from side to side.
pub(super) fn move_slowly(brush: &Brush<'_>, time: f32) {
    reader(brush);
    let aside = (time * 0.9).sin() * 12.0;
    Phone::sideways(X + aside, Y, LENGTH, None).front(brush);
    let accent = brush.colours.accent;
    brush.arrow((28.0, Y), (4.0, Y), 5.0, accent);
    brush.arrow((172.0, Y), (196.0, Y), 5.0, accent);
}

/// A phone lies still, and waves go to it.
pub(super) fn reading(brush: &Brush<'_>, time: f32) {
    reader(brush);
    Phone::sideways(X, Y, LENGTH, None).front(brush);
    waves(brush, (X, Y), LENGTH * 0.58, time);
}

/// A phone is lifted off.
pub(super) fn lift(brush: &Brush<'_>, kind: Option<PhoneKind>, time: f32) {
    reader(brush);
    let away = approach(time, 4.0);
    Phone { turn: super::things::SIDEWAYS - away * 0.18, ..Phone::sideways(X + away * 16.0, Y + away * 30.0, LENGTH, kind) }
        .front(brush);
    brush.arrow((182.0, 62.0), (182.0, 112.0), 5.0, brush.colours.accent);
}

/// A plastic card is taken away.
pub(super) fn take_card_away(brush: &Brush<'_>, time: f32) {
    reader(brush);
    let away = approach(time, 4.0);
    card(brush, X + away * 16.0, Y + away * 30.0, 62.0, -away * 0.18);
    brush.arrow((182.0, 62.0), (182.0, 112.0), 5.0, brush.colours.accent);
}

/// A phone with its screen on; its case and its cards come off.
pub(super) fn wake_and_bare(brush: &Brush<'_>) {
    let colours = brush.colours;
    let phone = Phone::upright(62.0, 74.0, 104.0, None);
    phone.front(brush);
    brush.disc(62.0, 76.0, 11.0, Paint::face(colours.accent));
    for ray in 0_u8..8 {
        let (sin, cos) = (f32::from(ray) * std::f32::consts::FRAC_PI_4).sin_cos();
        brush.line(&[(62.0 + cos * 15.0, 76.0 + sin * 15.0), (62.0 + cos * 20.0, 76.0 + sin * 20.0)], 2.4, colours.accent);
    }
    // The case, open at the front, and a card out of it.
    brush.slab((146.0, 78.0), (58.0, 108.0), 11.0, 0.0, Paint::edged(colours.body, 4.0, colours.line));
    brush.slab((146.0, 78.0), (44.0, 94.0), 6.0, 0.0, Paint::edged(colours.tint, 1.4, colours.line));
    card(brush, 152.0, 44.0, 50.0, -0.25);
    brush.arrow((92.0, 20.0), (120.0, 20.0), 5.0, colours.accent);
}
