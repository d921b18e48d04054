//! Pictures of every screen, to be looked at: `make gallery`. They are drawn without a window or a
//! graphics card, so they are the same everywhere.

mod camera;
mod contrast;
mod edition;
mod films;
mod folder;
mod page;
mod readme;
mod snapshots;
#[cfg(target_os = "linux")]
mod window;

use std::fs;
use std::path::PathBuf;

use eframe::egui::Vec2;

use self::camera::Camera;
use self::edition::{EDITIONS, PANELS};
use self::folder::root;

/// Writes the gallery to `KAZASU_GALLERY`, by default target/gallery. `KAZASU_GALLERY_ONLY` limits
/// it to screens and editions whose name has one of these words.
#[test]
#[ignore = "takes a minute or more, and is for eyes: make gallery"]
fn gallery() {
    let folder = std::env::var_os("KAZASU_GALLERY")
        .map_or_else(|| root().join("target/gallery"), PathBuf::from);
    let only = std::env::var("KAZASU_GALLERY_ONLY").unwrap_or_default();
    let wanted = |name: &str| only.is_empty() || only.split(',').any(|word| name.contains(word));
    let mut shown = Vec::new();
    for edition in EDITIONS {
        for (panel, width, height) in PANELS {
            fs::create_dir_all(folder.join(edition.name).join(panel)).unwrap();
            let mut camera = Camera::new(Vec2::new(width, height), edition.reach);
            for (name, screen) in edition.screens() {
                let path = format!("{}/{panel}/{name}.png", edition.name);
                if wanted(&path) {
                    fs::write(folder.join(&path), camera.photograph(&screen).png()).unwrap();
                    shown.push((name, edition.name, panel, path));
                }
            }
        }
    }
    fs::write(folder.join("index.html"), page::write(&shown)).unwrap();
    assert!(!shown.is_empty(), "nothing is called {only}");
}
