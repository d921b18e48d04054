//! Whether a picture is still the one that was stored.

use crate::Picture;
use crate::picture::{NEAR, distance};

/// Where a picture is not what it was.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Pixels that differ; none where the sizes do.
    pub pixels: usize,
    /// What was drawn, faint, and red where it differs.
    pub shown: Picture,
}

/// Machines may round differently: so far from each other two colours of a face are still one.
const SAME: u8 = 3;
/// And so far those of an edge, which is stored with about its colour.
const SAME_EDGE: u8 = NEAR + 10;
/// So few pixels that differ are no difference: a lost 、 has more.
const FEW: usize = 5;

impl Difference {
    /// How `drawn` differs from what was `stored`; `None` where it does not.
    #[must_use]
    pub fn between(stored: &Picture, drawn: &Picture) -> Option<Self> {
        let faint = |[red, green, blue]: [u8; 3]| [red, green, blue].map(|part| 192 + part / 4);
        let mut shown = drawn.clone();
        shown.pixels_mut().iter_mut().for_each(|pixel| *pixel = faint(*pixel));
        if (stored.width(), stored.height()) != (drawn.width(), drawn.height()) {
            return Some(Self { pixels: 0, shown });
        }
        let mut pixels = 0;
        for (at, (before, now)) in stored.pixels().iter().zip(drawn.pixels()).enumerate() {
            // A face that was an edge, or the other way round, differs by more than this anyway.
            let most = if drawn.is_face(at) && stored.is_face(at) { SAME } else { SAME_EDGE };
            if distance(*before, *now) > most {
                pixels += 1;
                shown.pixels_mut()[at] = [255, 0, 0];
            }
        }
        (pixels > FEW).then_some(Self { pixels, shown })
    }
}

#[cfg(test)]
mod tests;
