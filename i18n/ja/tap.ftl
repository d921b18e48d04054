# kazasu read: 待つ、かざす、読み取る、結果

# 部品
date = { $year }年{ $month }月{ $day }日
phone-name = { $phone ->
        [android] Androidスマートフォン
        [iphone] iPhone
       *[any] スマートフォン
    }
reader-name = { $reader ->
        [none] カードリーダー
       *[other] カードリーダー({ $reader })
    }

# かざす
# かざす場所($holding): slot は挿入口の前面に横にして、usb は平らなリーダーの上に
reader-side = { $holding ->
        [usb] 上
       *[slot] 前面
    }
hold-phone = { $phone ->
        [iphone] iPhoneを、マイナンバーカードが選択されている状態にして、{ reader-name }の{ reader-side }にかざしてください。
       *[other] { phone-name }を{ reader-name }の{ reader-side }にかざしてください。
    }
found-phone = { phone-name }を確認しました。
reading = 読み取り中です。そのまま動かさないでください。
tries-left = 暗証番号を入力できるのは、あと{ $tries }回です。
pin-accepted = 暗証番号を確認しました。
take-phone-away = { phone-name }をカードリーダーからはずし、次の操作にお進みください。
clear-reader = カードリーダーに何か置かれています。いったんお取りください。
mute = 置かれたものを読み取れません。位置を少しずつ変えてください。
reader-busy = ほかのプログラムがカードリーダーを使っています。終わるまで待ちます。
reader-still-busy = ほかのプログラムがカードリーダーを使い続けています。そのプログラムを終えてから、もう一度お試しください。
service-stopped = PC/SCサービスが止まりました。動き出すまで待ちます。
service-back = PC/SCサービスが動き出しました。
# $cause: not_running, refused, silent, incompatible
no-service = { $cause ->
        [refused] PC/SCサービスがこのユーザーの利用を許していません。利用を許可してから(Linuxではpolkit、またはソケットの権限)、もう一度お試しください。
        [silent] PC/SCサービスが答えません。リーダーの上のものを取り、サービスを再起動してから、もう一度お試しください(Linuxではpcscd)。
        [incompatible] PC/SCサービスとPC/SCライブラリーの版が合っていません。同じ版にそろえてから、もう一度お試しください。
       *[not_running] PC/SCサービスが動いていません。起動してから、もう一度お試しください(Linuxではpcscd)。
    }
wrong-clock = この機械の時計が{ date }になっています。日付と時刻を合わせてから、もう一度お試しください。
no-reader = カードリーダーがつながっていません。
other-readers = 指定のカードリーダーがつながっていません。つながっているのは: { $there }
reader-connected = カードリーダーがつながりました: { $reader }
reader-unplugged = カードリーダーがはずれました: { $reader }

# 暗証番号
pin-prompt = スマホ用電子証明書の4桁の暗証番号:
pin-malformed = 暗証番号は4桁の数字です。
lift-and-enter-pin = いったんスマートフォンをはずして、暗証番号を入力してください。
last-try-question = 入力できるのは、あと1回です。まちがえると、この暗証番号はロックされます。入力しますか? [y/N]
last-try-declined = 暗証番号は送っていません。窓口でほかの方法をご案内します。
last-try-hint = ご本人が承知のうえで入力するときは --accept-last-try を付けてください。

# もう一度かざす
hold-again = もう一度、同じ{ phone-name }をかざしてください。
hold-again-to-check = もう一度かざしてください。番号が届いたか、残りの回数を確かめます。確かめるだけなら、回数は減りません。
different-phone = 先ほどとは別のスマートフォンです。安全のため、はじめからお願いします。このスマートフォンに暗証番号は送っていません。

# 結果
read-done = 読み取りました: { phone-name }
certificate-valid-until = 電子証明書の期限: { date }
revocation-checked = 失効: していません(確認済み)
revocation-unchecked = 失効: 確認していません
tap-cost = かざした時間: { $milliseconds }ミリ秒(コマンド{ $commands }回)
token-for-staff = 係の方へ: 不明な識別情報「{ $token }」
reason-for-staff = 係の方へ: { $reason }
demo = デモです。本物のスマートフォンではありません。

# コマンドが働けないとき
usage-error = 使い方が違います: { $message }
configuration-error = 設定に誤りがあります: { $message }
configuration-valid = { $file ->
        [named] { $path }に誤りはありません。
       *[none] 設定ファイルはありません。既定値で動きます。
    }

# かざした記録と、その再生
transcript-shown = 保存するのは次の内容です。お読みください。名前・暗証番号・電子証明書・署名は入っていません。
transcript-ask = { $path } に保存しますか? [y/N]
transcript-saved = 保存しました: { $path }
transcript-not-saved = 保存していません。
replay-same = 同じ{ $commands }個のコマンドを送り、同じ結果になりました。
replay-differs = { $number }番目のコマンドが違います。
replay-ends-differently = コマンドは同じですが、結果が違います。
replay-recorded = 記録: { $what ->
        [none] ここまで
       *[other] { $what }
    }
replay-now = 今回: { $what ->
        [none] ここまで
       *[other] { $what }
    }
replay-not-verified = 電子証明書と署名は記録にないため、もう一度は確かめていません。
