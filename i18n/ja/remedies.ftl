# 技術者向け: 原因、見分け方、対処

technician-reason-physical-card =
    .cause = プラスチックのマイナンバーカードか住基カードが置かれたか、証明書がカード用のものです。
    .evidence = トークンが JPKIAPICCTOKEN2 か JPKIAPICCTOKEN です。または、最後まで読んだあとの判定で断られています。
    .remedy = カードを取り、スマートフォンをかざしてもらいます。カードの方は窓口へご案内します。

technician-reason-other-phone =
    .cause = 選んだ種類と違うスマートフォンか、暗証番号を確かめたものとは別のスマートフォンです。
    .evidence = 選んだ種類と機種が違い、命令の記録にVERIFYがありません。
    .remedy = 種類を選び直してもらいます。暗証番号は送っていません。

technician-reason-wrong-purpose =
    .cause = 利用者証明用ではなく、署名用の証明書が返されました。
    .evidence = 最後まで読めていて、そのあとの判定で断られています。
    .remedy = もう一度試します。続くときは機種を控えて記録を送り、患者さんは窓口へご案内します。

technician-reason-unknown-token =
    .cause = アプリケーションはありますが、トークンがこの版の知らない種類です。
    .evidence = トークンの文字がそのまま記録にあります。
    .remedy = 新しい版があるか確かめます。なければトークンを報告してください。

technician-reason-not-a-phone =
    .cause = かざされたものに公的個人認証のアプリケーションがありません(交通系カード、証明書が未登録のスマートフォンなど)。
    .evidence = 最初の命令SELECTの状態が6A82などの誤りです。
    .remedy = スマホ用電子証明書が登録済みか尋ねます。ケースの中のカードを出して、もう一度かざしてもらいます。

technician-reason-wallet-locked =
    .cause = iPhoneのウォレットで認証する前にかざしたか、認証から時間がたちすぎています。
    .evidence = iPhoneからの状態が6982です。
    .remedy = サイドボタンを2回押し、マイナンバーカードを選んで認証してから、かざしてもらいます。

technician-reason-removed =
    .cause = 読み終わる前にスマートフォンが離れたか、リーダーの電波が弱くなっています。
    .evidence = 記録の最後の命令に応答がありません。いつも同じ所で切れるならリーダーを疑います。
    .remedy = 音が鳴るまで置いたままにしてもらいます。どのスマートフォンでも起きるなら、金属から離すか、ケーブルを替えます。

technician-reason-timeout =
    .cause = 応答が遅く、1回の読み取りの上限5秒に間に合いませんでした。間に合わないと先に分かった電話には、暗証番号を送りません。
    .evidence = 経過の時刻で、どこで時間がかかったかがわかります。1秒を超える命令は電話かリーダーが原因です。
    .remedy = もう一度試します。どのスマートフォンでも遅いなら、リーダーを起動し直し、USBのケーブルやハブを調べます。

technician-reason-pin-blocked =
    .cause = スマホ用電子証明書の暗証番号がロックされています(累計3回の誤り)。
    .evidence = 残り回数が0です(状態63C0、6983、6984)。
    .remedy = ここでは解除できません。マイナポータルアプリか市区町村で再設定してもらい、今日は窓口で確認します。

technician-reason-expired =
    .cause = 証明書の有効期限が切れています。または端末の時計が進んでいます。
    .evidence = 自己診断で時計を確かめます。ほかの方は読めています。
    .remedy = 時計が正しければ、マイナポータルアプリで更新してもらい、今日は窓口へご案内します。

technician-reason-revoked =
    .cause = 証明書が失効しています(紛失、機種変更、返納など)。
    .evidence = 設定にある失効リストに載っています。
    .remedy = 窓口へご案内します。証明書は登録し直してもらいます。

technician-reason-before-service-start =
    .cause = スマートフォンの利用開始日 service.starts がまだ来ていないか、端末の時計が遅れています。
    .evidence = 設定の画面で service.starts と書かれた場所を、自己診断で時計を確かめます。
    .remedy = 時計か設定の日付を直します。

technician-reason-wrong-pin =
    .cause = 別の番号が入力されました。画面ロックの番号や、カードの暗証番号との取り違えが多いです。
    .evidence = VERIFYの状態が63Cxです。xが残り回数です。
    .remedy = どの番号かを説明します。残り1回のときは、同意をもらうまで送りません。

technician-reason-last-try =
    .cause = 残り1回で、まだ同意をもらっていません。何も送っていません。
    .evidence = 残り回数が63C1で、そのあとにデータのあるVERIFYがありません。
    .remedy = 故障ではありません。患者さんに決めてもらい、使わないなら窓口へご案内します。

technician-reason-pin-required =
    .cause = 暗証番号を入力する前にAndroidがかざされました。最初の1回や、試し読みではこうなります。
    .evidence = 残り回数だけを読み、データのあるVERIFYは送っていません。残り回数は記録にあります。
    .remedy = 故障ではありません。画面の案内どおり暗証番号を入力してもらいます。

technician-reason-not-yet-valid =
    .cause = 証明書の開始日より、端末の時計が前です。
    .evidence = 自己診断で時計を確かめます。電池のない端末は1970年から始まります。
    .remedy = 時計を直し、自動で合うように(NTP)します。

technician-reason-untrusted =
    .cause = この端末の信頼する認証局が発行した証明書ではありません(認証局が足りないか、古いか、本物でないか)。
    .evidence = 設定の画面の trust.anchors と、自己診断の期限を見ます。
    .remedy = J-LISが公開する認証局と比べ、足りないものを加えます。そろっているなら本物ではないので、窓口へご案内します。

technician-reason-bad-signature =
    .cause = 端末の乱数への署名が、証明書の鍵のものではありません(使い回し、偽造、破損)。
    .evidence = 最後まで読めて、判定で断られています。同じスマートフォンだけで起きます。
    .remedy = 一度だけ試します。続くなら受け付けず、窓口へご案内し、報告します。

technician-reason-malformed =
    .cause = 証明書が壊れているか、途中で切れています。
    .evidence = 「詳細」の行に、何がおかしいかが出ています。
    .remedy = もう一度試します。1台だけなら登録し直してもらい、どれでも起きるならリーダーを替えます。

technician-reason-protocol =
    .cause = 取り決めにない応答がありました。
    .evidence = 「詳細」の行に段階と状態があり、命令の記録にも出ています。
    .remedy = もう一度試し、だめならリーダーを起動し直します。新しい機種なら記録を送ってください。

technician-reason-revocation-unknown =
    .cause = 失効の確認が必須の設定ですが(trust.revocation = require)、使える失効リストがありません。
    .evidence = 自己診断で、リストとその日付を見ます。
    .remedy = 新しいリストを取得し、trust.crls の場所に置きます。

technician-ending-not-opened-empty =
    .cause = リーダーが電源を入れる前に離れました。
    .evidence = 命令は送られていません。
    .remedy = 動かさずに置いてもらいます。くり返すなら電波が弱いので、リーダーの場所を調べます。

technician-ending-not-opened-mute =
    .cause = 置かれたものがリーダーに応答しません(厚いケース、カードの重なり、NFCがオフ)。
    .evidence = 概要の画面で「応答しません」と出ます。
    .remedy = ケースのカードを出し、NFCをオンにして、スマートフォンだけをかざしてもらいます。

technician-ending-not-opened-unavailable =
    .cause = リーダーかPC/SCサービスが切れたか、別のプログラムがリーダーを占有しています。
    .evidence = 概要の画面に、サービスと各リーダーの使用状況が出ます。
    .remedy = ケーブルを確かめ、4の画面でPC/SCサービスに接続し直します。別のプログラムを終わらせます。

technician-ending-given-up =
    .cause = 読み取りの途中でリーダーかドライバーが止まり、打ち切りました。
    .evidence = 命令の記録がないか途中までで、同じリーダーで起きます。
    .remedy = スマートフォンを離し、リーダーを起動し直します。まだ止まるなら抜き差しし、ドライバーの新しい版を探します。

technician-ending-busy =
    .cause = この機械の別のプログラムが、手続きが終わるまでリーダーを占有していました。
    .evidence = 概要の画面で「占有しています」と出ます。
    .remedy = そのプログラムを終わらせます。リーダー1台に端末プログラムは1つです。

technician-ending-stopped =
    .cause = 読み取り中に手続きが終わりました(患者さんの中止、時間切れ、点検の開始)。
    .evidence = 前後の読み取りはふつうです。
    .remedy = 故障ではありません。
