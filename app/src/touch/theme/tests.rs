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
pub(in crate::touch) fn contrast(one: Color32, other: Color32) -> f64 {
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
            colours.quiet_key,
            colours.bar,
            colours.staff,
            colours.present,
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
        let pairs = pairs.chain(STATES.map(|state| {
            let panel = colours.state(state);
            (panel.text, panel.face)
        }));
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
        let edges = [colours.primary, colours.secondary, colours.quiet_key, colours.pressed]
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
                (colours.lit, colours.present.fill),
            ])
            // A sign is seen on its panel, and its mark on the sign. The amber triangle has a dark
            // mark that is seen on the panel as well.
            .chain(STATES.into_iter().filter(|state| has_sign(*state)).flat_map(|state| {
                let panel = colours.state(state);
                let (face, mark) = panel.sign;
                let seen = if contrast(face, panel.face) < 3.0 { mark } else { face };
                [(seen, panel.face), (mark, face), (panel.line, colours.ground)]
            }));
        for (drawn, ground) in pairs {
            assert!(
                contrast(drawn, ground) >= 3.0,
                "{drawn:?} on {ground:?}: {}",
                contrast(drawn, ground)
            );
        }
    }
}

/// No state looks like another, nor like what goes on: in high contrast the button is not the
/// yellow of what needs care.
#[test]
fn every_state_has_a_colour_of_its_own() {
    for colours in [Colours::USUAL, Colours::STRONG] {
        for (at, one) in STATES.into_iter().enumerate() {
            for other in STATES.into_iter().skip(at + 1) {
                let [one, other] = [one, other].map(|state| colours.state(state));
                assert_ne!((one.face, one.chip), (other.face, other.chip));
            }
        }
        assert_ne!(colours.primary.fill, colours.careful.line);
        assert_ne!(colours.primary.fill, colours.careful.chip);
        assert_ne!(colours.primary.fill, colours.stopped.line);
    }
}

const STATES: [State; 5] = [State::Do, State::Done, State::Careful, State::Stopped, State::Neutral];

const fn has_sign(state: State) -> bool {
    matches!(state, State::Done | State::Careful | State::Stopped)
}
