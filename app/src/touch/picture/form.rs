//! Outlines of things, as points in the order in which they follow each other: pure geometry.

use eframe::egui::{Pos2, Vec2, pos2, vec2};

/// A closed outline.
pub(super) type Form = Vec<Pos2>;

/// Steps of a quarter of a circle: no corner is seen at the height of a kiosk.
const QUARTER: u8 = 6;

/// From this radius on it takes twice as many.
const WIDE: f32 = 24.0;

/// Two points that are nearer than this are one, in points of the panel.
const SAME: f32 = 0.02;

/// Steps between two points of a curve.
const BEND: u8 = 6;

fn steps(count: u8) -> impl Iterator<Item = f32> {
    (0..count).map(move |step| f32::from(step) / f32::from(count))
}

/// A disc around (`x`, `y`).
pub(super) fn disc(x: f32, y: f32, radius: f32) -> Form {
    oval(x, y, radius, radius)
}

/// An oval, so far to the sides and so far up and down.
pub(super) fn oval(x: f32, y: f32, across: f32, along: f32) -> Form {
    let bends = if across.max(along) > WIDE { QUARTER * 2 } else { QUARTER };
    steps(bends * 6)
        .map(|share| Vec2::angled(share * std::f32::consts::TAU))
        .map(|way| pos2(x + way.x * across, y + way.y * along))
        .collect()
}

/// A rectangle with round corners around (`x`, `y`).
pub(super) fn slab(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Form {
    let radius = radius.min(width / 2.0).min(height / 2.0).max(0.01);
    let bends = if radius > WIDE { QUARTER * 2 } else { QUARTER };
    let inner = vec2(width / 2.0 - radius, height / 2.0 - radius);
    let corners = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)];
    corners
        .into_iter()
        .zip(0_u8..)
        .flat_map(|((right, down), quarter)| {
            steps(bends).chain([1.0]).map(move |share| {
                let turn = (f32::from(quarter) + share) * std::f32::consts::FRAC_PI_2;
                pos2(x + inner.x * right, y + inner.y * down) + Vec2::angled(turn) * radius
            })
        })
        .collect()
}

/// A bar with round ends from one point to another.
pub(super) fn bar(from: (f32, f32), to: (f32, f32), width: f32) -> Form {
    let (from, to) = (pos2(from.0, from.1), pos2(to.0, to.1));
    let along = (to - from).angle();
    let end = |at: Pos2, start: f32| {
        steps(QUARTER * 2).chain([1.0]).map(move |share| {
            at + Vec2::angled(start + share * std::f32::consts::PI) * (width / 2.0)
        })
    };
    end(to, along - std::f32::consts::FRAC_PI_2)
        .chain(end(from, along + std::f32::consts::FRAC_PI_2))
        .collect()
}

/// A shape with these corners, each rounded as far as its sides allow.
pub(super) fn rounded(corners: &[(f32, f32)], radius: f32) -> Form {
    let corners: Vec<Pos2> = corners.iter().map(|&(x, y)| pos2(x, y)).collect();
    around(&corners)
        .flat_map(|[_, before, corner, after]| {
            let towards = |other: Pos2| {
                let way = other - corner;
                corner + way.normalized() * radius.min(way.length() / 2.0)
            };
            let (start, end) = (towards(before), towards(after));
            steps(QUARTER).chain([1.0]).map(move |share| {
                let (one, other) = (start.lerp(corner, share), corner.lerp(end, share));
                one.lerp(other, share)
            })
        })
        .collect()
}

/// A soft shape that goes through all these points (a closed Catmull-Rom curve).
pub(super) fn soft(points: &[(f32, f32)]) -> Form {
    let points: Vec<Pos2> = points.iter().map(|&(x, y)| pos2(x, y)).collect();
    around(&points)
        .flat_map(|[first, before, point, after]| {
            steps(BEND).map(move |share| bend([first, before, point, after], share))
        })
        .collect()
}

/// Points as they lie on the panel, without those that lie where the one before does: between the
/// two, a line has no direction, and its corner would become a spike.
pub(super) fn without_doubles(points: impl Iterator<Item = Pos2>) -> Vec<Pos2> {
    let is_same = |one: Pos2, other: Pos2| one.distance_sq(other) < SAME * SAME;
    let mut kept: Vec<Pos2> = Vec::with_capacity(points.size_hint().0);
    for point in points {
        if kept.last().is_none_or(|before| !is_same(*before, point)) {
            kept.push(point);
        }
    }
    while kept.len() > 1 && kept.first().zip(kept.last()).is_some_and(|(a, b)| is_same(*a, *b)) {
        kept.pop();
    }
    kept
}

/// Each point with the two before it and the one after it, round and round.
fn around(points: &[Pos2]) -> impl Iterator<Item = [Pos2; 4]> {
    let count = points.len();
    (0..count).filter_map(move |at| {
        let one = |offset: usize| points.get((at + count + offset - 2) % count).copied();
        Some([one(0)?, one(1)?, one(2)?, one(3)?])
    })
}

/// The curve from the second to the third of four points.
fn bend([first, from, to, last]: [Pos2; 4], share: f32) -> Pos2 {
    let [a, b, c, d] = [first, from, to, last].map(Pos2::to_vec2);
    let (square, cube) = (share * share, share * share * share);
    let sum = b * 2.0
        + (c - a) * share
        + (a * 2.0 - b * 5.0 + c * 4.0 - d) * square
        + (b * 3.0 - a - c * 3.0 + d) * cube;
    (sum * 0.5).to_pos2()
}

fn cross(one: Pos2, corner: Pos2, other: Pos2) -> f32 {
    let (to, on) = (corner - one, other - corner);
    to.x * on.y - to.y * on.x
}

/// Whether a straight line between any two of its points stays within it.
pub(super) fn is_convex(form: &[Pos2]) -> bool {
    let mut turns = around(form).map(|[_, before, point, after]| cross(before, point, after));
    let (mut left, mut right) = (false, false);
    turns.all(|turn| {
        left |= turn < -1e-3;
        right |= turn > 1e-3;
        !(left && right)
    })
}

/// The triangles of a shape with dents, as indices of its points (ear clipping).
pub(super) fn triangles(form: &[Pos2]) -> Vec<[u32; 3]> {
    let area: f32 =
        around(form).map(|[_, before, point, _]| before.x * point.y - point.x * before.y).sum();
    let mut left: Vec<(u32, Pos2)> = (0..).zip(form.iter().copied()).collect();
    if area < 0.0 {
        left.reverse();
    }
    let mut found = Vec::with_capacity(left.len());
    let mut at = 0;
    let mut tried = 0;
    while left.len() > 3 && tried <= left.len() {
        let count = left.len();
        let ear = [0, 1, 2].map(|offset| left[(at + offset) % count]);
        let [one, tip, other] = ear.map(|(_, point)| point);
        let is_ear = cross(one, tip, other) >= 0.0
            && !left.iter().any(|(index, point)| {
                ear.iter().all(|(of_ear, _)| of_ear != index) && within(*point, [one, tip, other])
            });
        if is_ear {
            found.push(ear.map(|(index, _)| index));
            left.remove((at + 1) % count);
            at %= left.len();
            tried = 0;
        } else {
            at = (at + 1) % count;
            tried += 1;
        }
    }
    if let [one, two, three] = left[..] {
        found.push([one.0, two.0, three.0]);
    }
    found
}

fn within(point: Pos2, [one, two, three]: [Pos2; 3]) -> bool {
    cross(one, two, point) > 0.0 && cross(two, three, point) > 0.0 && cross(three, one, point) > 0.0
}

#[cfg(test)]
mod tests;
