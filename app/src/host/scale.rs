//! How large the touch screen draws, from the pixels of its window and the configuration alone.
//! What the environment says of a display's fineness (`Xft.dpi`, say) was made for desktops, and
//! has made screens of a hundred letters.

/// The smallest display on which every screen fits, in points: its long and its short side.
pub(crate) const LEAST: (u32, u32) = (800, 480);

/// Up to this short side, in pixels, the layout itself makes larger letters for larger displays.
const FINE: f32 = 1_080.0;

/// Width and height in pixels.
type Size = (u32, u32);

/// How many pixels a point has in a window of this size, with this `scale` from the configuration.
/// It is never so many that a screen would not fit, however large the scale, unless one pixel is
/// too large already.
pub(crate) fn pixels_per_point(size: Size, scale: f32) -> f32 {
    (usual(size) * scale.max(1.0)).min(most(size))
}

/// The scale that is drawn where this one is configured: the same, or what there is room for.
#[cfg_attr(not(test), allow(dead_code, reason = "a program without the touch screen draws none"))]
pub(crate) fn drawn(size: Size, scale: f32) -> f32 {
    pixels_per_point(size, scale) / usual(size)
}

/// Panels with more pixels than a kiosk's have finer ones.
fn usual((width, height): Size) -> f32 {
    (width.min(height) as f32 / FINE).max(1.0)
}

fn most((width, height): Size) -> f32 {
    let share = |has: u32, least: u32| has as f32 / least as f32;
    share(width.max(height), LEAST.0).min(share(width.min(height), LEAST.1)).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_a_pixel_up_to_a_kiosk_and_grows_with_finer_panels() {
        for size in [(800, 480), (480, 800), (1_280, 800), (1_080, 1_920), (320, 240), (1, 1)] {
            assert!((pixels_per_point(size, 1.0) - 1.0).abs() < 1e-6, "{size:?}");
        }
        assert!((pixels_per_point((3_840, 2_160), 1.0) - 2.0).abs() < 1e-6);
        assert!((pixels_per_point((2_160, 3_840), 1.5) - 3.0).abs() < 1e-6);
    }

    #[test]
    fn no_scale_makes_a_screen_larger_than_its_display() {
        for width in (240..4_000).step_by(16) {
            for height in (240..4_000).step_by(16) {
                for scale in [1.0, 1.3, 2.0, f32::NAN] {
                    let size = (width, height);
                    let pixels = pixels_per_point(size, scale);
                    let (long, short) = (width.max(height) as f32, width.min(height) as f32);
                    let fits = long / pixels >= 799.9 && short / pixels >= 479.9;
                    assert!(pixels >= 1.0 && (fits || pixels < 1.0001), "{size:?} {scale}");
                }
            }
        }
        assert!((drawn((800, 480), 2.0) - 1.0).abs() < 1e-6);
        assert!((drawn((1_280, 800), 2.0) - 1.6).abs() < 1e-6);
        assert!((drawn((1_920, 1_080), 2.0) - 2.0).abs() < 1e-6);
    }
}
