# kazasu doctor: 自己診断

doctor-headline = この端末の点検
doctor-configuration = { $path ->
        [none] 設定: 既定のまま(ファイルなし)
       *[other] 設定: { $path }
    }
doctor-service = { $answers ->
        [yes] PC/SCサービス: 動いています
       *[no] PC/SCサービス: 動いていません
    }
doctor-readers = カードリーダー: { $count }台
doctor-reader = カードリーダー: { $reader }
doctor-anchor = 信頼する認証局: { $name }({ date }まで)
doctor-anchor-expired = 信頼する認証局: { $name } は { date } で終わりました
doctor-revocation-off = 失効: 確認しない設定です
doctor-revocation = 失効: 一覧{ $lists }件で確認します
doctor-list-outdated = 失効の一覧が古くなっています: { $name }({ date }まで)
doctor-clock = 今日の日付: { date }
doctor-clock-wrong = 端末の日付がおかしいようです: { date }
doctor-self-test = { $passed ->
        [yes] 仮想スマートフォンの読み取り: できました
       *[no] 仮想スマートフォンの読み取り: できませんでした
    }
doctor-ready = 準備ができています。
doctor-not-ready = 直すところが{ $problems }か所あります。
