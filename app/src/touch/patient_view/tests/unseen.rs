//! What gives way to large type is still there for a screen reader.

use eframe::egui::accesskit::Role as Kind;
use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kazasu_core::session::TextSize;

use super::super::*;
use crate::touch::samples;
use crate::touch::text::joined;

#[test]
fn words_that_give_way_to_the_largest_text_are_said_to_a_screen_reader() {
    let dictionary = Dictionary::new();
    let mut given_way = 0;
    for look in samples::looks().filter(|look| look.text_size == TextSize::ExtraLarge) {
        for (name, screen) in samples::all(look) {
            let words = dictionary.words(&screen);
            let view = PatientView::new(Reach::Usual, Motion::Still, Some(7.0));
            let frame = |ui: &mut Ui, (view, screen): &mut (PatientView, Screen)| {
                let panel = ui.ctx().content_rect();
                view.show(ui, screen, panel, &[]);
            };
            let mut harness = Harness::builder()
                .with_size(vec2(800.0, 480.0))
                .with_context_setup(set_up)
                .build_ui_state(frame, (view, screen.clone()));
            harness.run_steps(1);
            let count = |text: &str| harness.query_all_by_role_and_label(Kind::Label, text).count();
            for text in words.body.iter().chain(&words.captions).chain(&words.small) {
                assert!(count(&joined(text)) > 0, "{name}, {look:?}: {text:?} is lost");
            }
            // And what is written instead.
            let short = words.short.iter().flatten();
            given_way += short.filter(|it| !words.body.contains(it) && count(it) > 0).count();
        }
    }
    assert!(given_way > 20, "only {given_way} paragraphs are written in fewer words");
}
