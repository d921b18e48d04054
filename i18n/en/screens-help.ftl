# The words of the screens: help (the guide's frequent questions)

# Read aloud digit by digit
helpline = 0, 8, 0, 0, then 0, 8, 0, then 4, 5, 8, 3

screen-help = Help
    .body =
        What would you like to know?

        You can also call 0800-080-4583 (free)
    .speech = This is the help. What would you like to know? You can also call { helpline }. The call is free.

screen-help-where-to-hold =
    Where do I hold
    my phone?
    .body =
        Hold it { holding-way } { holding-place }.

        Keep it there for one or two seconds, until the screen changes.

        【002】 means that the service has not started yet. Smartphones can be used as health insurance cards since 19 September 2025.
    .speech = Hold your phone { holding-way } { holding-place }. Keep it there for one or two seconds, { $sounds ->
        [yes] until you hear a sound
       *[no] until you are told that it was read
    }.

screen-help-pin = PIN
    .body =
        It is the 4-digit PIN that you chose when you added your My Number Card to the phone. An iPhone does not need it.

        It is not the code that unlocks your phone, and not the PIN of the plastic card.

        Three wrong entries lock it. You can reset it in the Mynaportal app, on My Page.
    .speech = The PIN is the 4-digit number that you chose when you added your My Number Card to the phone. It is not the code that unlocks your phone, and not the PIN of the plastic card. Three wrong entries lock it. If you are not sure, you do not have to guess.

screen-help-wallet = Authenticating on an iPhone
    .body =
        ① Face ID: double-click the side button.

        ② Touch ID: on the lock screen, double-click the Home button.

        ③ Wallet already open: select your My Number Card, then double-click the side button or rest your finger on the Home button.

        ④ Another card is showing: select your My Number Card and authenticate again.

        ⑤ From the Home Screen: open Wallet, select your My Number Card and authenticate.
    .speech = With Face ID, double-click the side button. With Touch ID, double-click the Home button on the lock screen. If another card is showing, select your My Number Card and authenticate again. You can also open Wallet from the Home Screen.

screen-help-other-ways = Other ways
    .body =
        Please show one of these at { $desk }:

        - My Number Card

        - Eligibility certificate (shikaku kakuninsho)

        - Insurance screen of Mynaportal
    .speech = At { $desk }, please show your My Number Card, your eligibility certificate, or the insurance screen of Mynaportal.

screen-help-contact = Contact
    .body =
        0800-080-4583 (free)

        Monday to Friday 8:00–18:00

        Saturday 8:00–16:00 (not on public holidays)

        Health Insurance Claims Review and
        Reimbursement Services
    .speech = For questions, call { helpline }. Once more: { helpline }. The call is free. Hours are Monday to Friday from 8 to 18, Saturday from 8 to 16, but not on public holidays. You reach the Health Insurance Claims Review and Reimbursement Services.
