# The technician's view of the terminal UI

technician-page = { $page ->
        [overview] Overview
        [taps] Taps
        [test] Test read
        [work] Maintenance
        [configuration] Configuration
        [check] Self test
        [help] Help
        [queue] Queue
        [desk] Desk
       *[leave] Leave
    }
technician-mark = { $mark ->
        [maintenance] MAINTENANCE
        [awaited] WAITING FOR THE VISIT
        [demo] DEMO (not real)
        [joined] CONNECTED
        [gone] CONNECTION ENDED
        [yielded] READERS GIVEN FREE
        [waits] WAITING FOR THE OTHER PROGRAM
        [regardless] BESIDE ANOTHER PROGRAM
       *[watching] WATCHING ONLY
    }
# At the foot, beside a key: what it does here
technician-hint = { $hint ->
        [open] open
        [do] do it
        [look] look closer
        [sort] sort
        [filter] filter
        [search] search
        [pane] other pane
        [list] to the list
        [back] back
        [clear] all again
        [found] done
        [page] page
        [keys] keys
        [leave] leave
       *[close] close
    }
# The list of all keys
technician-keys-title = Keys
technician-key-name = { $key ->
        [mouse] Mouse
       *[shift] Shift + mouse
    }
technician-key-meaning = { $key ->
        [page] go to this page (0 is the tenth)
        [move] move up and down, by line or by page
        [ends] go to the first or to the last
        [enter] open or do what is selected; end a search
        [pane] change to the other pane (from 100 columns on)
        [back] close what is open, or go back
        [search] filter this page, or search the help
        [erase] erase the last letter, or all that is looked for
        [sort] sort the taps another way; so does a click on a column's name
        [keys] show this list
        [redraw] draw the screen anew
        [leave] leave the technician's view
        [mouse] a click selects, the wheel scrolls
       *[select] select text, as the terminal does
    }

# The passcode
technician-gate-prompt = Technician's passcode
technician-gate = { $state ->
        [keys] Enter: go on. Esc: back to the patient's screen.
        [checking] Checking.
       *[wrong] Not the right passcode. This was noted.
    }
technician-gate-wait = { $seconds ->
        [one] Please wait { $seconds } second.
       *[other] Please wait { $seconds } seconds.
    }

# Overview
technician-checking = Looking whether this terminal is ready.
technician-service = { $answers ->
        [yes] PC/SC service: answers
        [not_running] PC/SC service: not running
        [refused] PC/SC service: refuses this user
        [silent] PC/SC service: does not answer
        [incompatible] PC/SC service: another version than the PC/SC library
       *[unknown] PC/SC service: not known yet
    }
technician-no-reader = No reader is connected.
technician-lying = { $what ->
        [nothing] Nothing lies on it.
        [mute] Something lies on it and does not answer.
       *[answers] Something lies on it, ATR { $atr }.
    }
technician-in-use = { $by ->
        [no] No program uses it.
        [shared] In use; others may use it too.
       *[alone] In use by one program alone.
    }
technician-last-found = Last tap there: { $found }
technician-serving = { $state ->
        [ready] Patients are served.
        [idle] No visit is open.
        [closed] Out of service: patients are told so.
        [visit] A visit is open.
        [awaited] A visit is open; maintenance begins when it has ended.
        [maintenance] Maintenance: patients are told so.
       *[elsewhere] Another program looks after the visits.
    }
technician-no-problem = The self test has found no problem.
technician-title = { $title ->
        [readers] Readers
        [taps] Last taps
        [state] State
        [results] Taps by result
        [tap] Tap
        [value] Value
        [finding] Finding
        [topic] What it means
        [test] Last test read
        [queue] What to do
        [set_aside] Set aside
       *[work] What patients see
    }
technician-column = { $column ->
        [number] No.
        [time] Time
        [result] Result
        [phone] Phone
        [ms] ms
        [commands] Commands
        [bytes] Bytes
        [at] at
        [took] took
        [command] Command
        [header] Header
        [out] out
        [in] in
        [status] Status
        [taps] Taps
        [code] Code
       *[share] Share
    }
technician-reader-state = { $state ->
        [free] FREE
        [occupied] OCCUPIED
       *[mute] MUTE
    }
technician-age = { $unit ->
        [now] just now
        [seconds] { $count } s ago
        [minutes] { $count } min ago
        [hours] { $count } h ago
       *[days] { $count } d ago
    }
technician-further = and { $count } more
technician-tap-number = Tap { $number }
technician-sorted = { $by ->
        [newest] newest first
        [result] by result
       *[slowest] slowest first
    }
technician-finding-state = { $state ->
        [ok] Well
        [unknown] Not known
        [warning] To look at
       *[problem] Problem
    }
# The words of the log, which the help and the documents use too
technician-result-word = { $word }
technician-command-use = { $of ->
        [application] application
        [file] file
       *[counter] (empty: counter)
    }
technician-program = { $by ->
        [user] { $name }, process { $process }, user { $user }
        [process] { $name }, process { $process }
       *[name] { $name }
    }
technician-uptime = Running for { $days ->
        [0] { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }
       *[other] { $days } d { $hours } h { $minutes } min
    }
technician-taps = { $count ->
        [one] { $count } tap since the start, tests not counted
       *[other] { $count } taps since the start, tests not counted
    }
technician-lists = { $of ->
        [0] Revocation is to be checked, and there is no list.
       *[other] Revocation lists that count: { $counting } of { $of }
    }
technician-file-awaited = trust.{ $key }, entry { $entry } ({ $name }): nothing of it could be read since the start ({ $why }); no patient is served until it can.
technician-file-not-taken = trust.{ $key }, entry { $entry } ({ $name }): the file as it lies there now is not taken ({ $why }); the one before stays in force.
technician-file-useless = trust.{ $key }, entry { $entry } ({ $name }): does not count ({ $why }).
technician-file-ends = trust.{ $key }, entry { $entry } ({ $name }): ends on { date }, { $hour }:{ $minute } (Japan).

technician-no-detail = More of what is selected in the list stands here.

# Taps
technician-no-taps = No tap since the start.
technician-no-taps-yet = A tap stands here as soon as it is over: a patient's, or one that you read for a test (page 3).
technician-cost = { $milliseconds } ms, { $commands ->
        [one] { $commands } command
       *[other] { $commands } commands
    }, { $bytes ->
        [one] { $bytes } byte
       *[other] { $bytes } bytes
    }
technician-milliseconds = { $milliseconds } ms
technician-japan-time = { $date } { $time } (Japan)
technician-field = { $field ->
        [number] Tap
        [started] Started
        [reader] Reader
        [purpose] Whose
        [result] Result
        [detail] Seen
        [phone] Phone
        [token] Token
        [tries] PIN tries left
        [cost] Total
        [card] On the card
        [steps] Steps: ms since the first command
        [commands] Commands: ms since the first command, bytes out and in
        [word] In the log
        [key] Key
        [value] Value
        [origin] From
        [seen] Seen by
        [next] What to do
        [cause] Cause
        [waiting] Waiting for the desk (the oldest)
        [set_aside] Refused for good by the desk
        [elsewhere] For another desk
        [received] Confirmed by the desk (the newest)
        [damaged] Damaged
        [commit] Writing took
        [evidence] Evidence
       *[remedy] Remedy
    }
technician-purpose = { $test ->
        [yes] a technician's test
       *[no] a patient's visit
    }
technician-outcome = { $outcome ->
        [read] Read and proved
        [not_opened_empty] Gone before it could be read
        [not_opened_mute] Did not answer the reader
        [not_opened_unavailable] The reader was not to be had
        [given_up] Hung, and was given up
        [busy] Another program kept the reader
       *[stopped] Stopped
    }
technician-step = { $step ->
        [selected] Application found
        [identified] Token read
        [counter] PIN counter read
        [verify-sent] PIN sent
        [pin-accepted] PIN accepted
        [certificate] Certificate read
        [complete] Signature read
       *[proof] Proof judged
    }
technician-trace = Commands: ms since the first command, ms taken, command, bytes sent and received, status
technician-no-trace = No commands are known: the reader never gave this tap back, or none was sent.
technician-status = { $status ->
        [ok] done
        [more-data] more bytes wait
        [wrong-le] another length is wanted
        [tries-left] PIN tries left
        [verification-failed] verification failed
        [end-of-file] the file ends here
        [wrong-length] wrong length
        [not-satisfied] PIN or Wallet missing
        [blocked] locked
        [not-found] not found
        [conditions] not possible now
        [outside-file] outside the file
        [no-diagnosis] no diagnosis
       *[other] not described
    }
technician-no-answer = no answer

# Test read
technician-test-needs-maintenance = A test read is for maintenance alone. Press 4 and begin it.
technician-test-explained = Reads what lies on a reader without a PIN: no try is spent, and it never becomes a visit.
technician-test-empty = Nothing lies on a reader. Hold a phone to one.
technician-test-read = Read what lies on { $reader }
technician-test-running = Reading. Leave it where it is.
technician-test-result = The last test read:
technician-no-test-yet = Nothing has been read for a test since this view was opened.

# Maintenance
technician-maintenance = { $state ->
        [off] Begin maintenance: patients are told so
        [awaited] End the visit now and begin maintenance
        [cancel] Begin no maintenance after the visit
       *[on] End maintenance: serve patients again
    }
technician-maintenance-awaited = A visit is open. Maintenance begins by itself when it has ended.
technician-restart-reader = Start { $reader } anew
technician-reconnect = Connect to the PC/SC service anew
technician-done = Done: { $what }

# Configuration
technician-versions = Versions:
technician-version-unknown = could not be found out
technician-origin = { $origin ->
        [default] default
       *[command-line] command line
    }
technician-not-set = (not set)

# Self test
technician-run-checks = Run the self test again
technician-checks-run = The self test runs. It may take some seconds.

# Help
technician-search = Search: { $query }
technician-filter = Filter: { $query }
technician-nothing-found = Nothing has these words. Esc shows everything again.

# Leave
technician-leave = { $program ->
        [yes] End this program
       *[no] Back to the patient's screen
    }
technician-elsewhere = { technician-program } serves the patients of this terminal. This view only watches: it reads no phone.
technician-why-closed = { $why ->
        [system] Why it only watches: on this system no program lets views in.
        [folder] Why it only watches: this user has no folder for it, since HOME is not set.
        [full] Why it only watches: as many views as it takes work on that program already. Close one of them.
        [silent] Why it only watches: that program does not answer. It may hang; kazasu touch and kazasu tui can be ended and started again.
        [error] Why it only watches: the socket of that program cannot be reached ({ $error }). The self test says more.
       *[closed] Why it only watches: no socket of that program was found. It may be about to start or to end; else look at the self test (page 6) and at its standard error.
    }
technician-waits = { technician-program } serves the patients of this terminal. This program waits, and takes over by itself when that one has ended.
technician-regardless = { technician-program } is said to serve the patients of this terminal, and this view uses the readers all the same, as --own-readers says. A phone may be read by both.
technician-joined = Connected to { technician-program }, which serves the patients of this terminal. What is ordered here is done there.
technician-gone = { technician-program } has ended, and this view knows nothing more of the terminal. Leave it and open it again.
technician-elsewhere-of-user = { technician-program } of the user { $user } serves the patients of this terminal. This view only watches: it reads no phone. To work on it, become that user: sudo -iu { $user } kazasu tui --technician
technician-yielded = { technician-program } serves the patients of this terminal now, and this view has given the readers free. Leave it and open it again to work on that program.
