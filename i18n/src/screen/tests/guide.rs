//! The words of the Hi-CARA guide of 2025-09-08, typed here once more: where a screen uses them,
//! they stay as they are.

use super::*;

/// 2025-09-19T00:00 in Japan, the day of the guide.
const STARTS: UnixTime = UnixTime::from_secs(1_758_207_600);

fn ja(view: View) -> ScreenText {
    text(Language::JA, view)
}

#[test]
fn whole_headlines_are_broken_as_in_the_guide() {
    let headline = |view| ja(view).headline;
    let hold = View::IpHold { tips: false, lift_first: false };
    assert_eq!(
        headline(hold),
        "iPhoneを\nマイナンバーカードが\n選択されている状態にして\nカードリーダーの\n前面にかざしてください"
    );
    assert_eq!(headline(View::Reading { percent: 0 }), "読み取り中です");
    assert_eq!(
        headline(View::TakeIp),
        "iPhoneを\nカードリーダーからはずし\n次の操作にお進みください"
    );
    assert_eq!(
        headline(View::TakeAn),
        "Androidスマートフォンを\nカードリーダーからはずし\n次の操作にお進みください"
    );
    assert_eq!(headline(View::PinWrong { tries: Some(1) }), "暗証番号が違います (あと1回)");
    assert_eq!(headline(View::PinLocked), "暗証番号は\n使用できません\n【019】");
}

#[test]
fn whole_paragraphs_are_the_guides() {
    let first = |view| ja(view).body.remove(0);
    let page = |page| first(View::IpPage { page });
    assert_eq!(
        page(WalletPage::Face),
        "サイドボタンをダブルクリックすることで、Apple ウォレットを立ち上げることができます。"
    );
    assert_eq!(
        page(WalletPage::FaceOpen),
        "ウォレットアプリを開いた状態で、マイナンバーカードを選択し、サイドボタンをダブルクリックすることで、生体認証を行うことができます。"
    );
    assert_eq!(
        page(WalletPage::Touch),
        "ロック画面でホームボタンをダブルクリックすることで、Apple ウォレットを立ち上げることができます。"
    );
    assert_eq!(
        page(WalletPage::TouchOpen),
        "ウォレットアプリを開いた状態で、マイナンバーカードを選択し、ホームボタンに指を置くことで、生体認証を行うことができます。"
    );
    assert_eq!(
        page(WalletPage::OtherCard),
        "Apple ウォレット上で、マイナンバーカード以外のカードが表示された場合には、マイナンバーカードを選択し、再度生体認証を行ってください。"
    );
    assert_eq!(
        page(WalletPage::Home),
        "ホーム画面からウォレットアプリを立ち上げ、マイナンバーカードを選択した後、生体認証を行うことも可能です。"
    );
    assert_eq!(
        first(View::pin_pad(0)),
        "マイナンバーカードをスマートフォンに追加するときに設定した、4桁の暗証番号(スマホ用利用者証明用電子証明書の暗証番号)"
    );
    assert_eq!(
        first(View::AnHold { lift_first: false }),
        "Androidのスマートフォンの操作は不要です。"
    );
    assert_eq!(
        first(View::PinWrong { tries: Some(1) }),
        "スマートフォンを\nカードリーダーから\nはずしてください"
    );
    // What happens today is said before it.
    assert_eq!(
        ja(View::PinLocked).body.remove(1),
        "マイナポータルアプリの\nマイページからパスワードの\n初期化手続きをしてください"
    );
    assert_eq!(first(View::E002 { starts: STARTS }), "2025年9月19日より前はご利用いただけません。");
}

#[test]
fn parts_of_screens_are_the_guides() {
    let whole = |view| {
        let ScreenText { headline, body, .. } = ja(view);
        format!("{}{}", headline.replace('\n', ""), body.concat())
    };
    let help = |topic| whole(View::Help { topic: Some(topic) });
    for (screen, words) in [
        (whole(View::Kind), "ご利用のスマートフォンの種類"),
        (whole(View::pin_pad(0)), "スマホ用電子証明書の4桁の暗証番号"),
        (whole(View::AnForgot), "3回間違えるとロックします。"),
        (whole(View::AnHold { lift_first: false }), "Androidスマートフォンを"),
        (whole(View::AnHold { lift_first: false }), "1~2秒ほどかざしたままにしてください"),
        (whole(View::E002 { starts: STARTS }), "2025年9月19日よりご利用可能"),
        (help(Topic::WhereToHold), "スマホはどこにかざせばいいですか?"),
        (
            help(Topic::WhereToHold),
            "2025年9月19日からスマートフォンによるマイナ保険証がご利用可能です。",
        ),
        (
            help(Topic::Pin),
            "ロックした場合はマイナポータルアプリのマイページからパスワードの初期化手続きを行ってください。",
        ),
        (help(Topic::Contact), "0800-080-4583(通話無料)"), // printed 0800-0804583
        (help(Topic::Contact), "社会保険診療報酬支払基金"),
    ] {
        assert!(screen.contains(words), "{words} is not in: {screen}");
    }
}

#[test]
fn names_of_errors_buttons_and_pins_are_the_guides() {
    let small = |view| ja(view).small;
    for view in [View::E020Card, View::E020Android, View::E020Iphone, View::E020Other] {
        assert_eq!(small(view).unwrap(), "指定したスマホ用電子証明書以外");
    }
    for view in [View::E021Wallet, View::E021None, View::E021Early, View::E021Slow] {
        assert_eq!(small(view).unwrap(), "スマートフォンの認識不可");
    }
    assert_eq!(small(View::Start), None);

    let texts = Texts::new(Language::JA);
    let label = |label| texts.label(label, None);
    assert_eq!(label(Label::UseSmartphone), "スマートフォンを利用する");
    assert_eq!(label(Label::Phone(PhoneKind::Iphone)), "iPhone");
    assert!(label(Label::Phone(PhoneKind::Android)).starts_with("Android"));
    assert_eq!(label(Label::Cancel), "中止する");
    assert_eq!(label(Label::Finish), "終了する");
    assert!(label(Label::StartOver).starts_with("はじめからやり直"));
    assert_eq!(label(Label::Topic(Topic::WhereToHold)), "スマホはどこにかざせばいいですか?");

    assert_eq!(
        ja(View::AnForgot).captions,
        [
            "○ スマホ用電子証明書の4桁の暗証番号",
            "× スマートフォンのロック解除の暗証番号",
            "× 実物のマイナンバーカード用電子証明書の4桁の暗証番号"
        ]
    );
}
