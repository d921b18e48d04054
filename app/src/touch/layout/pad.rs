//! Where the PIN pad goes.

use eframe::egui::{Rect, Vec2, vec2};

use crate::touch::theme::Sizes;

/// Where the PIN pad goes.
#[derive(Clone, Debug)]
pub(crate) struct Pad {
    /// A dot for each digit.
    pub(crate) dots: Rect,
    /// Four rows of three: 1 to 9, delete, 0, confirm.
    pub(crate) keys: [Rect; 12],
}

/// The height of the dots, in shares of a key's least height.
const DOTS: f32 = 0.58;

impl Pad {
    /// Dots above keys, as large as `area` lets them be.
    pub(super) fn new(area: Rect, sizes: &Sizes) -> Self {
        let gap = sizes.gap * 0.8;
        let dots = sizes.target * DOTS;
        let (dots, keys) = area.split_top_bottom_at_y(area.top() + dots);
        let size = vec2((keys.width() - 2.0 * gap) / 3.0, (keys.height() - 4.0 * gap) / 4.0);
        let place = |at: usize| {
            let step = vec2((at % 3) as f32, (at / 3) as f32) * (size + Vec2::splat(gap));
            Rect::from_min_size(keys.min + vec2(0.0, gap) + step, size)
        };
        Self { dots, keys: std::array::from_fn(place) }
    }

    /// The least height of a pad.
    pub(super) fn least(sizes: &Sizes) -> f32 {
        sizes.target * DOTS + 4.0 * (sizes.target + sizes.gap * 0.8)
    }
}
