# The terminal UI, and what can be done with virtual phones in a demonstration

# Behind the key that shows the rest of a text
terminal-more = More ({ $page }/{ $pages })
terminal-too-small = This window is too small: { $columns } columns, { $rows } rows. Please make it at least { $least-columns } by { $least-rows }.

demo-action = { $action ->
        [hold-iphone] iPhone, authenticated
        [hold-iphone-locked] iPhone, not authenticated
        [hold-android] Android (PIN 1234)
        [hold-last-try] Android, one try left
        [hold-expired] Expired certificate
        [hold-card] Plastic card
        [hold-transit] Transit card
        [shaky-hand] Shaky hand
        [slow-phone] Slow phone
        [take-away] Take away
        [list] Virtual phones
       *[quit] Quit
    }

# In a demonstration, where the desk's page is and who can log in
demo-page = The desk's page: { $address } (user { $user }, password { $password })
demo-desk-elsewhere = The desk: { $address }
demo-desk-pretended = There is no desk here: it is pretended.

# kazasu enrol
enrolment-code = The code that the desk shows (24 digits):
enrolled = This terminal is now "{ $name }" at the desk { $address }.{ $letter ->
        [none] {""}
       *[other] {" "}Its confirmation numbers begin with { $letter }.
    }
enrolled-next = Now start kazasu on this terminal. If it is running already, it takes the desk up by itself.

# kazasu passcode
passcode-prompt = New passcode for the technician's view:
passcode-again = The same once more:
passcode-malformed = A passcode has { $least } to { $most } characters.
passcodes-differ = The two were not the same. Please start again.
passcode-done = { $place ->
        [line] Put this in the place of line { $line } of { $path }:
        [section] Put this below [technician] in { $path }:
       *[file] Put these two lines at the end of the configuration:
    }
terminal-num-lock = No number? Press Num Lock first.
# Beside a bar that gets shorter: how long the last screen stays
terminal-time-left = { $seconds ->
        [one] Closes in { $seconds } second
       *[other] Closes in { $seconds } seconds
    }
# Beside an arrow that points to it
terminal-card-reader = Card reader
# Under a list that lies over a screen
terminal-close-list = Every other key closes this list.
