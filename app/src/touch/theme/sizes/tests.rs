use eframe::egui::vec2;

use super::*;

const ALL: Give = Give { growth: 1.0, ..Give::USUAL };
const TIGHTEST: Give = Give { growth: 0.0, least: true, ..ALL };

fn millimetres(panel: (f32, f32), of_millimetre: f32, text: TextSize, give: &Give) -> [f32; 3] {
    let sizes = Sizes::new(vec2(panel.0, panel.1), of_millimetre, text, give);
    [sizes.headline, sizes.body, sizes.note].map(|points| points / of_millimetre)
}

/// Headline, body and bar of 10.1 inches, and nothing under 3.6 mm at 7.
#[test]
fn type_is_as_large_as_old_eyes_need() {
    for give in [ALL, TIGHTEST] {
        let [headline, body, note] = millimetres((1280.0, 800.0), 5.884, TextSize::Standard, &give);
        assert!(headline >= 9.5 && body >= 6.0 && note >= 4.5, "{headline} {body} {note}");
        for text in [TextSize::Standard, TextSize::ExtraLarge] {
            let board = millimetres((800.0, 480.0), 5.247, text, &give);
            assert!(board.into_iter().all(|size| size >= 3.6), "{board:?}");
        }
    }
    let [headline, body, _] = millimetres((1080.0, 1920.0), 4.034, TextSize::Standard, &ALL);
    assert!(headline >= 15.0 && body >= 9.5, "{headline} {body}");
}

#[test]
fn a_larger_text_is_larger_until_it_has_given_way() {
    for (panel, of_millimetre) in
        [((1080.0, 1920.0), 4.034), ((1280.0, 800.0), 5.884), ((800.0, 480.0), 5.247)]
    {
        let sizes = [TextSize::Standard, TextSize::Large, TextSize::ExtraLarge]
            .map(|text| Sizes::new(vec2(panel.0, panel.1), of_millimetre, text, &ALL));
        let [standard, large, extra] = sizes;
        assert!(standard.target >= 56.0 && standard.bar >= 56.0);
        assert!(
            standard.body < large.body
                && large.body < extra.body
                && standard.headline < large.headline
                && standard.note < extra.note
        );
        let given = Give { growth: 0.0, ..ALL };
        let usual = |text| Sizes::new(vec2(panel.0, panel.1), of_millimetre, text, &given);
        assert_eq!(usual(TextSize::ExtraLarge), usual(TextSize::Standard));
    }
}

/// A board that is small in millimetres and in pixels keeps room for words.
#[test]
fn a_senseless_panel_has_sizes_that_can_be_drawn() {
    for of_millimetre in [1.0, 3.0, 8.5, 20.0] {
        let sizes = Sizes::new(vec2(800.0, 480.0), of_millimetre, TextSize::Standard, &ALL);
        assert!((14.0..200.0).contains(&sizes.headline), "{sizes:?}");
        assert!(sizes.smallest <= 24.0 && sizes.note >= sizes.smallest, "{sizes:?}");
    }
}
