use super::*;

#[test]
fn each_language_is_loaded_once_and_is_the_one_that_was_asked_for() {
    let library = Library::new();
    for language in Language::ALL {
        let texts = library.texts(language.into());
        assert_eq!(texts.language(), language);
        assert!(std::ptr::eq(texts, library.texts(language.into())), "{language:?}");
    }
}

#[test]
fn a_language_that_nobody_has_translated_is_spoken_in_the_first_one() {
    let unknown = session::Language::new("tlh");
    assert_eq!(Library::new().texts(unknown).language(), Language::ALL[0]);
}
