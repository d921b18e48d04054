# kazasu logs: ログ、監査ログ、サポート用の一式

logs-place = { $what ->
        [audit] 監査ログ: { $path }
       *[log] ログ: { $path }
    }
logs-no-place = ログを置く場所がありません(ホームフォルダーのないシステムです)。設定のlog.folderで指定してください。
logs-no-taps = 読み取りの記録はまだありません。
logs-newest-taps = 新しい読み取り{ $count }件(下が最新):
logs-phone = { $phone ->
        [android] Android
        [iphone] iPhone
       *[none] スマートフォンなし
    }
logs-tap = { $time }  { $result } / { logs-phone } / { $milliseconds }ミリ秒 / コマンド{ $commands }個 / { $reader }
logs-strange-lines = 読めない行が{ $lines }行あり、除きました。

logs-audit-intact = 監査ログは書かれたままです(記録{ $records }件)。
logs-audit-empty = { $path } に監査ログがありません（記録も末尾の控えもありません）。すでに使っている端末なら、監査ログが削除されたか、別のユーザーのものを見ています。
logs-audit-not-intact = 監査ログに問題が{ $findings }件あります。
logs-audit-interrupted = 記録{ $record }を書いている途中で電源が切れました。次の起動のときに書き終えます。
logs-audit-finding = { $finding ->
        [changed] 記録{ $first }が書かれたときと違います({ $line }行目)。
        [missing] { $range ->
            [one] 記録{ $first }がありません。
           *[more] 記録{ $first }から{ $last }がありません。
        }
        [cut_off] { $range ->
            [one] 末尾の記録{ $first }が切り取られています。
           *[more] 末尾の記録{ $first }から{ $last }が切り取られています。
        }
        [added] 記録{ $first }が2回あります({ $line }行目)。
        [moved] 記録{ $first }の位置が違います({ $line }行目)。
        [replaced] 記録{ $first }が前の記録につながりません。どちらかが差し替えられています({ $line }行目)。
        [not_counted] { $range ->
            [one] 末尾に記録{ $first }が足されています(最終記録の控えにありません)。
           *[more] 末尾に記録{ $first }から{ $last }が足されています(最終記録の控えにありません)。
        }
        [other_head] 最終記録の控えが示すのは、記録{ $first }ではありません。
        [torn] 最後の行が途切れています({ $line }行目)。書き込みの途中ではありません。
        [head_missing] 記録はありますが、最終記録の控えがありません。末尾が切り取られたかどうかは分かりません。
        [head_unreadable] 最終記録の控えが変えられています。末尾が切り取られたかどうかは分かりません。
        [head_was_lost] 記録{ $first }を書いたとき、最終記録の控えがありませんでした。それより前の末尾が切り取られたかどうかは分かりません。
        [not_as_logged] 記録{ $first }が、プログラムの起動時にログへ書き留められたものと違います。
       *[not_as_noted] 記録{ $first }が、書き留めてあったものと違います。
    }
logs-audit-head = 最終記録の控え(別の場所にも書き留めてください): { $head }
logs-audit-logged = ログに書き留められた最終記録の控え{ $heads }件と照らし合わせました。
logs-audit-no-head = ファイルだけでは、末尾が切り取られたかどうかは分かりません。書き留めた控えがあれば --checkpoint 件数:ハッシュ を付けてください。

logs-bundle-contents = 一式の中身:
logs-bundle-file = { $name }({ $bytes }バイト): { $why }
logs-why = { $what ->
        [checks] 自己診断の結果
        [configuration] 使われている設定(秘密のものは除きます)
        [versions] 各部とシステムのバージョン
        [log] ログ: 読み取りと不具合(個人に関するものはありません)
        [audit] 技術者の操作の記録
        [audit_head] 監査ログの最終記録の控え
        [audit_check] 監査ログが書かれたままかどうか
        [transcript] 指定された通信記録
       *[manifest] 全ファイルの一覧と、入れた理由、SHA-256
    }
logs-bundle-question = { $path } に書きますか? [y/N]
logs-bundle-declined = 何も書きませんでした。
logs-bundle-written = 書きました: { $path }
logs-bundle-exists = { $path } はすでにあります。別の名前にするか、置き換えるなら --force を付けてください。
logs-bundle-unwritable = { $path } に書けません: { $error }。書き込みができて空きのあるフォルダーを選んでください。
logs-unreadable = { $path } を読めません: { $error }
logs-no-transcript = { $path } は通信記録ではありません: { $error }。kazasu record --out FILE で作れます。
