use super::*;

#[test]
fn tags_are_read_and_others_refused() {
    for language in Language::ALL {
        assert_eq!(language.tag().parse(), Ok(language));
    }
    assert_eq!(("ja".parse(), "en".parse()), (Ok(Language::JA), Ok(Language::EN)));
    for other in ["", "JA", "ja_JP", "fr"] {
        assert_eq!(other.parse::<Language>(), Err(UnknownLanguage), "{other}");
    }
    let said = UnknownLanguage.to_string();
    assert!(Language::ALL.iter().all(|language| said.contains(language.tag())), "{said}");
}

#[test]
fn a_locale_gives_its_language_and_otherwise_english() {
    for japanese in ["ja", "ja_JP.UTF-8", "ja-JP", "JA_jp", "ja@euro", "ja.utf8"] {
        assert_eq!(Language::from_locale(japanese), Language::JA, "{japanese}");
    }
    for other in ["", "C", "POSIX", "C.UTF-8", "en_GB.UTF-8", "jav_ID", "de"] {
        assert_eq!(Language::from_locale(other), Language::EN, "{other}");
    }
    for language in Language::ALL {
        assert_eq!(Language::from_locale(language.tag()), language);
    }
}

/// The order in which they are offered where nobody says another.
#[test]
fn a_language_stands_behind_the_one_that_it_falls_back_to() {
    assert_eq!((Language::ALL[0], Language::default()), (Language::JA, Language::JA));
    for (place, language) in Language::ALL.into_iter().enumerate() {
        if let Some(fallback) = language.fallback() {
            assert!(Language::ALL[..place].contains(&fallback), "{language:?}");
        }
    }
}

/// Read before anybody has chosen a language, and said by a voice that knows only its own.
#[test]
fn every_language_has_a_name_and_a_voice() {
    for language in Language::ALL {
        assert!(!language.name().trim().is_empty() && !language.voice().trim().is_empty());
        let said = language.spoken_name();
        assert!(!said.is_empty() && said.is_ascii(), "{language:?}: {said}");
    }
    assert_eq!((Language::JA.name(), Language::EN.name()), ("日本語", "English"));
}

#[test]
fn the_session_names_a_language_by_the_same_tag() {
    for language in Language::ALL {
        let theirs = session::Language::from(language);
        assert_eq!((theirs.tag(), Language::from(theirs)), (language.tag(), language));
    }
}
