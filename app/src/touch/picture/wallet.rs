//! How to open Wallet and authenticate.

use kazasu_core::jpki::PhoneKind;
use kazasu_core::session::WalletPage;

use super::brush::{Brush, Paint};
use super::objects::{Phone, touch};

const IPHONE: Option<PhoneKind> = Some(PhoneKind::Iphone);

/// Draws one of the ways; `time` in seconds moves the touch.
pub(super) fn page(brush: &Brush<'_>, page: WalletPage, time: f32) {
    let colours = brush.colours;
    let phone = Phone::upright(76.0, 70.0, 128.0, IPHONE);
    match page {
        WalletPage::Face => {
            phone.front(brush);
            face(brush, phone.x, phone.y + 4.0, 17.0);
            touch(brush, phone.side_button(brush, colours.accent), 2, time);
        }
        WalletPage::FaceOpen => {
            phone.front(brush);
            phone.card(brush, -0.18, true);
            face(brush, phone.x, phone.y + 26.0, 13.0);
            touch(brush, phone.side_button(brush, colours.accent), 2, time);
        }
        WalletPage::Touch => touch(brush, phone.home_button(brush), 2, time),
        WalletPage::TouchOpen => {
            let button = phone.home_button(brush);
            phone.card(brush, -0.14, true);
            touch(brush, button, 1, time);
        }
        WalletPage::OtherCard => {
            phone.front(brush);
            phone.card(brush, -0.2, false);
            phone.card(brush, 0.08, true);
            brush.arrow((146.0, 80.0), (112.0, 80.0), 5.0, colours.accent);
        }
        WalletPage::Home => {
            phone.front(brush);
            for place in 0_u8..9 {
                let (column, row) = (f32::from(place % 3) - 1.0, f32::from(place / 3) - 1.0);
                let wallet = place == 4;
                let paint = if wallet {
                    Paint::face(colours.accent)
                } else {
                    Paint::edged(colours.body, 1.0, colours.line)
                };
                brush.slab(
                    (phone.x + column * 17.0, phone.y + row * 22.0),
                    (13.0, 13.0),
                    3.0,
                    0.0,
                    paint,
                );
            }
            brush.arrow((146.0, 70.0), (90.0, 70.0), 5.0, colours.accent);
        }
    }
}

/// A face within the corners of a frame.
pub(super) fn face(brush: &Brush<'_>, x: f32, y: f32, half: f32) {
    let accent = brush.colours.accent;
    for (right, down) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        let (corner_x, corner_y) = (x + right * half, y + down * half);
        let points = [
            (corner_x - right * half * 0.5, corner_y),
            (corner_x, corner_y),
            (corner_x, corner_y - down * half * 0.5),
        ];
        brush.line(&points, half * 0.14, accent);
    }
    brush.disc(x - half * 0.35, y - half * 0.25, half * 0.1, Paint::face(accent));
    brush.disc(x + half * 0.35, y - half * 0.25, half * 0.1, Paint::face(accent));
    brush.arc((x, y), half * 0.5, (0.5, std::f32::consts::PI - 0.5), half * 0.13, accent);
    brush.disc(x, y, half * 0.78, Paint::outline(half * 0.08, accent));
}
