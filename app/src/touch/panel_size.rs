//! How many points a millimetre has: of the diagonal that is known, or of what is usual for a panel
//! of so many pixels.

use eframe::egui::Vec2;

use crate::host::diagonal::{INCH, usual};

/// Points of a millimetre on a panel of this size in points, where its display has `whole` and a
/// diagonal of `inches`, as far as anybody knows.
pub(crate) fn millimetre(panel: Vec2, whole: Vec2, inches: Option<f32>) -> f32 {
    let known = inches.filter(|inches| inches.is_finite() && *inches > 0.0);
    let points = match known {
        Some(inches) => whole.length() / (inches * INCH),
        None => panel.length() / (usual((panel.x, panel.y)) * INCH),
    };
    points.clamp(1.0, 20.0)
}

#[cfg(test)]
mod tests {
    use eframe::egui::vec2;

    use super::*;

    #[test]
    fn panels_that_are_sold_have_their_millimetres() {
        let of = |width, height| millimetre(vec2(width, height), vec2(width, height), None);
        assert!((of(1280.0, 800.0) - 5.884).abs() < 0.01);
        assert!((of(1080.0, 1920.0) - 4.034).abs() < 0.01);
        assert!((of(800.0, 480.0) - 5.247).abs() < 0.01);
    }

    #[test]
    fn a_configured_diagonal_counts_and_a_senseless_one_does_not() {
        let panel = vec2(1280.0, 800.0);
        let of = |inches| millimetre(panel, panel, inches);
        assert!(of(Some(21.5)) < 3.0);
        for senseless in [0.0, -1.0, f32::NAN, f32::INFINITY] {
            assert!((of(Some(senseless)) - of(None)).abs() < 1e-6);
        }
    }

    /// The list of virtual phones beside a demonstration takes none of its millimetres.
    #[test]
    fn a_panel_on_a_part_of_its_display_has_the_displays_millimetres() {
        let (whole, part) = (vec2(1280.0, 800.0), vec2(1024.0, 784.0));
        let (of_all, of_part) =
            (millimetre(whole, whole, Some(10.1)), millimetre(part, whole, Some(10.1)));
        assert!((of_all - of_part).abs() < 1e-6);
    }
}
