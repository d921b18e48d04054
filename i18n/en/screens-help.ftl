# The words of the screens: help (the guide's frequent questions)

# Read aloud digit by digit
helpline = 0, 8, 0, 0, then 0, 8, 0, then 4, 5, 8, 3

screen-help = How can we help?
    .body =
        Choose a topic.

        You can also call 0800-080-4583 (toll-free).
    .short = Or call 0800-080-4583 (toll-free).
    .speech = How can we help? Choose a topic. You can also call { helpline }. The call is free.

screen-help-where-to-hold =
    Where do I hold
    my phone?
    .body =
        Hold it { holding-way } { holding-place }.

        Keep it there for 1 to 2 seconds, until the screen changes.

        【002】 means the service hasn't started yet. Smartphones have been accepted as health insurance cards since 19 September 2025.
    .short = Hold it { holding-way } { holding-place } for 1 to 2 seconds.
    .speech = Hold your phone { holding-way } { holding-place }. Keep it there for 1 to 2 seconds, { $sounds ->
        [yes] until you hear a sound
       *[no] until you hear that it has been read
    }.

screen-help-pin = Which PIN?
    .body =
        Use the 4-digit PIN you chose when you added your My Number Card to your phone. You don't need one for an iPhone.

        It's not the passcode that unlocks your phone, and not the PIN of your plastic card.

        Three wrong tries lock it. You can reset it in the Mynaportal app, on My Page.
    .short =
        The 4 digits you chose when you added your My Number Card to your phone, not its passcode, and not your plastic card's PIN.

        Three wrong tries lock it. Reset it in the Mynaportal app, on My Page.
    .speech = Use the 4-digit PIN you chose when you added your My Number Card to your phone. It's not the passcode that unlocks your phone, and not the PIN of your plastic card. Three wrong tries lock it. If you're not sure, there's no need to guess.

screen-help-wallet =
    Using Wallet
    on an iPhone
    .body =
        ① Face ID: double-click the side button.

        ② Touch ID: on the Lock Screen, double-click the Home button.

        ③ Wallet already open: choose My Number Card, then use Face ID or Touch ID.

        ④ Wrong card showing: choose My Number Card, then use Face ID or Touch ID again.

        ⑤ From the Home Screen: open Wallet, then continue as in ③.
    .short =
        ① Face ID: double-click the side button.

        ② Touch ID: double-click the Home button.

        ③ Wallet open: choose My Number Card.

        ④ Wrong card: choose My Number Card again.

        ⑤ Home Screen: open Wallet, then as in ③.
    .speech = With Face ID, double-click the side button. With Touch ID, double-click the Home button on the Lock Screen. If the wrong card is showing, choose My Number Card, then use Face ID or Touch ID again. You can also open Wallet from the Home Screen.

screen-help-other-ways = Other ways
    .body =
        Please show one of these at { $desk }:

        - My Number Card

        - Eligibility certificate (shikaku kakuninsho)

        - Insurance screen in Mynaportal
    .speech = At { $desk }, please show your My Number Card, your eligibility certificate, or the insurance screen in Mynaportal.

first-contact-here =
    .body = This { place }: { $contact }
    .speech = To ask this { place }: { $contact }.

screen-help-contact = Contact
    .body =
        0800-080-4583 (toll-free)

        Monday to Friday 8:00–18:00

        Saturday 8:00–16:00 (closed on public holidays)

        Health Insurance Claims Review and
        Reimbursement Services
    .short =
        0800-080-4583 (toll-free)

        Monday to Friday 8:00–18:00

        Saturday 8:00–16:00 (closed on public holidays)
    .speech = For questions, call { helpline }. Once more: { helpline }. The call is free. Hours are Monday to Friday from 8 to 18, and Saturday from 8 to 16, except public holidays. You'll reach the Health Insurance Claims Review and Reimbursement Services.

screen-languages = Language・ことば
    .body = Choose the language of the screen and of what is read aloud.
    .short = { "" }
    .speech = Choose the language of the screen and of what is read aloud.
