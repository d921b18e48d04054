# The words of the screens: PIN, and phones that were not read
#
# What happened, then what to do. Never "this card cannot be used". The number in 【 】 always stays.
# $tries = tries left, or the word unknown

# PIN

screen-pin-wrong = { $tries ->
        [unknown] Incorrect PIN
        [one]
            Incorrect PIN
            (1 try left)
       *[other]
            Incorrect PIN
            ({ $tries } tries left)
    }
    .body =
        Please remove the phone from the reader.

        Then you can try again.
    .short = Please remove the phone from the reader.
    .speech = Incorrect PIN.{ $tries ->
        [unknown] { "" }
        [one] { " " }You have 1 try left.
       *[other] { " " }You have { $tries } tries left.
    } Please remove the phone from the reader. Then you can try again. If you're not sure of your PIN, there's no need to guess.

screen-pin-last = { $wrong ->
        [yes]
            Incorrect PIN.
            You have one try left
       *[no]
            You have
            one try left
    }
    .body =
        A wrong PIN will lock it.

        Not sure? We'll help you another way at { $desk }.
    .short = A wrong PIN will lock it.
    .speech = { $wrong ->
        [yes] Incorrect PIN. You have one try left.
       *[no] You have one try left.
    } A wrong PIN will lock it. If you're not sure, we'll help you another way at { $desk }.

screen-pin-unknown =
    We couldn't check how
    many tries are left
    .body =
        Your PIN wasn't sent.

        We'll help you another way at { $desk }.
    .short = Your PIN wasn't sent. Please go to { $desk }.
    .speech = We couldn't check how many tries are left. Your PIN wasn't sent. We'll help you another way at { $desk }.

# What happens today comes first
screen-pin-locked =
    Your PIN is locked
    【{ $code }】
    .body =
        Today we'll help you another way at { $desk }.

        You can reset your PIN later in the Mynaportal app, on My Page.
    .short =
        Today we'll help you another way at { $desk }.

        Reset it later in the Mynaportal app, on My Page.
    .speech = Your PIN is locked. Today we'll help you another way at { $desk }. You can reset your PIN later in the Mynaportal app, on My Page.

# 020: not what was chosen

screen-e020-card =
    That looks like
    a plastic card
    【{ $code }】
    .body =
        Only smartphones can be read here.

        Please take your card to { $desk }.
    .short = Please take your card to { $desk }.
    .small = Not the chosen smartphone certificate
    .speech = That looks like a plastic card. Only smartphones can be read here. Please take your card to { $desk }.

screen-e020-android =
    That was an
    Android phone
    【{ $code }】
    .body =
        This visit is set to iPhone.

        You can switch to Android and continue.
    .short = You can switch to Android and continue.
    .small = Not the chosen smartphone certificate
    .speech = That was an Android phone, and this visit is set to iPhone. You can switch to Android and continue.

screen-e020-iphone =
    That was an iPhone
    【{ $code }】
    .body =
        This visit is set to Android. You can switch to iPhone and continue.

        Your PIN was erased without being sent.
    .short = You can switch to iPhone and continue. Your PIN wasn't sent.
    .small = Not the chosen smartphone certificate
    .speech = That was an iPhone, and this visit is set to Android. You can switch to iPhone and continue. Your PIN was erased without being sent.

screen-e020-other =
    A different
    certificate was read
    【{ $code }】
    .body =
        Please start over.

        If this happens again, please go to { $desk }.
    .short = If this happens again, please go to { $desk }.
    .small = Not the chosen smartphone certificate
    .speech = A different certificate was read. Please start over. If this happens again, please go to { $desk }.

# 021: not recognised

screen-e021-wallet =
    First use Face ID
    or Touch ID
    【{ $code }】
    .body =
        Choose My Number Card in Wallet and confirm it's you.

        Then hold your iPhone to the reader again.
    .short = Choose My Number Card in Wallet, confirm it's you, then hold it here again.
    .small = Smartphone not recognised
    .speech = First use Face ID or Touch ID. Choose My Number Card in Wallet and confirm it's you. Then hold your iPhone to the reader again.

screen-e021-none =
    We couldn't read
    your phone
    【{ $code }】
    .body =
        Turn the screen on. Remove any metal case or cards.

        Hold the phone { holding-way } again.

        On an iPhone, choose My Number Card in Wallet first.
    .short =
        Turn the screen on, remove any metal case or cards, and hold it here again.

        On an iPhone, choose My Number Card first.
    .small = Smartphone not recognised
    .speech = We couldn't read your phone. Turn the screen on. Remove any metal case or cards. Hold the phone { holding-way } again. On an iPhone, choose My Number Card in Wallet first.

screen-e021-early =
    The phone moved away
    a little too soon
    【{ $code }】
    .body = Please keep it there until { $sounds ->
        [yes] you hear a sound and the screen changes
       *[no] the screen changes
    }.
    .small = Smartphone not recognised
    .speech = The phone moved away a little too soon. Please keep it there { $sounds ->
        [yes] until you hear a sound
       *[no] until you hear that it has been read
    }.

screen-e021-slow =
    Reading took too long
    【{ $code }】
    .body =
        Please remove the phone, then hold it to the reader again.

        Keep it still until the screen changes.
    .short = Remove the phone, hold it here again, and keep it still.
    .small = Smartphone not recognised
    .speech = Reading took too long. Please remove the phone, then hold it to the reader again. Keep it still until you hear that it has been read.

screen-e-third =
    Our staff will help
    you at { $desk }
    .body =
        Thank you for your patience.

        There are other ways to show your insurance.
    .short = There are other ways to show your insurance.
    .speech = Thank you for your patience. Our staff will help you at { $desk }. There are other ways to show your insurance.

# Certificate. What happens today comes first

screen-e006-expired =
    Your phone's
    certificate has expired
    【{ $code }】
    .body =
        Today we'll help you another way at { $desk }.

        For next time, renew the certificate and add it to your phone again in Mynaportal.
    .short =
        Today we'll help you another way at { $desk }.

        For next time, renew the certificate and add it to your phone again.
    .speech = Your phone's certificate has expired. Today we'll help you another way at { $desk }. For next time, renew the certificate and add it to your phone again in Mynaportal.

screen-e006-revoked =
    Your phone's certificate
    is no longer valid
    【{ $code }】
    .body =
        Today we'll help you another way at { $desk }.

        This can happen after renewing a card or changing phones.
    .short = Today we'll help you another way at { $desk }.
    .speech = Your phone's certificate is no longer valid. Today we'll help you another way at { $desk }. This can happen after renewing a card or changing phones.

screen-e002 =
    Phones are accepted
    from { date }
    【{ $code }】
    .body =
        They are not accepted before { date }.

        We'll help you another way at { $desk }.
    .short = We'll help you another way at { $desk }.
    .speech = Phones are accepted from { date }. Today we'll help you another way at { $desk }.

screen-e-verify =
    We couldn't verify
    this phone{ $code ->
        [none] { "" }
       *[other] { " " }【{ $code }】
    }
    .body =
        We'll help you another way at { $desk }.

        Sorry for the trouble.
    .short = We'll help you another way at { $desk }.
    .speech = We couldn't verify this phone. We'll help you another way at { $desk }. Sorry for the trouble.

screen-other-ways =
    Other ways to show
    your insurance
    .body =
        Please show one of these at { $desk }:

        - My Number Card

        - Eligibility certificate (shikaku kakuninsho)

        - Insurance screen in Mynaportal
    .speech = There are other ways to show your insurance. At { $desk }, please show your My Number Card, your eligibility certificate, or the insurance screen in Mynaportal.
