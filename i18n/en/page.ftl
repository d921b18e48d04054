# The desk's pages (kazasu desk)

page-label = { $label ->
        [title] Kazasu desk
        [demo] DEMO
        [log-in] Log in
        [log-out] Log out
        [user] User name
        [password] Password
        [language] Language
        [calls] Calls
        [alarms] Attention
        [visits] Patients here
        [terminals] Terminals
        [no-visits] Nobody is waiting.
        [no-terminals] There is no terminal yet. Run kazasu desk enrol to get a code.
        [number] Number
        [terminal] Terminal
        [since] Read
        [phone] Smartphone
        [consent] Consent
        [prescription] Prescription
        [state] State
        [heard] Last heard
        [queue] Not sent yet
        [version] Version
        [certificate] Certificate until
        [come] I'm going
        [nobody] Nobody can come now
        [done] Mark as done
        [undo] Undo
        [settle] Seen
        [not-connected] Desk was not connected
        [not-live] Updates have stopped. Until the connection is back, this page shows old news.
        [renew] Allow renewal
        [renewal-pending] An ended certificate waits to be renewed
        [restored] This store was restored from a backup. No new readings arrive until the list of terminals is confirmed.
        [confirm-terminals] The list of terminals is right
        [is-done] Done
        [eligibility] Eligibility
        [asking] Asking
        [eligibility-none] Eligibility is not looked up here. Please confirm it as before.
        [lost] Records that were lost
        [end-call] Done
        [strike] Strike from the list
       *[store-failed] The records cannot be read. Please tell an administrator.
    }

page-ago = { $unit ->
        [now] just now
        [minutes] { $count } min ago
       *[hours] { $count } h ago
    }
page-day = { $year }-{ $month }-{ $day }

page-wrong-login = Wrong user name or password.
page-login-wait = Too many attempts. Please try again in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }.

page-phone = { $phone ->
        [android] Android (PIN)
       *[iphone] iPhone (face or finger)
    }
page-proved = { $checked ->
        [yes] { page-phone }, certificate proved, not revoked
       *[no] { page-phone }, certificate proved (revocation not checked)
    }
page-refused = Not proved: { $reason ->
        [expired] the certificate has expired. Please check eligibility in another way.
        [not_yet_valid] the certificate is not valid yet. Please look at the terminal's clock.
        [revoked] the certificate is revoked. Please check eligibility in another way.
        [untrusted] nobody knows who issued the certificate. Please check eligibility in another way.
        [wrong_purpose] the certificate is not for user authentication. Please check eligibility in another way.
        [physical_card] it is the certificate of a plastic card. Please lead the patient to a card reader.
        [bad_signature] the signature is wrong. Please check whose phone it is.
        [malformed] the certificate cannot be read. Please check eligibility in another way.
        [revocation_unknown] nobody can say whether the certificate is revoked. Please look at the revocation list.
        [before_service_start] smartphones could not be used yet.
        [challenge] it was not read at this terminal. Please ask the patient to hold the phone again.
       *[nonce_used] it may be a copy of another reading. Please ask the patient to hold the phone again.
    }
page-verdict-differs = The verdict at the tap and at arrival are not the same

page-ending = { $ending ->
        [open] In progress
        [complete] Complete
        [left] Ended within the questions
        [cancelled] Cancelled by the patient
        [restarted] Ended by a restart of the terminal
       *[refused] Ended: not proved
    }
page-silent = The terminal has sent nothing more (10 minutes)

page-item = { $item ->
        [diagnosis] Care
        [medication] Medication
        [checkup] Check-ups
        [surgery] Surgery
        [specified_disease] Specified disease
       *[limit] Payment limit
    }
page-answer = { $answer ->
        [given] Agreed
        [refused] Refused
        [unanswered] No answer
       *[not_asked] Not asked
    }
page-prescription = { $form ->
        [electronic] Electronic prescription
       *[paper] Paper prescription
    }
page-certificate-ends = The phone's certificate ends on { $year }-{ $month }-{ $day }
page-conflicts = { $count ->
        [one] One other version came under the same number
       *[other] { $count } other versions came under the same number
    }

page-done-by = Done ({ $name }, { $hour }:{ $minute })
page-coming-by = { $name } is going

page-call = { $cause ->
        [called] A patient is calling
        [needs_help] Several attempts failed; the patient was sent to the desk
        [reader_kept] Another program uses the card reader
       *[left_on_reader] Something was left on the card reader
    }

page-terminal-state = { $state ->
        [ready] Waiting
        [visit] A patient is there
        [maintenance] Maintenance
        [out_of_service] Out of service
        [silent] Does not answer
        [never] Was never connected
        [gated] Takes no new readings
       *[revoked] Revoked
    }
page-queue = { $waiting ->
        [0] Nothing
       *[other] { $waiting }
    }{ $aside ->
        [0] {""}
       *[other] { " " }({ $aside } not accepted)
    }
page-gate = { $reason ->
        [outdated] it is older than it may be
        [clock] its clock and the desk's differ
       *[not_started] smartphones may not be used yet
    }

page-alarm = { $alarm ->
        [clone] { $terminal }: two machines use the same certificate. It may have been copied.
        [other_bytes] { $terminal }: something else came for a record that is here already.
        [other_terminal] { $terminal }: it sent a record of another terminal.
        [code_burnt] An enrolment code was mistyped five times and is void.
        [nonce_used] { $terminal }: a reading may have been copied.
       *[visits_lost] { $terminal }: it knows records that this backup does not have.
    }
page-backup-late = There has been no backup for { $hours ->
        [one] one hour
       *[other] { $hours } hours
    }. Please tell an administrator.
page-desk-clock = Most terminals' clocks differ from this computer's by { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }: this computer is { $direction ->
        [behind] slow
       *[ahead] fast
    }. Please set its clock.
page-eligibility = { $standing ->
        [valid] Insured
        [lapsed] The insurance has ended. Please confirm at the desk.
       *[not_found] Not found. Please confirm at the desk.
    }
page-share = The patient pays { $tenths } tenths
page-answer-from = From: { $source }, { $hour }:{ $minute }
page-lost = { $year }-{ $month }-{ $day } { $hour }:{ $minute } { $version ->
        [evidence] record of the reading
       *[whole] record up to the consent
    }
