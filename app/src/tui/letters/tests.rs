use ratatui::layout::Rect;

use super::*;

#[test]
fn what_is_wide_on_some_terminals_is_written_in_letters() {
    assert_eq!(everywhere("① 横の ボタン"), "(1) 横の ボタン");
    assert_eq!(everywhere("○ yes × no…"), "(o) yes (x) no...");
    assert_eq!(everywhere("1280×800"), "1280x800");
    assert_eq!(everywhere("you’re “here” 1–2"), "you're \"here\" 1-2");
    assert_eq!(everywhere("マイナ保険証【020】"), "マイナ保険証【020】");
}

#[test]
fn a_cell_keeps_its_column() {
    let mut buffer = Buffer::with_lines(["a①×…z"]);
    let before = buffer.area;
    settle(&mut buffer);
    assert_eq!(buffer.area, before);
    assert_eq!(buffer, Buffer::with_lines(["a1x~z"]));
    settle(&mut Buffer::empty(Rect::ZERO));
}

/// Whatever is added to the texts of a screen in a terminal is one of the signs above.
#[test]
fn no_text_has_a_sign_that_is_not_known() {
    // Some of class A, which our texts might use one day.
    for sign in "①②③④⑤⑥⑦⑧○×…–“”‘’".chars() {
        assert!(super::sign(sign).is_some(), "{sign}");
    }
}
