"""For the tests: a desk of their own, as docs/desk.md starts it, and the staff at its page."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.parse

from .enrolment import Enrolment
from .phone import Ca
from .terminal import Terminal

# The program under test; tests/desk/foreign.rs says where it is.
KAZASU = os.environ.get("KAZASU", "target/debug/kazasu")
PATIENCE = 120
# Of the Debian package faketime.
FAKETIME = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
PASSWORD = "a long password of nobody"


def wait_for(what, found):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        answer = found()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"in vain: {what}")


def clock_off(seconds):
    """The environment of a program whose clock is off by so much (libfaketime)."""
    return {
        "LD_PRELOAD": str(FAKETIME), "FAKETIME": f"{seconds:+}s",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


class Desk:
    """Trusts one made-up CA. `questions` are lines of its configuration."""

    def __init__(self, questions=""):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="foreign-desk-"))
        self.ca = Ca()
        (self.folder / "ca.pem").write_bytes(self.ca.pem())
        # The first start takes free ports, the others the same again.
        self.address = self.people = "127.0.0.1:0"
        self.terminals = []
        self.enrolments = 0
        self.clock = {}
        self.process = None
        self.configure(questions)
        self.start()
        self.configure(questions)

    def configure(self, questions="", trust="", anchors="ca.pem"):
        self.config = self.folder / "desk.toml"
        self.config.write_text(
            f'[store]\nfolder = "store"\n'
            f'[terminals]\nlisten = "{self.address}"\n'
            f'[people]\nlisten = "{self.people}"\n'
            f'[trust]\nanchors = ["{anchors}"]\n'
            f"{trust}\n[questions]\n{questions}\n", encoding="utf-8")

    def start(self, files=None):
        """`files`: so many files and connections the system gives it at most."""
        limit = (lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files)))
        with (self.folder / "said").open("wb") as said:
            self.process = subprocess.Popen(
                [KAZASU, "desk", "--config", self.config, "--lang", "en", "--log", "info"],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said,
                env={**os.environ, **self.clock}, preexec_fn=limit if files else None)
        self.address, self.people = wait_for("the desk is ready", self.is_ready)

    def said(self):
        """What it has said since it was started."""
        return (self.folder / "said").read_text(encoding="utf-8")

    def is_ready(self):
        """It says where it is: `The desk is ready. Terminals: …; page: http://…/`."""
        said = self.said()
        if self.process.poll() is not None:
            raise AssertionError(said)
        ready = re.search("Terminals: ([^;]+); page: http://([^/]+)/", said)
        return ready and ready.groups()

    def start_at(self, seconds):
        """With a clock that is off by so much, until the next start."""
        self.clock = clock_off(seconds)
        self.start()
        self.clock = {}

    def listens(self):
        if self.process.poll() is not None:
            raise AssertionError((self.folder / "said").read_text())
        host, port = self.address.split(":")
        try:
            socket.create_connection((host, int(port)), timeout=PATIENCE).close()
            return True
        except ConnectionRefusedError:
            return False

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE)

    def end(self):
        for terminal in self.terminals:
            terminal.hang_up()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        shutil.rmtree(self.folder)

    def command(self, *arguments, stdin=None):
        done = subprocess.run(
            [KAZASU, "desk", *arguments, "--config", self.config],
            input=stdin, capture_output=True, text=True, timeout=PATIENCE, check=True)
        return done.stdout

    def code(self, name, *arguments):
        said = json.loads(self.command("enrol", "--name", name, "--json", *arguments))
        return said["code"]

    def enrolment(self, code):
        self.enrolments += 1
        folder = self.folder / f"terminal{self.enrolments}"
        folder.mkdir()
        return Enrolment(self.address, code, folder)

    def terminal(self, name):
        return self.run(self.enrolment(self.code(name)).run())

    def run(self, identity):
        """A terminal's program is started; it ends with the desk."""
        self.terminals.append(Terminal(self.address, identity))
        return self.terminals[-1]

    def keep_copy(self):
        """A backup by hand, of a desk that stands still."""
        shutil.copytree(self.folder / "store", self.folder / "copy")

    def put_copy_back(self):
        shutil.rmtree(self.folder / "store")
        shutil.copytree(self.folder / "copy", self.folder / "store")

    def staff(self, *role):
        self.command("user", "add", "hana", *role, stdin=PASSWORD + "\n")
        return Staff(self.people)


class Staff:
    """A browser of the reception: logged in, the page open and live."""

    def __init__(self, address):
        self.address = address
        self.cookie = ""
        form = urllib.parse.urlencode({"user": "hana", "password": PASSWORD})
        answer = self.post("/login", form)
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        self.board = ""
        self.watching = threading.Thread(target=self.watch, daemon=True)
        self.watching.start()
        wait_for("the page is live", lambda: self.board)

    def is_live(self):
        """The page has its connection still, the first one."""
        return self.watching.is_alive()

    def post(self, path, form=""):
        headers = {
            "Origin": f"http://{self.address}", "Cookie": self.cookie,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection = http.client.HTTPConnection(self.address, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("POST", path, form, headers)
            answer = connection.getresponse()
            answer.read()
            return answer

    def watch(self):
        """The page's server-sent events until the desk ends: each is the whole board."""
        connection = http.client.HTTPConnection(self.address, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", "/live", headers={"Cookie": self.cookie})
            self.listen(connection.getresponse())

    def listen(self, live):
        event, lines = "", []
        for line in live:
            line = line.decode().rstrip("\r\n")
            if line.startswith("event:"):
                event = line[6:].strip()
            elif line.startswith("data:"):
                lines.append(line[5:].removeprefix(" "))
            elif not line:
                if event == "board":
                    self.board = "\n".join(lines)
                event, lines = "", []

    def press(self, action):
        """Presses the button of the form whose address has this in it."""
        form = wait_for(action, lambda: re.search(f'action="([^"]*{action}[^"]*)"', self.board))
        return self.post(form.group(1)).status
