# The words of the screens: consent, the end, interruptions, the terminal
#
# The confirmation number is $tens and $ones, so that it is read aloud digit by digit.

# Consent

screen-consent-all =
    May this { place } see your
    past medical information?
    .body =
        Treatment, medicine, health checks and surgery.

        You do not have to agree. You will be looked after all the same. Your consent lasts 24 hours.
    .speech = May this { place } see your past medical information? It is about treatment, medicine, health checks and surgery. You do not have to agree. You will be looked after all the same. Your consent lasts 24 hours.

# The end

screen-handing-over = Telling { $desk }
    .body = Please wait a moment.
    .speech = We are telling { $desk }. Please wait a moment.

screen-done = Finished here
    .body =
        You are not checked in yet.

        Please tell { $desk } your number: { $tens }{ $ones }

        Do not forget your phone.
    .speech = You have finished here. You are not checked in yet. Please tell { $desk } your number. Your number is { $tens }, { $ones }. Once more: { $tens }, { $ones }. Do not forget your phone.

# $late: there is a desk, and it will hear of it
screen-done-away = Finished here
    .body =
        { $late ->
            [yes] Our message to { $desk } is delayed.
           *[no] You are not checked in yet.
        }

        Please tell { $desk } your number: { $tens }{ $ones }.

        Our staff will check your insurance. Do not forget your phone.
    .speech = You have finished here. { $late ->
        [yes] Our message to { $desk } is delayed.
       *[no] You are not checked in yet.
    } Please tell { $desk } your number. Your number is { $tens }, { $ones }. Once more: { $tens }, { $ones }. Our staff will check your insurance. Do not forget your phone.

# Interruptions

# Seconds are not read aloud: each new number would start the sentence again
screen-still-there = Are you still there?
    .body = { $seconds ->
        [one] In 1 second we go back to the first screen and erase your entries.
       *[other] In { $seconds } seconds we go back to the first screen and erase your entries.
    }
    .speech = Are you still there? Soon we go back to the first screen and erase your entries.

screen-cancel-ask = Stop now?
    .body = Everything so far will be erased.
    .speech = Do you want to stop now? Everything so far will be erased.

screen-cancelled = Stopped
    .body =
        Your entries were erased.

        Do not forget your phone.
    .speech = Stopped. Your entries were erased. Do not forget your phone.

screen-next-person =
    Someone's visit
    is still open
    .body =
        If you are next, please press "Next person".

        What the last person entered will be erased.
    .speech = Someone's visit is still open. If you are next, please choose "Next person". What the last person entered will be erased.

screen-restarted = Please begin again
    .body =
        This terminal restarted.

        Earlier entries are gone.
    .speech = This terminal restarted. Please begin again. Earlier entries are gone.

# Staff

screen-calling =
    Calling a member
    of staff
    .body = Please wait a moment.
    .speech = We are calling a member of staff. Please wait a moment.

screen-call-seen = Someone is coming
    .body = Please wait a moment.
    .speech = Someone is coming. Please wait a moment.

screen-call-none =
    Please speak to
    { $desk }
    .body = Nobody has answered the call.
    .speech = Nobody has answered the call. Please speak to { $desk }.

# The terminal

screen-starting = Getting ready
    .body = Please wait a moment.
    .speech = Getting ready. Please wait a moment.

# $cause: no_reader, or why the PC/SC service does not serve: not_running, refused, silent, incompatible
screen-out-of-service =
    This terminal
    is not available
    .body = Sorry. Please go to { $desk }.
    .small = { $cause ->
        [not_running] Staff: please start the PC/SC service.
        [refused] Staff: the PC/SC service refuses this program's user. Please allow it.
        [silent] Staff: the PC/SC service does not answer. Please take everything off the reader and restart the service.
        [incompatible] Staff: the PC/SC service and its library are of different versions. Please update both.
       *[no_reader] Staff: please check the connection of the reader.
    }
    .speech = Sorry, this terminal is not available. Please go to { $desk }.

screen-clock-wrong =
    This terminal
    is not available
    .body = Sorry. Please go to { $desk }.
    .small = Staff: the clock of this terminal shows { date }, which is wrong. Please set date and time. It goes on by itself within seconds.
    .speech = Sorry, this terminal is not available. Please go to { $desk }.

screen-reader-kept =
    The reader is
    in use elsewhere
    .body =
        We are sorry that you had to wait.
        Please go to { $desk }. What you entered has been erased.
    .small = Staff: please close the other program that is using the reader.
    .speech = We are sorry that you had to wait. The reader is in use elsewhere just now. Please go to { $desk }. What you entered has been erased.

screen-served-elsewhere =
    This screen
    is not in use now
    .body = Please use the other screen, or go to { $desk }.
    .small = Staff: another kazasu serves on this machine. This one takes over by itself when that has ended.
    .speech = This screen is not in use now. Please use the other screen, or go to { $desk }.

screen-maintenance = Under maintenance
    .body = Please go to { $desk }.
    .speech = This terminal is under maintenance. Please go to { $desk }.
