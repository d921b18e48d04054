# The technician's view: the desk of this terminal, and what waits for it

# What waits for the desk
technician-queue-counts = { $waiting ->
        [0] Nothing waits for the desk
        [one] One visit waits for the desk
       *[other] { $waiting } visits wait for the desk
    }{ $set_aside ->
        [0] .
        [one] ; it refuses one for good.
       *[other] ; it refuses { $set_aside } for good.
    }
technician-queue = { $state ->
        [opening] The outbox is being opened.
        [keeps] What visits end in is kept until the desk has it.
        [waiting] What waits is sealed on this disk and is sent again by itself as soon as the desk can be reached.
        [set_aside] The desk refuses what was set aside, by the reason that stands beside it. It stays on this disk and stops nothing. Tell whoever runs the desk the visit, look for newer versions of both programs, and send it again when the cause is gone.
        [elsewhere] What is for another desk was kept before this terminal was enrolled at the one that it belongs to now. It is told to no other desk, and waits again when this terminal is enrolled there.
        [again] Send again what the desk has refused
        [sending] It waits again, and is sent as soon as the desk can be reached.
        [outbox_in_use] Out of service: another program keeps the outbox open.
        [outbox_not_allowed] Out of service: the outbox may not be written, or others may write or read it.
        [outbox_full] Out of service: the disk is full.
        [outbox_disk] Out of service: the disk fails.
        [outbox_foreign] Out of service: another file stands in the place of the outbox.
        [outbox_corrupt] Out of service: the outbox is damaged. What can be read is delivered.
        [outbox_newer] Out of service: a newer version has made the outbox.
        [outbox_key_lost] Out of service: the key of the outbox is gone.
        [outbox_key_wrong] Out of service: the key of the outbox is another one.
       *[none] This terminal has no desk: nothing waits for one.
    }
technician-refusal = { $why ->
        [bad_request] the desk does not understand it
        [conflict] the desk has the same visit with another content
        [too_large] it is larger than the desk takes
        [unprocessable] the desk understands it, and can never take it as it is
       *[other] { $why }
    }

# What went wrong between this terminal and its desk, for kazasu doctor too
desk-trouble = { $why ->
        [refused_connection] nothing takes the call at this address and port
        [not_reached] the address is not reached: name, network, or the machine is off
        [not_the_desk] another one answers there: its certificate is not that of this desk
        [no_tls] what answers there is no desk for terminals
        [cut] the connection breaks before the answer is whole
        [too_slow] the answer does not come in time
        [garbage] the answer is none of this protocol
        [revoked] the desk has struck this terminal off its list
        [unknown_terminal] the desk does not know this terminal: its store was made anew, or it is another one
        [certificate_missing] the desk has seen no certificate of this terminal
        [certificate_expired] this terminal's certificate has ended
        [renewal_pending] this terminal's certificate has ended, and an administrator has to agree to the next one at the desk
        [busy] the desk has too much to do
        [store_failed] the desk cannot write to its store
        [restored] the desk was restored, and an administrator has to confirm its terminals there
        [too_many] the desk is asked too often
       *[other] the desk says: { $why }
    }
desk-gate = { $why ->
        [outdated] { $part } is version { $have }, and the desk asks for { $need } or newer
        [clock] this terminal's clock and the desk's differ by more than five minutes
       *[not_started] the desk takes phones from { $need } on
    }

# The desk of this terminal
technician-desk-state = { $state ->
        [none] This terminal belongs to no desk. Finished visits are not handed over.
        [unusable] What this terminal has from its enrolment is unreadable or wrong, and nothing is sent. Enrol it once more.
        [looking] Looking.
        [answers] The desk answers.
        [away] The desk does not answer. What is finished is kept here, and sent then.
        [gated] The desk takes no new visits of this terminal.
        [refused] The desk does not take this terminal.
        [certificate] This terminal's certificate for the desk has ended.
        [demo] A demonstration belongs to no desk.
       *[unknown] No program that serves patients has said yet how it stands.
    }
technician-desk-field = { $field ->
        [name] This terminal there
        [letter] Letter
        [address] Address
        [enrolled] Enrolled at
        [id] Desk id
        [certificate] Certificate until
        [connected] Connected since
        [away] Away since
        [why] Why
        [gate] Gate
        [clock] Clock
        [receipt] Last receipt
        [store] Store of the desk
        [missing] Lost by its store
        [questions] Set by the desk: questions
        [desk] Set by the desk: what it is called
        [revision] Set by the desk: revision
       *[at] As of
    }
technician-desk-value = { $value ->
        [none] none
        [unknown] not known
        [same] the same as the desk's
        [ahead] { $count } s ahead of the desk's
        [behind] { $count } s behind the desk's
        [never] none yet
        [bundled] all at once: { $words }
        [items] one by one: { $words }
       *[prescription] { $words }, prescription
    }
technician-desk-store = { $generation }, receipt { $sequence }
technician-enrol-action = { $has ->
        [yes] Enrol this terminal anew, or at another desk
       *[no] Enrol this terminal at a desk
    }

# Enrolment
technician-enrol-title = Enrol at a desk
technician-enrol-explained = On the desk's computer, kazasu desk enrol --name NAME (or the page) shows 24 digits, good for ten minutes.
technician-enrol-before = This terminal is "{ $name }" at the desk { $address } now. A new enrolment replaces that.
technician-enrol-field = { $field ->
        [address] Address of the desk (port 8443 if none is named)
       *[code] The 24 digits that the desk shows
    }
technician-enrol-keys = { $state ->
        [address] Enter: go on. Esc: leave it.
        [code] Enter: enrol. Tab: show or hide the digits. Esc: back to the address.
        [running] Please wait. This takes some seconds at most.
        [failed] Enter: try again. Esc: back.
        [waiting] y: enrol it there all the same. Esc: leave it as it is.
       *[done] Enter: to the desk's page.
    }
technician-enrol-fault = { $fault ->
        [address] That is no address. Write a name or number of a machine, with :PORT if it is not 8443.
       *[check] These digits do not fit together: at least one is mistyped. Compare each group with the desk's (Tab shows them).
    }
technician-enrol-step = { $step ->
        [calling] Calling the desk.
        [proving] The desk has to prove that it knows the code.
        [asking] The desk has proved itself. Asking for the certificate.
       *[keeping] Keeping the certificate.
    }
technician-enrol-done = This terminal is now "{ $name }" at the desk { $address }.{ $letter ->
        [none] {""}
       *[other] {" "}Its confirmation numbers begin with { $letter }.
    } A program that serves patients takes it up within seconds, as soon as no visit is open.
technician-enrol-failed = { $why ->
        [desk_not_reached] { $address } does not answer. See whether the desk runs, whether this is its address and its port for terminals, and whether the network lets this terminal through.
        [no_desk] What answers at { $address } is no desk for terminals. Take the address and port that the desk has for terminals, not those of its page.
        [desk_cut] The connection to { $address } broke off. Try again; the code stays good.
        [desk_not_proved] The desk could not prove that it knows this code. Compare every digit and the address; a code is good for 10 minutes. If they are right, somebody else answers in the place of the desk: do not go on, and tell whoever runs the network.
        [code_refused] The desk does not take this code (any more). Ask it for a new one.
        [code_used] This code was used already. Ask the desk for a new one. If nobody here has used it, tell whoever runs the desk.
        [too_many] The desk is asked too often. Wait a minute, and try again.
        [desk_fault] The desk cannot do it now ({ $detail }). Look there, and try again; the code stays good.
        [desk_unsound] What the desk has answered is not sound. See whether it is of a newer version than this terminal.
        [identity_not_kept] The certificate cannot be kept on this disk: { $detail }
        [not_run] It could not be done here: the system starts no more threads.
       *[other] The system does not let it: { $detail }
    }
technician-enrol-waiting = { $count ->
        [unknown] It cannot be seen how many reports of visits wait here for the desk at { $address }, and this is another desk.
        [one] One report of a visit waits here for the desk at { $address }, and this is another desk.
       *[other] { $count } reports of visits wait here for the desk at { $address }, and this is another desk.
    } They are told to no other desk: they stay on this disk, and wait again when this terminal is enrolled there. Better let them be delivered first.
