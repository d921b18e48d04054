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
