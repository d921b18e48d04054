use super::*;

#[test]
fn tags_are_read_and_others_refused() {
    assert_eq!("ja".parse(), Ok(Language::Ja));
    assert_eq!("en".parse(), Ok(Language::En));
    for other in ["", "JA", "ja_JP", "fr"] {
        assert_eq!(other.parse::<Language>(), Err(UnknownLanguage), "{other}");
    }
}

#[test]
fn a_locale_gives_its_language_and_otherwise_english() {
    for japanese in ["ja", "ja_JP.UTF-8", "ja-JP", "JA_jp", "ja@euro", "ja.utf8"] {
        assert_eq!(Language::from_locale(japanese), Language::Ja, "{japanese}");
    }
    for other in ["", "C", "POSIX", "C.UTF-8", "en_GB.UTF-8", "jav_ID", "de"] {
        assert_eq!(Language::from_locale(other), Language::En, "{other}");
    }
}
