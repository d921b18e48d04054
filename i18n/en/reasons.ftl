# Why a phone was not accepted: a title (what happened) and an advice (what to do next).
# Never "this card cannot be used". The place to go to is the desk. The code in 【 】 always stays.
# $tries = tries left, or the word unknown / $code = the code

reason-physical-card = That was a plastic card 【{ $code }】
    .advice = Smartphones are read here. Please take your card to the desk.

reason-other-phone = That was another kind of phone than the one chosen 【{ $code }】
    .advice = Please choose the kind of phone again and hold it to the reader once more. No PIN was sent.

reason-wrong-purpose = A different certificate was read 【{ $code }】
    .advice = Please start again. If it happens once more, please go to the desk.

reason-unknown-token = We could not tell which kind of phone this is 【{ $code }】
    .advice = Please start again. If it happens once more, please go to the desk.

reason-not-a-phone = Phone not recognised 【{ $code }】
    .advice = Please turn the screen on, take off metal cases and cards, and hold the phone sideways. On an iPhone, please check the card in Wallet too.

reason-wallet-locked = Please authenticate in Wallet first 【{ $code }】
    .advice = Select your My Number Card in Wallet, authenticate with your face or finger, and hold the iPhone to the reader again.

reason-removed = The phone was taken away too early 【{ $code }】
    .advice = Please keep it on the reader until you are told to take it off.

reason-timeout = Reading took too long 【{ $code }】
    .advice = Please take the phone off and hold it to the reader again. Hold it close, and keep it still until it is read.

reason-pin-blocked = The PIN is locked 【{ $code }】
    .advice = Please reset it in the Mynaportal app, on My Page. Today the desk will show you another way.

reason-expired = The certificate in the phone has expired 【{ $code }】
    .advice = Please renew it, then add it to the phone again in Mynaportal. Today the desk will show you another way.

reason-revoked = The certificate in the phone is no longer registered 【{ $code }】
    .advice = This can happen after a card was renewed or a phone was changed. Today the desk will show you another way.

reason-before-service-start = The day from which smartphones can be used has not come yet 【{ $code }】
    .advice = The desk will show you another way.

reason-wrong-pin = Wrong PIN{ $tries ->
        [unknown] { "" }
        [one] { " " }(1 try left)
       *[other] { " " }({ $tries } tries left)
    }
    .advice = Please take the phone off the reader. If you are not sure of your PIN, you do not have to guess: the desk will show you another way.

reason-last-try = { $tries ->
        [unknown] One try left
        [one] One try left
       *[other] { $tries } tries left
    }
    .advice = The PIN was not sent. A wrong one would lock it. If you are not sure, the desk will show you another way.

reason-pin-required = The PIN is needed{ $tries ->
        [unknown] { "" }
        [one] { " " }(1 try left)
       *[other] { " " }({ $tries } tries left)
    }
    .advice = Please enter the 4-digit PIN of your smartphone certificate, then hold the phone to the reader again.

reason-not-yet-valid = The certificate's time has not begun
    .advice = The desk will show you another way. (Staff: please check the date and time of this terminal.)

reason-untrusted = We could not confirm this phone
    .advice = The desk will show you another way. We are sorry for the trouble. (Staff: the certificate's issuer is not among the trusted ones.)

reason-bad-signature = We could not confirm this phone
    .advice = The desk will show you another way. We are sorry for the trouble. (Staff: the signature does not go with the certificate.)

reason-malformed = We could not confirm this phone
    .advice = The desk will show you another way. We are sorry for the trouble. (Staff: the certificate is not readable.)

reason-protocol = We did not understand the phone's answer
    .advice = Please take the phone off and hold it to the reader again. If it happens once more, the desk will show you another way.

reason-revocation-unknown = We could not confirm this phone
    .advice = The desk will show you another way. We are sorry for the trouble. (Staff: the revocation list is missing or too old.)
