# 端末の画面と、デモの仮想スマートフォン

# 文章のつづきを出すキーに付く
terminal-more = つづき ({ $page }/{ $pages })
terminal-too-small = 画面が小さすぎます({ $columns }桁{ $rows }行)。{ $least-columns }桁{ $least-rows }行以上にしてください。

demo-action = { $action ->
        [hold-iphone] 認証したiPhone
        [hold-iphone-locked] 認証前のiPhone
        [hold-android] Android (暗証番号1234)
        [hold-last-try] Android あと1回
        [hold-expired] 期限切れ
        [hold-card] 実物のカード
        [hold-transit] 交通系カード
        [shaky-hand] ふるえる手
        [slow-phone] 遅いスマートフォン
        [take-away] はずす
        [list] 仮想スマートフォン
       *[quit] 終了
    }

# デモで、窓口の画面がどこにあり、誰としてログインできるか
demo-page = 窓口の画面: { $address } ユーザー名:{ $user } パスワード:{ $password }
demo-desk-elsewhere = 窓口: { $address }
demo-desk-pretended = ここに窓口はありません。あるものとして進みます。

# kazasu enrol
enrolment-code = 窓口が表示する登録コード(24 桁):
enrolled = この端末は、窓口({ $address })に「{ $name }」として登録されました。{ $letter ->
        [none] {""}
       *[other] 確認番号は { $letter } で始まります。
    }
enrolled-next = 次に、この端末で kazasu を起動してください。すでに動いているときは、数秒で自動で切り替わります。

# kazasu passcode
passcode-prompt = 技術者画面の新しいパスコード:
passcode-again = もう一度同じものを:
passcode-malformed = パスコードは{ $least }文字から{ $most }文字までです。
passcodes-differ = 2回の入力が同じではありません。はじめからお願いします。
passcode-done = { $place ->
        [line] { $path }の{ $line }行目を、次の1行に置き換えてください:
        [section] { $path }の [technician] の下に、次の1行を書いてください:
       *[file] 次の2行を設定ファイルの最後に書いてください:
    }
terminal-num-lock = 数字は、Num Lockを押してから
# だんだん短くなる帯の横: 最後の画面が消えるまで
terminal-time-left = あと{ $seconds }秒で閉じます
# カードリーダーを指す矢印の横
terminal-card-reader = カードリーダー
# 画面に重なる一覧の下
terminal-close-list = ほかのキーで、この一覧を閉じます。
