# Buttons, steps, marks, the words of pictures, the names of keys. A button is one line.

# Buttons
label-use-smartphone = Use smartphone
label-phone = { $phone ->
        [iphone] iPhone
       *[android] Android (Galaxy, AQUOS, Xperia, Pixel …)
    }
label-not-sure = Not sure
label-round-button = iPhone with a round button
label-other-card = Another card is showing
label-not-working = It does not work
label-other-opening = Other ways to open
label-understood = OK
label-delete = Delete one
label-confirm = Confirm
label-forgot-pin = Not sure of my PIN
label-back-to-pin = Go back and enter it
label-stop-for-desk = Stop and go to { $desk }
label-reenter-pin = Enter PIN again
label-enter-pin = Enter PIN
label-continue-with = { $phone ->
        [iphone] Go on with iPhone
       *[android] Go on with Android
    }
label-start-over = Start again
label-from-the-beginning = From the beginning
label-hold-again = Hold it again
label-how-to-authenticate = How to authenticate
label-try-once-more = Try once more
label-other-ways = Other ways
label-agree-to-all = I agree to all
label-refuse-all = I agree to none
label-continue = Continue
label-end = End
label-next-person = Next person
label-same-person = It is still me
label-begin = Begin
label-back = Back
label-cancel = Stop
label-finish = Finish
label-stop-calling = Stop calling

# Pages of the help
label-topic-where-to-hold = Where do I hold my phone?
label-topic-pin = PIN
label-topic-wallet = Authenticating on an iPhone
label-topic-other-ways = Other ways
label-topic-contact = Contact

# On every screen
label-language = { $name }
    .speech = { $language ->
        [en] English
       *[other] { $spoken }
    }
label-text-size = { $size ->
        [standard] Normal text
        [large] Large text
       *[extra-large] Largest text
    }
label-high-contrast = { $on ->
        [yes] High contrast
       *[no] Normal contrast
    }
label-help = Help
label-call-staff = Call staff
label-say-again = Hear it again

# Steps and marks
mark-step = { $of ->
        [none] Step { $number }
       *[other] Step { $number } of { $of }
    }
mark-demo = DEMO (not real)
    .speech = This is a demo.

# Words of pictures
captions-back-of-phone =
    Logo: iPhone
    No logo: Android
captions-wallet-steps =
    ① Press the side button twice
    ② Select your My Number Card
    ③ Look at the iPhone
    ④ Hold it { holding-way } { $holding ->
        [usb] { "" }on the reader
       *[slot] to the reader
    }
captions-which-pin =
    ○ 4-digit PIN of the smartphone certificate
    × Code that unlocks the phone
    × 4-digit PIN of the plastic My Number Card

# Read aloud: which key does what
speech-choice = Press { $key ->
        [enter] Enter
        [backspace] Backspace
        [point] the point
        [slash] slash
        [star] star
        [minus] minus
        [plus] plus
       *[other] { $key }
    } for "{ $label }".

# Read aloud: digits of the PIN, of which none is named
speech-pin-entered = { $entered ->
        [one] { $entered } digit entered.
       *[other] { $entered } digits entered.
    }

# Read aloud: the PIN was deleted, digit by digit
speech-pin-emptied = No digits are left. Enter the 4 digits.
