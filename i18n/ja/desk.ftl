# kazasu desk: 窓口側

desk-serving = 窓口のサーバーの準備ができました。端末の接続先：{ $terminals }　画面：{ $page }
desk-demo = これはデモです。患者さんは架空で、何も保存されません。
desk-demo-user = 画面には、ユーザー名 { $user }、パスワード { $password } でログインできます。
desk-new-store = { $folder } に新しい保管場所を作りました。鍵は { $key } です。この鍵がないと中身を読めません。控えを、バックアップとは別の場所に保管してください。
desk-no-users = 画面にログインできる人がまだいません：kazasu desk user add NAME
desk-code = { $has ->
        [yes] 「{ $name }」（番号の頭文字 { $letter }）の登録コード：
       *[no] 「{ $name }」の登録コード：
    }
desk-code-hint = { $found ->
        [yes] 端末で kazasu enrol { $address } を実行し、このコードを入力してください。
       *[no] 端末で kazasu enrol { $address } を実行し、このコードを入力してください。ADDRESS は、このコンピューターのネットワークでのアドレスです。
    }{ $minutes }分間、端末1台に使えます。
desk-demo-code-hint = 別のウィンドウやコンピューターで端末のデモをするときは、kazasu tui --demo --desk { $address } を実行し、このコードを入力してください。
desk-letter-taken = 頭文字 { $letter } は別の端末が使っています。ほかの文字を選んでください。
desk-name-taken = 「{ $name }」という端末がすでにあります。ほかの名前を選んでください。
desk-no-terminals = 端末がまだ登録されていません：kazasu desk enrol --name NAME
desk-terminal-state = { $state ->
        [good] 証明書は { $time } まで有効
        [expired] 証明書は { $time } に期限切れ
        [renewal] 証明書は { $time } に期限切れ、更新の承認待ち
       *[revoked] { $time } に登録取消
    }
desk-terminal = { $has ->
        [yes] { $letter }　{ $name }（{ desk-terminal-state }）
       *[no] －　{ $name }（{ desk-terminal-state }）
    }
desk-no-such-terminal = 「{ $name }」という端末はありません。kazasu desk terminals で一覧を確認できます。
desk-several-terminals = 「{ $name }」という端末が複数あります。kazasu desk terminals --json に出る id を指定してください。
desk-revoked = 「{ $name }」の登録を取り消しました。この端末はもう受け付けません。
desk-revoked-before = 「{ $name }」の登録は、すでに取り消されています。
desk-password-prompt = パスワード：
desk-password-again = もう一度：
desk-passwords-differ = 2回の入力が一致しません。
desk-password-malformed = パスワードは{ $least }文字から{ $most }文字までです。
desk-role = { $role ->
        [administrator] 管理者
       *[reception] 窓口担当
    }
desk-user-set = { $name } がログインできるようになりました（{ desk-role }）。
desk-log-in-at = 画面：{ $page }
desk-user-removed = { $name } はログインできなくなりました。
desk-no-such-user = { $name } というユーザーはいません。kazasu desk user list で一覧を確認できます。
desk-user = { $name }（{ desk-role }）
desk-no-renewal = 「{ $name }」は証明書の更新を求めていません。
desk-renewal-allowed = 「{ $name }」の証明書の更新を認めました。端末がつながると新しい証明書を受け取ります。
desk-bundle-wanted = 「{ $name }」に診断用ファイルを求めました。届くと、次のファイルになります：
desk-terminals-confirmed = 端末の一覧を確認済みにしました。新しい読み取りが届くようになります。
desk-nothing-to-confirm = バックアップから戻していないため、確認するものはありません。
desk-no-notices = お知らせはありません。
desk-notice = お知らせ { $number }　{ $time }　{ $said }
desk-lost-visit = 失われた記録：{ $time }　{ $terminal }　{ $visit }
desk-settled = お知らせ { $number } を取り下げました。
desk-no-such-notice = お知らせ { $number } はありません。kazasu desk notices で一覧を確認できます。
desk-backed-up = { $file } にバックアップしました。鍵は含まれていません。鍵の控えは別の場所に保管してください。
desk-file-there = { $file } はすでにあります。上書きはしません。別の名前を指定してください。
desk-restored = { $file } から戻しました。
desk-kept-aside = いままでの保管場所は { $folder } に残してあります。
desk-not-carried-over = いままでの保管場所を読めないため、バックアップのあとに取り消した端末や削除したユーザーが戻っています。kazasu desk revoke と kazasu desk user remove で取り消してください。
desk-confirm-next = 端末の一覧を確かめ、いまの窓口のものではない端末を kazasu desk revoke で取り消してから、kazasu desk confirm を実行してください。それまで新しい読み取りは届きません。
desk-what = { $what ->
        [configuration] 設定
        [key] 保管場所の鍵
        [store] 保管場所
        [durability] 書き込みの確実さ
        [backups] バックアップ
        [clock] 時計
        [terminals] 端末の一覧
        [certificates] 証明書
        [disk] ディスク
       *[address] 接続先
    }
desk-good = 正常：{ desk-what } { $detail }
desk-bad = 異常：{ desk-what }　{ $detail }
