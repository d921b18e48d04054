//! At the reader: holding, reading, taking away.

use kazasu_core::jpki::PhoneKind;
use kazasu_core::session::Holding;

use super::brush::{Brush, Paint};
use super::objects::{Phone, card, flat_reader, reader, waves};

/// How long a phone takes to come or to go, and then rests, in seconds.
pub(super) const APPROACH: f32 = 4.0;

/// How long a phone that is moved slowly takes from one side to the other and back, in seconds.
pub(super) const TO_AND_FRO: f32 = 7.0;

/// A reader, and how a phone lies at it when it is held right.
pub(super) struct Place(pub(super) Holding);

impl Place {
    /// The reader; and the phone, as far away from its place as `right` and `down` say.
    fn phone(
        &self,
        brush: &Brush<'_>,
        kind: Option<PhoneKind>,
        (right, down): (f32, f32),
    ) -> Phone {
        match self.0 {
            Holding::Slot => {
                reader(brush);
                Phone::sideways(100.0 + right, 76.0 + down, 84.0, kind)
            }
            // Seen from above: the phone lies across the reader, which shows at both sides.
            Holding::Usb => {
                flat_reader(brush);
                Phone::upright(100.0 + right, 74.0 + down, 104.0, kind)
            }
        }
    }

    /// Waves at both sides of a phone in its place.
    fn waves(&self, brush: &Brush<'_>, time: f32) {
        let (y, least) = match self.0 {
            Holding::Slot => (76.0, 49.0),
            Holding::Usb => (74.0, 52.0),
        };
        waves(brush, (100.0, y), least, time);
    }

    /// A phone comes to its place.
    pub(super) fn hold(&self, brush: &Brush<'_>, kind: Option<PhoneKind>, time: f32) {
        let near = approach(time);
        self.phone(brush, kind, (0.0, (1.0 - near) * 34.0)).front(brush);
        if near >= 1.0 {
            self.waves(brush, time);
        } else {
            brush.arrow((182.0, 128.0), (182.0, 84.0), 5.0, brush.colours.accent);
        }
    }

    /// A phone is moved slowly from side to side.
    pub(super) fn move_slowly(&self, brush: &Brush<'_>, time: f32) {
        let aside = (time * std::f32::consts::TAU / TO_AND_FRO).sin() * 12.0;
        self.phone(brush, None, (aside, 0.0)).front(brush);
        let accent = brush.colours.accent;
        brush.arrow((28.0, 76.0), (4.0, 76.0), 5.0, accent);
        brush.arrow((172.0, 76.0), (196.0, 76.0), 5.0, accent);
    }

    /// A phone lies still, and waves go to it.
    pub(super) fn reading(&self, brush: &Brush<'_>, time: f32) {
        self.phone(brush, None, (0.0, 0.0)).front(brush);
        self.waves(brush, time);
    }

    /// A phone is lifted off.
    pub(super) fn lift(&self, brush: &Brush<'_>, kind: Option<PhoneKind>, time: f32) {
        let away = approach(time);
        let phone = self.phone(brush, kind, (away * 16.0, away * 30.0));
        Phone { turn: phone.turn - away * 0.18, ..phone }.front(brush);
        brush.arrow((182.0, 62.0), (182.0, 112.0), 5.0, brush.colours.accent);
    }

    /// A plastic card is taken away.
    pub(super) fn take_card_away(&self, brush: &Brush<'_>, time: f32) {
        let away = approach(time);
        let place = self.phone(brush, None, (away * 16.0, away * 30.0));
        card(brush, place.x, place.y, 62.0, -away * 0.18);
        brush.arrow((182.0, 62.0), (182.0, 112.0), 5.0, brush.colours.accent);
    }
}

/// 0, then smoothly to 1, then a rest.
fn approach(time: f32) -> f32 {
    let share = (time.rem_euclid(APPROACH) / APPROACH * 2.2).min(1.0);
    share * share * (3.0 - 2.0 * share)
}

/// A phone with its screen on; its case and its cards come off.
pub(super) fn wake_and_bare(brush: &Brush<'_>) {
    let colours = brush.colours;
    let phone = Phone::upright(62.0, 74.0, 104.0, None);
    phone.front(brush);
    brush.disc(62.0, 76.0, 11.0, Paint::face(colours.accent));
    for ray in 0_u8..8 {
        let (sin, cos) = (f32::from(ray) * std::f32::consts::FRAC_PI_4).sin_cos();
        brush.line(
            &[(62.0 + cos * 15.0, 76.0 + sin * 15.0), (62.0 + cos * 20.0, 76.0 + sin * 20.0)],
            2.4,
            colours.accent,
        );
    }
    // The case, open at the front, and a card out of it.
    brush.slab(
        (146.0, 78.0),
        (58.0, 108.0),
        11.0,
        0.0,
        Paint::edged(colours.body, 4.0, colours.line),
    );
    brush.slab(
        (146.0, 78.0),
        (44.0, 94.0),
        6.0,
        0.0,
        Paint::edged(colours.tint, 1.4, colours.line),
    );
    card(brush, 152.0, 44.0, 50.0, -0.25);
    brush.arrow((92.0, 20.0), (120.0, 20.0), 5.0, colours.accent);
}
