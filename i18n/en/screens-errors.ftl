# The words of the screens: PIN, and phones that were not read
#
# What happened, then what to do. Never "this card cannot be used". The number in 【 】 always stays.
# $tries = tries left, or the word unknown

# PIN

screen-pin-wrong = Wrong PIN{ $tries ->
        [unknown] { "" }
        [one] { " " }(1 try left)
       *[other] { " " }({ $tries } tries left)
    }
    .body = Please take the phone off the reader.
    .speech = Wrong PIN.{ $tries ->
        [unknown] { "" }
        [one] { " " }You have 1 try left.
       *[other] { " " }You have { $tries } tries left.
    } Please take the phone off the reader. If you are not sure of your PIN, you do not have to guess.

screen-pin-last = { $wrong ->
        [yes]
            Wrong PIN
            One try left
       *[no] One try left
    }
    .body =
        A wrong PIN will lock it.

        Not sure? We will show you another way at { $desk }.
    .speech = { $wrong ->
        [yes] Wrong PIN. You have one try left.
       *[no] You have one try left.
    } A wrong PIN will lock it. If you are not sure, we will show you another way at { $desk }.

screen-pin-unknown =
    We could not check how
    many tries are left
    .body =
        Your PIN was not sent.

        We will show you another way at { $desk }.
    .speech = We could not check how many tries are left. Your PIN was not sent. We will show you another way at { $desk }.

screen-pin-locked =
    The PIN is locked
    【{ $code }】
    .body =
        You can reset it in the Mynaportal app, on My Page.

        Today we will show you another way at { $desk }.
    .speech = The PIN is locked. You can reset it later in the Mynaportal app, on My Page. Today we will show you another way at { $desk }.

# 020: not what was chosen

screen-e020-card =
    That was a plastic card
    【{ $code }】
    .body =
        Smartphones are read here.

        Please take your card to { $desk }.
    .small = Not the chosen smartphone certificate
    .speech = That was a plastic card. Smartphones are read here. Please take your card to { $desk }.

screen-e020-android =
    That was an Android phone
    【{ $code }】
    .body =
        iPhone was chosen.

        You can change to Android and go on.
    .small = Not the chosen smartphone certificate
    .speech = That was an Android phone, but iPhone was chosen. You can change to Android and go on.

screen-e020-iphone =
    That was an iPhone
    【{ $code }】
    .body =
        Android was chosen. You can change to iPhone and go on.

        The PIN you entered was erased. It was not sent.
    .small = Not the chosen smartphone certificate
    .speech = That was an iPhone, but Android was chosen. You can change to iPhone and go on. The PIN you entered was erased. It was not sent.

screen-e020-other =
    A different certificate
    was read
    【{ $code }】
    .body =
        Please start again.

        If it happens once more, please go to { $desk }.
    .small = Not the chosen smartphone certificate
    .speech = A different certificate was read. Please start again. If it happens once more, please go to { $desk }.

# 021: not recognised

screen-e021-wallet =
    Please authenticate
    in Wallet first
    【{ $code }】
    .body =
        Select your My Number Card, then use your face or finger.

        After that, hold the iPhone again.
    .small = Smartphone not recognised
    .speech = The iPhone has not authenticated you yet. Select your My Number Card in Wallet, then use your face or finger. After that, hold the iPhone to the reader again.

screen-e021-none =
    Phone not recognised
    【{ $code }】
    .body =
        Turn the screen on, take off metal cases and cards, and hold the phone { holding-way }.

        On an iPhone, please check the card in Wallet too.
    .small = Smartphone not recognised
    .speech = The phone was not recognised. Turn the screen on, take off metal cases and cards, and hold the phone { holding-way }. On an iPhone, please check the card in Wallet too.

screen-e021-early =
    The phone was taken
    away too early
    【{ $code }】
    .body = Please keep it on the reader until { $sounds ->
        [yes] you hear a sound and the screen changes
       *[no] the screen changes
    }.
    .small = Smartphone not recognised
    .speech = The phone was taken away too early. Please keep it on the reader { $sounds ->
        [yes] until you hear a sound
       *[no] until you are told that it was read
    }.

screen-e021-slow =
    Reading took too long
    【{ $code }】
    .body =
        Please take the phone off and hold it to the reader again.

        Hold it close, and keep it still until the screen changes.
    .small = Smartphone not recognised
    .speech = Reading took too long. Please take the phone off and hold it to the reader again. Hold it close, and keep it still until the screen changes.

screen-e-third =
    Our staff will help you
    at { $desk }
    .body =
        Thank you for trying so patiently.

        There are other ways to be identified.
    .speech = Thank you for trying so patiently. Our staff will help you at { $desk }. There are other ways to be identified.

# Certificate

screen-e006-expired =
    The certificate in the
    phone has expired
    【{ $code }】
    .body =
        Please renew it, then add it to the phone again in Mynaportal.

        Today we will show you another way at { $desk }.
    .speech = The certificate in the phone has expired. Please renew it, then add it to the phone again in Mynaportal. Today we will show you another way at { $desk }.

screen-e006-revoked =
    The certificate in the phone
    is no longer registered
    【{ $code }】
    .body =
        This can happen after a card was renewed or a phone was changed.

        Today we will show you another way at { $desk }.
    .speech = The certificate in the phone is no longer registered. This can happen after a card was renewed or a phone was changed. Today we will show you another way at { $desk }.

screen-e002 =
    Smartphones can be used
    from { date }
    【{ $code }】
    .body =
        They cannot be used before { date }.

        We will show you another way at { $desk }.
    .speech = Smartphones can be used from { date }. Today we will show you another way at { $desk }.

screen-e-verify =
    We could not confirm
    this phone{ $code ->
        [none] { "" }
       *[other] { " " }【{ $code }】
    }
    .body =
        We will show you another way at { $desk }.

        We are sorry for the trouble.
    .speech = We could not confirm this phone. We will show you another way at { $desk }. We are sorry for the trouble.

screen-other-ways =
    Other ways to show
    your insurance
    .body =
        Please show one of these at { $desk }:

        - My Number Card

        - Eligibility certificate (shikaku kakuninsho)

        - Insurance screen of Mynaportal
    .speech = There are other ways to show your insurance. At { $desk }, please show your My Number Card, your eligibility certificate, or the insurance screen of Mynaportal.
