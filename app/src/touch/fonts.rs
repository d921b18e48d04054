//! The typeface: BIZ UDPGothic, embedded, and no other. What it lacks is a box; a font that the system picked might show a kanji in its
//! Chinese form.

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};

/// The regular weight.
pub(crate) const REGULAR: FontFamily = FontFamily::Proportional;

/// The bold weight, for headlines and buttons.
pub(crate) fn bold() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

const BOLD: &str = "bold";

/// Makes egui write with the embedded typeface alone.
pub(crate) fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    let faces: [(&str, &'static [u8], &[FontFamily]); 2] = [
        ("BIZ UDPGothic", include_bytes!("../../../assets/fonts/BIZUDPGothic-Regular.ttf"), &[REGULAR, FontFamily::Monospace]),
        ("BIZ UDPGothic Bold", include_bytes!("../../../assets/fonts/BIZUDPGothic-Bold.ttf"), &[bold()]),
    ];
    for (name, data, families) in faces {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(data).into());
        for family in families {
            fonts.families.insert(family.clone(), vec![name.to_owned()]);
        }
    }
    ctx.set_font_providers(Vec::new());
    ctx.set_fonts(fonts);
}
