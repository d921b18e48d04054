"""A terminal of another hand: written from desk/PROTOCOL.md and /openapi.json alone.

It shares no code with Kazasu. Whoever writes a terminal of their own may start from it:

    phone.py       a virtual phone, and the CA that issued its certificate (a stand-in, all made up)
    wire.py        TLS, HTTP, problems, and when to send again (§1, §3)
    enrolment.py   from a code of 24 digits to a certificate, and its renewal (§2)
    visits.py      what a phone signs, the two versions of a visit, questions (§4, §5)
    terminal.py    the terminal: outbox, receipts, heartbeat, events, calls, inventory (§5 to §7)
    __main__.py    enrols, or takes one visit with a virtual phone

For the tests, which tests/desk/foreign.rs runs:

    desk.py        the desk under test, and the people at its page
    impostor.py    somebody between terminal and desk
    cutter.py      a network that breaks
    test_*.py      what a desk must do

Python 3.11 and python3-cryptography of Debian.
"""
