# kazasu phone: 仮想スマートフォン

phone-started = 仮想スマートフォン({ $model }、本物ではありません)、仮想リーダーのポート { $port }
phone-waits-for-reader = ポート { $port } の仮想リーダーを待っています。
phone-inserted = ポート { $port } の仮想リーダーに置かれました。
phone-removed = 仮想リーダーからはずれました。
phone-anchor = 端末にこのスマートフォンを信頼させるには、設定の [trust] anchors に次のファイルを書いてください: { $path }
phone-stop-hint = Ctrl-C で終わります。
