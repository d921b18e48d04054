# The words of the screens: start, iPhone, Android, reading
#
# headline / .body / .small a small line for staff / .speech read aloud (which key does what is added by itself)
# A line end in a headline is one on the screen. A blank line in a body parts two paragraphs.
# $desk = the place to go to, within a sentence / $facility = kind of place / $code = the number in 【 】, or none
# $holding = where a phone is held: slot, sideways at the front of a slot, or usb, screen up on a flat reader

desk = the desk
place = { $facility ->
        [pharmacy] pharmacy
        [dentist] dental clinic
        [hospital] hospital
       *[other] clinic
    }
# Where a phone is held, and how
holding-place = { $holding ->
        [usb] on top of the reader
       *[slot] to the front of the reader
    }
holding-way = { $holding ->
        [usb] with the screen up
       *[slot] sideways
    }

# While a phone lies there still: the last words of a screen from which the patient leaves
last-phone-left =
    .body = Please take your phone.
    .speech = Please take your phone.

# While a phone lies there still: this headline instead, and its body and speech before those of the screen
screen-lift-first =
    Please remove
    the phone first
    .body = Then hold it to the reader again.
    .speech = Please remove the phone from the reader first. Then hold it to the reader again.

# Start

screen-start =
    Use your phone
    as your health
    insurance card
    .body =
        Press the button, or hold your phone here.

        Have a card? Please go to { $desk }.
    .short = Have a card? Please go to { $desk }.
    .speech = You can use your phone as your health insurance card. Hold your phone { holding-place }, or press a key. If you have a card, please go to { $desk }.

screen-start-left =
    Please take
    your phone or card
    .body =
        There's something on the reader.

        Not yours? Please tell { $desk }.
    .short = Not yours? Please tell { $desk }.
    .speech = There's a phone or a card on the reader. Please take it. If it's not yours, please tell { $desk }.

screen-kind = Which phone do you have?
    .body =
        You can only use your own phone here.

        For a child or a family member, please go to { $desk }.
    .short = For a child or a family member, please go to { $desk }.
    .speech = Which phone do you have? You can only use your own phone here. For a child or a family member, please go to { $desk }.

screen-kind-help =
    Is there an Apple logo
    on the back?
    .body = Not sure? Please show your phone at { $desk }.
    .speech = Is there an Apple logo on the back? If there is, it's an iPhone. If not, it's an Android phone. If you're not sure, please show your phone at { $desk }.

# iPhone

screen-ip-hold =
    Open My Number Card,
    then hold your iPhone
    { $holding ->
        [usb] on the reader
       *[slot] to the reader
    }
    .body = { $tips ->
        [yes] Not detected yet. Hold the phone { holding-way } and move it slowly. Remove any metal case or cards.
       *[no] { "" }
    }
    .short = { $tips ->
        [yes] Move the phone slowly. Remove any metal case or cards.
       *[no] { "" }
    }
    .speech = { $tips ->
        [yes] Not detected yet. Hold the phone { holding-way } and move it slowly. Remove any metal case or cards.
       *[no] Double-click the side button of your iPhone to open Wallet. Choose My Number Card, and look at the iPhone. Then hold the iPhone { holding-way } { holding-place }.
    }

screen-ip-ways = Having trouble?
    .body = Choose what fits your iPhone and what it shows.
    .short = { "" }
    .speech = Having trouble? Choose what fits your iPhone and what it shows.

screen-ip-face = iPhone with Face ID
    .body =
        Double-click the side button to open Wallet.

        Then choose My Number Card, and look at the iPhone.
    .short = Double-click the side button, choose My Number Card, and look at the iPhone.
    .speech = On an iPhone with Face ID, double-click the side button to open Wallet. Then choose My Number Card, and look at the iPhone.

screen-ip-face-open =
    Wallet already open
    (Face ID)
    .body = Choose My Number Card, then double-click the side button. Now look at the iPhone.
    .speech = If Wallet is already open on an iPhone with Face ID, choose My Number Card, then double-click the side button. Now look at the iPhone.

screen-ip-touch =
    iPhone with
    Touch ID
    .body =
        On the Lock Screen, double-click the Home button to open Wallet.

        Then choose My Number Card, and rest your finger on the Home button.
    .short = Double-click the Home button, choose My Number Card, and rest your finger on the Home button.
    .speech = On an iPhone with Touch ID, double-click the Home button on the Lock Screen to open Wallet. Then choose My Number Card, and rest your finger on the Home button.

screen-ip-touch-open =
    Wallet already open
    (Touch ID)
    .body = Choose My Number Card, then rest your finger on the Home button.
    .speech = If Wallet is already open on an iPhone with Touch ID, choose My Number Card, then rest your finger on the Home button.

screen-ip-othercard = Wrong card showing?
    .body = Choose My Number Card in Wallet, then use Face ID or Touch ID again.
    .speech = If the wrong card is showing, choose My Number Card in Wallet. Then use Face ID or Touch ID again.

screen-ip-home =
    Opening Wallet from
    the Home Screen
    .body = Tap Wallet, choose My Number Card, then use Face ID or Touch ID.
    .speech = You can also open Wallet from the Home Screen. Tap Wallet, choose My Number Card, then use Face ID or Touch ID.

# Android

screen-an-found =
    Android phone
    detected
    .body = Please remove it from the reader. Next, you'll enter your PIN.
    .speech = Android phone detected. Please remove it from the reader. Next, you'll enter your PIN.

screen-an-pin =
    Enter the 4-digit PIN
    of your smartphone
    certificate
    .body =
        You chose this PIN when you added your My Number Card to this phone.

        Shield the keys as you type. Our staff will never ask for your PIN.
    .speech = Enter the 4-digit PIN of your smartphone certificate on the number pad. You chose it when you added your My Number Card to this phone. It's not the passcode that unlocks your phone. It's not the PIN of your plastic card. What you enter isn't read aloud.

# The pad again, after a wrong PIN; how many tries are left stands beside the dots
screen-pin-again =
    Incorrect PIN.
    Please try again
    .body =
        Use the PIN you chose when you added your My Number Card to this phone.

        Not sure? There's no need to guess. We'll help you another way at { $desk }.
    .speech = Incorrect PIN. Please try again. Use the PIN you chose when you added your My Number Card to this phone. If you're not sure, there's no need to guess.

pin-tries = { $tries ->
        [one] 1 try left
       *[other] { $tries } tries left
    }
    .speech = { $tries ->
        [one] You have 1 try left.
       *[other] You have { $tries } tries left.
    }

# Before the words of the pad, where a phone lies on the reader
first-lift-at-pad =
    .body = Please remove the phone from the reader.
    .short = Please remove the phone.
    .speech = Please remove the phone from the reader.

first-held-at-pad =
    Enter your PIN first,
    then press "Confirm"
    .body = Your phone will be read after that. You can leave it there.
    .short = You can leave your phone there.
    .speech = Your phone hasn't been read yet. Enter your PIN first, then press "Confirm". You can leave the phone there.

# Digits that were typed before the last try was agreed to
first-typed-too-early =
    .body = The digits you typed weren't used. Please choose first.
    .short = The digits you typed weren't used.
    .speech = The digits you typed weren't used. Please choose first.

screen-an-forgot =
    Not sure of
    your PIN?
    .body =
        There's no need to guess. Three wrong tries lock the PIN.

        We'll help you another way at { $desk }.
    .short = Three wrong tries lock the PIN. We'll help you another way at { $desk }.
    .speech = If you're not sure of your PIN, there's no need to guess. Three wrong tries lock it. We'll help you another way at { $desk }.

screen-an-hold =
    Hold your Android phone
    { $holding ->
        [usb] on the reader
       *[slot] to the reader
    }
    .body =
        There's nothing to do on the phone.

        Hold it { holding-way } for 1 to 2 seconds.
    .short = Hold it { holding-way } for 1 to 2 seconds.
    .speech = Hold your Android phone { holding-way } { holding-place }. There's nothing to do on the phone. Keep it there { $sounds ->
        [yes] until you hear a sound
       *[no] until you hear that it has been read
    }.

# Reading

screen-hold-tips = Not detected yet
    .body =
        Hold the phone { holding-way } and move it slowly.

        Remove any metal case or cards.
    .speech = Not detected yet. Hold the phone { holding-way } and move it slowly. Remove any metal case or cards.

screen-reading =
    Reading your phone
    .body = Please hold it still.
    .speech = Reading your phone. Please hold it still.

screen-reader-busy =
    One moment,
    please
    .body =
        The reader is busy right now.
        You can leave your phone there. It will be read next.
    .short = You can leave your phone there.
    .speech = One moment, please. The reader is busy right now. You can leave your phone there. It will be read next.

screen-take-ip =
    Take your iPhone off
    the reader to continue
    .body = The screen goes on by itself. You won't need your phone again here.
    .short = You won't need it again here.
    .speech = Your iPhone has been read. Take it off the reader to continue. The screen goes on by itself. You won't need it again here.

screen-take-an =
    Take your phone off
    the reader to continue
    .body = The screen goes on by itself. You won't need your phone again here.
    .short = You won't need it again here.
    .speech = Your phone has been read. Take it off the reader to continue. The screen goes on by itself. You won't need it again here.

screen-torn =
    Hold the same phone
    to the reader again
    .body =
        Reading was interrupted.

        You don't need to enter your PIN.
    .short = You don't need to enter your PIN.
    .speech = Reading was interrupted. Please hold the same phone to the reader again. You don't need to enter your PIN.

screen-torn-pin =
    Please enter
    your PIN once more
    .body =
        Reading was interrupted.

        Your PIN was correct, and no try was used.
    .speech = Reading was interrupted. Please enter your PIN once more. It was correct, and no try was used.

screen-torn-check =
    Hold the same phone
    to the reader again
    .body =
        We need to check how many PIN tries are left.

        Checking doesn't use one.
    .short = We'll check how many tries are left. That uses none.
    .speech = Reading was interrupted. Please hold the same phone to the reader again. We need to check how many PIN tries are left. Checking doesn't use one.

screen-torn-checked =
    Please enter
    your PIN once more
    .body =
        We've checked how many tries are left.

        Not sure? There's no need to guess. We'll help you another way at { $desk }.
    .speech = We've checked how many tries are left. Please enter your PIN once more. If you're not sure, there's no need to guess.

screen-diff-phone =
    This is
    a different phone
    .body =
        For your safety, please start over.

        No PIN was sent to this phone.
    .short = Please start over. No PIN was sent.
    .speech = This is a different phone. For your safety, please start over. No PIN was sent to this phone.
