//! People, down to the chest, around the middle of the head: 22 to each side, 25 up and down.

use eframe::egui::Color32;

use super::brush::Brush;
use super::form::{bar, disc, oval, rounded, slab, soft};
use super::hand::skin;

/// People of the pictures, told apart by hair and clothes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Person {
    /// An older patient with glasses.
    Patient,
    /// Another patient.
    Next,
    /// Staff at the desk.
    Staff,
}

/// Draws the person: long hair or short, a uniform or a jersey.
pub(super) fn bust(brush: &Brush<'_>, who: Person) {
    let colours = brush.colours;
    let hair = hair_of(brush, who);
    let cloth = match who {
        Person::Patient => colours.patient,
        Person::Next => colours.next,
        Person::Staff => colours.staff,
    };
    behind(brush, who, hair);
    // Shoulders and neck.
    let chest = rounded(
        &[(-46.0, 96.0), (-43.0, 48.0), (-12.0, 33.0), (12.0, 33.0), (43.0, 48.0), (46.0, 96.0)],
        17.0,
    );
    let chest = [chest, slab(0.0, 86.0, 90.0, 20.0, 2.0)];
    brush.body(&chest, cloth);
    let neck = rounded(&[(-9.0, 14.0), (9.0, 14.0), (11.0, 36.0), (0.0, 50.0), (-11.0, 36.0)], 4.0);
    skin(brush, &[neck]);
    brush.face(
        &soft(&[(-8.4, 24.0), (0.0, 27.0), (8.4, 24.0), (8.0, 28.0), (0.0, 33.0), (-8.0, 28.0)]),
        colours.skin_shade,
    );
    if who == Person::Staff {
        brush.trace(&[(-11.0, 37.0), (0.0, 51.0), (11.0, 37.0)]);
        brush.trace(&[(0.0, 51.0), (0.0, 94.0)]);
        badge(brush);
    }
    face(brush, who, hair);
}

/// The head alone.
pub(super) fn head(brush: &Brush<'_>, who: Person) {
    let hair = hair_of(brush, who);
    behind(brush, who, hair);
    face(brush, who, hair);
}

fn hair_of(brush: &Brush<'_>, who: Person) -> Color32 {
    match who {
        Person::Patient => brush.colours.grey_hair,
        Person::Next | Person::Staff => brush.colours.hair,
    }
}

fn face(brush: &Brush<'_>, who: Person, hair: Color32) {
    let ears = [disc(-22.0, 3.0, 5.0), disc(22.0, 3.0, 5.0)];
    skin(brush, &ears);
    let face = soft(&[
        (-22.0, -6.0),
        (-15.0, -22.0),
        (0.0, -26.0),
        (15.0, -22.0),
        (22.0, -6.0),
        (20.0, 11.0),
        (11.0, 22.0),
        (0.0, 25.5),
        (-11.0, 22.0),
        (-20.0, 11.0),
    ]);
    skin(brush, &[face]);
    features(brush, who);
    fringe(brush, who, hair);
}

fn badge(brush: &Brush<'_>) {
    let colours = brush.colours;
    brush.fine(0.8).body(&[slab(24.0, 66.0, 17.0, 21.0, 2.5)], colours.body);
    brush.face(&disc(24.0, 62.5, 3.4), colours.accent);
    brush.face(&bar((19.5, 70.5), (28.5, 70.5), 2.4), colours.accent);
}

fn behind(brush: &Brush<'_>, who: Person, hair: Color32) {
    match who {
        // Tied back.
        Person::Staff => brush.body(&[oval(0.0, -4.0, 26.5, 28.0), disc(0.0, -33.0, 9.5)], hair),
        Person::Next => brush.body(
            &[soft(&[
                (-26.0, -10.0),
                (-14.0, -30.0),
                (12.0, -31.0),
                (26.0, -10.0),
                (30.0, 22.0),
                (20.0, 34.0),
                (-20.0, 34.0),
                (-30.0, 22.0),
            ])],
            hair,
        ),
        Person::Patient => brush.body(&[oval(0.0, -6.0, 25.0, 23.5)], hair),
    }
}

fn fringe(brush: &Brush<'_>, who: Person, hair: Color32) {
    let points: &[(f32, f32)] = match who {
        Person::Staff => &[
            (-24.0, 0.0),
            (-25.0, -14.0),
            (-14.0, -29.0),
            (4.0, -32.0),
            (20.0, -25.0),
            (25.5, -12.0),
            (24.0, 0.0),
            (19.0, -8.0),
            (6.0, -17.0),
            (-4.0, -12.0),
            (-18.0, -9.0),
        ],
        Person::Next => &[
            (-25.0, 8.0),
            (-26.0, -12.0),
            (-14.0, -30.0),
            (6.0, -33.0),
            (22.0, -24.0),
            (26.5, -8.0),
            (25.0, 8.0),
            (19.0, -6.0),
            (14.0, -13.0),
            (0.0, -10.0),
            (-14.0, -13.0),
            (-19.0, -6.0),
        ],
        Person::Patient => &[
            (-23.5, -1.0),
            (-25.0, -14.0),
            (-15.0, -27.0),
            (2.0, -30.5),
            (17.0, -27.0),
            (25.0, -14.0),
            (23.5, -1.0),
            (19.5, -11.0),
            (10.0, -18.5),
            (-4.0, -16.0),
            (-19.0, -12.0),
        ],
    };
    brush.body(&[soft(points)], hair);
}

fn features(brush: &Brush<'_>, who: Person) {
    let colours = brush.colours;
    let ink = colours.feature;
    for x in [-14.0, 14.0] {
        brush.face(&oval(x, 10.0, 4.0, 2.8), colours.blush);
    }
    for x in [-8.5, 8.5] {
        brush.face(&oval(x, 2.0, 2.1, 2.7), ink);
    }
    brush.arc((0.0, 8.0), 7.5, (0.5, std::f32::consts::PI - 0.5), 1.9, ink);
    if who == Person::Patient {
        for x in [-8.7, 8.7] {
            brush.arc((x, 2.0), 6.6, (0.0, std::f32::consts::TAU), 1.4, ink);
        }
        brush.stroke(&[(-2.1, 1.2), (2.1, 1.2)], 1.4, ink);
    }
}
