# kazasu doctor and the technician's view: what the checks have seen.
# Each is a part of a sentence: what is; .seen, how it was seen; .next, what to do.

doctor-ready = { $warnings ->
        [0] Ready for patients.
        [one] Ready for patients; there is one thing to look at.
       *[other] Ready for patients; there are { $warnings } things to look at.
    }
doctor-unchecked = Phones can be read, but revocation is not checked as configured: { $cause } ({ $seen }); { $next }.
doctor-not-ready = Not ready for patients: { $cause } ({ $seen }); { $next }.
doctor-further = { $problems ->
        [one] One more thing keeps it from being ready.
       *[other] { $problems } more things keep it from being ready.
    }

part-name = { $part ->
        [pcsc_lite] PC/SC service (pcsc-lite)
        [ccid] driver for USB readers (CCID)
       *[kazasu] Kazasu
    }

check-service = the PC/SC service answers
check-service-down = the PC/SC service is not running
    .seen = connecting to it fails at once
    .next = start it (Debian: systemctl start pcscd.socket)
check-readers-not-built = this program is built without readers
    .seen = the feature reader is not in this build
    .next = install the usual build where phones are read
check-service-refused = the PC/SC service refuses this user
    .seen = it runs, and lets this user neither connect nor use its readers
    .next = let the user of this program use it: a rule of polkit for org.debian.pcsc-lite.access_pcsc and access_card, or the permissions of its socket (Debian: /run/pcscd/pcscd.comm)
check-service-incompatible = the PC/SC service and the PC/SC library do not understand each other
    .seen = something listens at the socket of the service, and agrees on no version of its protocol
    .next = install pcscd and libpcsclite of the same version; if PCSCLITE_CSOCK_NAME is set, see that it names the socket of pcscd
check-service-silent = the PC/SC service does not answer
    .seen = asked for its readers, it said nothing for { $seconds } s
    .next = take the phone or card off the reader, then start it anew (Debian: systemctl restart pcscd)
check-readers = { $count ->
        [one] one reader can be used
       *[other] { $count } readers can be used
    }
check-no-reader = no reader is connected
    .seen = the PC/SC service names none
    .next = plug one in, or look at its cable
check-other-readers = no configured reader is connected
    .seen = configured: { $wanted }; connected: { $there }
    .next = plug it in, or write the connected one to reader.names
check-reader = reader { $name }
check-self-test = a virtual phone was read and proven
check-self-test-failed = a virtual phone cannot be read
    .seen = this program read one in memory, without a reader, and could not prove it
    .next = install this program anew; if it stays, report it with the version
check-self-test-not-built = no read of a virtual phone: this program is built without them
    .seen = the feature demo is not in this build
    .next = install the usual build where the self test is wanted
check-anchor = trusted authority { $name }, until { date }
check-anchor-ends-soon = the trusted authority { $name } ends on { date }
    .seen = its certificate's last day is { $days ->
        [0] today
        [one] one day away
       *[other] { $days } days away
    }
    .next = install a newer version of Kazasu, or add the next authority to trust.anchors
check-anchor-ended = the trusted authority { $name } ended on { date }
    .seen = the last day in its certificate has passed
    .next = take it out of trust.anchors, and see that the present one is in it
check-anchor-not-yet = the trusted authority { $name } begins on { date }
    .seen = the first day in its certificate has not come
    .next = look whether the clock is right
check-revocation-off = revocation is not checked, as configured
check-revocation = revocation is checked with { $lists ->
        [one] one list
       *[other] { $lists } lists
    }
check-no-list = revocation is to be checked, and there is no list
    .seen = trust.crls is empty
    .next = name the lists in trust.crls
check-no-usable-list = revocation is to be checked, and is not: no list counts
    .seen = { $lists ->
        [one] the only list in trust.crls does not count
       *[other] none of the { $lists } lists in trust.crls counts
    }
    .next = see what is said of each list
check-anchor-without-list = phones of the trusted authority { $name } are not checked for revocation
    .seen = no list in trust.crls is signed by it and in time
    .next = add its lists to trust.crls, or take the authority out of trust.anchors
span = { $unit ->
        [minutes] { $count ->
            [one] one minute
           *[other] { $count } minutes
        }
        [hours] { $count ->
            [one] one hour
           *[other] { $count } hours
        }
       *[days] { $count ->
            [one] one day
           *[other] { $count } days
        }
    }
check-list = revocation list { $name }, made { span } ago; the next one is due on { date }
check-list-ends-soon = the revocation list { $name } ends in { span }
    .seen = the next one is due on { date }
    .next = fetch the present list and put it in its place
check-list-outdated = the revocation list { $name } is too old: it still revokes what it names, and proves nothing of other phones
    .seen = the next one was due { span } ago, on { date }
    .next = fetch the present list and put it in its place
check-list-undated = the revocation list { $name } does not say how long it holds: it revokes what it names, and proves nothing of other phones
    .seen = it was made { span } ago, and names no day for the next one
    .next = fetch a list with a nextUpdate
check-list-not-yet = the time of the revocation list { $name } has not begun
    .seen = it begins in { span }, on { date }
    .next = look whether the clock is right, and whether this is the present list
check-list-useless = the revocation list { $name } does not count
    .seen = { $why ->
        [other_issuer] it is the list of another authority than those in trust.anchors
        [anchor_may_not_sign] the certificate of the trusted authority does not allow it to sign lists
        [unsupported_algorithm] it is signed by an algorithm that is not supported ({ $oid })
        [not_signed_by_anchor] it is not signed by a key of trust.anchors: another generation of the authority, or a forgery
        [anchor_outside_its_time] the trusted authority that signed it is outside its own time
        [delta] it is a delta list, which says only what has changed
        [unknown_critical_extension] its critical extension { $oid } is not understood
        [indirect] it is an indirect list, of other authorities too
        [ca_certificates_only] it covers the certificates of authorities alone
        [attribute_certificates_only] it covers attribute certificates alone
        [some_reasons_only] it covers some reasons of revocation alone
       *[other] { $why }
    }
    .next = fetch the complete list of the authority that issues phones' certificates, or add that authority to trust.anchors
check-trust-file = the file { $name } as it lies there now cannot be taken
    .seen = { $error }
    .next = put the whole file in its place (write it beside, then rename it); a program that runs goes on with the one before, a new start would fail
check-clock = the clock says { date }
check-clock-wrong = the clock is wrong
    .seen = it says { date }, which cannot be today
    .next = set it (Debian: timedatectl set-time), and have it kept by NTP
check-clock-kept = the clock is synchronised
    .seen = says { $by }
check-clock-not-kept = the clock is not synchronised
    .seen = says { $by }
    .next = switch NTP on (Debian: timedatectl set-ntp true) and see that a time server can be reached
check-clock-unknown = whether the clock is synchronised is not known
    .seen = neither systemd nor chrony answers
    .next = compare it with another clock now and then, or have NTP keep it
check-disk = { $mebibytes } MiB free in { $folder }
check-disk-full = the disk is nearly full
    .seen = { $mebibytes } MiB are free in { $folder }, { $least } are wanted
    .next = make room there
check-disk-unknown = how much room { $folder } has is not known
    .seen = the system says: { $error }
    .next = look at the disk
check-folder = { $folder } can be written
check-folder-closed = { $folder } cannot be written
    .seen = the system says: { $error }
    .next = give it to the user that runs Kazasu
check-no-folder = there is no place to keep anything
    .seen = the system names no home folder for this user
    .next = run Kazasu as a user with a home folder
check-audit = audit log intact, { $records ->
        [one] one record
       *[other] { $records } records
    }
check-audit-not-intact = the audit log is not as it was written
    .seen = { $findings ->
        [one] one place in { $folder } was changed, removed or added
       *[other] { $findings } places in { $folder } were changed, removed or added
    }
    .next = see which (kazasu logs verify), and keep a copy (kazasu logs --out FILE)
check-audit-closed = the audit log cannot be read
    .seen = the system says: { $error }
    .next = give { $folder } to the user that runs Kazasu
check-outbox = { $waiting ->
        [0] what visits end in is kept, and nothing waits for the desk
        [one] what visits end in is kept; one waits for the desk
       *[other] what visits end in is kept; { $waiting } wait for the desk
    }
check-outbox-waiting = { $waiting ->
        [one] one visit has waited for the desk since { span }
       *[other] { $waiting } visits wait for the desk, the oldest since { span }
    }
    .seen = they are sealed on this disk, and the desk has not confirmed them
    .next = look whether the desk runs and can be reached; they are sent by themselves then
check-outbox-set-aside = { $refused ->
        [one] the desk refuses one visit for good
       *[other] the desk refuses { $refused } visits for good
    }
    .seen = they are kept on this disk and stop nothing else
    .next = see the page Queue of the technician's view for visit and reason, tell whoever looks after the desk, and send them again there
check-outbox-elsewhere = { $count ->
        [one] one visit stays here for the desk that this terminal belonged to before
       *[other] { $count } visits stay here for the desk that this terminal belonged to before
    }
    .seen = they are kept on this disk, and are told to no other desk
    .next = confirm those patients at that desk by hand; they wait again when this terminal is enrolled there
check-outbox-slow = the disk is slow: patients wait for it
    .seen = a visit took { $milliseconds } ms to be on the disk
    .next = see what else writes there, or put outbox.folder on another disk
check-outbox-in-use = a program has the outbox open and has not said how it stands
    .seen = its lock is held
    .next = ask again in a few seconds
check-outbox-down = what visits end in cannot be kept: nobody is served
    .seen = { $why }
    .next = { $cause ->
        [outbox_in_use] end the other program, or give each of them an outbox.folder of its own
        [outbox_not_allowed] give the folder and its files to the user that runs Kazasu, and to nobody else
        [outbox_full] make room there; the terminal then continues by itself
        [outbox_disk] look at the disk and at the system's log
        [outbox_foreign] move that file away, or configure another outbox.folder
        [outbox_corrupt] delete nothing; once nothing waits, move the folder away and keep it for support
        [outbox_newer] update Kazasu
        [outbox_key_lost] put the key file back from your backup, and delete nothing
       *[outbox_key_wrong] put the right key file back, and delete nothing
    }
check-attach = a technician's view can work on the program that serves patients
check-attach-closed = a technician's view can only watch the program that serves patients
    .seen = its socket cannot be made: { $error }
    .next = set XDG_STATE_HOME or XDG_RUNTIME_DIR, for kazasu and for the technician, to a folder of this user's alone on a local disk
check-neighbour = a program of the user { $user } says that it serves patients here, and does not count
    .seen = { $program }
    .next = if it is a kazasu with the readers of this one, add { $user } to users in [technician]; else ask that user to end it
check-user-unknown = the user { $user } of users in [technician] is not known on this machine
    .seen = /etc/passwd has no such name
    .next = correct the name, or write the user's number
check-configuration = configuration { $path }
check-configuration-defaults = no configuration file: the defaults are in force
check-configuration-open = everybody on this machine can change the configuration
    .seen = { $path } or its folder is writable for all
    .next = take that right away (chmod o-w)
check-memory = no core dump and no other program of this user sees the program's memory
check-memory-open = { $gap ->
        [core] a crash may write what is in the program's memory to a file
       *[readable] other programs of this user can look into the program's memory
    }
    .seen = { $gap ->
        [core] the system did not take the limit for core dumps (RLIMIT_CORE)
       *[readable] the system did not take PR_SET_DUMPABLE
    }
    .next = start Kazasu without a debugger, and in no sandbox that forbids setrlimit and prctl
check-memory-unknown = whether others can look into the program's memory is not known
    .seen = this system does not tell it
    .next = let nobody else use this account, and write no crash dumps
check-display = display { $name }: { $width } × { $height } pixels
check-diagonal-configured = diagonal of the display: { $inches }-inch, as configured (screen.diagonal)
check-diagonal = diagonal of the display: { $inches }-inch, says { $name } ({ $by })
check-diagonal-usual = diagonal of the display: not detected; { $inches ->
        [unknown] what is usual for so many pixels is taken
       *[other] a { $inches }-inch panel is taken, as usual for so many pixels
    } (screen.diagonal sets it)
check-display-of-unknown-size = display { $name } answers
    .seen = it does not tell its size
check-display-small = the display is too small for the touch screen
    .seen = { $name } has { $width } × { $height } pixels; 800 × 480 are wanted
    .next = use a larger one, or kazasu tui
check-display-silent = the display does not answer
    .seen = { $name }: { $error }
    .next = start the display server, or unset DISPLAY and WAYLAND_DISPLAY
check-display-lacks = the X server lacks the extension { $extension }
    .seen = { $name } answers, and does not know it
    .next = start it with that extension, or use kazasu tui
check-display-passed-over = the Wayland server does not answer; the touch screen opens on the X server
    .seen = WAYLAND_DISPLAY is { $name }: { $error }
    .next = start it, or unset WAYLAND_DISPLAY
check-scale-too-large = screen.scale is larger than this display has room for
    .seen = { $scale } is configured, { $drawn } is drawn
    .next = lower screen.scale, or use a display with more pixels
check-no-display = no display here
    .seen = neither DISPLAY nor WAYLAND_DISPLAY is set in this session
    .next = run this check in the session of the touch screen, or use kazasu tui
check-display-not-built = no touch screen in this build; patients are guided in the terminal
check-sound = there is a sound card
check-no-sound = there is no sound card
    .seen = the sound system names no device
    .next = connect a loudspeaker, or set sound.volume = 0
check-sound-off = sound is off, as configured
check-sound-not-built = no sound in this build
check-desk-unusable = what this terminal has from its enrolment is unreadable or wrong: nothing is sent
    .seen = { $error }
    .next = enrol this terminal once more: kazasu enrol ADDRESS --again
check-desk = this terminal is "{ $name }" at the desk { $address }
    .seen = no program that serves patients has said yet how it stands
    .next = start kazasu touch or kazasu tui, and ask again
check-desk-answers = the desk { $address } answers since { span }; this terminal is "{ $name }" there
check-desk-away = the desk { $address } does not answer since { span }
    .seen = { desk-trouble }
    .next = see whether the desk runs and can be reached; what is finished is kept, and sent then
check-desk-gate = the desk { $address } takes no new visits of this terminal
    .seen = { desk-gate }
    .next = { $why ->
        [clock] set the clocks of the terminal and of the desk
        [outdated] install the version that the desk asks for
       *[other] wait until then, or let whoever runs the desk look at its configuration
    }
check-desk-refused = the desk { $address } does not take this terminal
    .seen = { desk-trouble }
    .next = { $why ->
        [revoked] ask whoever runs the desk; if it is meant to serve, enrol it: kazasu enrol ADDRESS --again
        [unknown_terminal] see whether the address is right; then enrol this terminal there: kazasu enrol ADDRESS --again
        [certificate_missing] enrol this terminal at the desk: kazasu enrol ADDRESS --again
       *[other] see what the desk says of this terminal
    }
check-desk-certificate = this terminal's certificate for the desk is good until { date }, and renews itself
check-desk-certificate-ended = this terminal's certificate for the desk ended on { date }
    .seen = it was off for too long to renew it
    .next = let whoever runs the desk agree to its renewal, or enrol it once more
check-desk-receipt = the desk has confirmed a visit last { span } ago
check-desk-lost = { $count ->
        [one] the desk has lost a version of a visit that it had confirmed
       *[other] the desk has lost { $count } versions of visits that it had confirmed
    }
    .seen = its store does not have what this terminal has receipts of: it was restored, or is a copy
    .next = tell whoever looks after the desk; its page says the same
check-desk-clock = { $behind ->
        [yes] this terminal's clock is { $seconds } s behind the desk's
       *[no] this terminal's clock is { $seconds } s ahead of the desk's
    }
    .seen = from five minutes on the desk takes no new visits
    .next = set the clock that is wrong, and let it be kept right (NTP)
check-no-desk = this terminal belongs to no desk: finished visits are not handed over
    .seen = it was not enrolled
    .next = enrol it (kazasu enrol ADDRESS, or the technician's page Desk), or confirm patients at the counter as before
check-version = { part-name }: { $version }
check-version-old = { part-name } is too old
    .seen = { $version } is installed, the configuration asks for { $minimum }
    .next = update it, or lower the minimum
check-version-unknown = { part-name }: the version is not known
    .seen = it is not installed where it usually is
    .next = look it up by hand
check-version-unproven = { part-name }: whether it is new enough is not known
    .seen = the configuration asks for { $minimum }, and the installed version cannot be found out
    .next = look it up by hand, or take the minimum out
check-reader-missing = the configured reader { $name } is not connected
    .seen = the PC/SC service names others alone
    .next = plug it in, or take it out of reader.names
check-service-not-begun = every phone is refused until { date }
    .seen = service.starts is a day that has not come
    .next = set service.starts right, or look whether the clock is
check-log-too-large = log.megabytes is more than the disk has room for
    .seen = { $megabytes } MB are configured, { $free } MB are free in { $folder }
    .next = lower log.megabytes, or put log.folder on another disk
check-letters-lacking = the touch screen cannot show some letters of { $key }
    .seen = its typeface lacks { $letters }
    .next = write { $key } with other letters
check-key-not-built = { $key } is configured and does nothing
    .seen = this program is built without the feature { $feature }
    .next = install a program with it, or take the key out
