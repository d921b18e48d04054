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
        [usb] with its screen up
       *[slot] sideways
    }

# While a phone lies there still: the last words of a screen from which the patient leaves
last-phone-left =
    .body = Please take your phone.
    .speech = Please take your phone.

# While a phone lies there still: this headline instead, and its body and speech before those of the screen
screen-lift-first =
    Please take the phone
    off first
    .body = Then hold it to the reader again.
    .speech = Please take the phone off the reader first. Then hold it to the reader again.

# Start

screen-start =
    Use your smartphone as your
    health insurance card
    .body =
        Press the button, or hold your phone here.

        With a card? Please go to { $desk }.
    .speech = This terminal reads smartphones as health insurance cards. Hold your phone { holding-place }, or press a key. If you have a card, please go to { $desk }.

screen-start-left =
    Please take what lies
    on the reader
    .body =
        A phone or a card was left on the reader.

        If it is not yours, please tell { $desk }.
    .speech = A phone or a card was left on the reader. Please take it. If it is not yours, please tell { $desk }.

screen-kind = Which phone do you have?
    .body =
        Only the phone's owner can use it here.

        For a child or a family member, please go to { $desk }.
    .speech = Which phone do you have? Only the phone's owner can use it here. For a child or a family member, please go to { $desk }.

screen-kind-help =
    Apple logo on the back?
    Then it is an iPhone
    .body =
        No Apple logo? Then it is an Android phone.

        Not sure? Please show it at { $desk }.
    .speech = If there is an Apple logo on the back, it is an iPhone. If not, it is an Android phone. If you are not sure, please show it at { $desk }.

# iPhone

screen-ip-hold =
    Select your My Number Card
    in Wallet, then hold the
    iPhone { $holding ->
        [usb] on top of
       *[slot] to the front of
    }
    the reader
    .body = { $tips ->
        [yes] Not detected yet. Hold the phone { holding-way } and move it slowly. Take off metal cases and cards.
       *[no] { "" }
    }
    .speech = { $tips ->
        [yes] Not detected yet. Hold the phone { holding-way } and move it slowly. Take off metal cases and cards.
       *[no] Press the side button of your iPhone twice to open Wallet. Select your My Number Card and look at the iPhone to authenticate. Then hold the iPhone { holding-way } { holding-place }.
    }

screen-ip-face = iPhone with Face ID
    .body = Double-click the side button. Apple Wallet opens.
    .speech = For an iPhone with Face ID. Double-click the side button, and Apple Wallet opens.

screen-ip-face-open =
    Wallet already open
    (Face ID)
    .body = Select your My Number Card in Wallet, then double-click the side button. Face ID starts.
    .speech = For an iPhone with Face ID, when Wallet is already open. Select your My Number Card, then double-click the side button. Face ID starts.

screen-ip-touch = iPhone with Touch ID
    .body = On the lock screen, double-click the Home button. Apple Wallet opens.
    .speech = For an iPhone with Touch ID. On the lock screen, double-click the Home button, and Apple Wallet opens.

screen-ip-touch-open =
    Wallet already open
    (Touch ID)
    .body = Select your My Number Card in Wallet, then rest your finger on the Home button.
    .speech = For an iPhone with Touch ID, when Wallet is already open. Select your My Number Card, then rest your finger on the Home button.

screen-ip-othercard = Another card is showing?
    .body = Select your My Number Card in Apple Wallet, then authenticate again with your face or finger.
    .speech = If Wallet shows another card, select your My Number Card. Then authenticate again with your face or finger.

screen-ip-home =
    Open Wallet from
    the Home Screen
    .body = You can also open Wallet from the Home Screen. Select your My Number Card, then authenticate with your face or finger.
    .speech = You can also open Wallet from the Home Screen. Select your My Number Card, then authenticate with your face or finger.

# Android

screen-an-found = Android phone found
    .body = Take it off the reader. You can then enter your PIN.
    .speech = Android phone found. Please take it off the reader. You can then enter your PIN.

screen-an-pin =
    Enter the 4-digit PIN of
    your smartphone certificate
    .body =
        You chose this PIN when you added your My Number Card to the phone.

        Please cover the keys. Our staff will never ask for your PIN.
    .speech = Enter the 4-digit PIN of your smartphone certificate on the number pad. You chose it when you added your My Number Card to the phone. It is not the code that unlocks your phone. It is not the PIN of the plastic card. What you enter is not read aloud.

# The pad again, after a wrong PIN; how many tries are left stands beside the dots
screen-pin-again =
    Wrong PIN.
    Please enter it again
    .body =
        It is the PIN that you chose when you added your My Number Card to the phone.

        Not sure? You do not have to guess. We will show you another way at { $desk }.
    .speech = Wrong PIN. Please enter it again. It is the PIN that you chose when you added your My Number Card to the phone. If you are not sure of it, you do not have to guess.

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
    .body = Please take the phone off the reader.
    .speech = Please take the phone off the reader.

first-held-at-pad =
    First enter your PIN
    and press "Confirm"
    .body = Then the phone is read. You can leave it where it is.
    .speech = The phone is not read yet. First enter your PIN and press "Confirm". You can leave the phone where it is.

# Digits that were typed before the last try was agreed to
first-typed-too-early =
    .body = What you typed was not taken. Please choose first.
    .speech = What you typed was not taken. Please choose first.

screen-an-forgot = Not sure of your PIN?
    .body =
        You do not have to guess. Three wrong entries lock the PIN.

        We will show you another way at { $desk }.
    .speech = If you are not sure of your PIN, you do not have to guess. Three wrong entries lock it. We will show you another way at { $desk }.

screen-an-hold =
    Hold your Android phone
    { holding-place }
    .body =
        You do not need to do anything on the phone.

        Hold it { holding-way } for one or two seconds.
    .speech = Hold your Android phone { holding-way } { holding-place }. You do not need to do anything on the phone. Keep it there { $sounds ->
        [yes] until you hear a sound
       *[no] until you are told that it was read
    }.

# Reading

screen-hold-tips = Not detected yet
    .body =
        Hold the phone { holding-way } and move it slowly.

        Take off metal cases and cards.
    .speech = Not detected yet. Hold the phone { holding-way } and move it slowly. Take off metal cases and cards.

screen-reading = Reading
    .body = Please keep still.
    .speech = Reading. Please keep still.

screen-reader-busy =
    One moment,
    please
    .body =
        The reader is busy with something else.
        Your phone will be read as soon as that has finished. You can leave it where it is.
    .speech = One moment, please. The reader is busy with something else. Your phone will be read as soon as that has finished. You can leave it where it is.

screen-take-ip =
    Take your iPhone off the
    reader and continue
    .body = You can put your iPhone away now.
    .speech = Your iPhone has been read. Take it off the reader to continue. You can put it away now.

screen-take-an =
    Take your Android phone off
    the reader and continue
    .body = You can put your phone away now.
    .speech = Your Android phone has been read. Take it off the reader to continue. You can put it away now.

screen-torn =
    Please hold the same
    phone again
    .body =
        Reading broke off before its end.

        You do not need to enter your PIN.
    .speech = Reading broke off before its end. Please hold the same phone to the reader again. You do not need to enter your PIN.

screen-torn-pin =
    Please enter your PIN
    once more
    .body =
        Reading broke off before its end.

        Your PIN was correct. You have not lost a try.
    .speech = Reading broke off before its end. Please enter your PIN once more. It was correct, and you have not lost a try.

screen-torn-check =
    Please hold the phone again
    .body =
        We check whether the PIN arrived and how many tries are left.

        Checking does not cost a try.
    .speech = Reading broke off before its end. Please hold the same phone again. We check whether the PIN arrived and how many tries are left. Checking does not cost a try.

screen-torn-checked =
    Please enter your PIN
    once more
    .body =
        We have checked how many tries are left.

        Not sure? You do not have to guess. We will show you another way at { $desk }.
    .speech = We have checked how many tries are left. Please enter your PIN once more. If you are not sure of it, you do not have to guess.

screen-diff-phone = This is a different phone
    .body =
        To be safe, please start again.

        No PIN was sent to this phone.
    .speech = This is a different phone. To be safe, please start again. No PIN was sent to this phone.
