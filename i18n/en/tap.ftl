# kazasu read: waiting, holding, reading, the result

# Parts
date = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
phone-name = { $phone ->
        [android] Android phone
        [iphone] iPhone
       *[any] phone
    }
reader-name = { $reader ->
        [none] the reader
       *[other] the reader ({ $reader })
    }

# Holding
# Where phones are held ($holding): slot: sideways at the front of the slot; usb: on a flat reader
reader-side = { $holding ->
        [usb] on
       *[slot] to
    }
hold-phone = { $phone ->
        [iphone] Select your My Number Card in Wallet and authenticate, then hold the iPhone { reader-side } { reader-name }.
       *[other] Hold the { phone-name } { reader-side } { reader-name }.
    }
found-phone = { $phone ->
        [android] Found an { phone-name }.
        [iphone] Found an { phone-name }.
       *[any] Found a { phone-name }.
    }
reading = Reading. Please keep the phone still.
tries-left = { $tries ->
        [one] One PIN try is left.
       *[other] { $tries } PIN tries are left.
    }
pin-accepted = The PIN is right.
take-phone-away = You may take the { phone-name } away.
clear-reader = Something lies on the reader. Please take it off first.
mute = What lies on the reader does not answer. Please move it slowly.
reader-busy = Another program is using the reader; waiting for it.
reader-still-busy = Another program kept the reader. Please end it and try again.
service-stopped = The PC/SC service has stopped; waiting for it.
service-back = The PC/SC service is back.
# $cause: not_running, refused, silent, incompatible
no-service = { $cause ->
        [refused] The PC/SC service refuses this user. Please allow this user to use it (on Linux: polkit, or the permissions of its socket) and try again.
        [silent] The PC/SC service does not answer. Please take what lies on the reader off it, restart the service and try again (on Linux: pcscd).
        [incompatible] The PC/SC service and the PC/SC library do not understand each other. Please install both in the same version and try again.
       *[not_running] The PC/SC service is not running. Please start it and try again (on Linux: pcscd).
    }
wrong-clock = The clock of this machine shows { date }, which is wrong. Please set date and time, then try again.
no-reader = No reader is connected.
other-readers = The reader asked for is not connected. Connected: { $there }
reader-connected = A reader was connected: { $reader }
reader-unplugged = The reader was unplugged: { $reader }

# PIN
pin-prompt = 4-digit PIN of the smartphone certificate:
pin-malformed = A PIN has four digits, 0 to 9.
lift-and-enter-pin = Please take the phone off, then enter the PIN.
last-try-question = One try is left. A wrong PIN will lock it. Do you want to enter it? [y/N]
last-try-declined = The PIN was not sent. The desk will show you another way.
last-try-hint = If its holder knows this and wants to try, add --accept-last-try.

# A second time
hold-again = Please hold the same { phone-name } to the reader again.
hold-again-to-check = Please hold the phone to the reader again, so that we can check how many tries are left. Checking costs none.
different-phone = This is a different phone. To be safe, please start again. No PIN was sent to this phone.

# The result
read-done = Read: { phone-name }
certificate-valid-until = Certificate valid until: { date }
revocation-checked = Revoked: no (checked)
revocation-unchecked = Revoked: not checked
tap-cost = Time on the reader: { $milliseconds } ms ({ $commands ->
        [one] { $commands } command
       *[other] { $commands } commands
    })
token-for-staff = Staff: unknown token "{ $token }"
reason-for-staff = Staff: { $reason }
demo = Demo. This is not a real phone.

# What keeps a command from its work
usage-error = Wrong usage: { $message }
configuration-error = The configuration is wrong: { $message }
configuration-valid = { $file ->
        [named] Nothing is wrong in { $path }.
       *[none] There is no configuration file; the defaults are in force.
    }

# A tap that is kept, and replayed
transcript-shown = This would be saved. Please read it: nobody's name, PIN, certificate or signature stands in it.
transcript-ask = Save it to { $path }? [y/N]
transcript-saved = Saved: { $path }
transcript-not-saved = Nothing was saved.
replay-same = The same { $commands ->
        [one] command, and
       *[other] { $commands } commands, and
    } the same end.
replay-differs = Command { $number } is another one.
replay-ends-differently = The commands are the same; the end is another one.
replay-recorded = recorded: { $what ->
        [none] nothing more
       *[other] { $what }
    }
replay-now = now: { $what ->
        [none] nothing more
       *[other] { $what }
    }
replay-not-verified = Certificate and signature were not checked again: they are not in a transcript.
