use super::*;
use crate::touch::theme::tests::contrast;

/// What carries the meaning of a picture stands out from what it is drawn on: 3:1 (WCAG 2.2,
/// 1.4.11).
#[test]
fn what_pictures_mean_can_be_seen() {
    for colours in [PictureColours::USUAL, PictureColours::STRONG] {
        let c = colours;
        let mut pairs = Vec::new();
        // The line around things, on every ground and on every bright face.
        for face in [c.tint, c.light, c.glass, c.body, c.shade, c.back, c.wood, c.wood_shade] {
            pairs.push((c.line, face));
        }
        // Arrows, waves and keys to press; an arrow across wood has a line of glass around it.
        for face in [c.tint, c.light, c.glass, c.body, c.shade] {
            pairs.push((c.accent, face));
        }
        for (mark, face) in [
            (c.on_accent, c.accent),
            (c.phone, c.glass),
            (c.phone, c.tint),
            (c.phone, c.light),
            (c.mark, c.back),
            (c.feature, c.skin),
            (c.yes, c.tint),
            (c.yes, c.glass),
            (c.yes, c.body),
            (c.no, c.tint),
            (c.no, c.glass),
        ] {
            pairs.push((mark, face));
        }
        for (mark, face) in pairs {
            let contrast = contrast(mark, face);
            assert!(contrast >= 3.0, "{mark:?} on {face:?}: {contrast:.2}");
        }
        // Hands are seen before the ground, or by the line around them.
        for ground in [c.tint, c.light, c.wood, c.wood_shade, c.glass] {
            let seen = contrast(c.skin, ground).max(contrast(c.feature, ground));
            assert!(seen >= 3.0, "skin on {ground:?}: {seen:.2}");
        }
    }
}
