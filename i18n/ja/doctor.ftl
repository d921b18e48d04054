# kazasu doctor と技術者の画面: 点検で分かったこと
# どれも文の一部: 何が分かったか; .seen どこで分かったか; .next 次にすること

doctor-ready = { $warnings ->
        [0] 患者さんをご案内できます。
       *[other] 患者さんをご案内できます。確かめるところが{ $warnings }か所あります。
    }
doctor-unchecked = スマートフォンは読み取れますが、設定どおりに失効を確認できていません: { $cause }({ $seen })。{ $next }。
doctor-not-ready = まだ患者さんをご案内できません: { $cause }({ $seen })。{ $next }。
doctor-further = ほかに{ $problems }か所、直すところがあります。

part-name = { $part ->
        [pcsc_lite] PC/SCサービス(pcsc-lite)
        [ccid] USBリーダーのドライバー(CCID)
       *[kazasu] Kazasu本体
    }

check-service = PC/SCサービスは動いています
check-service-down = PC/SCサービスが動いていません
    .seen = つなごうとすると、すぐに断られます
    .next = PC/SCサービスを起動してください(Debian: systemctl start pcscd.socket)
check-readers-not-built = このプログラムではリーダーを使えません
    .seen = reader機能なしで作られています
    .next = スマートフォンを読み取る端末には、通常のプログラムを入れてください
check-service-refused = PC/SCサービスがこのユーザーの利用を許していません
    .seen = 動いていますが、このユーザーからの接続またはリーダーの使用を断ります
    .next = このプログラムのユーザーに利用を許可してください(polkitのorg.debian.pcsc-lite.access_pcscとaccess_card、またはソケットの権限。Debian: /run/pcscd/pcscd.comm)
check-service-incompatible = PC/SCサービスとPC/SCライブラリーの版が合っていません
    .seen = サービスのソケットに相手はいますが、通信の版が合いません
    .next = pcscdとlibpcsclite を同じ版にそろえてください。PCSCLITE_CSOCK_NAMEを設定している場合は、pcscdのソケットを指しているか確かめてください
check-service-silent = PC/SCサービスが答えません
    .seen = リーダーの一覧を尋ねて{ $seconds }秒待っても返事がありません
    .next = リーダーの上のものを取ってから、再起動してください(Debian: systemctl restart pcscd)
check-readers = 使えるカードリーダー: { $count }台
check-no-reader = カードリーダーがつながっていません
    .seen = PC/SCサービスの一覧にありません
    .next = リーダーを差し込むか、ケーブルを確かめてください
check-other-readers = 設定したカードリーダーがつながっていません
    .seen = 設定: { $wanted } / 接続中: { $there }
    .next = 設定したリーダーを差し込むか、接続中のものを reader.names に書いてください
check-reader = カードリーダー { $name }
check-self-test = 仮想スマートフォンを読み取り、確認できました
check-self-test-failed = 仮想スマートフォンを読み取れません
    .seen = リーダーを使わずにプログラムの中で読み取りましたが、確認できませんでした
    .next = このプログラムを入れ直し、それでも直らなければバージョンを添えて知らせてください
check-self-test-not-built = 仮想スマートフォンの読み取りは行いません(このプログラムには入っていません)
    .seen = demo機能なしで作られています
    .next = 自己診断が必要なら、通常のプログラムを入れてください
check-anchor = 信頼する認証局 { $name }({ date }まで)
check-anchor-ends-soon = 信頼する認証局 { $name } は { date } で終わります
    .seen = 証明書の最終日まであと{ $days }日です
    .next = 新しい版のKazasuを入れるか、次の認証局を trust.anchors に加えてください
check-anchor-ended = 信頼する認証局 { $name } は { date } で終わりました
    .seen = 証明書の最終日を過ぎています
    .next = trust.anchors から外し、今の認証局が入っているか確かめてください
check-anchor-not-yet = 信頼する認証局 { $name } は { date } に始まります
    .seen = 証明書の開始日がまだ来ていません
    .next = 端末の時計が合っているか確かめてください
check-revocation-off = 失効は確認しない設定です
check-revocation = 失効を一覧{ $lists }件で確認します
check-no-list = 失効を確認する設定ですが、一覧がありません
    .seen = trust.crls に何も書かれていません
    .next = trust.crls に一覧のファイルを書いてください
check-no-usable-list = 失効を確認する設定ですが、使える一覧がなく、確認できていません
    .seen = trust.crls の一覧{ $lists }件のうち、使えるものがありません
    .next = 一覧ごとの説明を見てください
check-anchor-without-list = 信頼する認証局 { $name } のスマートフォンは失効を確認できません
    .seen = この認証局が署名した、期限内の一覧が trust.crls にありません
    .next = この認証局の一覧を trust.crls に加えるか、trust.anchors から外してください
span = { $unit ->
        [minutes] { $count }分
        [hours] { $count }時間
       *[days] { $count }日
    }
check-list = 失効の一覧 { $name }({ span }前のもの、次の予定は{ date })
check-list-ends-soon = 失効の一覧 { $name } はあと{ span }で期限が切れます
    .seen = 次の一覧の予定日は{ date }です
    .next = 最新の一覧を取り寄せ、置き換えてください
check-list-outdated = 失効の一覧 { $name } が古くなっています(載っているものは失効としますが、ほかは確認できません)
    .seen = 次の一覧の予定日{ date }から{ span }過ぎています
    .next = 最新の一覧を取り寄せ、置き換えてください
check-list-undated = 失効の一覧 { $name } に期限がありません(載っているものは失効としますが、ほかは確認できません)
    .seen = { span }前のもので、次の予定日が書かれていません
    .next = 次の予定日(nextUpdate)のある一覧を取り寄せてください
check-list-not-yet = 失効の一覧 { $name } はまだ始まっていません
    .seen = { span }後の{ date }に始まります
    .next = 端末の時計が合っているか、今の一覧かどうか確かめてください
check-list-useless = 失効の一覧 { $name } は使われていません
    .seen = { $why ->
        [other_issuer] trust.anchors にない認証局の一覧です
        [anchor_may_not_sign] 信頼する認証局の証明書が、一覧への署名を認めていません
        [unsupported_algorithm] 対応していない方式で署名されています({ $oid })
        [not_signed_by_anchor] trust.anchors のどの鍵の署名でもありません(認証局の別の世代のものか、偽物です)
        [anchor_outside_its_time] 署名した認証局が、自身の有効期間の外にあります
        [delta] 変更分だけの一覧(delta CRL)です
        [unknown_critical_extension] 必須の拡張 { $oid } に対応していません
        [indirect] ほかの認証局の分も載る間接の一覧です
        [ca_certificates_only] 認証局の証明書だけの一覧です
        [attribute_certificates_only] 属性証明書だけの一覧です
        [some_reasons_only] 一部の失効理由だけの一覧です
       *[other] { $why }
    }
    .next = スマートフォンの証明書を発行する認証局の完全な一覧を取り寄せるか、その認証局を trust.anchors に加えてください
check-trust-file = ファイル { $name } は、今のままでは取り込めません
    .seen = 理由: { $error }
    .next = ファイル全体を置き直してください(別の名前で書いてから名前を変えます)。動いているプログラムは前のものを使い続けますが、次の起動はできません
check-clock = 今日の日付は{ date }です
check-clock-wrong = 端末の時計が合っていません
    .seen = { date }になっていますが、そのはずがありません
    .next = 時計を合わせ(Debian: timedatectl set-time)、NTPで保ってください
check-clock-kept = 時計は自動で合わせています
    .seen = { $by }によります
check-clock-not-kept = 時計が自動で合わせられていません
    .seen = { $by }によります
    .next = NTPを有効にし(Debian: timedatectl set-ntp true)、時刻サーバーに届くか確かめてください
check-clock-unknown = 時計が自動で合わせられているか分かりません
    .seen = systemdもchronyも答えません
    .next = ときどき別の時計と比べるか、NTPで保つようにしてください
check-disk = 空き { $mebibytes } MiB({ $folder }がある場所)
check-disk-full = ディスクの空きがわずかです
    .seen = { $folder } の空きは { $mebibytes } MiB で、{ $least } MiB 必要です
    .next = 空きを作ってください
check-disk-unknown = { $folder } の空きが分かりません
    .seen = 理由: { $error }
    .next = ディスクを確かめてください
check-folder = { $folder } に書き込めます
check-folder-closed = { $folder } に書き込めません
    .seen = 理由: { $error }
    .next = Kazasuを動かす利用者が書き込めるようにしてください
check-no-folder = 記録を置く場所がありません
    .seen = この利用者のホームフォルダーがありません
    .next = ホームフォルダーのある利用者で動かしてください
check-audit = 監査ログは書かれたままです(記録{ $records }件)
check-audit-not-intact = 監査ログが書かれたときと違います
    .seen = { $folder } に、変更・削除・追加が{ $findings }か所あります
    .next = kazasu logs verify で場所を調べ、kazasu logs --out FILE で写しを残してください
check-audit-closed = 監査ログを読めません
    .seen = 理由: { $error }
    .next = Kazasuを動かす利用者が { $folder } を読めるようにしてください
check-outbox = { $waiting ->
        [0] 手続きの結果は保管され、窓口への送信待ちはありません
       *[other] 手続きの結果は保管され、窓口への送信待ちが{ $waiting }件あります
    }
check-outbox-waiting = 窓口への送信待ちが{ $waiting }件あり、最も古いものは{ span }たっています
    .seen = 暗号化してこのディスクにあり、窓口がまだ受け取っていません
    .next = 窓口のサーバーが動いていて、つながるかどうか確かめてください(つながれば自動で送ります)
check-outbox-set-aside = 窓口が受け取らない手続きが{ $refused }件あります
    .seen = このディスクに残っていて、ほかの送信は止まりません
    .next = 技術者画面の「送信待ち」で番号と理由を見て、窓口サーバーの担当の方に伝え、そこから送り直してください
check-outbox-elsewhere = 前に登録していた窓口あての手続きが{ $count }件残っています
    .seen = このディスクに残っていて、ほかの窓口には送りません
    .next = その窓口で患者さんを確認してください(この端末をその窓口に登録し直すと、また送信待ちになります)
check-outbox-slow = ディスクの書き込みが遅く、患者さんをお待たせします
    .seen = 1件の書き込みに{ $milliseconds }ミリ秒かかりました
    .next = ほかに書き込むプログラムを調べるか、outbox.folder を別のディスクにしてください
check-outbox-in-use = 別のプログラムが送信待ちデータを使っていて、状態がわかりません
    .seen = 排他のロックがかかっています
    .next = 数秒後にもう一度実行してください
check-outbox-down = 手続きの結果を保管できないため、新しい読み取りを止めています
    .seen = 理由: { $why }
    .next = { $cause ->
        [outbox_in_use] もう一方のプログラムを終了するか、outbox.folder をそれぞれ別に設定してください
        [outbox_not_allowed] フォルダーと中のファイルを、Kazasuを動かす利用者だけのものにしてください
        [outbox_full] 空きを作ってください(その後は自動で再開します)
        [outbox_disk] ディスクとシステムのログをご確認ください
        [outbox_foreign] そのファイルをどけるか、outbox.folder に別のフォルダーを設定してください
        [outbox_corrupt] 何も消さないでください。送信待ちがなくなったら、フォルダーごと移して保管し、サポートに渡してください
        [outbox_newer] Kazasuを更新してください
        [outbox_key_lost] 鍵ファイルを控えから戻してください。何も消さないでください
       *[outbox_key_wrong] 正しい鍵ファイルに戻してください。何も消さないでください
    }
check-attach = 技術者画面から、患者さんの手続きを行うプログラムを操作できます
check-attach-closed = 技術者画面から、患者さんの手続きを行うプログラムを操作できません(見るだけになります)
    .seen = ソケットを作れません: { $error }
    .next = kazasuと技術者の両方で、XDG_STATE_HOMEかXDG_RUNTIME_DIRを、この利用者だけが使えるローカルディスクのフォルダーに設定してください
check-neighbour = ユーザー { $user } のプログラムが、患者さんの手続きを行っていると名乗っています。設定にない利用者のため、無視しています
    .seen = プログラム名: { $program }
    .next = 同じカードリーダーを使うkazasuであれば、[technician]のusersに { $user } を加えてください。そうでなければ、その利用者に終了を依頼してください
check-user-unknown = [technician]のusersにある { $user } という利用者は、この端末にいません
    .seen = /etc/passwdにその名前がありません
    .next = 名前を直すか、利用者の番号を書いてください
check-configuration = 設定 { $path }
check-configuration-defaults = 設定ファイルはなく、既定のまま動いています
check-configuration-open = 設定をこの端末のだれでも書き換えられます
    .seen = { $path } かそのフォルダーが、全員に書き込みを許しています
    .next = 全員の書き込みを外してください(chmod o-w)
check-memory = プログラムのメモリーは、コアダンプにも同じ利用者のほかのプログラムにも見えません
check-memory-open = { $gap ->
        [core] 異常終了のとき、プログラムのメモリーがファイルに書き出されるおそれがあります
       *[readable] 同じ利用者のほかのプログラムが、プログラムのメモリーを読めます
    }
    .seen = { $gap ->
        [core] コアダンプの上限(RLIMIT_CORE)を設定できませんでした
       *[readable] PR_SET_DUMPABLEを設定できませんでした
    }
    .next = デバッガーを使わずに起動し、setrlimitとprctlを禁じていない環境で動かしてください
check-memory-unknown = ほかからプログラムのメモリーを読めるかどうかは分かりません
    .seen = このシステムでは確かめられません
    .next = この利用者をほかの用途に使わず、クラッシュダンプを残さないようにしてください
check-display = 画面 { $name }: { $width } × { $height } 画素
check-diagonal-configured = 画面の対角: { $inches } インチ(設定 screen.diagonal)
check-diagonal = 画面の対角: { $inches } インチ({ $name } の { $by } による)
check-diagonal-usual = 画面の対角: 検出できません。{ $inches ->
        [unknown] 画素数から推定します
       *[other] 画素数から { $inches } インチと推定します
    }(screen.diagonal で設定できます)
check-display-of-unknown-size = 画面 { $name } は使えます
    .seen = 大きさは分かりません
check-display-small = 画面が小さすぎます
    .seen = { $name } は { $width } × { $height } 画素で、800 × 480 以上必要です
    .next = 大きい画面を使うか、kazasu tui を使ってください
check-display-silent = 画面が答えません
    .seen = { $name }: 理由: { $error }
    .next = 画面のサーバーを起動するか、DISPLAY と WAYLAND_DISPLAY を外してください
check-display-lacks = Xサーバーに拡張 { $extension } がありません
    .seen = { $name } は答えますが、この拡張を知りません
    .next = この拡張を入れて起動するか、kazasu tui を使ってください
check-display-passed-over = Waylandサーバーが答えないため、タッチ画面はXサーバーに開きます
    .seen = WAYLAND_DISPLAY は { $name } です。理由: { $error }
    .next = 起動するか、WAYLAND_DISPLAY を外してください
check-scale-too-large = screen.scale がこの画面には大きすぎます
    .seen = 設定は { $scale } ですが、{ $drawn } で表示します
    .next = screen.scale を小さくするか、画素の多い画面を使ってください
check-no-display = ここには画面がありません
    .seen = DISPLAY も WAYLAND_DISPLAY も設定されていません
    .next = タッチ画面と同じ環境でこの点検を行うか、kazasu tui を使ってください
check-display-not-built = タッチ画面なしのプログラムです。端末画面でご案内します
check-sound = 音を出せます
check-no-sound = 音を出す装置がありません
    .seen = 音声の装置が見つかりません
    .next = スピーカーをつなぐか、sound.volume = 0 にしてください
check-sound-off = 音は出さない設定です
check-sound-not-built = 音なしのプログラムです
check-desk-unusable = 窓口への登録情報が使えないため、何も送られません
    .seen = 理由: { $error }
    .next = この端末をもう一度登録してください:kazasu enrol アドレス --again
check-desk = この端末は窓口({ $address })に「{ $name }」として登録されています
    .seen = 接続の状態は、まだ分かっていません
    .next = kazasu touch か kazasu tui を起動してから、もう一度確かめてください
check-desk-answers = 窓口({ $address })と{ span }前からつながっています。この端末は「{ $name }」です
check-desk-away = 窓口({ $address })と{ span }前からつながっていません
    .seen = 理由: { desk-trouble }
    .next = 窓口のサーバーが動いていて、つながるかどうか確かめてください(終わった手続きは保管され、つながれば送られます)
check-desk-gate = 窓口({ $address })は、この端末の新しい手続きを止めています
    .seen = 理由: { desk-gate }
    .next = { $why ->
        [clock] 端末と窓口の時計を合わせてください
        [outdated] 窓口が求める版を入れてください
       *[other] その日を待つか、窓口の設定を担当の方に確かめてもらってください
    }
check-desk-refused = 窓口({ $address })が、この端末とやり取りしません
    .seen = 理由: { desk-trouble }
    .next = { $why ->
        [revoked] 窓口の管理者に確かめ、使う場合は登録し直してください:kazasu enrol アドレス --again
        [unknown_terminal] アドレスを確かめてから、この端末をその窓口に登録してください:kazasu enrol アドレス --again
        [certificate_missing] この端末を窓口に登録してください:kazasu enrol アドレス --again
       *[other] 窓口の画面でこの端末の状態を確かめてください
    }
check-desk-certificate = 窓口に対するこの端末の証明書は{ date }まで有効で、自動で更新されます
check-desk-certificate-ended = 窓口に対するこの端末の証明書は{ date }に切れました
    .seen = 長く電源が入っていなかったため、更新できませんでした
    .next = 窓口の管理者に更新を許可してもらうか、登録し直してください
check-desk-receipt = 窓口が最後に受け取りを確かめたのは{ span }前です
check-desk-lost = 窓口が受け取ったはずの記録が{ $count }件、窓口から失われています
    .seen = この端末に受け取りの控えがある記録が、窓口の保管庫にありません(復元したもの、または複製の可能性があります)
    .next = 窓口の管理者に知らせてください(窓口の画面にも出ています)
check-desk-clock = { $behind ->
        [yes] この端末の時計は、窓口より{ $seconds }秒遅れています
       *[no] この端末の時計は、窓口より{ $seconds }秒進んでいます
    }
    .seen = 5分以上ずれると、窓口は新しい手続きを受け付けません
    .next = 間違っている時計を合わせ、自動で合うようにしてください(NTP)
check-no-desk = この端末は窓口に登録されていないため、手続きの結果は引き渡されません
    .seen = 登録されていません
    .next = 登録するか(kazasu enrol アドレス、または技術者画面の「窓口」)、これまでどおり窓口で患者さんを確認してください
check-version = { part-name }: { $version }
check-version-old = { part-name }が古くなっています
    .seen = { $version } が入っていますが、設定では { $minimum } 以上です
    .next = 更新するか、設定の下限を下げてください
check-version-unknown = { part-name }の版が分かりません
    .seen = 通常の場所に見つかりません
    .next = 手で調べてください
check-version-unproven = { part-name }が十分新しいか分かりません
    .seen = 設定では { $minimum } 以上ですが、入っている版が分かりません
    .next = 手で調べるか、設定の下限を外してください
check-reader-missing = 設定したカードリーダー { $name } がつながっていません
    .seen = PC/SCサービスの一覧には、ほかのリーダーしかありません
    .next = そのリーダーを差し込むか、reader.names から外してください
check-service-not-begun = { date }までは、どのスマートフォンもお断りします
    .seen = service.starts がまだ来ていない日になっています
    .next = service.starts を直すか、端末の時計が合っているか確かめてください
check-log-too-large = log.megabytes がディスクの空きより大きくなっています
    .seen = 設定は { $megabytes } MB ですが、{ $folder } の空きは { $free } MB です
    .next = log.megabytes を小さくするか、log.folder を別のディスクにしてください
check-letters-lacking = タッチ画面は { $key } の一部の文字を表示できません
    .seen = 書体にない文字: { $letters }
    .next = { $key } を別の文字で書いてください
check-key-not-built = { $key } は設定されていますが、働きません
    .seen = { $feature }機能なしで作られています
    .next = その機能のあるプログラムを入れるか、設定から外してください
