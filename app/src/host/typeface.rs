//! The typeface of the touch screen, BIZ UDPGothic, and the letters that it has.

use skrifa::{FontRef, MetadataProvider};

/// The regular weight: body and captions.
pub(crate) const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/BIZUDPGothic-Regular.ttf");
/// The bold weight: headlines and buttons.
pub(crate) const BOLD: &[u8] = include_bytes!("../../../assets/fonts/BIZUDPGothic-Bold.ttf");

/// The regular weight of Atkinson Hyperlegible Next: Latin letters and digits where the language is
/// not Japanese, whose g and p hang below the line.
#[cfg_attr(not(feature = "touch"), allow(dead_code, reason = "the touch screen alone writes it"))]
pub(crate) const LATIN_REGULAR: &[u8] =
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
/// Its bold weight.
#[cfg_attr(not(feature = "touch"), allow(dead_code, reason = "the touch screen alone writes it"))]
pub(crate) const LATIN_BOLD: &[u8] =
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf");

/// The letters of `text` that one of the weights lacks, each once, in their order: the touch screen
/// draws boxes for them. Marks that combine, joiners and selectors are letters too: it has none of
/// them, and shows what they stand on without them or beside a box.
pub(crate) fn lacks(text: &str) -> Vec<char> {
    let maps: Vec<_> = [REGULAR, BOLD]
        .into_iter()
        .filter_map(|file| FontRef::new(file).ok())
        .map(|font| font.charmap())
        .collect();
    let mut lacking = Vec::new();
    for letter in text.chars() {
        let has = maps.iter().all(|map| map.map(letter).is_some_and(|glyph| glyph.to_u32() != 0));
        if !has && !lacking.contains(&letter) {
            lacking.push(letter);
        }
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_japanese_names_need_is_there() {
        let names = "窓口 カウンター 髙﨑 德川 濵田 鷗外 1階A-3 ０１２ ｶﾀｶﾅ「」ー～々〆";
        assert_eq!(lacks(names), Vec::<char>::new());
    }

    #[test]
    fn what_is_not_is_named_once() {
        assert_eq!(lacks("𠮷野家の𠮷"), ['𠮷']);
        // Windows and other systems write this sign with two different letters (U+FF5E, U+301C).
        assert_eq!(lacks("9時〜"), ['〜']);
        // An emoji of a family has joiners, a kanji may have a selector, a kana a mark of its own.
        assert_eq!(lacks("\u{1f468}\u{200d}\u{1f469}"), ['\u{1f468}', '\u{200d}', '\u{1f469}']);
        assert_eq!(lacks("葛\u{e0100}"), ['\u{e0100}']);
        assert_eq!(lacks("か\u{3099}"), ['\u{3099}']);
        assert_eq!(lacks("שלום"), ['ש', 'ל', 'ו', 'ם']);
        assert_eq!(lacks("مكتب").len(), 4);
        assert_eq!(lacks("창구"), ['창', '구']);
    }
}
