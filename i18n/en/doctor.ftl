# kazasu doctor: the self test

doctor-headline = Check of this terminal
doctor-configuration = { $path ->
        [none] Configuration: defaults (no file)
       *[other] Configuration: { $path }
    }
doctor-service = { $answers ->
        [yes] PC/SC service: running
       *[no] PC/SC service: not running
    }
doctor-readers = Readers: { $count }
doctor-reader = Reader: { $reader }
doctor-anchor = Trusted authority: { $name } (until { date })
doctor-anchor-expired = Trusted authority: { $name } ended on { date }
doctor-revocation-off = Revocation: not checked, as configured
doctor-revocation = Revocation: checked with { $lists ->
        [one] one list
       *[other] { $lists } lists
    }
doctor-list-outdated = The revocation list is too old: { $name } (until { date })
doctor-clock = Today: { date }
doctor-clock-wrong = The date of this terminal seems wrong: { date }
doctor-self-test = { $passed ->
        [yes] Reading a virtual phone: works
       *[no] Reading a virtual phone: does not work
    }
doctor-ready = Ready.
doctor-not-ready = { $problems ->
        [one] One thing needs attention.
       *[other] { $problems } things need attention.
    }
