"""Beside a desk whose `anchors` name FILE, with python3-cryptography of Debian:

    python3 -m foreign_terminal ca FILE                    makes up a CA: FILE and FILE.key
    python3 -m foreign_terminal enrol ADDRESS FOLDER       asks for the code
    python3 -m foreign_terminal visit ADDRESS FOLDER FILE  one visit with a virtual phone
"""

import json
import pathlib
import sys

from .enrolment import Enrolment, Identity, Mistyped
from .phone import Ca
from .terminal import Terminal
from .visits import consent
from .wire import ForeignDesk, Problem, Unanswered


def make_ca(file):
    Ca().keep(pathlib.Path(file))


def enrol(address, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(mode=0o700)
    identity = Enrolment(address, input("Code: "), folder).run()
    print(f"enrolled as {identity.name} ({identity.terminal})")


def visit(address, folder, file):
    terminal = Terminal(address, Identity.load(pathlib.Path(folder)))
    gate = terminal.heartbeat()["gate"]
    if gate:
        sys.exit(f"no new visits: {gate}")
    terminal.deliver_all()
    terminal.fetch_nonces(1)
    taken = terminal.tap(Ca.load(pathlib.Path(file)).phone())
    first = terminal.hand_over(taken.id, 1, taken.first())
    questions = first["questions"]
    if first["verdict"]["state"] == "refused":
        body = taken.second(None, "refused")
    elif questions is None:
        body = taken.second(None)
    else:
        # A patient who says yes to everything.
        asked = {item: "given" for group in questions["groups"] for item in group}
        body = taken.second(consent(questions, asked, "electronic"))
    print(json.dumps(terminal.hand_over(taken.id, 2, body), indent=2))


COMMANDS = {"ca": (make_ca, 1), "enrol": (enrol, 2), "visit": (visit, 3)}

if __name__ == "__main__":
    command, count = COMMANDS.get(sys.argv[1] if len(sys.argv) > 1 else "", (None, 0))
    if len(sys.argv) != 2 + count or command is None:
        sys.exit(__doc__)
    try:
        command(*sys.argv[2:])
    except (ForeignDesk, Mistyped, Problem, Unanswered) as error:
        sys.exit(f"{type(error).__name__}: {error}")
