"""§4 and §5: what a phone signs, and what the desk gets of a visit."""

import hashlib
import json
import secrets
import time
import uuid

from .enrolment import to_base64
from .wire import now, written

# For a tap without a nonce of the desk.
NO_NONCE = bytes(32)


def new_visit():
    """A UUID version 7 (RFC 9562 §5.7): the time in ms since 1970, then chance."""
    value = (time.time_ns() // 1_000_000 << 80) | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def challenge(desk_nonce, terminal_nonce, terminal, visit):
    parts = [
        b"kazasu-1", desk_nonce, terminal_nonce,
        hashlib.sha256(terminal.encode()).digest(), uuid.UUID(visit).bytes,
    ]
    return hashlib.sha256(b"".join(parts)).digest()


def tap(phone, terminal, visit, desk_nonce=NO_NONCE):
    """Holds the phone to the reader: its evidence for this visit, and no other."""
    terminal_nonce = secrets.token_bytes(32)
    signature = phone.sign(challenge(desk_nonce, terminal_nonce, terminal, visit))
    return {
        "kind": phone.kind,
        "certificate": to_base64(phone.certificate),
        "algorithm": phone.algorithm,
        "signature": to_base64(signature),
        "desk_nonce": to_base64(desk_nonce),
        "terminal_nonce": to_base64(terminal_nonce),
    }


def questions_hash(questions):
    lines = ["kazasu-questions-1", questions["layout"]]
    lines += [",".join(group) for group in questions["groups"]]
    if questions["prescription"]:
        lines.append("prescription")
    return hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()


def consent(questions, answers, prescription=None):
    """`answers` for the items that were asked; an item without one is `unanswered`."""
    asked = [item for group in questions["groups"] for item in group]
    return {
        "questions": questions_hash(questions),
        "answers": {item: answers.get(item, "unanswered") for item in asked},
        "prescription": prescription if questions["prescription"] else None,
    }


class Visit:
    """One patient's visit. Each version is made once, and its bytes are kept."""

    def __init__(self, evidence, visit, confirmation, demo=False):
        self.id = visit
        self.tapped_at = written(now())
        self.evidence = evidence
        self.confirmation = confirmation
        self.demo = demo

    def first(self):
        """The evidence, before the patient is asked."""
        return self.version(1)

    def second(self, consent_given, ending="complete"):
        """The whole."""
        return self.version(2, consent_given, ending, written(now()))

    def version(self, version, consent_given=None, ending=None, ended_at=None):
        return json.dumps({
            "visit": self.id, "version": version, "demo": self.demo,
            "confirmation": self.confirmation, "facility": "clinic",
            "tapped_at": self.tapped_at, "evidence": self.evidence,
            # This program looks at no revocation lists; the desk does, if it has any.
            "revocation": "unchecked",
            "consent": consent_given, "ending": ending, "ended_at": ended_at,
        }).encode()
