# kazasu desk: the clinic's side

desk-serving = The desk is ready. Terminals: { $terminals }; page: { $page }
desk-demo = This is a demonstration: patients are made up, and nothing is kept.
desk-demo-user = Log in to the page as { $user } with the password { $password }.
desk-new-store = A new store was made in { $folder }. Its key is { $key }: keep a copy of that file apart from every backup; without it nothing in the store can be read.
desk-no-users = Nobody can log in to the page yet: kazasu desk user add NAME
desk-code = { $has ->
        [yes] The code for "{ $name }", whose numbers begin with { $letter }:
       *[no] The code for "{ $name }":
    }
desk-code-hint = Type it on the terminal after kazasu enrol ADDRESS. It is good for { $minutes } minutes and for one terminal.
desk-letter-taken = Another terminal has the letter { $letter }. Choose another one.
desk-name-taken = There is a terminal called "{ $name }" already. Choose another name.
desk-no-terminals = This desk has no terminal yet: kazasu desk enrol --name NAME
desk-terminal-state = { $state ->
        [good] certificate until { $time }
        [expired] certificate ended on { $time }
        [renewal] certificate ended on { $time }, asks for the next
       *[revoked] revoked on { $time }
    }
desk-terminal = { $has ->
        [yes] { $letter }  { $name }  ({ desk-terminal-state })
       *[no] -  { $name }  ({ desk-terminal-state })
    }
desk-no-such-terminal = No terminal is called "{ $name }": kazasu desk terminals lists them.
desk-several-terminals = Several terminals are called "{ $name }": give the id that kazasu desk terminals --json shows.
desk-revoked = "{ $name }" is struck from the list. From now on the desk refuses it.
desk-revoked-before = "{ $name }" was struck from the list before.
desk-password-prompt = Password:
desk-password-again = Again:
desk-passwords-differ = The two are not the same.
desk-password-malformed = A password has { $least } to { $most } letters.
desk-role = { $role ->
        [administrator] administrator
       *[reception] reception
    }
desk-user-set = { $name } can log in now ({ desk-role }).
desk-user-removed = { $name } can no longer log in.
desk-no-such-user = There is no user { $name }: kazasu desk user list shows them.
desk-user = { $name }  ({ desk-role })
desk-what = { $what ->
        [configuration] configuration
        [key] key of the store
        [store] store
        [certificates] certificates
        [disk] disk
       *[address] addresses
    }
desk-good = good: { desk-what } { $detail }
desk-bad = NOT GOOD: { desk-what }: { $detail }
