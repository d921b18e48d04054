use super::*;

fn area(points: &[Pos2]) -> f32 {
    let twice: f32 =
        around(points).map(|[_, before, point, _]| before.x * point.y - point.x * before.y).sum();
    (twice / 2.0).abs()
}

const STAR: [(f32, f32); 8] = [
    (0.0, -50.0),
    (10.0, -10.0),
    (50.0, 0.0),
    (10.0, 10.0),
    (0.0, 50.0),
    (-10.0, 10.0),
    (-50.0, 0.0),
    (-10.0, -10.0),
];

#[test]
fn only_what_has_dents_is_not_convex() {
    for form in [
        disc(3.0, 4.0, 20.0),
        oval(0.0, 0.0, 3.0, 9.0),
        slab(10.0, 10.0, 60.0, 20.0, 5.0),
        slab(10.0, 10.0, 60.0, 20.0, 10.0),
        bar((0.0, 0.0), (30.0, 40.0), 8.0),
        rounded(&[(0.0, 0.0), (40.0, 0.0), (50.0, 30.0), (-10.0, 30.0)], 6.0),
    ] {
        assert!(is_convex(&form), "{form:?}");
    }
    for form in [rounded(&STAR, 2.0), soft(&STAR)] {
        assert!(!is_convex(&form), "{form:?}");
    }
}

/// The triangles of a shape cover it, and nothing twice.
#[test]
fn triangles_fill_what_has_dents() {
    for form in [rounded(&STAR, 2.0), soft(&STAR), rounded(&STAR, 0.5).into_iter().rev().collect()]
    {
        let triangles = triangles(&form);
        let covered: f32 = triangles
            .iter()
            .map(|corners| area(&corners.map(|corner| form[corner as usize])))
            .sum();
        let wanted = area(&form);
        assert!((covered - wanted).abs() < wanted * 0.01, "{covered} of {wanted}");
        assert_eq!(triangles.len(), form.len() - 2);
    }
}

#[test]
fn a_bar_reaches_half_its_width_beyond_its_ends() {
    let form = bar((10.0, 20.0), (50.0, 20.0), 8.0);
    let rect = eframe::egui::Rect::from_points(&form);
    let wanted = eframe::egui::Rect::from_min_max(pos2(6.0, 16.0), pos2(54.0, 24.0));
    assert!((rect.min - wanted.min).length() < 0.05 && (rect.max - wanted.max).length() < 0.05);
}

#[test]
fn a_round_corner_stays_within_the_sharp_one() {
    let rect = eframe::egui::Rect::from_points(&rounded(&STAR, 3.0));
    let sharp = eframe::egui::Rect::from_min_max(pos2(-50.0, -50.0), pos2(50.0, 50.0));
    assert!(sharp.contains_rect(rect), "{rect:?}");
}

/// A slab that is round at its ends has two points at one place: there its line became a spike.
#[test]
fn no_two_points_that_follow_each_other_are_one() {
    let round = slab(0.0, 28.0, 100.0, 15.0, 7.5);
    let doubles = |form: &[Pos2]| {
        around(form).filter(|[_, before, point, _]| before.distance(*point) < SAME).count()
    };
    assert!(doubles(&round) > 0, "{round:?}");
    for form in [round, disc(0.0, 0.0, 0.004), vec![pos2(1.0, 1.0); 5], soft(&STAR)] {
        for scale in [0.3, 1.0, 7.7] {
            let on_panel = form.iter().map(|point| pos2(310.3, 40.7) + point.to_vec2() * scale);
            let kept = without_doubles(on_panel);
            assert!(!kept.is_empty() && (kept.len() == 1 || doubles(&kept) == 0), "{kept:?}");
        }
    }
}
