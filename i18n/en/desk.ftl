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
desk-code-hint = { $found ->
        [yes] On the terminal, run kazasu enrol { $address } and type this code.
       *[no] On the terminal, run kazasu enrol { $address } and type this code. ADDRESS is the address of this computer in your network.
    } It is good for { $minutes } minutes and for one terminal.
desk-demo-code-hint = For a demonstration of a terminal in another window or on another computer: kazasu tui --demo --desk { $address }, and type this code.
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
desk-log-in-at = The page: { $page }
desk-user-removed = { $name } can no longer log in.
desk-no-such-user = There is no user { $name }: kazasu desk user list shows them.
desk-user = { $name }  ({ desk-role })
desk-no-renewal = "{ $name }" does not ask to renew its certificate.
desk-renewal-allowed = "{ $name }" may renew its certificate, and gets it when it calls next.
desk-bundle-wanted = "{ $name }" was asked for a support bundle. It will be this file:
desk-terminals-confirmed = The list of terminals is confirmed. New readings arrive again.
desk-nothing-to-confirm = The store was not restored: there is nothing to confirm.
desk-no-notices = There is no notice.
desk-notice = { $number }  { $time }  { $said }
desk-lost-visit = lost: { $time }  { $terminal }  { $visit }
desk-settled = Notice { $number } is withdrawn.
desk-no-such-notice = There is no notice { $number }: kazasu desk notices lists them.
desk-backed-up = The store was copied into { $file }. The key is not in it: keep a copy of the key in another place.
desk-file-there = There is a file { $file } already, and nothing is overwritten. Give another name.
desk-restored = { $file } is in the place of the store now.
desk-kept-aside = The store of before lies in { $folder }.
desk-not-carried-over = The store of before cannot be read: terminals that were revoked and users that were removed since the backup are back. Remove them with kazasu desk revoke and kazasu desk user remove.
desk-confirm-next = Look at the list of terminals, revoke those that are not this desk's any more (kazasu desk revoke), then run kazasu desk confirm. Until then no new readings arrive.
desk-what = { $what ->
        [configuration] configuration
        [key] key of the store
        [store] store
        [durability] durability
        [backups] backups
        [clock] clock
        [terminals] list of terminals
        [certificates] certificates
        [disk] disk
       *[address] addresses
    }
desk-good = good: { desk-what } { $detail }
desk-bad = NOT GOOD: { desk-what }: { $detail }
