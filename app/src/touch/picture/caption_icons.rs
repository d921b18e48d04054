//! The parts of pictures that have captions, each on a sheet of 90 by 60.

use kazasu_core::jpki::PhoneKind;
use kazasu_core::screen::{Picture, Screen};
use kazasu_core::session::Holding;

use super::brush::{Brush, Paint};
use super::objects::{Phone, card, no, touch, waves, yes};
use super::wallet::face;

/// The part of a screen's picture with this number, from 0.
pub(super) fn draw(brush: &Brush<'_>, screen: &Screen, part: usize) {
    match (screen.picture, part) {
        (Picture::BackOfPhone, 0) => back_of_phone(brush, true),
        (Picture::BackOfPhone, _) => back_of_phone(brush, false),
        (Picture::WalletSteps, step) => wallet_step(brush, screen.holding, step),
        (Picture::WhichPin, 0) => {
            yes(brush, 18.0, 30.0, 14.0);
            let phone = Phone::upright(64.0, 30.0, 58.0, Some(PhoneKind::Android));
            phone.front(brush);
            phone.card(brush, -0.1, true);
            digits(brush, 64.0, 43.0);
        }
        (Picture::WhichPin, 1) => {
            no(brush, 18.0, 30.0, 12.0);
            Phone::upright(64.0, 30.0, 58.0, Some(PhoneKind::Android)).front(brush);
            lock(brush, 64.0, 29.0);
        }
        (Picture::WhichPin, _) => {
            no(brush, 18.0, 30.0, 12.0);
            card(brush, 64.0, 30.0, 48.0, 0.0);
        }
        // Every other picture is drawn as a whole.
        _ => {}
    }
}

fn wallet_step(brush: &Brush<'_>, holding: Holding, step: usize) {
    let accent = brush.colours.accent;
    let phone = Phone::upright(40.0, 30.0, 58.0, Some(PhoneKind::Iphone));
    match step {
        0 => {
            phone.front(brush);
            let (x, y) = phone.side_button(brush, accent);
            brush.disc(x, y, 3.0, Paint::face(accent));
            brush.arc((x, y), 8.0, (-1.0, 1.0), 2.4, accent);
            brush.arc((x, y), 14.0, (-1.0, 1.0), 2.4, accent);
        }
        1 => {
            phone.front(brush);
            phone.card(brush, -0.1, true);
            touch(brush, (44.0, 36.0), 1, 1.0);
        }
        2 => {
            phone.front(brush);
            face(brush, 40.0, 31.0, 10.0);
        }
        _ if holding == Holding::Usb => {
            brush.slab(
                (45.0, 30.0),
                (48.0, 48.0),
                8.0,
                0.0,
                Paint::edged(brush.colours.tint, 1.6, brush.colours.line),
            );
            Phone::upright(45.0, 30.0, 56.0, Some(PhoneKind::Iphone)).front(brush);
        }
        _ => {
            Phone::sideways(45.0, 30.0, 46.0, Some(PhoneKind::Iphone)).front(brush);
            waves(brush, (45.0, 30.0), 26.0, 0.0);
        }
    }
}

fn back_of_phone(brush: &Brush<'_>, apple: bool) {
    Phone::upright(45.0, 30.0, 58.0, None).back(brush);
    if !apple {
        return;
    }
    // A fruit with a leaf, on the phone's back.
    let colours = brush.colours;
    let (x, y) = (45.0, 32.0);
    brush.disc(x - 2.2, y, 4.6, Paint::face(colours.accent));
    brush.disc(x + 2.2, y, 4.6, Paint::face(colours.accent));
    brush.disc(x + 7.2, y - 0.6, 2.6, Paint::face(colours.body));
    brush.slab((x + 1.8, y - 7.0), (2.0, 4.6), 1.0, 0.7, Paint::face(colours.accent));
}

/// Four dots: a number of four digits.
fn digits(brush: &Brush<'_>, x: f32, y: f32) {
    for place in 0_u8..4 {
        brush.disc(x + (f32::from(place) - 1.5) * 5.4, y, 1.9, Paint::face(brush.colours.line));
    }
}

fn lock(brush: &Brush<'_>, x: f32, y: f32) {
    let colours = brush.colours;
    brush.disc(x, y - 5.0, 5.0, Paint::outline(2.2, colours.line));
    brush.slab((x, y + 2.0), (16.0, 13.0), 2.5, 0.0, Paint::face(colours.line));
    brush.disc(x, y + 2.0, 2.0, Paint::face(colours.glass));
}
