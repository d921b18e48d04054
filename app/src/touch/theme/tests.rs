use super::*;

/// Relative luminance (WCAG 2.2, definition).
fn luminance(colour: Color32) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

/// Contrast ratio (WCAG 2.2, definition).
pub(super) fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_what_wcag_says() {
    assert!((contrast(BLACK, WHITE) - 21.0).abs() < 0.01);
    assert!((contrast(GRAY_536, WHITE) - 4.54).abs() < 0.01);
}

#[test]
fn every_text_can_be_read() {
    for colours in [Colours::USUAL, Colours::STRONG] {
        let inks = [
            colours.primary,
            colours.secondary,
            colours.standing,
            colours.pressed,
            colours.resting,
            colours.step,
            colours.demo,
        ];
        let pairs = inks.map(|ink| (ink.text, ink.fill)).into_iter().chain([
            (colours.text, colours.ground),
            (colours.quiet, colours.ground),
            (colours.text, colours.picture.tint),
        ]);
        for (text, ground) in pairs {
            assert!(
                contrast(text, ground) >= 7.0,
                "{text:?} on {ground:?}: {}",
                contrast(text, ground)
            );
        }
    }
}

#[test]
fn every_button_and_picture_can_be_seen() {
    for colours in [Colours::USUAL, Colours::STRONG] {
        let picture = colours.picture;
        let edges = [colours.primary, colours.secondary, colours.standing, colours.pressed]
            .map(|ink| (ink.edge, colours.ground));
        let drawn = [picture.line, picture.phone, picture.accent, picture.yes, picture.no];
        let on = [colours.ground, picture.tint];
        let pairs = drawn
            .into_iter()
            .flat_map(|drawn| on.map(|ground| (drawn, ground)))
            .chain(edges)
            .chain([
                (picture.line, picture.body),
                (picture.accent, picture.body),
                (picture.phone, picture.glass),
                (picture.accent, picture.glass),
                (colours.focus.0, colours.ground),
                (colours.focus.0, colours.focus.1),
            ]);
        for (drawn, ground) in pairs {
            assert!(
                contrast(drawn, ground) >= 3.0,
                "{drawn:?} on {ground:?}: {}",
                contrast(drawn, ground)
            );
        }
    }
}

#[test]
fn fingers_and_old_eyes_have_what_they_need() {
    for panel in [(1080.0, 1920.0), (1280.0, 800.0), (800.0, 480.0), (640.0, 400.0)].map(Vec2::from)
    {
        let sizes = [TextSize::Standard, TextSize::Large, TextSize::ExtraLarge]
            .map(|text| Sizes::new(panel, text, 0));
        let [standard, large, extra] = sizes;
        assert!(standard.target >= 56.0);
        assert!(standard.body >= 20.0 && standard.small >= 15.0, "{standard:?}");
        assert!(
            standard.body < large.body
                && large.body < extra.body
                && standard.headline < large.headline
        );
        assert_eq!(Sizes::new(panel, TextSize::ExtraLarge, STEPS_OF_TEXT - 1), standard);
        let tightest = Sizes::new(panel, TextSize::ExtraLarge, STEPS_OF_TEXT);
        assert!(
            tightest.body >= 17.0
                && tightest.body < standard.body
                && tightest.target == standard.target
        );
    }
}
