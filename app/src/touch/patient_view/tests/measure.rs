//! Every screen measured, in millimetres: in every language and size of text, on the three panels
//! that are sold. `--nocapture` prints the table.

use std::collections::BTreeMap;
use std::fmt::Write;

use eframe::egui::{Context, Pos2, RawInput, Rect, Vec2, vec2};
use kazasu_core::session::{Look, TenKey, TextSize};

use super::super::*;
use crate::touch::parts::words::Role as TextRole;
use crate::touch::samples;

/// A panel with points of a millimetre, and the least em of headline, body and bar in millimetres.
const PANELS: [(&str, Vec2, f32, [f32; 3]); 3] = [
    ("10.1 inches, 1280x800", vec2(1280.0, 800.0), 5.884, [9.5, 6.0, 4.5]),
    ("21.5 inches, 1080x1920", vec2(1080.0, 1920.0), 4.034, [15.0, 9.5, 4.5]),
    ("7 inches, 800x480", vec2(800.0, 480.0), 5.247, [5.9, 3.7, 3.6]),
];

fn composed(screen: &Screen, dictionary: &Dictionary, panel: Vec2, millimetre: f32) -> Layout {
    let ctx = Context::default();
    set_up(&ctx);
    compose_in(&ctx, screen, dictionary, panel, millimetre)
}

fn compose_in(
    ctx: &Context,
    screen: &Screen,
    dictionary: &Dictionary,
    panel: Vec2,
    millimetre: f32,
) -> Layout {
    let rect = Rect::from_min_size(Pos2::ZERO, panel);
    let numbers = screen.ten_key == TenKey::Present;
    let place = Panel { rect, millimetre, reach: Reach::Usual, numbers };
    let words = dictionary.words(screen);
    let mut layout = None;
    let input = RawInput { screen_rect: Some(rect), ..RawInput::default() };
    let mut output =
        ctx.run_ui(input, |ui| layout = Some(lay_out(ui.ctx(), screen, &words, place)));
    output.textures_delta.clear();
    layout.unwrap()
}

#[test]
fn every_text_has_its_millimetres() {
    let dictionary = Dictionary::new();
    let mut table = String::from("\nmm of the least text, by role\n");
    for (name, panel, millimetre, least) in PANELS {
        let ctx = Context::default();
        set_up(&ctx);
        let mut found: BTreeMap<(String, String, TextRole), (f32, String)> = BTreeMap::new();
        for look in samples::looks().filter(|look| !look.high_contrast) {
            for (screen_name, screen) in samples::all(look) {
                // The band of a demonstration takes a line of what it shows.
                let screen = Screen { demo: false, ..screen };
                let layout = compose_in(&ctx, &screen, &dictionary, panel, millimetre);
                for text in layout.all_texts() {
                    let size = text.size() / millimetre;
                    let size_of_text = format!("{:?}", look.text_size);
                    let key = (format!("{:?}", look.language), size_of_text, text.role);
                    let entry = found.entry(key).or_insert((size, screen_name.clone()));
                    if size < entry.0 {
                        *entry = (size, screen_name.clone());
                    }
                }
            }
        }
        for ((language, text_size, role), (size, screen)) in &found {
            let role = format!("{role:?}");
            writeln!(table, "{name:24} {language:9} {text_size:11} {role:9} {size:5.1} {screen}")
                .unwrap();
        }
        let [headline, body, bar] = least;
        for ((language, text_size, role), (size, screen)) in &found {
            let least = match role {
                TextRole::Headline => headline,
                TextRole::Body => body,
                TextRole::Bar | TextRole::Note | TextRole::Choice => bar,
                TextRole::Number => headline * 2.0,
            };
            assert!(
                *size >= least - 0.05,
                "{name}, {language}, {text_size}: {role:?} of {screen} has {size:.2} mm, not \
                 {least}{table}"
            );
        }
    }
    std::io::Write::write_all(&mut std::io::stdout(), table.as_bytes()).unwrap();
}

/// So much larger headline and body are in the large and the largest text, at least, over the usual
/// ones.
const LARGER: [(TextSize, f32); 2] = [(TextSize::Large, 1.04), (TextSize::ExtraLarge, 1.07)];

/// Whoever asks for a larger text gets one, whatever the screen, the panel and the language, with
/// and without numbers on the choices: what gives way is words.
#[test]
fn a_larger_text_changes_every_screen() {
    let dictionary = Dictionary::new();
    let mut too_little = Vec::new();
    for (name, panel, millimetre, _) in PANELS {
        let ctx = Context::default();
        set_up(&ctx);
        for look in samples::looks().filter(|look| look.text_size == TextSize::Standard) {
            for (screen_name, usual) in samples::all(look) {
                let usual = Screen { demo: false, ..usual };
                for ten_key in [TenKey::Absent, TenKey::Present] {
                    let sizes = |screen: &Screen| {
                        let screen = Screen { ten_key, ..screen.clone() };
                        let layout = compose_in(&ctx, &screen, &dictionary, panel, millimetre);
                        [layout.headline.size(), layout.sizes.body]
                    };
                    let standard = sizes(&usual);
                    for (text_size, least) in LARGER {
                        let look = Look { text_size, ..look };
                        let larger = sizes(&Screen { look, ..usual.clone() });
                        let grown = [0, 1].map(|at| larger[at] / standard[at]);
                        if grown.into_iter().any(|share| share < least) {
                            let [headline, body] = grown;
                            too_little.push(format!(
                                "{screen_name}, {look:?}, {ten_key:?}, {name}: {headline:.2}, \
                                 {body:.2}"
                            ));
                        }
                    }
                }
            }
        }
    }
    assert!(too_little.is_empty(), "too little is larger on {too_little:#?}");
}

/// The number is what a patient carries to the desk.
#[test]
fn the_number_is_the_largest_thing_of_its_screen() {
    let dictionary = Dictionary::new();
    for look in samples::looks().filter(|look| !look.high_contrast) {
        for (name, screen) in samples::all(look) {
            let is_end = matches!(screen.view, View::Done { .. } | View::DoneAway { .. });
            if !is_end {
                continue;
            }
            let layout = composed(&screen, &dictionary, vec2(1280.0, 800.0), 5.884);
            let number = layout.number.expect("it has a number");
            let seen = number.digits.written.galley.mesh_bounds.height();
            assert!(number.digits.size() >= 180.0, "{name} {look:?}: {}", number.digits.size());
            assert!(seen > layout.sizes.headline * 1.8, "{name} {look:?}: {seen}");
        }
    }
}

/// A language is found by its name, which is not broken.
#[test]
fn every_language_of_the_first_screen_has_one_line() {
    let dictionary = Dictionary::new();
    let usual = PANELS.map(|(name, panel, millimetre, _)| (name, panel, millimetre));
    // And what a demonstration leaves of a panel.
    let demo = [("demo", vec2(1024.0, 784.0), 5.0), ("small demo", vec2(640.0, 464.0), 4.4)];
    for (name, panel, millimetre) in usual.into_iter().chain(demo) {
        for look in samples::looks().filter(|look| look.text_size == TextSize::Standard) {
            let screen = Screen { demo: false, ..samples::screen(View::Start, look) };
            let layout = composed(&screen, &dictionary, panel, millimetre);
            let tiles: Vec<_> = layout
                .buttons
                .iter()
                .filter(|it| matches!(it.form, Form::Language { .. }))
                .collect();
            assert_eq!(tiles.len(), kazasu_i18n::Language::ALL.len(), "{name}");
            for tile in tiles {
                let rows = tile.text.written.galley.rows.len();
                assert_eq!(rows, 1, "{}, {look:?}, {name}", tile.plain);
            }
        }
    }
}
