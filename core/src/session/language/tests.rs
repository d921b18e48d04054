use super::*;

#[test]
fn a_language_is_its_tag() {
    assert_eq!(Language::new("en"), Language::EN);
    assert_ne!(Language::new("ja-simple"), Language::JA);
    assert_eq!(Language::default().tag(), "ja");
    assert_eq!(serde_json::to_value(Language::new("ja-simple")).unwrap(), "ja-simple");
}

#[test]
fn a_layout_names_it_as_a_variant() {
    assert_eq!(format!("{:?} {:?}", Language::EN, Language::new("ja-simple")), "En JaSimple");
}
