"""§5 to §7: a terminal while it runs. What it has not got a receipt for, it keeps on its disk."""

import hashlib
import json
import uuid

from . import wire
from .enrolment import Renewal, from_base64, write
from .visits import NO_NONCE, Visit, new_visit, tap
from .wire import Problem, Unanswered, now, read_time, until_answered, written


class Terminal:
    def __init__(self, address, identity):
        self.address = address
        self.identity = identity
        self.boot = str(uuid.uuid4())
        self.connection = None
        self.nonces = []
        self.cursor = None
        self.number = 0
        # A restart of this program must forget nothing of this.
        self.outbox = identity.folder / "outbox"
        self.set_aside = identity.folder / "set_aside"
        self.sent = identity.folder / "sent"
        for folder in (self.outbox, self.set_aside, self.sent):
            folder.mkdir(exist_ok=True)

    # One request

    def ask(self, method, path, value=None, content_type="application/json"):
        """Over the connection that is open, or a new one."""
        body = value if isinstance(value, bytes) or value is None else json.dumps(value).encode()
        fresh = self.connection is None
        try:
            return self.over(method, path, body, content_type)
        except Unanswered:
            if fresh:
                raise
        # The desk may have closed a connection that was idle. Every request may be repeated.
        return self.over(method, path, body, content_type)

    def over(self, method, path, body, content_type):
        if self.connection is None:
            self.connection = wire.call(self.address, self.identity)
        try:
            return self.connection.request(method, path, body, content_type)
        except Unanswered:
            self.connection = None
            raise

    def hang_up(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    # Nonces

    def fetch_nonces(self, count=8):
        said = self.ask("GET", f"/v1/nonces?count={count}")
        for one in said["nonces"]:
            self.nonces.append((from_base64(one["nonce"]), read_time(one["expires"])))

    def nonce(self):
        """One that is good for a tap now, used up by this; without any: zeros."""
        while self.nonces:
            nonce, expires = self.nonces.pop(0)
            if now() < expires:
                return nonce
        return NO_NONCE

    # Visits

    def tap(self, phone):
        """A patient holds a phone to the reader; the visit's first version waits to be sent."""
        visit = new_visit()
        evidence = tap(phone, self.identity.terminal, visit, self.nonce())
        self.number = self.number % 99 + 1
        return Visit(evidence, visit, f"{self.identity.letter or ''}{self.number:02}")

    def keep(self, visit, version, body):
        """Before it is sent the first time. The bytes never change again."""
        write(self.outbox / f"{visit}.{version}", body)

    def hand_over(self, visit, version, body):
        self.keep(visit, version, body)
        return until_answered(lambda: self.deliver(visit, version))

    def deliver(self, visit, version):
        """Sends what was kept. With its receipt it is the desk's; what it refuses is set aside."""
        path = self.outbox / f"{visit}.{version}"
        body = path.read_bytes()
        try:
            said = self.ask("PUT", f"/v1/visits/{visit}/versions/{version}", body)
        except Problem as problem:
            if problem.status in (400, 409, 413, 415, 422):
                path.rename(self.set_aside / path.name)
            raise
        receipt = said["receipt"]
        named = (receipt["visit"], receipt["version"], receipt["sha256"])
        if named != (visit, version, hashlib.sha256(body).hexdigest()):
            raise wire.ForeignDesk("a receipt for something else")
        # Kept for as long as the desk may ask for it again (§7: 60 days).
        write(self.sent / f"{path.name}.receipt", json.dumps(receipt).encode())
        path.rename(self.sent / path.name)
        return said

    def deliver_all(self):
        """Oldest visit first: the name begins with its time, then comes the version."""
        return [
            until_answered(lambda name=path.name: self.deliver(name[:36], int(name[37:])))
            for path in sorted(self.outbox.glob("*.[12]"))
        ]

    def send_again(self, visit):
        """What the desk has lost goes the same way once more."""
        for path in sorted(self.sent.glob(f"{visit}.[12]")):
            path.rename(self.outbox / path.name)

    def receipts(self):
        return [json.loads(path.read_text()) for path in sorted(self.sent.glob("*.receipt"))]

    # While it runs

    def heartbeat(self, **changed):
        waiting = [path.stat().st_mtime for path in self.outbox.glob("*.[12]")]
        return self.ask("POST", "/v1/heartbeats", {
            "sent_at": written(now()), "boot": self.boot, "state": "ready", "cause": None,
            "visit": None,
            "queue": {
                "waiting": len(waiting), "set_aside": len(list(self.set_aside.iterdir())),
                "oldest": None,
            },
            "versions": {"foreign": "1", "protocol": "1"},
            "readers": [{"name": "virtual", "state": "ready"}],
            "service_started": True,
            **changed,
        })

    def events(self, wait=0):
        """What is new; the first time nothing old is told."""
        return self.events_after(self.cursor, wait)

    def events_after(self, cursor, wait=30):
        after = "" if cursor is None else f"after={cursor}&"
        said = self.ask("GET", f"/v1/events?{after}wait={wait}")
        self.cursor = said["cursor"]
        return said["events"]

    def call_staff(self, visit=None, cause="called"):
        call = str(uuid.uuid4())
        said = self.ask("PUT", f"/v1/calls/{call}", {"visit": visit, "cause": cause})
        return call, said["live"]

    def end_call(self, call):
        self.ask("DELETE", f"/v1/calls/{call}")

    def bundle(self, request, archive):
        """What support needs, asked for by the event `bundle_wanted`."""
        self.ask("PUT", f"/v1/bundles/{request}", archive, "application/zip")

    # Certificate

    def renew(self):
        """The new certificate is used from the next connection on."""
        renewal = Renewal(self.identity)
        renewal.keep(until_answered(
            lambda: self.ask("POST", "/v1/certificates", renewal.body())))
        self.hang_up()

    # A store that was restored

    def store_went_back(self, heartbeat):
        """Another generation, or a lower sequence than the receipts have, in the same one."""
        receipts = self.receipts()
        generation = heartbeat["generation"]
        return any(receipt["generation"] != generation for receipt in receipts) or any(
            receipt["sequence"] > heartbeat["sequence"] for receipt in receipts)

    def inventory(self):
        """Tells the desk what it has taken, and sends again what it has lost."""
        receipts = self.receipts()
        missing = 0
        for generation in sorted({receipt["generation"] for receipt in receipts}):
            of_it = [receipt for receipt in receipts if receipt["generation"] == generation]
            for begin in range(0, len(of_it), 500):
                entries = [
                    {key: receipt[key] for key in
                     ("visit", "version", "sha256", "received_at", "sequence")}
                    for receipt in of_it[begin:begin + 500]
                ]
                said = self.ask(
                    "POST", "/v1/inventory", {"generation": generation, "visits": entries})
                missing += said["missing"]
                for visit in said["wanted"]:
                    self.send_again(visit)
        return missing
