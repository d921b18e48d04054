# やさしい日本語: ボタン、手順、印、絵のことば、キーの名前。ボタンは1行

# ボタン
label-use-smartphone = スマホを 使う
label-phone = { $phone ->
        [iphone] iPhone
       *[android] Android (Galaxy・AQUOS・Xperia・Pixel など)
    }
label-not-sure = わからない
label-round-button = 丸い ボタンの iPhone
label-other-card = ほかの カードが 出たとき
label-face-id = 顔で 開く iPhone
label-wallet-open = ウォレットが 開いているとき
label-home-screen = ホーム画面から 開くとき
label-not-working = うまく できないとき
label-other-opening = ほかの 開き方
label-understood = わかりました
label-delete = 1つ 消す
label-confirm = OK
label-forgot-pin = 番号が わからない
label-back-to-pin = もどって 入れる
label-stop-for-desk = やめて { $desk }へ 行く
label-reenter-pin = 番号を 入れなおす
label-enter-pin = 番号を 入れる
label-continue-with = { $phone ->
        [iphone] iPhoneで 続ける
       *[android] Androidで 続ける
    }
label-start-over = はじめから する
label-from-the-beginning = はじめから
label-hold-again = もう一度 近づける
label-how-to-authenticate = やり方を 見る
label-try-once-more = もう一度 ためす
label-other-ways = 別の 方法
label-agree-to-all = すべて 同意する〈見せる〉
label-refuse-all = すべて 同意しない〈見せない〉
label-one-by-one = 1つずつ 選ぶ
label-learn-more = くわしく 見る
label-agree = 同意する〈見せる〉
label-refuse = 同意しない〈見せない〉
label-prescription = { $prescription ->
        [electronic] 電子(でんし)〈紙は ありません〉
       *[paper] 紙
    }
label-answered = { $listed }: { $given ->
        [yes] 見せる
       *[no] 見せない
    }
    .speech = { $said }は、{ $given ->
        [yes] 見せる
       *[no] 見せない
    }
label-prescription-chosen = 処方箋(しょほうせん): { $prescription ->
        [electronic] 電子(でんし)
       *[paper] 紙
    }
label-decide = これで いい
label-other-person = 別の人
label-go-to-desk = { $desk }へ 行く
label-continue = 続ける
label-end = もう 使わない
label-keep-showing = もう少し 見る
label-next-person = 次の人
label-same-person = 前から 使っています
label-begin = はじめる
label-back = もどる
label-cancel = やめる
label-finish = 終わる
label-stop-calling = 呼ぶのを やめる

# こまったとき
label-topic-where-to-hold = スマホは どこに 近づけますか
label-topic-pin = 暗証番号〈4つの 数字〉
label-topic-wallet = iPhoneの 使い方
label-topic-other-ways = 別の 方法
label-topic-contact = 電話で 聞く

# どの画面にもあるボタン
# The same words in every language
label-languages = Language
    .speech = ことば、Language
label-language = { $name }
    .speech = { $language ->
        [ja] 日本語
        [ja-simple] やさしい日本語
        [en] English、英語
       *[other] { $spoken }
    }
label-text-size = { $size ->
        [standard] 文字を ふつうに
        [large] 文字を 大きく
       *[extra-large] もっと 大きく
    }
label-high-contrast = { $on ->
        [yes] はっきり 見せる
       *[no] ふつうに 見せる
    }
label-help = こまったとき
label-call-staff = かかりの 人を 呼ぶ
label-say-again = もう一度 聞く

# 手順と印
mark-step = { $of ->
        [none] ステップ { $number }
       *[other] ステップ { $number }/{ $of }
    }
    .speech = { $of ->
        [none] ステップ { $number }。
       *[other] ステップ { $number }、ぜんぶで { $of }つです。
    }
mark-read = 読めました
mark-number = 番号
mark-demo = デモ〈本当では ありません〉
    .speech = デモです。

# 絵のことば
captions-back-of-phone =
    マークが ある: iPhone
    マークが ない: Android
captions-wallet-steps =
    ① 横の ボタンを 短く 2回 押します
    ② マイナンバーカードを 選びます
    ③ iPhoneに 顔を 見せます
    ④ { holding-way } 近づけます
captions-which-pin =
    ○ マイナンバーカードを スマホに 入れたとき 決めた 番号
    × スマホを 開く 番号
    × プラスチックの カードの 番号
    .short =
        ○ カードを スマホに 入れたときの 番号
        × スマホを 開く 番号
        × カードの 番号

# 読み上げ: どのキーが何か
speech-choice = { $key ->
        [enter] エンター
        [backspace] バックスペース
        [point] 小数点の キー
        [slash] わるの キー
        [star] かけるの キー
        [minus] ひくの キー
        [plus] たすの キー
       *[other] { $key }
    }は、「{ $label }」。

# 読み上げ: 入力した桁数(番号は読み上げない)
speech-pin-entered = { $entered }つ 入りました。

# 読み上げ: 暗証番号を1字ずつ消して、なくなったとき
speech-pin-emptied = 番号は ありません。4つの 数字を 入れてください。
