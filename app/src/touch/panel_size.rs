//! How many points a millimetre has: of the diagonal that is configured, or of what is usual for a
//! panel of so many pixels.

use eframe::egui::Vec2;

/// Millimetres of an inch.
const INCH: f32 = 25.4;

/// Points of a millimetre on a panel of this size in points, whose diagonal is `inches` long, as
/// far as anybody knows.
pub(crate) fn millimetre(panel: Vec2, inches: Option<f32>) -> f32 {
    let inches = inches.filter(|inches| inches.is_finite() && *inches > 0.0);
    let millimetres = inches.unwrap_or_else(|| usual(panel)) * INCH;
    (panel.length() / millimetres).clamp(1.0, 20.0)
}

/// The diagonal of the panels that are sold with so many points: boards of 7 inches, tablets of
/// 10.1, screens of 15.6, and kiosks of 21.5.
fn usual(panel: Vec2) -> f32 {
    match (panel.min_elem(), panel.y > panel.x) {
        (..600.0, _) => 7.0,
        (..960.0, _) => 10.1,
        (_, false) => 15.6,
        (_, true) => 21.5,
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::vec2;

    use super::*;

    #[test]
    fn panels_that_are_sold_have_their_millimetres() {
        let of = |width, height| millimetre(vec2(width, height), None);
        assert!((of(1280.0, 800.0) - 5.884).abs() < 0.01);
        assert!((of(1080.0, 1920.0) - 4.034).abs() < 0.01);
        assert!((of(800.0, 480.0) - 5.247).abs() < 0.01);
    }

    #[test]
    fn a_configured_diagonal_counts_and_a_senseless_one_does_not() {
        let panel = vec2(1280.0, 800.0);
        assert!(millimetre(panel, Some(21.5)) < 3.0);
        for senseless in [0.0, -1.0, f32::NAN, f32::INFINITY] {
            assert!((millimetre(panel, Some(senseless)) - millimetre(panel, None)).abs() < 1e-6);
        }
    }
}
