# 技術者画面(端末)

technician-page = { $page ->
        [overview] 概要
        [taps] 読み取り
        [test] 試し読み
        [work] 点検
        [configuration] 設定
        [check] 自己診断
        [help] 手引き
        [queue] 送信待ち
        [desk] 窓口
       *[leave] 終了
    }
technician-mark = { $mark ->
        [maintenance] 点検中
        [awaited] 手続きの終わり待ち
        [demo] デモ(本物ではありません)
        [joined] 接続中
        [gone] 接続終了
        [yielded] リーダー解放
        [waits] ほかの終了待ち
        [regardless] ほかと併用
       *[watching] 見るだけ
    }
# 画面の下、キーの横: ここで何をするキーか
technician-hint = { $hint ->
        [open] 開く
        [do] 実行
        [look] 詳しく見る
        [sort] 並べ替え
        [filter] 絞り込み
        [search] 検索
        [pane] 左右の切り替え
        [list] 一覧へ
        [back] 戻る
        [clear] 絞り込みをやめる
        [found] 確定
        [page] 画面
        [keys] キーの一覧
        [leave] 終了
       *[close] 閉じる
    }
# キーの一覧
technician-keys-title = キーの一覧
technician-key-name = { $key ->
        [mouse] マウス
       *[shift] Shift+マウス
    }
technician-key-meaning = { $key ->
        [page] その番号の画面を開く(0は10番目)
        [move] 1行ずつ、または1画面ずつ動かす
        [ends] 先頭、または末尾へ動かす
        [enter] 選んだものを開く・実行する。検索を確定する
        [pane] 左右の欄を切り替える(100桁以上のとき)
        [back] 開いたものを閉じる・戻る
        [search] この画面を絞り込む、または手引きを検索する
        [erase] 検索の文字を1つ消す、またはすべて消す
        [sort] 読み取りを並べ替える(列の名前のクリックでも)
        [keys] この一覧を開く
        [redraw] 画面を描き直す
        [leave] 技術者画面を終える
        [mouse] クリックで選び、ホイールで動かす
       *[select] 端末の文字を選ぶ
    }

# パスコード
technician-gate-prompt = 技術者のパスコード
technician-gate = { $state ->
        [keys] Enter: 進む。 Esc: 患者さんの画面へ戻る。
        [checking] 確かめています。
       *[wrong] パスコードが違います。記録しました。
    }
technician-gate-wait = あと{ $seconds }秒お待ちください。

# 概要
technician-checking = 使える状態かどうかを調べています。
technician-service = { $answers ->
        [yes] PC/SCサービス: 応答あり
        [not_running] PC/SCサービス: 動いていません
        [refused] PC/SCサービス: このユーザーの利用を許していません
        [silent] PC/SCサービス: 応答なし
        [incompatible] PC/SCサービス: ライブラリーと版が合いません
       *[unknown] PC/SCサービス: まだわかりません
    }
technician-no-reader = カードリーダーがつながっていません。
technician-lying = { $what ->
        [nothing] 何も置かれていません。
        [mute] 置かれたものが応答しません。
       *[answers] 何かが置かれています。ATR { $atr }
    }
technician-in-use = { $by ->
        [no] どのプログラムも使っていません。
        [shared] 使用中です(ほかのプログラムも使えます)。
       *[alone] 1つのプログラムが占有しています。
    }
technician-last-found = 最後の読み取り: { $found }
technician-serving = { $state ->
        [ready] 患者さんが使えます。
        [idle] 手続き中の患者さんはいません。
        [closed] 使えない状態です。画面でお知らせしています。
        [visit] 患者さんの手続き中です。
        [awaited] 患者さんの手続き中です。終わると点検に入ります。
        [maintenance] 点検中です。画面でお知らせしています。
       *[elsewhere] 患者さんの手続きは、別のプログラムが受け持っています。
    }
technician-no-problem = 自己診断で問題は見つかっていません。
technician-title = { $title ->
        [readers] カードリーダー
        [taps] 最近の読み取り
        [state] 状態
        [results] 結果ごとの回数
        [tap] 読み取り
        [value] 値
        [finding] 診断の結果
        [topic] 内容
        [test] 最後の試し読み
        [queue] 次にすること
        [set_aside] 保留
       *[work] 患者さんの画面
    }
technician-column = { $column ->
        [number] 通番
        [time] 時刻
        [result] 結果
        [phone] 機種
        [ms] ミリ秒
        [commands] 命令数
        [bytes] バイト
        [at] 経過
        [took] 所要
        [command] 命令
        [header] ヘッダ
        [out] 送信
        [in] 受信
        [status] 状態
        [taps] 回数
        [code] 番号
       *[share] 割合
    }
technician-reader-state = { $state ->
        [free] 空き
        [occupied] 載っている
       *[mute] 応答なし
    }
technician-age = { $unit ->
        [now] たった今
        [seconds] { $count }秒前
        [minutes] { $count }分前
        [hours] { $count }時間前
       *[days] { $count }日前
    }
technician-further = ほか{ $count }台
technician-tap-number = { $number }番
technician-sorted = { $by ->
        [newest] 新しい順
        [result] 結果順
       *[slowest] 時間の長い順
    }
technician-finding-state = { $state ->
        [ok] 正常
        [unknown] 不明
        [warning] 要確認
       *[problem] 異常
    }
# 結果の言葉。ログでの表記は詳細に出す
technician-result-word = { $word ->
        [read] 読み取り、証明を確認
        [physical_card] カード
        [other_phone] 選んだ種類と別のスマートフォン
        [wrong_purpose] 別の電子証明書
        [unknown_token] 不明なトークン
        [not_a_phone] スマートフォンではない
        [wallet_locked] iPhoneの認証がまだ
        [removed] 途中で離れた
        [timeout] 時間切れ
        [pin_blocked] 暗証番号のロック
        [expired] 有効期限切れ
        [revoked] 失効
        [before_service_start] 利用開始日の前
        [wrong_pin] 暗証番号の誤り
        [last_try] 残り1回
        [pin_required] 暗証番号が必要
        [not_yet_valid] 有効期間の前
        [untrusted] 信頼する認証局ではない
        [bad_signature] 署名の不一致
        [malformed] 形式の誤り
        [protocol] 応答の誤り
        [revocation_unknown] 失効を確認できない
        [not_opened_empty] 読む前に離れた
        [not_opened_mute] リーダーに応答しない
        [not_opened_unavailable] リーダーが使えない
        [given_up] 応答が止まり、打ち切った
        [busy] 別のプログラムがリーダーを占有
        [stopped] 中止
       *[other] { $word }
    }
technician-command-use = { $of ->
        [application] (アプリケーション)
        [file] (ファイル)
       *[counter] (残り回数の確認)
    }
technician-program = { $by ->
        [user] { $name }(プロセス{ $process }、ユーザー{ $user })
        [process] { $name }(プロセス{ $process })
       *[name] { $name }
    }
technician-uptime = 起動から{ $days ->
        [0] { $hours ->
            [0] { $minutes }分
           *[other] { $hours }時間{ $minutes }分
        }
       *[other] { $days }日{ $hours }時間{ $minutes }分
    }
technician-taps = 起動からの読み取り { $count }回(試し読みを除く)
technician-lists = { $of ->
        [0] 失効を確認する設定ですが、一覧がありません。
       *[other] 使われている失効の一覧: { $of }件中{ $counting }件
    }
technician-file-awaited = trust.{ $key } の{ $entry }番目({ $name }): 起動してからまだ読めていません({ $why })。読めるまで、患者さんのご案内は止まっています。
technician-file-not-taken = trust.{ $key } の{ $entry }番目({ $name }): 今のファイルは取り込めません({ $why })。前のものを使い続けています。
technician-file-useless = trust.{ $key } の{ $entry }番目({ $name }): 使われていません({ $why })。
technician-file-ends = trust.{ $key } の{ $entry }番目({ $name }): { date } { $hour }:{ $minute } に期限が切れます。

technician-no-detail = 一覧で選んだものの詳しい内容が、ここに出ます。

# 読み取り
technician-no-taps = 起動してから読み取りはありません。
technician-no-taps-yet = 患者さんの読み取りや試し読み(3の画面)が終わると、ここに出ます。
technician-cost = { $milliseconds }ミリ秒、命令{ $commands }、{ $bytes }バイト
technician-milliseconds = { $milliseconds }ミリ秒
technician-japan-time = { $date } { $time }(日本時間)
technician-field = { $field ->
        [number] 読み取り
        [started] 開始
        [reader] リーダー
        [purpose] 種別
        [result] 結果
        [detail] ログでの詳細(英語)
        [phone] 機種
        [token] トークン
        [tries] 暗証番号の残り回数
        [cost] 全体
        [card] うちカード側
        [steps] 経過: 最初の命令からのミリ秒
        [commands] 命令: 最初の命令からのミリ秒、送信・受信のバイト数
        [word] ログでの表記
        [key] キー
        [value] 値
        [origin] 設定した場所
        [seen] 根拠
        [next] 次にすること
        [cause] 原因
        [waiting] 送信待ち(最も古いもの)
        [set_aside] 保留(窓口が受け取らないもの)
        [elsewhere] 別の窓口あて
        [received] 窓口が受け取り済み(最も新しいもの)
        [damaged] 破損
        [commit] 書き込みの時間
        [evidence] 見分け方
       *[remedy] 対処
    }
technician-purpose = { $test ->
        [yes] 技術者の試し読み
       *[no] 患者さんの手続き
    }
technician-outcome = { $outcome ->
        [read] 読み取り、証明を確認
        [not_opened_empty] 読む前に離れた
        [not_opened_mute] リーダーに応答しない
        [not_opened_unavailable] リーダーが使えない
        [given_up] 応答が止まり、打ち切った
        [busy] 別のプログラムがリーダーを占有
       *[stopped] 中止
    }
technician-step = { $step ->
        [selected] アプリケーション選択
        [identified] トークン読み取り
        [counter] 残り回数の確認
        [verify-sent] 暗証番号の送信
        [pin-accepted] 暗証番号の照合成功
        [certificate] 証明書の読み取り
        [complete] 署名の読み取り
       *[proof] 証明の判定
    }
technician-trace = 命令: 最初の命令からのミリ秒、所要ミリ秒、命令、送信・受信バイト数、状態
technician-no-trace = 命令の記録はありません(リーダーが戻らなかったか、何も送っていません)。
technician-status = { $status ->
        [ok] 正常
        [more-data] 続きのデータあり
        [wrong-le] 別の長さを要求
        [tries-left] 残り回数
        [verification-failed] 照合失敗
        [end-of-file] ファイルの終わり
        [wrong-length] 長さの誤り
        [not-satisfied] 暗証番号かウォレット認証が必要
        [blocked] ロック中
        [not-found] 見つからない
        [conditions] 今は使えない
        [outside-file] ファイルの範囲外
        [no-diagnosis] 原因の説明なし
       *[other] 未知の状態
    }
technician-no-answer = 応答なし

# 試し読み
technician-test-needs-maintenance = 試し読みは点検中だけできます。4を押して点検を始めてください。
technician-test-explained = 置かれたものを暗証番号なしで読みます。残り回数は減らず、患者さんの手続きにもなりません。
technician-test-empty = リーダーに何も置かれていません。スマートフォンをかざしてください。
technician-test-read = { $reader } に置かれたものを読む
technician-test-running = 読み取り中です。動かさないでください。
technician-test-result = 最後の試し読み:
technician-no-test-yet = この画面を開いてから、試し読みはしていません。

# 点検
technician-maintenance = { $state ->
        [off] 点検を始める(患者さんの画面でお知らせします)
        [awaited] 手続きをここで終わらせて点検を始める
        [cancel] 点検を取りやめる
       *[on] 点検を終える(患者さんが使えるようになります)
    }
technician-maintenance-awaited = 患者さんの手続き中です。終わると自動で点検に入ります。
technician-restart-reader = { $reader } を起動し直す
technician-reconnect = PC/SCサービスに接続し直す
technician-done = 実行しました: { $what }

# 設定
technician-versions = 各部のバージョン:
technician-version-unknown = 確認できません
technician-origin = { $origin ->
        [default] 既定値
       *[command-line] コマンドライン
    }
technician-not-set = (指定なし)

# 自己診断
technician-run-checks = 自己診断をやり直す
technician-checks-run = 自己診断を行っています。数秒かかることがあります。

# 手引き
technician-search = 検索: { $query }
technician-filter = 絞り込み: { $query }
technician-nothing-found = 見つかりません。Escですべてを表示します。

# 終了
technician-leave = { $program ->
        [yes] プログラムを終える
       *[no] 患者さんの画面へ戻る
    }
technician-elsewhere = この端末の患者さんの手続きは { technician-program } が行っています。この画面は見るだけで、読み取りはしません。
technician-why-closed = { $why ->
        [system] 見るだけの理由: このシステムでは、この画面から接続できません。
        [folder] 見るだけの理由: HOMEが設定されていないため、接続に使うフォルダーがありません。
        [full] 見るだけの理由: 接続できる数の技術者画面が、すでに開いています。どれかを閉じてください。
        [silent] 見るだけの理由: そのプログラムが応答しません。止まっているおそれがあります。いったん終了させて、起動し直してください。
        [error] 見るだけの理由: そのプログラムのソケットに接続できません({ $error })。自己診断もご覧ください。
       *[closed] 見るだけの理由: そのプログラムのソケットが見つかりません。起動中か終了中でなければ、自己診断(6の画面)と、そのプログラムの標準エラー出力をご確認ください。
    }
technician-waits = この端末の患者さんの手続きは { technician-program } が行っています。このプログラムは待機中で、そちらが終わると自動で引き継ぎます。
technician-regardless = この端末の患者さんの手続きは { technician-program } が行っているはずですが、--own-readers の指定により、この画面もカードリーダーを使っています。同じスマートフォンを両方が読み取るおそれがあります。
technician-joined = 患者さんの手続きを行っている { technician-program } につながっています。ここでの操作は、そちらで行われます。
technician-gone = { technician-program } は終了しました。この画面では、これ以上のことはわかりません。いったん終了して、開き直してください。
technician-elsewhere-of-user = この端末の患者さんの手続きは、ユーザー { $user } の { technician-program } が行っています。この画面は見るだけで、読み取りはしません。操作するには、そのユーザーで開いてください: sudo -iu { $user } kazasu tui --technician
technician-yielded = { technician-program } が患者さんの手続きを始めたため、この画面はカードリーダーを手放しました。操作するには、いったん終了して、開き直してください。
