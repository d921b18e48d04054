//! The typeface: BIZ UDPGothic, embedded, and no other. What it lacks is a box; a font that the
//! system picked might show a kanji in its Chinese form.

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};

/// The regular weight.
pub(crate) const REGULAR: FontFamily = FontFamily::Proportional;

/// The bold weight, for headlines and buttons.
pub(crate) fn bold() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

const BOLD: &str = "bold";

const FILES: [&[u8]; 2] = [
    include_bytes!("../../../assets/fonts/BIZUDPGothic-Regular.ttf"),
    include_bytes!("../../../assets/fonts/BIZUDPGothic-Bold.ttf"),
];

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

/// The version that staff is told; the name table (OpenType) has it in UTF-16.
#[test]
fn the_version_is_the_files_own() {
    let said: Vec<u8> =
        format!("Version {}", crate::host::checks::TYPEFACE.expect("there is a touch screen"))
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
    for file in FILES {
        let at = file.windows(said.len()).position(|window| window == said).expect("its version");
        // Whatever follows is another name, not one more digit.
        assert!(!matches!(
            file.get(at + said.len()..at + said.len() + 2),
            Some([0, b'0'..=b'9' | b'.'])
        ));
    }
}
