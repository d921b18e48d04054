# ボタン、手順、印、絵のことば、キーの名前。ボタンは1行

# ボタン(案内: 次の1つ)
label-use-smartphone = スマートフォンを利用する
label-phone = { $phone ->
        [iphone] iPhone
       *[android] Android (Galaxy・AQUOS・Xperia・Pixel など)
    }
label-not-sure = わからない
label-round-button = 丸いボタンのあるiPhone
label-other-card = 別のカードが出るとき
label-face-id = 顔で開くiPhone
label-wallet-open = ウォレットが開いているとき
label-home-screen = ホーム画面から開くとき
label-not-working = うまくいかないとき
label-other-opening = ほかの開き方
label-understood = わかりました
label-delete = 1字消す
label-confirm = 確定
label-forgot-pin = 番号がわからない
label-back-to-pin = もどって入力する
label-stop-for-desk = やめて{ $desk }へ行く
label-reenter-pin = 暗証番号を入れ直す
label-enter-pin = 入力する
label-continue-with = { $phone ->
        [iphone] iPhoneで続ける
       *[android] Androidで続ける
    }
label-start-over = はじめからやり直す
label-from-the-beginning = はじめから
label-hold-again = もう一度かざす
label-how-to-authenticate = 認証のしかた
label-try-once-more = もう一度ためす
label-other-ways = ほかの方法
label-agree-to-all = すべて同意する
label-refuse-all = すべて同意しない
label-one-by-one = 1つずつ選ぶ
label-learn-more = くわしく
label-agree = 同意する
label-refuse = 同意しない
label-prescription = { $prescription ->
        [electronic] 電子処方箋
       *[paper] 紙の処方箋
    }
label-answered = { $listed }: { $given ->
        [yes] 同意する
       *[no] 同意しない
    }
    .speech = { $said }は、{ $given ->
        [yes] 同意する
       *[no] 同意しない
    }
label-prescription-chosen = 処方箋: { $prescription ->
        [electronic] 電子
       *[paper] 紙
    }
label-decide = 決定する
label-other-person = 別の方
label-go-to-desk = { $desk }へ行く
label-continue = 続ける
label-end = 終わる
label-keep-showing = もう少し見る
label-next-person = 次の方
label-same-person = そのまま続ける
label-begin = はじめる
label-back = もどる
# 案内: 次の2つ
label-cancel = 中止する
label-finish = 終了する
label-stop-calling = 呼び出しをやめる

# お困りのときの項目(案内: 1つ目)
label-topic-where-to-hold = スマホはどこにかざせばいいですか?
label-topic-pin = 暗証番号
label-topic-wallet = iPhoneの認証のしかた
label-topic-other-ways = ほかの方法
label-topic-contact = お問い合わせ

# どの画面にもあるボタン
# The same words in every language
label-languages = Language
    .speech = ことば、Language
label-language = { $name }
    .speech = { $language ->
        [ja] 日本語
        [en] English、英語
       *[other] { $spoken }
    }
label-text-size = { $size ->
        [standard] 文字を標準に
        [large] 文字を大きく
       *[extra-large] 文字を特大に
    }
label-high-contrast = { $on ->
        [yes] はっきり表示
       *[no] ふつうの表示
    }
label-help = お困りのとき
label-call-staff = 職員を呼ぶ
label-say-again = もう一度聞く

# 手順と印
mark-step = { $of ->
        [none] 手順 { $number }
       *[other] 手順 { $number }/{ $of }
    }
    .speech = { $of ->
        [none] 手順{ $number }。
       *[other] 手順{ $number }、全部で{ $of }つです。
    }
mark-read = 読み取れました
mark-number = 確認番号
mark-demo = デモ(本物ではありません)
    .speech = デモです。

# 絵のことば(案内: 3つの暗証番号)
captions-back-of-phone =
    マークがある: iPhone
    マークがない: Android
captions-wallet-steps =
    ① サイドボタンを短く2回押す
    ② マイナンバーカードを選ぶ
    ③ iPhoneに顔を向ける
    ④ { holding-way }かざす
captions-which-pin =
    ○ スマホ用電子証明書の4桁の暗証番号
    × スマートフォンのロック解除の暗証番号
    × 実物のマイナンバーカード用電子証明書の4桁の暗証番号
    .short =
        ○ スマートフォンに追加したときの番号
        × ロック解除の番号
        × カードの番号

# 読み上げ: どのキーが何か
speech-choice = { $key ->
        [enter] エンター
        [backspace] バックスペース
        [point] 小数点のキー
        [slash] わるのキー
        [star] かけるのキー
        [minus] ひくのキー
        [plus] たすのキー
       *[other] { $key }
    }は、「{ $label }」。

# 読み上げ: 入力した桁数(番号は読み上げない)
speech-pin-entered = { $entered }桁入力されました。

# 読み上げ: 暗証番号を1字ずつ消して、なくなったとき
speech-pin-emptied = 入力した番号はなくなりました。4桁の番号を入力してください。
