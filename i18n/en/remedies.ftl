# For technicians: what may have caused it, how to see that, what to do

technician-reason-physical-card =
    .cause = A plastic My Number card or Juki card lay on the reader, or the certificate carries the plastic card's policy.
    .evidence = The token says JPKIAPICCTOKEN2 or JPKIAPICCTOKEN, or the proof was refused after a whole read.
    .remedy = Ask the patient to take the card away and to hold the phone. Those with a card go to the desk.

technician-reason-other-phone =
    .cause = The patient chose one kind of phone and held the other, or held another phone than the one that accepted the PIN.
    .evidence = The phone in this tap differs from the kind that was chosen; no VERIFY is in the trace.
    .remedy = Let the patient choose the kind again. No PIN was sent.

technician-reason-wrong-purpose =
    .cause = The phone gave a signing certificate instead of the one for user authentication.
    .evidence = The tap was read to its end and refused after it.
    .remedy = Try once more. If it stays so, note the phone's model and send a transcript; the patient goes to the desk.

technician-reason-unknown-token =
    .cause = The application is there, but its token names a kind of device that this version does not know.
    .evidence = The token stands word for word in the tap.
    .remedy = Look for a newer version of this program. If there is none, report the token.

technician-reason-not-a-phone =
    .cause = What was held has no JPKI application: a transit card, a bank card, or a phone whose certificate was never set up or whose NFC chose another card.
    .evidence = The first command, SELECT, was answered 6A82 or another error.
    .remedy = Ask whether the smartphone certificate is set up. Let the patient take other cards out of the case and hold the phone again.

technician-reason-wallet-locked =
    .cause = The iPhone's holder has not authenticated in Wallet before holding it, or waited too long after it.
    .evidence = Status 6982 from an iPhone.
    .remedy = Press the side button twice, choose the My Number card, authenticate, then hold the phone.

technician-reason-removed =
    .cause = The phone left the field before the tap was done, or the reader's field is weak.
    .evidence = The trace ends with a command without an answer. Often at the same place: look at the reader.
    .remedy = Let the patient lay the phone down until the tone. If it happens with every phone, move the reader away from metal, or change its cable.

technician-reason-timeout =
    .cause = The phone answered too slowly: every tap has to end within 5 seconds. A phone that is known to be too slow before VERIFY is sent no PIN.
    .evidence = The step times say where the time went; a command that took more than a second is the phone's or the reader's doing.
    .remedy = Try once more. If it is slow with every phone, start the reader anew and look at the USB cable or hub.

technician-reason-pin-blocked =
    .cause = The PIN of the smartphone certificate is locked: three wrong tries, over all visits.
    .evidence = The counter is 0: status 63C0, 6983 or 6984.
    .remedy = It cannot be unlocked here. The patient resets the PIN with the Mynaportal app or at the municipality, and is identified at the desk today.

technician-reason-expired =
    .cause = The certificate's time is over, or this terminal's clock is ahead.
    .evidence = The self test shows the clock. The other phones of the day were read.
    .remedy = If the clock is right, the patient renews the certificate in the Mynaportal app and goes to the desk today.

technician-reason-revoked =
    .cause = The issuer has revoked the certificate: a phone that was lost, changed or given back.
    .evidence = A revocation list in the configuration names it.
    .remedy = The patient goes to the desk and sets the certificate up again.

technician-reason-before-service-start =
    .cause = The day from which phones may be used, service.starts, is still to come, or this terminal's clock is behind.
    .evidence = Page 5 shows service.starts and where it stands; the self test shows the clock.
    .remedy = Put the clock or the date in the configuration right.

technician-reason-wrong-pin =
    .cause = The patient typed another PIN: often the phone's unlock code, or the plastic card's PIN.
    .evidence = VERIFY was answered 63Cx; x is how many tries are left.
    .remedy = Explain which PIN is meant. With one try left the terminal asks for consent before it sends anything.

technician-reason-last-try =
    .cause = One try is left on this phone and the patient has not agreed to risk it. Nothing was sent.
    .evidence = The counter read 63C1, and no VERIFY with data follows.
    .remedy = Nothing is broken. Let the patient decide; otherwise the desk.

technician-reason-pin-required =
    .cause = An Android phone was held before its PIN was typed: the usual first contact, and what a test read ends with.
    .evidence = The counter was read and no VERIFY with data was sent; the tries left stand in the tap.
    .remedy = Nothing is broken. The terminal asks for the PIN.

technician-reason-not-yet-valid =
    .cause = The certificate begins later than this terminal's clock says.
    .evidence = The self test shows the clock; a terminal without a battery begins in 1970.
    .remedy = Put the clock right and see that it is kept (NTP).

technician-reason-untrusted =
    .cause = No anchor of this terminal has issued the certificate: an anchor is missing or old, or the certificate is not from J-LIS.
    .evidence = Page 5 shows trust.anchors; the self test shows when each ends.
    .remedy = Compare the anchors with those that J-LIS publishes and add the missing one. If they are all there, the phone is not genuine: the desk.

technician-reason-bad-signature =
    .cause = The phone did not sign this terminal's challenge with the certificate's key: a replayed or forged answer, or a damaged one.
    .evidence = Read to its end, refused after it; again with the same phone, not with others.
    .remedy = Try once. If it stays so, do not accept the phone: the desk, and a report.

technician-reason-malformed =
    .cause = The certificate is damaged, or cut off: its header promises another length than there is.
    .evidence = The line “Seen” says what was wrong with it.
    .remedy = Try once more. If it stays so with one phone, its certificate has to be set up again; with all phones, change the reader.

technician-reason-protocol =
    .cause = The phone or the reader answered something that the protocol does not know.
    .evidence = The line “Seen” names the step and the status word; the trace shows it.
    .remedy = Try once more, then start the reader anew. Send a transcript if it is a new model of phone.

technician-reason-revocation-unknown =
    .cause = Revocation must be checked (trust.revocation is “require”), and no list that is in time covers this certificate.
    .evidence = The self test shows the lists and their ages.
    .remedy = Fetch the newest lists and put them where trust.crls says.

technician-ending-not-opened-empty =
    .cause = The phone was taken away before the reader could power it up.
    .evidence = No command was sent.
    .remedy = Let the patient hold it still. If it happens again and again, the field is weak: look at the reader's place.

technician-ending-not-opened-mute =
    .cause = What lay there did not answer the reader: a thick case, several cards at once, or a phone whose NFC is off.
    .evidence = The overview says that something lies there and does not answer.
    .remedy = Take cards out of the case, switch NFC on, and hold the phone alone.

technician-ending-not-opened-unavailable =
    .cause = The reader or the PC/SC service went away, or another program kept the reader.
    .evidence = The overview shows the service and who uses each reader.
    .remedy = Look at the cable, then connect to the PC/SC service anew (page 4). End the other program.

technician-ending-given-up =
    .cause = The reader or its driver hung in the middle of the tap and was given up.
    .evidence = No trace, or one that ends early; the same reader again.
    .remedy = Take the phone away, start the reader anew. If it hangs again, unplug it, and look for a newer driver.

technician-ending-busy =
    .cause = Another program of this machine held the reader until the visit was over.
    .evidence = The overview says: in use by one program alone.
    .remedy = Find and end the other program: one terminal program for each reader.

technician-ending-stopped =
    .cause = The visit ended during the tap: the patient stopped it, its time ran out, or maintenance began.
    .evidence = The taps before and after it are as usual.
    .remedy = Nothing is broken.
