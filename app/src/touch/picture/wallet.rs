//! Wallet on an iPhone: the film of its four steps, and the ways to authenticate.

use eframe::egui::Rect;
use kazasu_core::jpki::PhoneKind;
use kazasu_core::reader::ReaderShape;
use kazasu_core::session::{Holding, WalletPage};

use super::at_reader::{Place, Pose};
use super::brush::Brush;
use super::film::{between, count, ease, share};
use super::form::{disc, slab};
use super::person::Person;
use super::phone::{self, Glass, ROUND_KEY, SIDE_KEY};
use super::{hand, marks, people, person};

const IPHONE: Option<PhoneKind> = Some(PhoneKind::Iphone);

/// How long the film of the four steps lasts, in seconds; from 8.6 on it stands still. It has two
/// acts with a rest between them, so that nothing moves for longer than 5 s: Wallet is opened, and
/// the phone is held.
pub(super) const FILM: f32 = 10.8;

/// From when to when the finger, the card, the frame and the phone move, in seconds.
pub(super) const FILM_MOVES: [(f64, f64); 12] = [
    (0.4, 0.8),
    (0.8, 0.8),
    (1.05, 1.05),
    (1.3, 1.3),
    (1.55, 1.55),
    (2.4, 2.8),
    (5.0, 5.5),
    (5.7, 5.7),
    (6.8, 6.8),
    (7.3, 8.0),
    (8.3, 8.3),
    (8.6, 8.6),
];

/// When the steps begin: press twice, the card, the face, hold.
const STEPS: [f32; 4] = [0.0, 2.4, 5.0, 6.8];

/// When the two presses come, and how long each lasts.
const PRESSES: [f32; 2] = [0.8, 1.3];
const PRESS: f32 = 0.25;

/// How long one of the ways to authenticate is played, in seconds.
pub(super) const PAGE: f32 = 4.8;

/// From when to when a finger comes, and when it presses and lets go, in seconds.
pub(super) const PAGE_MOVES: [(f64, f64); 5] =
    [(0.4, 0.8), (0.8, 0.8), (1.05, 1.05), (1.3, 1.3), (1.55, 1.55)];

/// The step that the film shows at this time: 0 to 3.
pub(super) fn step(time: f32) -> usize {
    STEPS.iter().filter(|start| time >= **start).count().saturating_sub(1)
}

/// How far the phone has come to the reader, 0 to 1, and how many waves go then: none before it is
/// there.
fn arrived(time: f32) -> f32 {
    ease(time, 7.3, 0.7)
}

fn waves(time: f32) -> u8 {
    count(time, 8.0, 0.3, 3)
}

/// The middle of the large phone, and how large it is.
const LARGE: ((f32, f32), f32) = ((96.0, 90.0), 1.66);

/// The large phone, as it is held in a left hand; `shown` draws what it shows.
fn large<'a>(brush: &Brush<'a>, shown: impl FnOnce(&Brush<'a>)) {
    people::light(brush, (96.0, 92.0), 88.0);
    let phone = brush.sheet(LARGE.0, 0.0, LARGE.1);
    let hand = phone.sheet((0.0, 30.0), 0.0, 1.0).mirrored();
    hand::behind_upright(&hand);
    shown(&phone);
    hand::before_upright(&hand);
}

/// Where a place on the large phone is.
fn on_large((x, y): (f32, f32)) -> (f32, f32) {
    (LARGE.0.0 + x * LARGE.1, LARGE.0.1 + y * LARGE.1)
}

/// The film, on a sheet of 200 by 200.
pub(super) fn film(brush: &Brush<'_>, room: Rect, reader: (ReaderShape, Holding), time: f32) {
    match step(time) {
        0 => {
            large(brush, |phone| phone::front(phone, IPHONE, Glass::Lit));
            press_twice(brush, time);
        }
        1 => {
            let risen = share(time, STEPS[1], 0.4);
            large(brush, |phone| {
                phone::front(phone, IPHONE, Glass::Lit);
                choose_card(phone, risen);
            });
            if risen >= 1.0 {
                hand::finger(&brush.sheet(on_large((12.0, -4.0)), 0.5, 0.8));
            }
        }
        2 => large(brush, |phone| {
            phone::front(phone, IPHONE, Glass::Lit);
            show_face(phone, ease(time, STEPS[2], 0.5), time >= 5.7);
        }),
        _ => {
            let place = Place::new(brush, room, reader, IPHONE);
            place.reader();
            place.waves(waves(time));
            let left = 1.0 - arrived(time);
            let pose = Pose {
                right: 22.0 * left,
                down: 62.0 * left,
                turn: 0.2 * left,
                nearer: left * 0.16,
            };
            place.phone(pose, Glass::Card);
        }
    }
}

fn press_twice(brush: &Brush<'_>, time: f32) {
    let pressed = PRESSES.iter().any(|start| (*start..start + PRESS).contains(&time));
    let presses = count(time, PRESSES[0], PRESSES[1] - PRESSES[0], 2);
    phone::side_key(&brush.sheet(LARGE.0, 0.0, LARGE.1), if pressed { 1.0 } else { 0.0 });
    let (x, y) = on_large(SIDE_KEY);
    let off = if pressed { 0.0 } else { 5.0 };
    let come = ease(time, 0.4, 0.4);
    let far = between(40.0, off, come);
    hand::finger(&brush.sheet((x + 4.0 + far, y), 0.0, 0.9));
    if pressed {
        marks::press(brush, (x + 2.0, y - 6.0), 15.0);
    }
    for press in 0..presses {
        marks::number(brush, (x + 16.0 + f32::from(press) * 30.0, y - 46.0), 12.0, press + 1);
    }
}

/// The card rises from below; those behind it stay pale.
fn choose_card(phone: &Brush<'_>, risen: f32) {
    let glass = phone.within(0.0, 0.0, 44.0, 94.0);
    for y in [24.0, 30.0, 36.0] {
        phone::card(&glass, y, false);
    }
    phone::front_head(phone, IPHONE);
    let y = between(40.0, -12.0, 1.0 - (1.0 - risen).powi(3));
    phone::card(&glass, y, true);
}

/// A frame closes on the face that looks at the phone.
fn show_face(phone: &Brush<'_>, closed: f32, seen: bool) {
    phone::card(phone, -25.0, true);
    let glass = phone.within(0.0, 0.0, 44.0, 94.0);
    let at = (0.0, 9.0);
    person::head(&glass.fine(0.6).sheet(at, 0.0, 0.46), Person::Patient);
    marks::frame(phone, at, between(26.0, 17.0, closed), 2.4);
    if seen {
        marks::tick(phone, (15.5, -8.5), 8.0);
    }
}

/// The time at which a step of the film, from 0, shows everything.
pub(super) fn still(step: usize) -> f32 {
    match step {
        0 => PRESSES[1] + 0.1,
        1 => STEPS[1] + 1.0,
        2 => STEPS[2] + 1.0,
        _ => FILM,
    }
}

/// Draws one of the ways; `time` in seconds moves the finger.
pub(super) fn page(brush: &Brush<'_>, page: WalletPage, time: f32) {
    match page {
        WalletPage::Face => {
            large(brush, |phone| {
                phone::front(phone, IPHONE, Glass::Lit);
                face_on(phone, 6.0);
            });
            press_twice(brush, time);
        }
        WalletPage::FaceOpen => {
            large(brush, |phone| {
                phone::front(phone, IPHONE, Glass::Lit);
                phone::card(phone, -22.0, true);
                face_on(phone, 16.0);
            });
            press_twice(brush, time);
        }
        WalletPage::Touch => {
            large(brush, phone::with_round_key);
            round_key(brush, time, 2);
        }
        WalletPage::TouchOpen => {
            large(brush, |phone| {
                phone::with_round_key(phone);
                phone::card(phone, -18.0, true);
            });
            round_key(brush, time, 1);
        }
        WalletPage::OtherCard => {
            large(brush, |phone| {
                phone::front(phone, IPHONE, Glass::Lit);
                phone::card(phone, -22.0, false);
                phone::card(phone, 8.0, true);
            });
            hand::finger(&brush.sheet(on_large((12.0, 13.0)), 0.5, 0.9));
        }
        WalletPage::Home => {
            large(brush, |phone| {
                phone::front(phone, IPHONE, Glass::Lit);
                home_screen(phone);
            });
            let wallet = on_large((0.0, 9.0));
            marks::ring(brush, wallet, 16.0);
            hand::finger(&brush.sheet((wallet.0 + 8.0, wallet.1 + 6.0), 0.5, 0.9));
        }
    }
}

/// Apps in rows, and among them Wallet.
fn home_screen(phone: &Brush<'_>) {
    let colours = phone.colours;
    for place in 0_u8..12 {
        let (column, row) = (f32::from(place % 3) - 1.0, f32::from(place / 3) - 1.5);
        let wallet = place == 7;
        let (x, y) = (column * 13.5, row * 16.0 + 1.0);
        let face = if wallet { colours.accent } else { colours.shade };
        phone.face(&slab(x, y, 10.5, 10.5, 3.0), face);
        if wallet {
            for line in [-2.2, 0.0, 2.2] {
                phone.face(&slab(x, y + line, 7.0, 1.2, 0.6), colours.on_accent);
            }
        }
    }
}

fn face_on(phone: &Brush<'_>, y: f32) {
    person::head(&phone.fine(0.6).sheet((0.0, y), 0.0, 0.4), Person::Patient);
    marks::frame(phone, (0.0, y), 15.5, 2.2);
}

/// A finger on the round key: it presses so often, or stays there.
fn round_key(brush: &Brush<'_>, time: f32, presses: u8) {
    let stays = presses < 2;
    let pressed = stays || PRESSES.iter().any(|start| (*start..start + PRESS).contains(&time));
    let (x, y) = on_large(ROUND_KEY);
    brush.face(&disc(x, y, 6.4), brush.colours.accent);
    marks::ring(brush, (x, y), if pressed { 11.0 } else { 15.0 });
    let off = if pressed { 2.0 } else { 8.0 };
    let far = if stays { off } else { between(40.0, off, ease(time, 0.4, 0.4)) };
    hand::finger(&brush.sheet((x + far, y + far * 0.3), 0.3, 0.9));
    if stays {
        return;
    }
    for press in 0..count(time, PRESSES[0], PRESSES[1] - PRESSES[0], presses) {
        marks::number(brush, (x + 62.0 + f32::from(press) * 30.0, y - 52.0), 12.0, press + 1);
    }
}

#[cfg(test)]
mod tests;
