//! At the reader: holding, moving, reading, taking away.

use eframe::egui::{Rect, Vec2};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::reader::ReaderShape;
use kazasu_core::session::Holding;

use super::brush::Brush;
use super::film::{between, count, ease, share};
use super::form::{disc, slab};
use super::phone::{self, Glass};
use super::reader::Model;
use super::{hand, marks, paper, reader};

/// How long a phone takes to come and to be held, in seconds.
pub(super) const HOLD: f32 = 4.0;

/// When it moves: the phone comes, the waves go, the bar fills.
pub(super) const HOLD_MOVES: [(f64, f64); 5] =
    [(0.4, 1.3), (1.5, 1.5), (1.8, 1.8), (2.1, 2.1), (2.4, 3.9)];
/// The same without the bar.
pub(super) const INVITE_MOVES: [(f64, f64); 4] = [(0.4, 1.3), (1.5, 1.5), (1.8, 1.8), (2.1, 2.1)];

/// How long a phone that is moved slowly takes to one side, to the other, and back, in seconds.
pub(super) const TO_AND_FRO: f32 = 4.8;

/// How long one slide away takes with the rests around it, and the slide alone, in seconds.
pub(super) const SLIDE: f32 = 2.2;
const AWAY: f32 = 0.7;
/// So long it lies there first: that it was read is seen before it goes.
const LIES: f32 = 0.8;
pub(super) const SLIDE_MOVES: [(f64, f64); 1] = [(LIES as f64, (LIES + AWAY) as f64)];

/// How broad the arrow to the real reader is: more than a quarter of the picture, which are 16 mm
/// on the smallest panel, 7 inches of 800 by 480 points.
const ARROW: f32 = 54.0;

/// From where to where the arrow goes that way: down, beside the hand; else along the counter's
/// front.
fn arrow_to(way: Vec2, room: Rect) -> ((f32, f32), (f32, f32)) {
    let level = room.bottom() - ARROW / 2.0 - 5.0;
    if way.y > 0.0 {
        ((52.0, room.bottom() - 84.0), (52.0, room.bottom()))
    } else if way.x > 0.0 {
        ((room.left() + 34.0, level), (room.right(), level))
    } else {
        ((room.right() - 34.0, level), (room.left(), level))
    }
}

/// A reader on a sheet of 200 by 200, in the room that there is.
pub(super) struct Place<'a> {
    pub(super) brush: Brush<'a>,
    pub(super) room: Rect,
    holding: Holding,
    model: Model,
    pub(super) kind: Option<PhoneKind>,
    /// The middle of the reader, and how large it is.
    at: (f32, f32),
    scale: f32,
}

/// Where a phone is, from its place at the reader.
#[derive(Clone, Copy, Default)]
pub(super) struct Pose {
    pub(super) right: f32,
    pub(super) down: f32,
    /// Radians, clockwise.
    pub(super) turn: f32,
    /// How much larger than at the reader.
    pub(super) nearer: f32,
}

/// A phone that is away from the reader, before its owner.
const OFF: Pose = Pose { right: 20.0, down: 62.0, turn: 0.16, nearer: 0.14 };

/// A phone that has left the picture.
const GONE: Pose = Pose { right: 90.0, down: 330.0, turn: 0.3, nearer: 0.3 };

impl Pose {
    /// On the way from this pose to the place at the reader.
    fn on_the_way(self, arrived: f32) -> Self {
        let left = 1.0 - arrived;
        Self {
            right: self.right * left,
            down: self.down * left,
            turn: self.turn * left,
            nearer: self.nearer * left,
        }
    }

    /// From this pose out of the picture: slowly at first, as a hand takes hold of it.
    fn leaves(self, gone: f32) -> Self {
        let share = gone * gone;
        Self {
            right: between(self.right, GONE.right, share),
            down: between(self.down, GONE.down, share),
            turn: between(self.turn, GONE.turn, share),
            nearer: between(self.nearer, GONE.nearer, share),
        }
    }
}

/// What is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// A phone; it says so if it has been read.
    Phone { read: bool },
    /// A plastic card.
    Card,
}

/// Where a thing is that is slid away.
fn slid(time: f32) -> Pose {
    OFF.on_the_way(1.0 - ease(time, LIES, AWAY))
}

/// The tick comes first, and the way to go then.
fn arrow_shows(time: f32) -> bool {
    time >= LIES
}

/// How far a phone that is held has come, 0 to 1, and how many waves go then: none before it is
/// there.
fn arrived(time: f32) -> f32 {
    ease(time, 0.4, 0.9)
}

fn waves(time: f32) -> u8 {
    count(time, 1.5, 0.3, 3)
}

impl<'a> Place<'a> {
    pub(super) fn new(
        brush: &Brush<'a>,
        room: Rect,
        reader: (ReaderShape, Holding),
        kind: Option<PhoneKind>,
    ) -> Self {
        let (shape, holding) = reader;
        let model = Model::of(shape, holding);
        let at = if model.lies() { (100.0, 92.0) } else { (100.0, 86.0) };
        Self { brush: brush.clone(), room, holding, model, kind, at, scale: 1.22 }
    }

    /// The same place, higher and smaller, so that there is room below it.
    pub(super) fn higher(self) -> Self {
        Self { at: (self.at.0, self.at.1 - 18.0), scale: self.scale * 0.84, ..self }
    }

    /// A phone comes to the reader.
    pub(super) fn come(&self, time: f32) {
        self.hold(OFF, Glass::Lit, time);
    }

    /// A phone comes to the reader, and an arrow goes on to the edge of the glass behind which the
    /// real one is: `way` to the right (1, 0), to the left, or down.
    pub(super) fn invite(&self, way: Vec2, time: f32) {
        let from = Pose { down: 30.0, ..OFF };
        self.hold(from, Glass::Lit, time);
        let (tail, tip) = arrow_to(way, self.room);
        marks::arrow(&self.brush, tail, tip, ARROW, self.brush.colours.accent);
    }

    /// What the reader stands or lies on, and the reader.
    pub(super) fn reader(&self) {
        let brush = &self.brush;
        let sheet = brush.sheet(self.at, 0.0, self.scale);
        if self.model.lies() {
            reader::table(brush, self.room);
        } else {
            reader::counter(brush, self.room, self.at.1 + 52.0 * self.scale, 24.0);
        }
        self.model.draw(&sheet);
    }

    /// The middle of what is held to the reader.
    fn face(&self) -> (f32, f32) {
        let (x, y) = self.model.face();
        (self.at.0 + x * self.scale, self.at.1 + y * self.scale)
    }

    /// The sheet of what is held to the reader, upright.
    fn held(&self, pose: Pose) -> Brush<'a> {
        let (x, y) = self.face();
        self.brush.sheet(
            (x + pose.right, y + pose.down),
            pose.turn,
            self.scale * (0.98 + pose.nearer),
        )
    }

    /// The phone in a hand, as it is held to this reader.
    pub(super) fn phone(&self, pose: Pose, glass: Glass) {
        let sheet = self.held(pose);
        match self.holding {
            Holding::Slot => {
                hand::behind_sideways(&sheet);
                phone::front(
                    &sheet.sheet((0.0, 0.0), -std::f32::consts::FRAC_PI_2, 1.0),
                    self.kind,
                    glass,
                );
                hand::before_sideways(&sheet);
            }
            Holding::Usb => {
                hand::behind_upright(&sheet);
                phone::front(&sheet, self.kind, glass);
                hand::before_upright(&sheet);
            }
        }
    }

    /// Waves at both sides of a phone that lies in its place.
    pub(super) fn waves(&self, count: u8) {
        // Beside a phone that lies on its side, or stands.
        let least = match self.holding {
            Holding::Slot => 54.0,
            Holding::Usb => 32.0,
        };
        marks::waves(&self.brush, self.face(), least * self.scale, count);
    }

    /// A phone comes to its place; waves go when it lies there.
    fn hold(&self, from: Pose, glass: Glass, time: f32) {
        self.reader();
        self.waves(waves(time));
        self.phone(from.on_the_way(arrived(time)), glass);
    }

    /// How long it takes: a bar that fills when the phone lies there.
    pub(super) fn hold_for_a_while(&self, glass: Glass, time: f32) {
        self.hold(OFF, glass, time);
        let y = self.room.bottom() - 14.0;
        let x = between(self.room.left(), self.room.right(), 0.28);
        marks::progress(&self.brush, (x + 6.0, y), (84.0, 12.0), share(time, 2.4, 1.5));
    }

    /// A phone is moved slowly from side to side.
    pub(super) fn move_slowly(&self, time: f32) {
        self.reader();
        let swing = (time * std::f32::consts::TAU / TO_AND_FRO).sin();
        let accent = self.brush.colours.accent;
        let y = self.face().1;
        self.phone(Pose { right: swing * 12.0, ..Pose::default() }, Glass::Lit);
        marks::arrow(&self.brush, (40.0, y), (-2.0, y), 40.0, accent);
        marks::arrow(&self.brush, (160.0, y), (202.0, y), 40.0, accent);
    }

    /// A phone lies still, and is read.
    pub(super) fn reading(&self) {
        self.reader();
        self.waves(3);
        self.phone(Pose::default(), Glass::Lit);
    }

    /// A phone may lie on while the reader does something else.
    pub(super) fn busy(&self) {
        self.reader();
        self.phone(Pose::default(), Glass::Lit);
        marks::clock(&self.brush.sheet((166.0, 44.0), 0.0, 0.56), -0.9, 0.0);
    }

    /// It lies there, and is slid away from the reader towards its owner.
    pub(super) fn take_away(&self, what: Taken, time: f32) {
        self.reader();
        self.taken(what, slid(time));
        if arrow_shows(time) {
            let (accent, x, y) = (self.brush.colours.accent, 26.0, self.at.1);
            marks::arrow(&self.brush, (x, y + 10.0), (x, y + 92.0), 46.0, accent);
        }
    }

    /// Somebody takes it away, from where it is at this time of the film.
    pub(super) fn leave(&self, what: Taken, time: f32, gone: f32) {
        self.reader();
        if gone < 1.0 {
            self.taken(what, slid(time).leaves(gone));
        }
    }

    fn taken(&self, what: Taken, pose: Pose) {
        match what {
            Taken::Phone { read } => {
                self.phone(pose, Glass::Lit);
                if read {
                    let middle = match self.holding {
                        Holding::Slot => (-18.0, 0.0),
                        Holding::Usb => (0.0, -22.0),
                    };
                    marks::tick(&self.held(pose), middle, 16.0);
                }
            }
            Taken::Card => {
                let sheet = self.held(pose);
                hand::behind_sideways(&sheet);
                paper::card(&sheet);
                hand::before_sideways(&sheet);
            }
        }
    }
}

/// A phone with its screen on, and its case and the card in it taken off.
pub(super) fn wake_and_bare(brush: &Brush<'_>) {
    let colours = brush.colours;
    // The case, open to the front, and a card on its way out of it.
    let case = brush.sheet((146.0, 124.0), 0.06, 1.34);
    case.body(&[slab(0.0, 0.0, 58.0, 108.0, 13.0)], colours.metal);
    case.fine(0.8).body(&[slab(0.0, 0.0, 49.0, 99.0, 9.5)], colours.metal_shade);
    case.fine(0.8).body(&[slab(-11.0, -35.0, 21.0, 21.0, 6.5)], colours.tint);
    paper::card(&brush.sheet((146.0, 124.0), -0.2, 0.6));
    marks::no(brush, 146.0, 22.0, 20.0);
    // The phone, awake.
    let phone = brush.sheet((54.0, 122.0), -0.05, 1.44);
    phone::front(&phone, None, Glass::Lit);
    phone.face(&disc(0.0, 0.0, 19.5), colours.light);
    phone.face(&disc(0.0, 0.0, 8.5), colours.accent);
    for ray in 0_u8..8 {
        let (sin, cos) = (f32::from(ray) * std::f32::consts::FRAC_PI_4).sin_cos();
        phone.stroke(&[(cos * 12.5, sin * 12.5), (cos * 16.0, sin * 16.0)], 2.6, colours.accent);
    }
    marks::yes(brush, 54.0, 22.0, 20.0);
}

#[cfg(test)]
mod tests;
