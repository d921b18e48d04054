# kazasu logs: logs, the audit log, the support bundle

logs-place = { $what ->
        [audit] Audit log: { $path }
       *[log] Log: { $path }
    }
logs-no-place = There is no place for logs: this system names no home folder. Set log.folder in the configuration.
logs-no-taps = The log has no tap yet.
logs-newest-taps = { $count ->
        [one] The newest tap:
       *[other] The newest { $count } taps, the newest last:
    }
logs-phone = { $phone ->
        [android] Android
        [iphone] iPhone
       *[none] no phone
    }
logs-tap = { $time }  { $result }; { logs-phone }; { $milliseconds } ms, { $commands ->
        [one] { $commands } command
       *[other] { $commands } commands
    }; { $reader }
logs-strange-lines = { $lines ->
        [one] One line of the log is not readable and was left out.
       *[other] { $lines } lines of the log are not readable and were left out.
    }

logs-audit-intact = { $records ->
        [one] The audit log is intact: one record.
       *[other] The audit log is intact: { $records } records.
    }
logs-audit-empty = There is no audit log in { $path }: it has no record and no head. Where this terminal has been used, the log has been removed, or belongs to another user.
logs-audit-not-intact = { $findings ->
        [one] The audit log is not intact: one finding.
       *[other] The audit log is not intact: { $findings } findings.
    }
logs-audit-interrupted = The power went while record { $record } was being written. It will be completed at the next start.
logs-audit-finding = { $finding ->
        [changed] Record { $first } is not what was written (line { $line }).
        [missing] { $range ->
            [one] Record { $first } is missing.
           *[more] Records { $first } to { $last } are missing.
        }
        [cut_off] { $range ->
            [one] Record { $first } at the end was cut off.
           *[more] Records { $first } to { $last } at the end were cut off.
        }
        [added] Record { $first } stands there a second time (line { $line }).
        [moved] Record { $first } stands in the wrong place (line { $line }).
        [replaced] Record { $first } does not continue the one before it: one of the two was replaced (line { $line }).
        [not_counted] { $range ->
            [one] Record { $first } at the end was added: the head does not count it.
           *[more] Records { $first } to { $last } at the end were added: the head does not count them.
        }
        [other_head] The head names another last record than record { $first }.
        [torn] The last line has no end (line { $line }), and no record was being written.
        [head_missing] There are records and no head: whether the end was cut off cannot be said.
        [head_unreadable] The head was changed: whether the end was cut off cannot be said.
        [head_was_lost] The head was missing when record { $first } was written: whether records before it were cut off cannot be said.
        [not_as_logged] Record { $first } is not the one that the log has noted when a program started.
       *[not_as_noted] Record { $first } is not the one that was noted.
    }
logs-audit-head = Checkpoint, to be kept elsewhere: { $head }
logs-audit-logged = { $heads ->
        [one] Compared with one checkpoint that the log has kept.
       *[other] Compared with { $heads } checkpoints that the log has kept.
    }
logs-audit-no-head = A file alone does not show whether its end was cut off; give the checkpoint that was kept: --checkpoint COUNT:HASH

logs-bundle-contents = The bundle will hold:
logs-bundle-file = { $name } ({ $bytes ->
        [one] { $bytes } byte
       *[other] { $bytes } bytes
    }): { $why }
logs-why = { $what ->
        [checks] what the self test found
        [configuration] the configuration in force, without secrets
        [versions] versions of the parts and of the system
        [log] the log: taps and troubles, without anything of a person
        [audit] what technicians did
        [audit_head] the head of the audit log
        [audit_check] whether the audit log is intact
        [transcript] a transcript that was asked for
       *[manifest] the list of all files, why each is in, and its SHA-256
    }
logs-bundle-question = Write { $path }? [y/N]
logs-bundle-declined = Nothing was written.
logs-bundle-written = Written: { $path }
logs-bundle-exists = { $path } is there already; choose another name, or add --force to replace it.
logs-bundle-unwritable = { $path } cannot be written: { $error }. Choose a folder that you may write to, with room.
logs-unreadable = { $path } cannot be read: { $error }
logs-no-transcript = { $path } is no transcript: { $error }. Make one with: kazasu record --out FILE
