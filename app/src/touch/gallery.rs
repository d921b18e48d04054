//! Pictures of every screen, to be looked at: `make gallery`. They are drawn without a window or a
//! graphics card, so they are the same everywhere.

mod page;
mod snapshots;
#[cfg(target_os = "linux")]
mod window;

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::{self, Context, RawInput, Rect, Vec2};
use kazasu_core::screen::{Screen, Specimen};
use kazasu_core::session::{Holding, Language, Look, TextSize};
use kazasu_raster::{Picture, Raster};

use super::front::{Front, set_up};
use super::picture::Motion;
use super::plan::Reach;

/// Panels that the screens are made for, in points.
pub(super) const PANELS: [(&str, f32, f32); 3] =
    [("1080x1920", 1080.0, 1920.0), ("1280x800", 1280.0, 800.0), ("800x480", 800.0, 480.0)];

/// One look and layout of the gallery.
struct Edition {
    name: &'static str,
    language: Language,
    text_size: TextSize,
    high_contrast: bool,
    reach: Reach,
    holding: Holding,
    demo: bool,
}

const fn edition(name: &'static str, language: Language, text_size: TextSize) -> Edition {
    Edition {
        name,
        language,
        text_size,
        high_contrast: false,
        reach: Reach::Usual,
        holding: Holding::Slot,
        demo: false,
    }
}

const EDITIONS: [Edition; 8] = [
    edition("ja", Language::Ja, TextSize::Standard),
    edition("en", Language::En, TextSize::Standard),
    edition("ja-largest", Language::Ja, TextSize::ExtraLarge),
    edition("en-largest", Language::En, TextSize::ExtraLarge),
    Edition { high_contrast: true, ..edition("ja-contrast", Language::Ja, TextSize::Standard) },
    Edition { reach: Reach::Low, ..edition("ja-low", Language::Ja, TextSize::Standard) },
    Edition { holding: Holding::Usb, ..edition("ja-usb", Language::Ja, TextSize::Standard) },
    Edition { demo: true, ..edition("ja-demo", Language::Ja, TextSize::Standard) },
];

impl Edition {
    /// Every screen in this edition, each with its name.
    fn screens(&self) -> Vec<(String, Screen)> {
        let look = Look {
            language: self.language,
            text_size: self.text_size,
            high_contrast: self.high_contrast,
        };
        let screen = |view| Screen {
            holding: self.holding,
            demo: self.demo,
            ..Screen::specimen(view, look)
        };
        Specimen::all().into_iter().map(|Specimen { name, view }| (name, screen(view))).collect()
    }
}

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

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Draws screens and takes pictures of them.
struct Camera {
    ctx: Context,
    raster: Raster,
    size: Vec2,
    reach: Reach,
    time: f64,
}

impl Camera {
    fn new(size: Vec2, reach: Reach) -> Self {
        let ctx = Context::default();
        set_up(&ctx);
        Self { ctx, raster: Raster::new(size), size, reach, time: 0.0 }
    }

    /// The screen as it is drawn.
    fn photograph(&mut self, screen: &Screen) -> Picture {
        let mut front = Front::new(self.reach, Motion::Still);
        let panel = Rect::from_min_size(egui::Pos2::ZERO, self.size);
        let mut output = egui::FullOutput::default();
        for _ in 0..2 {
            self.time += 1.0;
            let input =
                RawInput { screen_rect: Some(panel), time: Some(self.time), ..RawInput::default() };
            output = self.ctx.run_ui(input, |ui| {
                front.show(ui, screen, panel, &[]);
            });
            self.raster.learn(std::mem::take(&mut output.textures_delta));
        }
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        self.raster.draw(&shapes);
        self.raster.picture()
    }
}
