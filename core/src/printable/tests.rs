use super::*;

#[test]
fn what_steers_a_terminal_or_the_reading_direction_is_not_shown() {
    let hidden = "\0\u{7}\t\u{1b}\u{7f}\u{80}\u{9b}\u{61c}\u{200e}\u{200f}\u{2028}\u{202a}\u{202b}\
                  \u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{fff9}\u{e0041}";
    for char in hidden.chars() {
        assert!(!is_printable(char), "U+{:04X}", u32::from(char));
        assert_eq!(line(&format!("a{char}b")), "a\u{fffd}b");
        assert_eq!(lines(&format!("a{char}b")), "a\u{fffd}b");
    }
    assert_eq!(line("a\nb"), "a\u{fffd}b");
    assert_eq!(lines("a\nb\r\n"), "a\nb\u{fffd}\n");
}

#[test]
fn what_only_shows_itself_stays() {
    let shown = "ACS ACR1252 カードリーダー é ー 𠮷 👍 \u{200b}\u{3000}";
    assert!(matches!(line(shown), Cow::Borrowed(text) if text == shown));
    assert!(matches!(lines(shown), Cow::Borrowed(text) if text == shown));
}

#[test]
fn json_says_the_same_without_what_steers_a_terminal() {
    let value = "a\u{1b}\u{7f}\u{9b}\u{202e}\u{e0041}\nカード";
    let plain = serde_json::to_string(value).unwrap();
    let escaped = json(&plain);
    assert!(escaped.chars().all(is_printable), "{escaped}");
    assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), value);
    assert!(matches!(json("{\n  \"a\": \"カード\"\n}"), Cow::Borrowed(_)));
}
