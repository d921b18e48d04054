# 窓口の画面(kazasu desk)

page-label = { $label ->
        [title] Kazasu 窓口
        [demo] デモ
        [log-in] ログイン
        [log-out] ログアウト
        [user] ユーザー名
        [password] パスワード
        [language] 言語
        [calls] 呼び出し
        [alarms] 注意
        [visits] 来院中の方
        [terminals] 端末
        [no-visits] 対応待ちの方はいません。
        [no-terminals] 端末がまだありません。kazasu desk enrol で登録番号を出してください。
        [number] 確認番号
        [terminal] 端末名
        [since] 読み取り
        [phone] スマートフォン
        [consent] 情報提供の同意
        [prescription] 処方箋
        [state] 状態
        [heard] 最後の応答
        [queue] 未送信
        [version] バージョン
        [certificate] 証明書の期限
        [come] 向かいます
        [nobody] いまは行けません
        [done] 対応済みにする
        [undo] 元に戻す
        [settle] 確認しました
        [not-connected] 窓口未接続時
        [not-live] 更新が止まっています。つながるまで、この画面の内容は古いままです。
        [renew] 更新を認める
        [renewal-pending] 期限切れの証明書の更新を待っています
        [restored] バックアップから戻したあとです。端末の一覧を確認するまで、新しい読み取りは届きません。
        [confirm-terminals] 端末の一覧を確認しました
        [is-done] 対応済み
        [eligibility] 資格
        [asking] 照会中
        [eligibility-none] 資格は自動では照会していません。これまでどおり窓口で確認してください。
        [lost] 失われた記録
        [end-call] 終わりました
        [strike] この端末を取り消す
       *[store-failed] 記録を読み込めません。管理者へお知らせください。
    }

page-ago = { $unit ->
        [now] たった今
        [minutes] { $count }分前
       *[hours] { $count }時間前
    }
page-day = { $year }年{ $month }月{ $day }日

page-wrong-login = ユーザー名かパスワードが違います。
page-login-wait = 続けて間違えたため、{ $seconds }秒後にもう一度お試しください。

page-phone = { $phone ->
        [android] Android(暗証番号)
       *[iphone] iPhone(顔または指)
    }
page-proved = { $checked ->
        [yes] { page-phone } 証明書を確認・失効なし
       *[no] { page-phone } 証明書を確認(失効は未照会)
    }
page-refused = 証明できません: { $reason ->
        [expired] 証明書の有効期限が切れています。ほかの方法で資格を確認してください。
        [not_yet_valid] 証明書がまだ有効ではありません。端末の日時を確かめてください。
        [revoked] 証明書が失効しています。ほかの方法で資格を確認してください。
        [untrusted] 発行元を確認できない証明書です。ほかの方法で資格を確認してください。
        [wrong_purpose] 利用者証明用ではない証明書です。ほかの方法で資格を確認してください。
        [physical_card] 実物のカードの証明書です。カードリーダーへご案内ください。
        [bad_signature] 署名が合いません。本人の端末か、窓口で確かめてください。
        [malformed] 証明書を読み取れません。ほかの方法で資格を確認してください。
        [revocation_unknown] 失効していないことを確認できません。失効リストを確かめてください。
        [before_service_start] スマートフォンの利用開始日より前です。
        [challenge] この端末での読み取りと確認できません。もう一度かざしてもらってください。
       *[nonce_used] ほかの読み取りの使い回しの疑いがあります。もう一度かざしてもらってください。
    }
page-verdict-differs = 読み取り時と受信時で判定が違います

page-ending = { $ending ->
        [open] 操作中
        [complete] 完了
        [left] 同意の途中で終了
        [cancelled] 患者さんが中止
        [restarted] 端末の再起動で終了
       *[refused] 証明できず終了
    }
page-silent = 端末からの続きがありません(10分以上)

page-item = { $item ->
        [diagnosis] 診療
        [medication] お薬
        [checkup] 健診
        [surgery] 手術
        [specified_disease] 特定疾病
       *[limit] 限度額
    }
page-answer = { $answer ->
        [given] 同意あり
        [refused] 同意しない
        [unanswered] 答えなし
       *[not_asked] 聞いていない
    }
page-prescription = { $form ->
        [electronic] 電子処方箋
       *[paper] 紙の処方箋
    }
page-certificate-ends = スマートフォンの証明書が{ $year }年{ $month }月{ $day }日に切れます
page-conflicts = 同じ番号で内容の違う送信が{ $count }件ありました

page-done-by = 対応済み({ $name }、{ $hour }:{ $minute })
page-coming-by = { $name }さんが向かっています

page-call = { $cause ->
        [called] 患者さんが呼んでいます
        [needs_help] 何度かうまくいかず、窓口へご案内しました
        [reader_kept] ほかのプログラムがカードリーダーを使っています
       *[left_on_reader] カードリーダーに置き忘れがあります
    }

page-terminal-state = { $state ->
        [ready] 待機中
        [visit] 患者さんが操作中
        [maintenance] 点検中
        [out_of_service] 利用できません
        [silent] 応答がありません
        [never] まだ一度もつながっていません
        [gated] 新しい読み取りを止めています
       *[revoked] 登録を取り消しました
    }
page-queue = { $waiting ->
        [0] なし
       *[other] { $waiting }件
    }{ $aside ->
        [0] {""}
       *[other] { " " }(受け取れないもの { $aside }件)
    }
page-gate = { $reason ->
        [outdated] 必要なバージョンより古いため
        [clock] 端末と窓口の時計が合わないため
       *[not_started] スマートフォンの利用開始日より前のため
    }

page-alarm = { $alarm ->
        [clone] { $terminal }: 同じ証明書を2台が使っています。複製された疑いがあります。
        [other_bytes] { $terminal }: 受け取り済みの記録と違う内容が届きました。
        [other_terminal] { $terminal }: ほかの端末の記録を送ってきました。
        [code_burnt] 登録番号を5回続けて間違えたため、その番号は使えなくしました。
        [nonce_used] { $terminal }: 読み取りの使い回しの疑いがあります。
       *[visits_lost] { $terminal }: バックアップに含まれない記録があります。
    }
page-backup-late = バックアップが{ $hours }時間ありません。管理者へお知らせください。
page-desk-clock = ほとんどの端末の時計と{ $minutes }分ずれています。このコンピューターの時計が{ $direction ->
        [behind] 遅れて
       *[ahead] 進んで
    }いるため、時計を合わせてください。
page-eligibility = { $standing ->
        [valid] 資格あり
        [lapsed] 資格は終了しています。窓口で確認してください。
       *[not_found] 資格が見つかりません。窓口で確認してください。
    }
page-share = 負担割合 { $tenths }割
page-answer-from = 回答: { $source }、{ $hour }:{ $minute }
page-lost = { $year }年{ $month }月{ $day }日 { $hour }:{ $minute } { $version ->
        [evidence] 読み取りの記録
       *[whole] 同意までの記録
    }
