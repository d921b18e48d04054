//! What changes with the place: its kind, its desk, where a phone is held and whether one lies
//! there.

use super::*;

#[test]
fn words_change_with_the_place() {
    let headline = |language, facility| {
        Texts::new(language)
            .screen(&Screen {
                facility,
                ..screen(View::ConsentAll { items: ConsentItems::default() })
            })
            .headline
    };
    let ja = FACILITIES.map(|facility| headline(Language::JA, facility));
    let en = FACILITIES.map(|facility| headline(Language::EN, facility));
    let said = |headlines: [String; 4], words: [&str; 4]| {
        headlines
            .iter()
            .zip(words)
            .for_each(|(headline, word)| assert!(headline.contains(word), "{headline}"));
    };
    said(ja, ["この医療機関に", "この医療機関に", "この歯科医院に", "この薬局に"]);
    said(en, ["this hospital", "this clinic", "this dental clinic", "this pharmacy"]);
}

#[test]
fn the_desk_has_the_name_that_is_configured() {
    let texts = Texts::new(Language::JA);
    let body = |desk: Option<&str>| {
        texts.screen(&Screen { desk: desk.map(str::to_owned), ..screen(View::Maintenance) }).body
    };
    assert_eq!(body(None), ["窓口へお声がけください。"]);
    assert_eq!(body(Some("カウンター")), ["カウンターへお声がけください。"]);
    assert_eq!(body(Some("窓\u{1b}口")), ["窓\u{fffd}口へお声がけください。"]);
}

#[test]
fn the_place_to_hold_a_phone_changes_words() {
    let said = |language, view: &View, holding| {
        let ScreenText { headline, body, captions, speech, .. } =
            Texts::new(language).screen(&Screen { holding, ..screen(view.clone()) });
        [headline.replace('\n', " "), body.concat(), captions.concat(), speech].concat()
    };
    let mut differ = BTreeSet::new();
    for view in views() {
        let mut said_in_ja = false;
        let [slot, usb] =
            [Holding::Slot, Holding::Usb].map(|holding| said(Language::JA, &view, holding));
        assert!(!usb.contains("前面") && !usb.contains("横にして"), "{usb}");
        if slot != usb {
            assert!(usb.contains("カードリーダーの上") || usb.contains("画面を上にして"), "{usb}");
            differ.insert(view.id());
            said_in_ja = true;
        }
        let [slot, usb] =
            [Holding::Slot, Holding::Usb].map(|holding| said(Language::EN, &view, holding));
        assert!(!usb.contains("front") && !usb.contains("sideways"), "{usb}");
        assert_eq!(slot != usb, said_in_ja, "{view:?}: {slot} {usb}");
    }
    assert_eq!(
        differ,
        BTreeSet::from(["an-hold", "e021-none", "help", "hold-tips", "ip-hold", "start"])
    );
}

#[test]
fn a_phone_that_lies_there_still_is_lifted_first() {
    let lying = text(Language::JA, View::Torn { lift_first: true });
    let away = text(Language::JA, View::Torn { lift_first: false });
    assert_eq!(lying.headline, "スマートフォンを\nいったんはずしてください");
    assert_eq!(lying.body[0], "そのあと、もう一度カードリーダーにかざしてください。");
    assert_eq!(lying.body[1..], away.body);
    assert_eq!(away.body, ["読み取りが途中で止まりました。", "暗証番号の入力は必要ありません。"]);
    // Behind the step, which both begin with.
    let own = away.speech.split_once("つです。 ").unwrap().1;
    assert!(lying.speech.ends_with(own) && lying.speech != away.speech);
}
