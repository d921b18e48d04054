use super::*;

#[test]
fn a_japanese_character_is_two_columns_wide() {
    assert_eq!(columns("暗証番号 PIN"), 12);
    assert_eq!(wrap("暗証番号を入力", 8), ["暗証番号", "を入力"]);
    // Half of a character does not fit.
    assert_eq!(wrap("暗証番号を入力", 9), ["暗証番号", "を入力"]);
}

#[test]
fn no_line_begins_with_a_full_stop_or_ends_with_an_open_bracket() {
    assert_eq!(wrap("そのままお待ちください。", 22), ["そのままお待ちくださ", "い。"]);
    assert_eq!(wrap("お電話でも(無料)", 12), ["お電話でも", "(無料)"]);
}

#[test]
fn english_is_broken_between_words_and_a_long_word_within() {
    assert_eq!(wrap("Please keep still.", 11), ["Please keep", "still."]);
    assert_eq!(wrap("0800-080-4583", 9), ["0800-080-", "4583"]);
    assert_eq!(wrap("Donaudampfschiff", 6), ["Donaud", "ampfsc", "hiff"]);
}

#[test]
fn line_ends_stay() {
    assert_eq!(wrap("職員を\n呼ぶ", 40), ["職員を", "呼ぶ"]);
}
