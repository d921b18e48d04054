# 技術者画面: この端末の窓口と、窓口への送信待ち

# 窓口への送信待ち
technician-queue-counts = { $waiting ->
        [0] 窓口への送信待ちはありません
       *[other] 窓口への送信待ち{ $waiting }件
    }{ $set_aside ->
        [0] 。
       *[other] 、窓口が受け取らない保留{ $set_aside }件。
    }
technician-queue = { $state ->
        [opening] 送信待ちデータを開いています。
        [keeps] 手続きの結果は、窓口に届くまでこの端末で保管します。
        [waiting] 送信待ちの分は暗号化してこのディスクにあり、窓口につながり次第、自動で送ります。
        [set_aside] 保留の分は、横に示した理由で窓口が受け取りません。このディスクに残り、ほかの送信は止まりません。手続きの番号を窓口サーバーの担当の方に伝え、両方のプログラムの更新を確かめ、原因がなくなったら送り直してください。
        [elsewhere] 別の窓口あての分は、今の窓口に登録する前のものです。ほかの窓口には送りません。その窓口に登録し直すと、また送信待ちになります。
        [again] 窓口が受け取らなかった分を送り直す
        [sending] 送信待ちに戻しました。窓口につながり次第、送ります。
        [outbox_in_use] 読み取り停止中: 別のプログラムが送信待ちデータを使っています。
        [outbox_not_allowed] 読み取り停止中: 送信待ちデータに書き込めないか、ほかの利用者も読み書きできます。
        [outbox_full] 読み取り停止中: ディスクに空きがありません。
        [outbox_disk] 読み取り停止中: ディスクの読み書きに失敗しています。
        [outbox_foreign] 読み取り停止中: 送信待ちデータの場所に別のファイルがあります。
        [outbox_corrupt] 読み取り停止中: 送信待ちデータが壊れています。読める分は送ります。
        [outbox_newer] 読み取り停止中: 送信待ちデータは新しい版のプログラムのものです。
        [outbox_key_lost] 読み取り停止中: 送信待ちデータの鍵ファイルがありません。
        [outbox_key_wrong] 読み取り停止中: 送信待ちデータの鍵ファイルが別のものです。
       *[none] この端末には窓口サーバーがないため、送信待ちはありません。
    }
technician-refusal = { $why ->
        [bad_request] 窓口が読み取れない形式
        [conflict] 窓口に同じ手続きの別の内容がある
        [too_large] 窓口が受け取れる大きさを超えている
        [unprocessable] 形式は読めるが、窓口が受け取れない内容
       *[other] その他({ $why })
    }

# 端末と窓口の間で起きたこと(kazasu doctor でも使う)
desk-trouble = { $why ->
        [refused_connection] このアドレスとポートでは何も動いていません
        [not_reached] アドレスに届きません(名前、ネットワーク、または電源)
        [not_the_desk] 別の相手が応答しています(この窓口の証明書ではありません)
        [no_tls] 応答しているのは、端末用の窓口ではありません
        [cut] 応答の途中で接続が切れます
        [too_slow] 応答が時間内に来ません
        [garbage] 応答が決められた形ではありません
        [revoked] 窓口がこの端末の登録を取り消しました
        [unknown_terminal] 窓口がこの端末を知りません(窓口のデータが作り直されたか、別の窓口です)
        [certificate_missing] 窓口にこの端末の証明書が届いていません
        [certificate_expired] この端末の証明書の期限が切れています
        [renewal_pending] この端末の証明書の期限が切れていて、窓口で管理者の許可が必要です
        [busy] 窓口が混み合っています
        [store_failed] 窓口がデータを書き込めません
        [restored] 窓口が復元され、窓口で管理者による端末の確認が必要です
        [too_many] 窓口への問い合わせが多すぎます
       *[other] 窓口の返事: { $why }
    }
desk-gate = { $why ->
        [outdated] { $part } の版は { $have } ですが、窓口は { $need } 以上を求めています
        [clock] この端末と窓口の時計が5分以上ずれています
       *[not_started] 窓口では { $need } から使えます
    }

# この端末の窓口
technician-desk-state = { $state ->
        [none] この端末は窓口に登録されていません。手続きの結果は引き渡されません。
        [unusable] 窓口への登録情報が読めないか正しくないため、何も送られません。もう一度登録してください。
        [looking] 確かめています。
        [answers] 窓口とつながっています。
        [away] 窓口とつながっていません。終わった手続きは保管され、つながれば送られます。
        [gated] 窓口が、この端末の新しい手続きを止めています。
        [refused] 窓口が、この端末とやり取りしません。
        [certificate] 窓口に対するこの端末の証明書の期限が切れています。
        [demo] デモには窓口がありません。
       *[unknown] 患者さんの手続きを行うプログラムから、まだ状態が知らされていません。
    }
technician-desk-field = { $field ->
        [name] 窓口での名前
        [letter] 番号の文字
        [address] アドレス
        [enrolled] 登録時のアドレス
        [id] 窓口ID
        [certificate] 証明書の期限
        [connected] 接続中
        [away] 切断中
        [why] 理由
        [gate] 制限
        [clock] 時計
        [receipt] 最後の受領
        [store] 窓口のデータ
        [missing] 窓口側で失われた件数
        [questions] 窓口からの設定: 質問
        [desk] 窓口からの設定: 窓口の呼び名
        [revision] 窓口からの設定: 版
       *[at] この状態の時刻
    }
technician-desk-value = { $value ->
        [none] なし
        [unknown] 不明
        [same] 窓口と同じ
        [ahead] 窓口より{ $count }秒進んでいます
        [behind] 窓口より{ $count }秒遅れています
        [never] まだありません
        [bundled] まとめて: { $words }
        [items] 1つずつ: { $words }
       *[prescription] { $words }、処方箋
    }
technician-desk-store = { $generation }、受領番号 { $sequence }
technician-enrol-action = { $has ->
        [yes] 登録し直す、または別の窓口に登録する
       *[no] この端末を窓口に登録する
    }

# 窓口への登録
technician-enrol-title = 窓口への登録
technician-enrol-explained = 窓口のパソコンで kazasu desk enrol --name 名前 を実行すると(または窓口の画面で)、10分間使える24桁の番号が出ます。
technician-enrol-before = この端末は今、窓口({ $address })に「{ $name }」として登録されています。登録し直すと置き換わります。
technician-enrol-field = { $field ->
        [address] 窓口のアドレス(ポートを書かなければ8443)
       *[code] 窓口に表示された24桁の番号
    }
technician-enrol-keys = { $state ->
        [address] Enter: 次へ。 Esc: やめる。
        [code] Enter: 登録する。 Tab: 番号を表示する・隠す。 Esc: アドレスに戻る。
        [running] お待ちください。数秒かかります。
        [failed] Enter: もう一度。 Esc: 戻る。
        [waiting] y: それでもそちらに登録する。 Esc: そのままにする。
       *[done] Enter: 窓口の画面へ。
    }
technician-enrol-fault = { $fault ->
        [address] アドレスとして読めません。機械の名前か番号を書いてください(8443以外のポートは :ポート を付けます)。
       *[check] 番号のどこかが違っています。4桁ずつ、窓口の表示と見比べてください(Tabで表示します)。
    }
technician-enrol-step = { $step ->
        [calling] 窓口を呼び出しています。
        [proving] 窓口が番号を知っているか確かめています。
        [asking] 本物の窓口でした。証明書を求めています。
       *[keeping] 証明書を保管しています。
    }
technician-enrol-done = この端末は、窓口({ $address })に「{ $name }」として登録されました。{ $letter ->
        [none] {""}
       *[other] 確認番号は { $letter } で始まります。
    }患者さんの手続きを行うプログラムは、手続き中でなければ数秒で切り替わります。
technician-enrol-failed = { $why ->
        [desk_not_reached] { $address } から応答がありません。窓口が動いているか、アドレスと端末用のポートが合っているか、ネットワークが通っているか確かめてください。
        [no_desk] { $address } で応答しているのは、端末用の窓口ではありません。窓口の画面のではなく、端末用のアドレスとポートを使ってください。
        [desk_cut] { $address } との接続が途中で切れました。もう一度試してください(番号はまだ使えます)。
        [desk_not_proved] 相手がこの番号を知っていることを確かめられませんでした。番号を1桁ずつ、アドレスも見比べてください。番号は10分間だけ使えます。どちらも合っていれば、別の誰かが窓口になりすましています。先へ進まず、ネットワークの担当の方に伝えてください。
        [code_refused] 窓口がこの番号を認めません(期限切れなど)。新しい番号を出してもらってください。
        [code_used] この番号はもう使われています。新しい番号を出してもらってください。ここで使った覚えがなければ、窓口の担当の方に伝えてください。
        [too_many] 問い合わせが多すぎます。1分待ってから、もう一度試してください。
        [desk_fault] 窓口側の問題で、今は登録できません({ $detail })。窓口を確かめてから、もう一度試してください(番号はまだ使えます)。
        [desk_unsound] 窓口の返事が正しくありません。窓口の版がこの端末より新しくないか確かめてください。
        [identity_not_kept] 証明書をこのディスクに保管できません: { $detail }
        [not_run] この端末では実行できませんでした(スレッドを作れません)。
       *[other] システムの理由でできません: { $detail }
    }
technician-enrol-waiting = { $count ->
        [unknown] 窓口({ $address })への送信待ちの件数がわかりません。今回は別の窓口です。
       *[other] 窓口({ $address })への送信待ちが{ $count }件あります。今回は別の窓口です。
    }ほかの窓口には送られず、このディスクに残ります。その窓口に登録し直すと、また送信待ちになります。先に送り終えることをお勧めします。
