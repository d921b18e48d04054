//! The panels and looks in which every screen is pictured.

use kazasu_core::screen::{Screen, Specimen};
use kazasu_core::session::{Holding, Language, Look, TextSize};

use crate::touch::reach::Reach;

/// Panels that the screens are made for, in points.
pub(super) const PANELS: [(&str, f32, f32); 3] =
    [("1080x1920", 1080.0, 1920.0), ("1280x800", 1280.0, 800.0), ("800x480", 800.0, 480.0)];

/// One look and layout of the gallery.
pub(super) struct Edition {
    pub(super) name: &'static str,
    pub(super) language: Language,
    pub(super) text_size: TextSize,
    pub(super) high_contrast: bool,
    pub(super) reach: Reach,
    pub(super) holding: Holding,
    pub(super) demo: bool,
}

/// An edition that differs from the usual one in nothing else.
pub(super) const fn edition(
    name: &'static str,
    language: Language,
    text_size: TextSize,
) -> Edition {
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

/// やさしい日本語: the longest words.
pub(super) const SIMPLE: Language = Language::new("ja-simple");

/// The editions of the gallery.
pub(super) const EDITIONS: [Edition; 10] = [
    edition("ja", Language::JA, TextSize::Standard),
    edition("en", Language::EN, TextSize::Standard),
    edition("ja-simple", SIMPLE, TextSize::Standard),
    edition("ja-largest", Language::JA, TextSize::ExtraLarge),
    edition("en-largest", Language::EN, TextSize::ExtraLarge),
    edition("ja-simple-largest", SIMPLE, TextSize::ExtraLarge),
    Edition { high_contrast: true, ..edition("ja-contrast", Language::JA, TextSize::Standard) },
    Edition { reach: Reach::Low, ..edition("ja-low", Language::JA, TextSize::Standard) },
    Edition { holding: Holding::Usb, ..edition("ja-usb", Language::JA, TextSize::Standard) },
    Edition { demo: true, ..edition("ja-demo", Language::JA, TextSize::Standard) },
];

impl Edition {
    /// Every screen in this edition, each with its name.
    pub(super) fn screens(&self) -> Vec<(String, Screen)> {
        let look = Look {
            language: self.language,
            text_size: self.text_size,
            high_contrast: self.high_contrast,
        };
        let screen = |view| {
            let screen = Screen::specimen(view, look);
            // Staff can be called in a demonstration.
            let screen = if self.demo { screen.with_call() } else { screen };
            Screen { holding: self.holding, demo: self.demo, ..screen }
        };
        Specimen::all().into_iter().map(|Specimen { name, view }| (name, screen(view))).collect()
    }
}
