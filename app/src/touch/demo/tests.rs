use eframe::egui::{Pos2, RawInput, Vec2};

use super::*;
use crate::touch::patient_view::set_up;
use crate::touch::words::Dictionary;

/// Windows of demonstrations: the usual one, the panels that are sold, and the least of them at a
/// scale of 1.5.
const WINDOWS: [Vec2; 8] = [
    vec2(1280.0, 800.0),
    vec2(1080.0, 1920.0),
    vec2(800.0, 480.0),
    vec2(540.0, 960.0),
    vec2(1920.0, 1080.0),
    vec2(480.0, 800.0),
    vec2(600.0, 800.0),
    vec2(800.0, 1216.0),
];

#[test]
fn every_word_of_the_panel_fits_its_button() {
    let dictionary = Dictionary::new();
    for window in WINDOWS {
        let ctx = Context::default();
        set_up(&ctx);
        let points = window / most_pixels((window.x as u32, window.y as u32)).min(1.0);
        let (screen, area) = part(Rect::from_min_size(Pos2::ZERO, points));
        let (long, short) = (screen.size().max_elem(), screen.size().min_elem());
        assert!(long >= 799.0 && short >= 479.0, "{window:?} leaves {screen:?}");
        assert_eq!(screen.width() > screen.height(), window.x > window.y, "{window:?}");
        let page = DemoNotice::Page {
            address: "http://127.0.0.1:34567/".into(),
            user: "demo",
            password: "kazasu-demo",
        };
        let desks = [None, Some(page), Some(DemoNotice::Pretended)];
        let languages = [Language::JA, Language::EN];
        for (language, desk) in
            languages.into_iter().flat_map(|one| desks.iter().map(move |desk| (one, desk)))
        {
            let mut panel = None;
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                panel = Some(Panel::new(
                    ui.ctx(),
                    area,
                    &dictionary.demo(language),
                    desk.as_ref(),
                    Script::of(language),
                    Colours::of(Look::default()),
                ));
            });
            output.textures_delta.clear();
            let Panel { heading, desk: said, buttons } = panel.unwrap();
            assert!(area.contains_rect(heading.rect()), "{language:?} {window:?}: the heading");
            assert_eq!(said.is_some(), desk.is_some());
            if let Some(said) = &said {
                let rect = said.rect();
                assert!(area.contains_rect(rect), "{language:?} {window:?}: {desk:?} in {rect:?}");
                assert!(heading.rect().bottom() <= rect.top());
                assert!(buttons.iter().all(|button| rect.bottom() <= button.rect.top()));
                let rows: Vec<String> = said.galley.rows.iter().map(|row| row.text()).collect();
                let shown = rows.iter().any(|row| row.contains("http://127.0.0.1:34567/"));
                assert!(shown || *desk == Some(DemoNotice::Pretended), "{window:?}: {rows:?}");
            }
            assert_eq!(buttons.len(), DemoAction::ALL.len());
            for Button { rect, name, text, .. } in &buttons {
                let place = format!("{language:?} {window:?}: {name:?} in {rect:?}");
                let ink = text.mesh_bounds.size();
                assert!(area.contains_rect(*rect) && rect.height() >= 28.0, "{place}");
                assert!(
                    ink.x <= rect.width() - PADDING && ink.y <= rect.height() - 2.0,
                    "{place} needs {ink:?}"
                );
                let rows: Vec<String> = text.rows.iter().map(|row| row.text()).collect();
                assert!(rows.len() <= 3, "{place} has {} lines", rows.len());
                if language == Language::EN {
                    let whole: Vec<&str> = name.split(' ').collect();
                    let written: Vec<&str> =
                        rows.iter().flat_map(|row| row.split_whitespace()).collect();
                    assert_eq!(written, whole, "{place}: a word is broken");
                }
            }
        }
    }
}
