# Buttons, steps, marks, the words of pictures, the names of keys. A button is one line.

# Buttons
label-use-smartphone = Use my phone
label-phone = { $phone ->
        [iphone] iPhone
       *[android] Android (Galaxy, AQUOS, Xperia, Pixel …)
    }
label-not-sure = I'm not sure
label-round-button = iPhone with a Home button
label-other-card = Wrong card showing?
label-face-id = iPhone with Face ID
label-wallet-open = Wallet already open
label-home-screen = Opening Wallet from the Home Screen
label-not-working = Having trouble?
label-other-opening = Other ways to open Wallet
label-understood = OK
label-delete = Delete
label-confirm = Confirm
label-forgot-pin = I don't know my PIN
label-back-to-pin = Go back to PIN
label-stop-for-desk = Cancel and go to { $desk }
label-reenter-pin = Re-enter PIN
label-enter-pin = Enter PIN
label-continue-with = { $phone ->
        [iphone] Continue with iPhone
       *[android] Continue with Android
    }
label-start-over = Start over
label-from-the-beginning = Back to start
label-hold-again = Try again
label-how-to-authenticate = Show me how
label-try-once-more = Try once more
label-other-ways = Other ways
label-agree-to-all = I agree to all
label-refuse-all = I do not agree
label-one-by-one = Choose one by one
label-learn-more = Learn more
label-agree = I agree
label-refuse = I don't agree
label-prescription = { $prescription ->
        [electronic] Electronic
       *[paper] Paper
    }
label-answered = { $listed }: { $given ->
        [yes] yes
       *[no] no
    }
    .speech = { $said }: { $given ->
        [yes] yes
       *[no] no
    }
label-prescription-chosen = Prescription: { $prescription ->
        [electronic] electronic
       *[paper] paper
    }
label-decide = Yes, that's right
label-other-person = Not you?
label-go-to-desk = Go to { $desk }
label-continue = Continue
label-end = End visit
label-keep-showing = Keep showing
label-next-person = Next person
label-same-person = It's still me
label-begin = Start
label-back = Back
label-cancel = Cancel
label-finish = Finish
label-stop-calling = Cancel call

# Pages of the help
label-topic-where-to-hold = Where do I hold my phone?
label-topic-pin = PIN
label-topic-wallet = Using Wallet on an iPhone
label-topic-other-ways = Other ways
label-topic-contact = Contact

# On every screen
# The same words in every language
label-languages = Language
    .speech = Language
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
label-say-again = Repeat

# Steps and marks
mark-step = { $of ->
        [none] Step { $number }
       *[other] Step { $number } of { $of }
    }
    .speech = { $of ->
        [none] Step { $number }.
       *[other] Step { $number } of { $of }.
    }
mark-read = Read successfully
mark-number = Number
mark-demo = DEMO (not real)
    .speech = This is a demo.

# Words of pictures
captions-back-of-phone =
    Apple logo: iPhone
    No Apple logo: Android
captions-wallet-steps =
    ① Double-click the side button
    ② Choose My Number Card
    ③ Look at the iPhone
    ④ Hold it { holding-way } { $holding ->
        [usb] { "" }on the reader
       *[slot] to the reader
    }
captions-which-pin =
    ○ The PIN of your smartphone certificate
    × The passcode that unlocks your phone
    × The PIN of your plastic card
    .short =
        ○ The PIN of your certificate
        × Your phone's passcode
        × The PIN of your card

# Read aloud: which key does what
speech-choice = Press { $key ->
        [enter] Enter
        [backspace] Backspace
        [point] the decimal point
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
speech-pin-emptied = No digits are left. Enter the 4 digits of your PIN.
