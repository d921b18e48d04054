# The words of the screens: the end, interruptions, the terminal
#
# The confirmation number is $number, and $spoken sign by sign, as it is read aloud.

# The end

# Between two signs of the number, aloud
sign-pause = ,{ " " }

screen-handing-over = Letting { $desk } know
    .body = Please wait a moment.
    .speech = We're letting { $desk } know. Please wait a moment.

screen-done =
    You're finished here
    .body =
        You're not checked in yet.

        Please give this number at { $desk }: { $number }

        Don't forget your phone.
    .short = You're not checked in yet. Please give this number at { $desk }: { $number }
    .speech = You're finished here. You're not checked in yet. Please give your number at { $desk }. Your number is { $spoken }. Once more: { $spoken }. Don't forget your phone.

# $late: there is a desk, and it will hear of it
screen-done-away =
    You're finished here
    .body =
        { $late ->
            [yes] Our message to { $desk } is delayed.
           *[no] You're not checked in yet.
        }

        Please give this number at { $desk }: { $number }.

        Our staff will check your insurance. Don't forget your phone.
    .short =
        { $late ->
            [yes] Our message to { $desk } is delayed.
           *[no] You're not checked in yet.
        } Please give this number at { $desk }: { $number }.
    .speech = You're finished here. { $late ->
        [yes] Our message to { $desk } is delayed.
       *[no] You're not checked in yet.
    } Please give your number at { $desk }. Your number is { $spoken }. Once more: { $spoken }. Our staff will check your insurance. Don't forget your phone.

# Interruptions

# Seconds are not read aloud: each new number would start the sentence again
screen-still-there = Are you still there?
    .body =
        { $seconds ->
            [one] This screen resets in 1 second.
           *[other] This screen resets in { $seconds } seconds.
        }

        Your entries will be erased.
    .speech = Are you still there? This screen will reset soon. Your entries will be erased.

screen-cancel-ask =
    Cancel this visit?
    .body = Everything so far will be erased.
    .speech = Cancel this visit? Everything so far will be erased.

screen-cancelled = Cancelled
    .body =
        Your entries were erased.

        Don't forget your phone.
    .speech = Cancelled. Your entries were erased. Don't forget your phone.

screen-next-person =
    The last visit
    isn't finished
    .body =
        Are you next? Please press "Next person".

        What the last person entered will be erased.
    .speech = The last visit isn't finished. If you're next, please choose "Next person". What the last person entered will be erased.

screen-restarted = Please start again
    .body =
        Sorry, this terminal restarted.

        Your earlier entries were erased.
    .speech = Sorry, this terminal restarted. Please start again. Your earlier entries were erased.

# Staff

screen-calling =
    Calling our staff
    .body = Please wait here.
    .speech = We're calling our staff. Please wait here.

screen-call-seen =
    Someone is
    on the way
    .body = Please wait here.
    .speech = Someone is on the way. Please wait here.

screen-call-none =
    Please go to
    { $desk }
    .body = Nobody has answered our call yet.
    .speech = Nobody has answered our call yet. Please go to { $desk }.

# The terminal

screen-starting = Starting up
    .body = Please wait a moment.
    .speech = Starting up. Please wait a moment.

# $cause: no_reader, or why the PC/SC service does not serve: not_running, refused, silent, incompatible; or trust_files; or why the outbox keeps nothing: outbox_in_use and so on
screen-out-of-service =
    Out of service
    .body = Sorry. Please go to { $desk }.
    .small = { $cause ->
        [not_running] Staff: please start the PC/SC service.
        [refused] Staff: the PC/SC service refuses this program's user. Please allow it.
        [silent] Staff: the PC/SC service does not answer. Please take everything off the reader and restart the service.
        [incompatible] Staff: the PC/SC service and its library are of different versions. Please update both.
        [trust_files] Staff: a file of trust anchors or revocation lists cannot be read yet. Please look at the disk or network that holds it. The terminal then continues by itself.
        [outbox_in_use] Staff: another program uses this terminal's outbox. Please end that program.
        [outbox_not_allowed] Staff: the folder of the outbox may not be written. Please check its owner and its permissions.
        [outbox_full] Staff: the disk is full, and no visit can be kept. Please make room.
        [outbox_disk] Staff: the disk fails. Please check it.
        [outbox_foreign] Staff: another file stands where the outbox belongs. Please move it away, or configure another folder.
        [outbox_corrupt] Staff: the outbox is damaged. Please delete nothing, and call support.
        [outbox_newer] Staff: a newer version of the program has made the outbox. Please update the program.
        [outbox_key_lost] Staff: the key file of the outbox is missing. Please put it back, and delete nothing.
        [outbox_key_wrong] Staff: the key file of the outbox is another one. Please put the right one back, and delete nothing.
        [desk_too_old_kazasu] Staff: the desk refuses this version of kazasu as too old. Please update it.
        [desk_too_old_pcsc_lite] Staff: the desk refuses this version of the PC/SC service (pcsc-lite) as too old. Please update it.
        [desk_too_old_ccid] Staff: the desk refuses this version of the reader driver (ccid) as too old. Please update it.
        [desk_too_old] Staff: the desk refuses a part of this terminal as too old. The page at the desk says which.
        [desk_clock] Staff: the clock of this terminal is too far from the desk's. Please set date and time.
        [desk_certificate] Staff: this terminal's certificate for the desk has ended. An administrator can renew it on the page at the desk.
        [desk_revoked] Staff: the desk has struck this terminal off its list. Please enrol it again to use it.
        [desk_unknown] Staff: the desk does not know this terminal. Please enrol it there.
        [desk_away] Staff: the desk does not answer. Please check the desk and the network. The terminal then continues by itself.
       *[no_reader] Staff: please check the connection of the reader.
    }
    .speech = Sorry, this terminal is out of service. Please go to { $desk }.

screen-clock-wrong =
    Out of service
    .body = Sorry. Please go to { $desk }.
    .small = Staff: the clock of this terminal shows { date }, which is wrong. Please set date and time. The terminal then continues by itself within seconds.
    .speech = Sorry, this terminal is out of service. Please go to { $desk }.

screen-reader-kept =
    We can't read phones
    right now
    .body =
        Sorry for the wait. The reader is in use.
        Please go to { $desk }. Your entries were erased.
    .small = Staff: please close the other program that is using the reader.
    .speech = Sorry for the wait. The reader is in use, so we can't read phones right now. Please go to { $desk }. Your entries were erased.

screen-served-elsewhere =
    This screen isn't
    in use right now
    .body = Please use the other screen, or go to { $desk }.
    .small = Staff: another program serves patients on this machine. This one takes over by itself when that has ended.
    .speech = This screen isn't in use right now. Please use the other screen, or go to { $desk }.

screen-maintenance = Under maintenance
    .body = Please go to { $desk }.
    .speech = This terminal is under maintenance. Please go to { $desk }.
