//! The parts of pictures that have captions, each on a sheet that is 60 high.

use eframe::egui::{Rect, Vec2, pos2, vec2};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::reader::ReaderShape;
use kazasu_core::screen::{Picture, Screen, View};
use kazasu_core::session::Holding;

use super::brush::Brush;
use super::form::{disc, slab};
use super::phone::{self, Glass};
use super::{marks, paper, wallet};

/// How large the sheet of a part of this picture is: a phone alone needs little room at its sides.
pub(super) const fn sheet(picture: Picture) -> Vec2 {
    match picture {
        Picture::BackOfPhone => vec2(32.0, 60.0),
        _ => vec2(90.0, 60.0),
    }
}

/// The part of a screen's picture with this number, from 0.
pub(super) fn draw(brush: &Brush<'_>, screen: &Screen, part: usize) {
    match (screen.picture, part) {
        (Picture::BackOfPhone, part) => {
            let phone = brush.sheet((16.0, 30.0), 0.0, 0.57);
            phone::back(&phone, if part == 0 { PhoneKind::Iphone } else { PhoneKind::Android });
            if screen.view == View::KindHelp {
                phone::mark_ring(&phone);
            }
        }
        (Picture::WalletSteps, step) => {
            wallet_step(brush, (screen.reader_shape, screen.holding), step);
        }
        (Picture::WhichPin, part) => which_pin(brush, part),
        // Every other picture is drawn as a whole.
        _ => {}
    }
}

/// One step of the film as it stands, in the middle of the sheet.
fn wallet_step(brush: &Brush<'_>, reader: (ReaderShape, Holding), step: usize) {
    let sheet = brush.sheet((15.0, 0.0), 0.0, 0.3).within(100.0, 100.0, 200.0, 200.0);
    let room = Rect::from_min_size(pos2(0.0, 0.0), vec2(200.0, 200.0));
    wallet::film(&sheet, room, reader, wallet::still(step));
}

/// The three parts below each other, on a sheet of 200 by 200.
pub(super) fn which_pins(brush: &Brush<'_>) {
    for part in 0..3_u8 {
        let sheet = brush.sheet((54.0, 7.0 + f32::from(part) * 64.0), 0.0, 1.0);
        which_pin(&sheet, part.into());
    }
}

/// ○ the PIN of the smartphone certificate, × the phone's unlock code, × the card's PIN.
fn which_pin(brush: &Brush<'_>, part: usize) {
    let fine = brush.fine(0.9);
    match part {
        0 => marks::yes(brush, 17.0, 30.0, 15.0),
        _ => marks::no(brush, 17.0, 30.0, 15.0),
    }
    match part {
        0 => {
            let phone = fine.sheet((65.0, 30.0), 0.0, 0.58);
            phone::front(&phone, Some(PhoneKind::Android), Glass::Lit);
            phone::card(&phone, -16.0, true);
            digits(&phone, 0.0, 14.0, 7.5);
        }
        1 => {
            let phone = fine.sheet((65.0, 30.0), 0.0, 0.58);
            phone::front(&phone, Some(PhoneKind::Android), Glass::Lit);
            lock(&phone);
        }
        _ => paper::card(&fine.sheet((65.0, 30.0), 0.0, 0.48)),
    }
}

/// Four dots: a number of four digits.
fn digits(brush: &Brush<'_>, x: f32, y: f32, apart: f32) {
    for place in 0_u8..4 {
        let at = x + (f32::from(place) - 1.5) * apart * 1.3;
        brush.face(&disc(at, y, apart * 0.42), brush.colours.line);
    }
}

fn lock(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.arc((0.0, -10.0), 8.5, (-std::f32::consts::PI, 0.0), 4.4, colours.line);
    brush.face(&slab(0.0, 4.0, 26.0, 22.0, 4.0), colours.line);
    brush.face(&disc(0.0, 2.0, 3.0), colours.glass);
    brush.face(&slab(0.0, 7.0, 2.6, 8.0, 1.3), colours.glass);
}
