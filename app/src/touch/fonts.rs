//! The typefaces, embedded, and no others: BIZ UDPGothic, and before it Atkinson Hyperlegible Next
//! where the language is not Japanese. What they lack is a box; a font that the system picked might
//! show a kanji in its Chinese form.

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak};
use kazasu_core::session::Language;

use crate::host::typeface;

/// Which face Latin letters and digits have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// BIZ UDPGothic writes everything.
    Japanese,
    /// Atkinson Hyperlegible Next writes what it has, BIZ UDPGothic the rest.
    Latin,
}

impl Script {
    /// Japanese and やさしい日本語 have one face, every other language the other.
    pub(crate) fn of(language: Language) -> Self {
        let primary = language.tag().split('-').next();
        if primary == Some(Language::JA.tag()) { Self::Japanese } else { Self::Latin }
    }

    /// The family of the regular weight, for body and notes.
    pub(crate) fn regular(self) -> FontFamily {
        match self {
            Self::Japanese => FontFamily::Proportional,
            Self::Latin => FontFamily::Name(LATIN.into()),
        }
    }

    /// The family of the bold weight, for headlines and buttons.
    pub(crate) fn bold(self) -> FontFamily {
        FontFamily::Name(
            match self {
                Self::Japanese => BOLD,
                Self::Latin => LATIN_BOLD,
            }
            .into(),
        )
    }
}

const BOLD: &str = "bold";
const LATIN: &str = "latin";
const LATIN_BOLD: &str = "latin bold";

/// Its capitals have 0.67 of the em, those of BIZ UDPGothic 0.77: so much larger they are 4.8 mm
/// high in a body of 6.6 (US ADA 707.7.2).
const LATIN_SCALE: f32 = 1.1;

const FILES: [&[u8]; 2] = [typeface::REGULAR, typeface::BOLD];

/// Makes egui write with the embedded typefaces alone.
pub(crate) fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    let [regular, bold] = FILES.map(FontData::from_static);
    let tweak = FontTweak { scale: LATIN_SCALE, ..FontTweak::default() };
    let latin = |file| FontData::from_static(file).tweak(tweak.clone());
    let data = [
        ("BIZ UDPGothic", regular),
        ("BIZ UDPGothic Bold", bold),
        ("Atkinson", latin(typeface::LATIN_REGULAR)),
        ("Atkinson Bold", latin(typeface::LATIN_BOLD)),
    ];
    for (name, data) in data {
        fonts.font_data.insert(name.to_owned(), data.into());
    }
    let families = [
        (FontFamily::Monospace, ["BIZ UDPGothic"].as_slice()),
        (Script::Japanese.regular(), &["BIZ UDPGothic"]),
        (Script::Japanese.bold(), &["BIZ UDPGothic Bold"]),
        (Script::Latin.regular(), &["Atkinson", "BIZ UDPGothic"]),
        (Script::Latin.bold(), &["Atkinson Bold", "BIZ UDPGothic Bold"]),
    ];
    for (family, faces) in families {
        fonts.families.insert(family, faces.iter().map(|&face| face.to_owned()).collect());
    }
    ctx.set_font_providers(Vec::new());
    ctx.set_fonts(fonts);
}

#[cfg(test)]
mod tests;
