use super::*;

#[test]
fn a_line_is_broken_between_phrases() {
    assert_eq!(
        phrases("カードリーダーからはずし次の操作にお進みください"),
        ["カードリーダーから", "はずし", "次の", "操作に", "お進みください"]
    );
    assert_eq!(
        phrases("4桁の暗証番号を入力してください。"),
        ["4桁の", "暗証番号を", "入力してください。"]
    );
    assert_eq!(phrases("ウォレットを立ち上げる"), ["ウォレットを", "立ち上げる"]);
    assert_eq!(phrases("Press the side button"), ["Press ", "the ", "side ", "button"]);
    assert_eq!(phrases("種類(iPhone)を選ぶ"), ["種類", "(iPhone)を", "選ぶ"]);
}

/// The phrases with | between them.
fn broken(line: &str) -> String {
    phrases(line).join("|")
}

#[test]
fn what_belongs_together_stays_together() {
    for line in [
        "カードの方は、|カードを|お取りください。",
        "マイナンバーカードを|選択した後、|生体認証を|行うことも|可能です。",
        "マイナンバーカード以外の|カードが|表示された場合には",
        "お子さま・|ご家族の分は、|窓口へどうぞ。",
        "いったん|はずして、|もう一度|かざしてください。",
        "過去の|医療情報を、|この医療機関に|提供しますか",
        "窓口で|確認番号 07 を|お伝えください。",
        "Apple ウォレットを|立ち上げることができます。",
        "2025年9月19日より|ご利用可能です",
        "お電話でも|お問い合わせ|いただけます。",
        "スマホは|どこに|かざせば|いいですか?",
        "はじめから|やり直す",
        "③ ウォレットを|開いているとき: |マイナンバーカードを|選び、",
        "土曜日 8:00~16:00(いずれも|祝日を|除く)",
        "そのまま|動かさないでください。",
        "窓口(まどぐち)へ |行ってください。",
        "スマホを |ここに |近づけても |いいです。",
        "あなたの |ものでは |ないときは",
        "すべて |同意する|〈見せる〉",
        "暗証番号|〈4つの |数字〉を",
        "スマホ用|電子証明書の|4桁の",
        "もう一度|入力してください",
        "Android|スマートフォンを|認識しました",
        "First |use |Face ID |or |Touch ID",
    ] {
        assert_eq!(broken(&line.replace('|', "")), line);
    }
}

#[test]
fn a_phrase_that_is_too_long_is_parted_between_words() {
    assert_eq!(parts("Androidスマートフォンでした"), ["Android", "スマートフォンでした"]);
    assert_eq!(parts("0800-080-4583(通話無料)"), ["0800-080-4583", "(通話無料)"]);
    assert_eq!(parts("入力してください。"), ["入力して", "ください。"]);
    assert_eq!(parts("確認番号 07 を"), ["確認番号 ", "07 を"]);
    assert_eq!(parts("受付(うけつけ)は"), ["受付", "(うけつけ)は"]);
    assert_eq!(parts("もう一度入力してください"), ["もう一度入力して", "ください"]);
    assert_eq!(parts("スマホ用電子証明書の"), ["スマホ用電子証明書の"]);
}
