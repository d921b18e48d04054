use super::*;

#[test]
fn it_is_written_as_people_say_it() {
    let letter = Letter::new('A');
    for (confirmation, text) in [
        (Confirmation::new(letter, 7), "A07"),
        (Confirmation::new(None, 7), "07"),
        (Confirmation::new(letter, 123), "A123"),
        (Confirmation::new(letter, 0), "A00"),
        (Confirmation::new(None, 999), "999"),
    ] {
        let confirmation = confirmation.unwrap();
        assert_eq!(confirmation.to_string(), text);
        assert_eq!(text.parse(), Ok(confirmation));
        assert_eq!(serde_json::to_value(confirmation).unwrap(), text);
    }
}

#[test]
fn nothing_else_is_one() {
    for text in ["", "A", "7", "A7", "a07", "A007", "007", "1000", "AB07", "Ａ07", "A-7", "A 7"] {
        assert_eq!(text.parse::<Confirmation>(), Err(NotAConfirmation), "{text}");
    }
    assert_eq!(Confirmation::new(None, 1_000), None);
    assert_eq!(Letter::new('a'), None);
    assert_eq!(Letter::new('Ä'), None);
}
