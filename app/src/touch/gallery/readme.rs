//! The pictures in the README, `assets/screens`: what a patient sees first, the PIN, holding the
//! phone, and the end. `make pictures` writes them anew.

use std::fs;

use eframe::egui::Vec2;
use kazasu_core::confirmation::Confirmation;
use kazasu_core::screen::{Screen, View};
use kazasu_core::session::{Language, Look};
use kazasu_raster::{Difference, Picture};

use super::camera::Camera;
use super::folder::root;
use crate::touch::reach::Reach;

/// The panel that is pictured, in points: a usual tablet.
const PANEL: Vec2 = Vec2::new(1280.0, 800.0);

/// By how much a picture is smaller than its panel.
const REDUCED: usize = 2;

/// How far a colour may be from the one that was drawn, in steps of 255: soft edges stay soft, and
/// the files small.
const NEAR: u8 = 10;

/// The line around a picture, which is as white as the page: a grey that dark and light pages show.
const BORDER: [u8; 3] = [0x9a, 0x9a, 0x9a];

/// The most that one file may have: a README is read over slow lines too.
const MOST_BYTES: usize = 40_000;

fn views() -> [(&'static str, View); 4] {
    [
        ("start", View::Start),
        ("pin", View::pin_pad(2)),
        ("hold", View::AnHold { lift_first: false }),
        // There is no desk yet that could have the visit.
        ("done", View::DoneAway { confirmation: Confirmation::new(None, 7).unwrap(), late: false }),
    ]
}

/// One screen in its frame.
fn photograph(camera: &mut Camera, view: View, language: Language) -> Picture {
    let screen = Screen::specimen(view, Look { language, ..Look::default() });
    let mut picture = camera.photograph(&screen).reduced(REDUCED);
    let (width, height) = (picture.width(), picture.height());
    for (at, pixel) in picture.pixels_mut().iter_mut().enumerate() {
        let (column, row) = (at % width, at / width);
        if [0, width - 1].contains(&column) || [0, height - 1].contains(&row) {
            *pixel = BORDER;
        }
    }
    picture
}

#[test]
fn the_pictures_in_the_readme_show_what_a_patient_sees() {
    let update = std::env::var("UPDATE_SNAPSHOTS").is_ok_and(|word| word == "true");
    let folder = root().join("assets/screens");
    let mut camera = Camera::new(PANEL, Reach::Usual);
    for (language, suffix) in [(Language::JA, "ja"), (Language::EN, "en")] {
        for (name, view) in views() {
            let drawn = photograph(&mut camera, view, language);
            let path = folder.join(format!("{name}-{suffix}.png"));
            if update {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, drawn.indexed_png(NEAR)).unwrap();
            }
            let stored = fs::read(&path).expect("make pictures writes it");
            assert!(stored.len() <= MOST_BYTES, "{name}-{suffix}: {} bytes", stored.len());
            let stored = Picture::from_png(&stored).unwrap();
            assert!(
                Difference::between(&stored, &drawn).is_none(),
                "{name}-{suffix}.png is not what is drawn now: make pictures"
            );
        }
    }
}
