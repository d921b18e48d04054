use super::*;

#[test]
fn a_reading_is_not_said_and_a_meaning_is() {
    for (written, said) in [
        ("窓口(まどぐち)へ 行ってください。", "窓口へ 行ってください。"),
        ("薬局(やっきょく)と 歯医者(はいしゃ)", "薬局と 歯医者"),
        ("すべて 同意する〈見せる〉", "すべて 同意する、見せる"),
        ("健診(けんしん)〈体の 検査(けんさ)〉・手術", "健診、体の 検査・手術"),
        // What is more than a reading is said.
        ("デモ(本物ではありません)", "デモ(本物ではありません)"),
        ("(あと2回) 窓口(まどぐち)", "(あと2回) 窓口"),
        ("You (or they) () (", "You (or they) () ("),
        ("", ""),
    ] {
        assert_eq!(aloud(written), said);
    }
}
