use super::*;

#[test]
fn lines_are_filled_and_balanced() {
    let phrases = [("aaa ", 3.0), ("bb ", 2.0), ("cc ", 2.0), ("d", 1.0)];
    assert_eq!(fill(&phrases, 1.0, 6.0), ["aaa bb", "cc d"]);
    assert_eq!(fill(&phrases, 1.0, 9.0), ["aaa bb cc", "d"]);
    let narrow = balance(&phrases, 1.0, 9.0);
    assert_eq!(fill(&phrases, 1.0, narrow), ["aaa bb", "cc d"]);
}

#[test]
fn a_phrase_longer_than_the_line_has_one_of_its_own() {
    assert_eq!(fill(&[("a ", 1.0), ("bbbb ", 9.0), ("c", 1.0)], 1.0, 4.0), ["a", "bbbb", "c"]);
}

#[test]
fn lines_are_joined_as_the_language_does() {
    assert_eq!(
        joined("カードリーダーの\n前面に\nかざしてください"),
        "カードリーダーの前面にかざしてください"
    );
    assert_eq!(joined("Take it off\nthe reader"), "Take it off the reader");
    // やさしい日本語 is written apart.
    assert_eq!(joined("番号を もう一度\n入れてください"), "番号を もう一度 入れてください");
    assert_eq!(joined("スマホが\n保険証(ほけんしょう)に"), "スマホが 保険証(ほけんしょう)に");
    assert_eq!(joined("番号が ちがいます。\nあと1回"), "番号が ちがいます。あと1回");
    assert_eq!(joined("ご利用可能です 【002】\nです"), "ご利用可能です 【002】です");
}

#[test]
fn own_line_ends_are_places_to_break_or_not() {
    let ctx = Context::default();
    crate::touch::fonts::install(&ctx);
    let how = Type::headline(Script::Japanese, 20.0, Color32::PLACEHOLDER);
    let mut rows = Vec::new();
    let mut output = ctx.run_ui(Default::default(), |ui| {
        let text = "スマートフォンを\nいったんはずしてください";
        rows = [600.0, 260.0]
            .map(|width| write_joined(ui.ctx(), text, &how, width).rows.len())
            .to_vec();
        rows.push(write(ui.ctx(), text, &how, 600.0).rows.len());
    });
    output.textures_delta.clear();
    assert_eq!(rows, [1, 2, 2]);
}

#[test]
fn what_is_written_keeps_to_its_width() {
    let ctx = Context::default();
    crate::touch::fonts::install(&ctx);
    let how = Type::headline(Script::Japanese, 40.0, Color32::PLACEHOLDER);
    let mut sizes = Vec::new();
    let mut output = ctx.run_ui(Default::default(), |ui| {
        sizes = [300.0, 500.0, 900.0]
            .map(|width| {
                write(
                    ui.ctx(),
                    "Androidスマートフォンをカードリーダーの前面にかざしてください",
                    &how,
                    width,
                )
                .size()
            })
            .to_vec();
    });
    output.textures_delta.clear();
    for (size, width) in sizes.iter().zip([300.0, 500.0, 900.0]) {
        assert!(size.x <= width, "{size:?} in {width}");
    }
    assert!(sizes.windows(2).all(|pair| pair[0].y > pair[1].y), "{sizes:?}");
}
