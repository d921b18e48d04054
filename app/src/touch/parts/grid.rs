//! Buttons in rows and columns.

use eframe::egui::pos2;

use super::button::Button;

/// One height for all, the greatest, or `least`.
pub(crate) fn level(buttons: &mut [Button], least: f32) {
    let highest = buttons.iter().map(|button| button.rect.height()).fold(least, f32::max);
    buttons.iter_mut().for_each(|button| button.rect.set_height(highest));
}

/// Lays buttons of the same width into rows of `columns`, from the origin down, each row as high as
/// its highest. Gives back how high all are.
pub(crate) fn grid(buttons: &mut [Button], columns: usize, gap: f32) -> f32 {
    let mut top = 0.0;
    for row in buttons.chunks_mut(columns.max(1)) {
        level(row, 0.0);
        let mut left = 0.0;
        let mut bottom = top;
        for button in row {
            let by = pos2(left, top) - button.rect.min;
            button.rect = button.rect.translate(by);
            left = button.rect.right() + gap;
            bottom = button.rect.bottom();
        }
        top = bottom + gap;
    }
    (top - gap).max(0.0)
}
