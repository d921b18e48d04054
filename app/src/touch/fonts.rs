//! The typeface: BIZ UDPGothic, embedded, and no other. What it lacks is a box; a font that the
//! system picked might show a kanji in its Chinese form.

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};

use crate::host::typeface;

/// The family of the regular weight, for body and captions.
pub(crate) const REGULAR: FontFamily = FontFamily::Proportional;

/// The family of the bold weight, for headlines and buttons.
pub(crate) fn bold() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

const BOLD: &str = "bold";

const FILES: [&[u8]; 2] = [typeface::REGULAR, typeface::BOLD];

/// Makes egui write with the embedded typeface alone.
pub(crate) fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    let faces: [(&str, &[FontFamily]); 2] =
        [("BIZ UDPGothic", &[REGULAR, FontFamily::Monospace]), ("BIZ UDPGothic Bold", &[bold()])];
    for ((name, families), data) in faces.into_iter().zip(FILES) {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(data).into());
        for family in families {
            fonts.families.insert(family.clone(), vec![name.to_owned()]);
        }
    }
    ctx.set_font_providers(Vec::new());
    ctx.set_fonts(fonts);
}

#[cfg(test)]
mod tests;
