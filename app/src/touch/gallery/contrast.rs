//! The contrast of every text, measured in the pictures: what a theme promises may still be drawn
//! on another ground. `--nocapture` prints the least of each look.

use std::collections::HashMap;
use std::io::Write;

use eframe::egui::{Color32, Rect, Vec2};
use kazasu_core::screen::Screen;
use kazasu_core::session::{Look, TextSize};
use kazasu_raster::Picture;

use super::camera::Camera;
use crate::touch::reach::Reach;
use crate::touch::samples;
use crate::touch::theme::tests::contrast;

/// The panel that is measured, in points.
const PANEL: Vec2 = Vec2::new(1280.0, 800.0);

/// The least contrast of a text to its ground (WCAG 2.2, 1.4.6).
const LEAST: f64 = 7.0;

/// The contrast of what is drawn in `rect` to its ground: of the colour that differs most from the
/// one that most of the pixels have.
fn measured(picture: &mut Picture, rect: Rect) -> f64 {
    let (width, height) = (picture.width(), picture.height());
    // With a little of what is around it: of a narrow letter it is most of the ground.
    let rect = rect.expand(1.5);
    let columns = rect.left().max(0.0) as usize..(rect.right().ceil() as usize).min(width);
    let rows = rect.top().max(0.0) as usize..(rect.bottom().ceil() as usize).min(height);
    let pixels = picture.pixels_mut();
    let mut seen: HashMap<[u8; 3], usize> = HashMap::new();
    for row in rows {
        for column in columns.clone() {
            *seen.entry(pixels[row * width + column]).or_default() += 1;
        }
    }
    let colour = |[red, green, blue]: [u8; 3]| Color32::from_rgb(red, green, blue);
    let ground = seen.iter().max_by_key(|(_, count)| **count).map(|(pixel, _)| colour(*pixel));
    let ground = ground.expect("a text has pixels");
    seen.keys().map(|pixel| contrast(colour(*pixel), ground)).fold(1.0, f64::max)
}

#[test]
fn every_text_of_every_picture_can_be_read() {
    let mut camera = Camera::new(PANEL, Reach::Usual);
    let mut table = String::from("\nleast contrast of a text, by look\n");
    for language in kazasu_i18n::Language::ALL {
        for high_contrast in [false, true] {
            let text_size = TextSize::Standard;
            let look = Look { language: language.into(), text_size, high_contrast };
            let mut least = (f64::INFINITY, String::new());
            for (name, screen) in samples::all(look) {
                let screen = Screen { demo: false, ..screen };
                let mut picture = camera.photograph(&screen);
                assert!(!camera.texts().is_empty(), "{name} says nothing");
                for (rect, text) in camera.texts() {
                    let found = measured(&mut picture, *rect);
                    assert!(found >= LEAST, "{name}, {look:?}: {text:?} has {found:.1}");
                    if found < least.0 {
                        least = (found, format!("{name}: {text}"));
                    }
                }
            }
            let (found, at) = least;
            let at = at.replace('\n', " ");
            table.push_str(&format!("{language:?} {high_contrast:5} {found:5.1} {at}\n"));
        }
    }
    std::io::stdout().write_all(table.as_bytes()).unwrap();
}

#[test]
fn grey_words_on_a_pale_ground_are_found() {
    let mut pixels = vec![[0xff; 3]; 64 * 8];
    pixels[20..30].fill([0x76; 3]);
    let mut picture = Picture::new(64, pixels);
    let found = measured(&mut picture, Rect::EVERYTHING);
    assert!((found - 4.54).abs() < 0.01, "{found}");
}
