//! The things that the pictures show: a phone, the reader, a card, a hand's touch.

use eframe::egui::Color32;
use kazasu_core::jpki::PhoneKind;

use super::brush::{Brush, Paint};

/// A phone's place and size: around (`x`, `y`), `height` long, upright at `turn` 0.
#[derive(Clone, Copy)]
pub(super) struct Phone {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) height: f32,
    pub(super) turn: f32,
    /// What marks the kind at its head: an island or a camera. `None`: a phone of either kind.
    pub(super) kind: Option<PhoneKind>,
}

/// A quarter turn: lying on its side.
pub(super) const SIDEWAYS: f32 = std::f32::consts::FRAC_PI_2;

impl Phone {
    pub(super) const fn upright(x: f32, y: f32, height: f32, kind: Option<PhoneKind>) -> Self {
        Self { x, y, height, turn: 0.0, kind }
    }

    pub(super) const fn sideways(x: f32, y: f32, height: f32, kind: Option<PhoneKind>) -> Self {
        Self { x, y, height, turn: SIDEWAYS, kind }
    }

    /// A place on the phone, in shares of its height from its middle.
    pub(super) fn on(&self, right: f32, down: f32) -> (f32, f32) {
        let (sin, cos) = self.turn.sin_cos();
        let (right, down) = (right * self.height, down * self.height);
        (self.x + right * cos - down * sin, self.y + right * sin + down * cos)
    }

    fn part(
        &self,
        brush: &Brush<'_>,
        (right, down): (f32, f32),
        (width, height): (f32, f32),
        radius: f32,
        paint: Paint,
    ) {
        let size = (width * self.height, height * self.height);
        brush.slab(self.on(right, down), size, radius * self.height, self.turn, paint);
    }

    /// The outline of the whole phone.
    fn case(&self, brush: &Brush<'_>, paint: Paint) {
        self.part(brush, (0.0, 0.0), (0.5, 1.0), 0.08, paint);
    }

    /// The phone from its front.
    pub(super) fn front(&self, brush: &Brush<'_>) {
        let colours = brush.colours;
        self.case(brush, Paint::edged(colours.phone, 1.0, colours.phone));
        self.part(brush, (0.0, 0.0), (0.44, 0.93), 0.055, Paint::face(colours.glass));
        match self.kind {
            Some(PhoneKind::Iphone) => {
                self.part(brush, (0.0, -0.41), (0.15, 0.045), 0.022, Paint::face(colours.phone));
            }
            Some(PhoneKind::Android) => {
                let (x, y) = self.on(0.0, -0.41);
                brush.disc(x, y, 0.024 * self.height, Paint::face(colours.phone));
            }
            None => {
                self.part(brush, (0.0, -0.425), (0.12, 0.018), 0.009, Paint::face(colours.phone));
            }
        }
    }

    /// The phone from its back.
    pub(super) fn back(&self, brush: &Brush<'_>) {
        let colours = brush.colours;
        self.case(brush, Paint::edged(colours.body, 1.6, colours.line));
        self.part(
            brush,
            (-0.12, -0.35),
            (0.18, 0.18),
            0.05,
            Paint::edged(colours.body, 1.2, colours.line),
        );
        for (right, down) in [(-0.155, -0.385), (-0.085, -0.315)] {
            let (x, y) = self.on(right, down);
            brush.disc(x, y, 0.027 * self.height, Paint::face(colours.line));
        }
    }

    /// A card on the phone's screen.
    pub(super) fn card(&self, brush: &Brush<'_>, down: f32, chosen: bool) {
        let colours = brush.colours;
        let (fill, edge) =
            if chosen { (colours.accent, colours.accent) } else { (colours.body, colours.line) };
        self.part(brush, (0.0, down), (0.36, 0.22), 0.025, Paint::edged(fill, 1.0, edge));
        if chosen {
            self.part(brush, (-0.09, down - 0.01), (0.1, 0.12), 0.02, Paint::face(colours.glass));
            self.part(brush, (0.07, down - 0.04), (0.14, 0.02), 0.0, Paint::face(colours.glass));
            self.part(brush, (0.05, down + 0.03), (0.1, 0.02), 0.0, Paint::face(colours.glass));
        }
    }

    /// The round button below the screen of older phones.
    pub(super) fn home_button(&self, brush: &Brush<'_>) -> (f32, f32) {
        let colours = brush.colours;
        self.case(brush, Paint::edged(colours.phone, 1.0, colours.phone));
        self.part(brush, (0.0, -0.02), (0.44, 0.74), 0.01, Paint::face(colours.glass));
        let (x, y) = self.on(0.0, 0.425);
        brush.disc(x, y, 0.045 * self.height, Paint::edged(colours.phone, 1.2, colours.glass));
        (x, y)
    }

    /// A key on the right edge.
    pub(super) fn side_button(&self, brush: &Brush<'_>, colour: Color32) -> (f32, f32) {
        self.part(brush, (0.265, -0.14), (0.035, 0.17), 0.015, Paint::face(colour));
        self.on(0.29, -0.14)
    }
}

/// The reader from the front: a slot for cards, and below it the face that a phone is held to.
pub(super) fn reader(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.slab(
        (100.0, 66.0),
        (132.0, 100.0),
        12.0,
        0.0,
        Paint::edged(colours.body, 2.0, colours.line),
    );
    brush.slab((100.0, 32.0), (78.0, 6.0), 3.0, 0.0, Paint::face(colours.line));
    brush.slab(
        (100.0, 76.0),
        (108.0, 62.0),
        8.0,
        0.0,
        Paint::edged(colours.tint, 1.4, colours.accent),
    );
    brush.slab(
        (100.0, 123.0),
        (96.0, 10.0),
        3.0,
        0.0,
        Paint::edged(colours.body, 2.0, colours.line),
    );
}

/// A flat reader on a table, from above: its cable, and the middle of its face.
pub(super) fn flat_reader(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.line(&[(100.0, 26.0), (100.0, 2.0)], 5.0, colours.line);
    brush.slab(
        (100.0, 74.0),
        (92.0, 92.0),
        14.0,
        0.0,
        Paint::edged(colours.body, 2.0, colours.line),
    );
    brush.slab(
        (100.0, 74.0),
        (78.0, 78.0),
        10.0,
        0.0,
        Paint::edged(colours.tint, 1.4, colours.accent),
    );
}

/// One wave, in seconds.
pub(super) const WAVE: f32 = 1.25;

/// Waves that go from both sides of (`x`, `y`); `time` in seconds lets them run.
pub(super) fn waves(brush: &Brush<'_>, (x, y): (f32, f32), least: f32, time: f32) {
    for ring in 0_u8..3 {
        // Each ring is clear in its turn, from the inside out.
        let share = (time / WAVE - f32::from(ring) * 0.25).rem_euclid(1.0);
        let colour = Brush::faint(brush.colours.accent, 1.0 - share * 0.75);
        let radius = least + f32::from(ring) * 8.0;
        for middle in [0.0, std::f32::consts::PI] {
            brush.arc((x, y), radius, (middle - 0.42, middle + 0.42), 3.0, colour);
        }
    }
}

/// A plastic card around (`x`, `y`), `width` wide, turned by `turn` radians.
pub(super) fn card(brush: &Brush<'_>, x: f32, y: f32, width: f32, turn: f32) {
    let colours = brush.colours;
    brush.slab(
        (x, y),
        (width, width * 0.63),
        width * 0.06,
        turn,
        Paint::edged(colours.glass, 1.8, colours.line),
    );
    let (sin, cos) = turn.sin_cos();
    let place = |right: f32, down: f32| {
        (x + (right * cos - down * sin) * width, y + (right * sin + down * cos) * width)
    };
    brush.slab(
        place(-0.27, 0.03),
        (width * 0.24, width * 0.3),
        width * 0.03,
        turn,
        Paint::face(colours.accent),
    );
    for down in [-0.12, 0.02, 0.16] {
        brush.slab(
            place(0.15, down),
            (width * 0.4, width * 0.05),
            0.0,
            turn,
            Paint::face(colours.line),
        );
    }
}

/// Two presses and a rest, in seconds.
pub(super) const BEAT: f32 = 2.4;

/// A finger's touch: rings around a place that is pressed `times`.
pub(super) fn touch(brush: &Brush<'_>, (x, y): (f32, f32), times: u8, time: f32) {
    let accent = brush.colours.accent;
    // Two presses within a second, then a rest.
    let beat = time.rem_euclid(BEAT);
    let pressed =
        (0..times).any(|press| (0.0..0.25).contains(&(beat - 0.3 - f32::from(press) * 0.45)));
    let (radius, share) = if pressed { (8.0, 1.0) } else { (11.0, 0.8) };
    brush.disc(x, y, 5.0, Paint::face(accent));
    brush.disc(x, y, radius, Paint::outline(2.4, Brush::faint(accent, share)));
    if times > 1 {
        brush.disc(x, y, radius + 6.0, Paint::outline(1.8, Brush::faint(accent, share)));
    }
}

/// The sign ○: this is right.
pub(super) fn yes(brush: &Brush<'_>, x: f32, y: f32, radius: f32) {
    brush.disc(x, y, radius, Paint::outline(radius * 0.4, brush.colours.yes));
}

/// The sign ×: this is wrong.
pub(super) fn no(brush: &Brush<'_>, x: f32, y: f32, radius: f32) {
    let arm = radius * 0.85;
    let colour = brush.colours.no;
    brush.line(&[(x - arm, y - arm), (x + arm, y + arm)], radius * 0.4, colour);
    brush.line(&[(x - arm, y + arm), (x + arm, y - arm)], radius * 0.4, colour);
}
