"""§4 and §5 against a desk: evidence in two versions, repeated, bent and refused."""

import hashlib
import json
import unittest

from . import wire
from .desk import Desk
from .phone import Ca, Phone
from .visits import NO_NONCE, Visit, consent, new_visit, questions_hash, tap
from .wire import DAY, HOUR, now, written

QUESTIONS = {
    "layout": "items", "groups": [["diagnosis", "medication"], ["surgery"]], "prescription": True,
}


def setUpModule():
    global DESK, TERMINAL
    DESK = Desk(
        'groups = [["diagnosis", "medication"], ["surgery"]]\n'
        'layout = "items"\nprescription = true')
    TERMINAL = DESK.terminal("Visits")


def tearDownModule():
    DESK.end()


def given():
    return consent(QUESTIONS, {"diagnosis": "given", "medication": "refused"}, "paper")


class Whole(unittest.TestCase):
    def test_each_kind_of_phone_is_proved_in_two_versions(self):
        TERMINAL.fetch_nonces()
        for kind, algorithm in (
            ("iphone", "RSA-PKCS1-SHA256"), ("android", "RSA-PKCS1-SHA256"),
            ("iphone", "ECDSA-P256-SHA256"), ("android", "ECDSA-P384-SHA256"),
        ):
            with self.subTest(kind=kind, algorithm=algorithm):
                visit = TERMINAL.tap(DESK.ca.phone(kind, algorithm))
                first = TERMINAL.hand_over(visit.id, 1, visit.first())
                proved = {"state": "proved", "reason": None, "revocation": "unchecked",
                          "connected": True}
                self.assertEqual(first["verdict"], proved)
                # The patient is asked what the desk wants to know.
                self.assertEqual(first["questions"], QUESTIONS)
                second = TERMINAL.hand_over(visit.id, 2, visit.second(given()))
                self.assertEqual(second["verdict"], proved)
                self.assertIsNone(second["questions"])
                self.assertGreater(
                    second["receipt"]["sequence"], first["receipt"]["sequence"])
                self.assertEqual(list(TERMINAL.outbox.glob(f"{visit.id}*")), [])

    def test_every_ending_is_taken(self):
        for ending, of_it in (
            ("left", given()), ("cancelled", None), ("restarted", None), ("refused", None)
        ):
            with self.subTest(ending=ending):
                visit = TERMINAL.tap(DESK.ca.phone())
                body = visit.second(of_it, ending)
                self.assertEqual(TERMINAL.hand_over(visit.id, 2, body)["receipt"]["version"], 2)

    def test_the_hash_of_questions_is_as_the_page_says(self):
        text = "kazasu-questions-1\nitems\ndiagnosis,medication\nsurgery\nprescription\n"
        self.assertEqual(questions_hash(QUESTIONS), hashlib.sha256(text.encode()).hexdigest())


class Repeated(unittest.TestCase):
    def setUp(self):
        self.visit = TERMINAL.tap(DESK.ca.phone())

    def send(self, terminal, version, body):
        """Without the outbox, whatever comes of it."""
        return terminal.ask("PUT", f"/v1/visits/{self.visit.id}/versions/{version}", body)

    def refused(self, wanted, terminal, version, body):
        with self.assertRaises(wire.Problem) as refused:
            self.send(terminal, version, body)
        self.assertEqual(str(refused.exception), wanted)

    def test_the_same_bytes_get_the_same_answer(self):
        for version, body in ((1, self.visit.first()), (2, self.visit.second(given()))):
            first = self.send(TERMINAL, version, body)
            TERMINAL.hang_up()
            self.assertEqual(self.send(TERMINAL, version, body), first)

    def test_other_bytes_are_a_conflict_and_change_nothing(self):
        body = self.visit.first()
        first = self.send(TERMINAL, 1, body)
        self.refused("409 conflict", TERMINAL, 1, body + b"\n")
        self.visit.confirmation = "99"
        self.refused("409 conflict", TERMINAL, 1, self.visit.first())
        self.assertEqual(self.send(TERMINAL, 1, body), first)

    def test_a_visit_is_of_one_terminal(self):
        other = DESK.terminal("Another")
        self.send(TERMINAL, 1, self.visit.first())
        self.refused("409 conflict", other, 1, self.visit.first())
        self.refused("409 conflict", other, 2, self.visit.second(given()))
        self.send(TERMINAL, 2, self.visit.second(given()))

    def test_a_version_that_comes_late_has_its_receipt_and_changes_nothing(self):
        late, whole = self.visit.first(), self.visit.second(given())
        second = self.send(TERMINAL, 2, whole)
        first = self.send(TERMINAL, 1, late)
        self.assertEqual(first["receipt"]["sha256"], hashlib.sha256(late).hexdigest())
        self.assertEqual(self.send(TERMINAL, 2, whole), second)
        self.assertEqual(self.send(TERMINAL, 1, late), first)

    def test_what_is_refused_for_good_is_set_aside_and_the_next_visit_goes_on(self):
        TERMINAL.keep(self.visit.id, 1, self.visit.first()[:-2])
        with self.assertRaises(wire.Problem) as refused:
            TERMINAL.deliver(self.visit.id, 1)
        self.assertEqual(str(refused.exception), "400 bad_request")
        self.assertIn(f"{self.visit.id}.1", [path.name for path in TERMINAL.set_aside.iterdir()])
        after = TERMINAL.tap(DESK.ca.phone())
        TERMINAL.hand_over(after.id, 1, after.first())


class Bent(unittest.TestCase):
    """422: it can never be accepted as it is."""

    def setUp(self):
        self.visit = TERMINAL.tap(DESK.ca.phone())

    def refused(self, body, visit=None, version=1, wanted="422 unprocessable"):
        with self.assertRaises(wire.Problem) as refused:
            TERMINAL.ask("PUT", f"/v1/visits/{visit or self.visit.id}/versions/{version}", body)
        self.assertEqual(str(refused.exception), wanted)

    def changed(self, version=1, **members):
        value = json.loads(
            self.visit.first() if version == 1 else self.visit.second(given()))
        for member, bent in members.items():
            if bent is None:
                del value[member]
            else:
                value[member] = bent
        return json.dumps(value).encode()

    def test_a_demonstration_is_for_a_demonstration_s_desk(self):
        self.refused(self.changed(demo=True))

    def test_path_and_body_are_of_one_visit_and_version(self):
        self.refused(self.visit.first(), version=2)
        self.refused(self.visit.first(), visit=new_visit())
        self.refused(self.visit.first(), version=3)
        self.refused(self.visit.first(), version="one")
        self.refused(self.visit.first(), visit="visit")

    def test_every_member_has_its_words(self):
        for member in ("visit", "version", "demo", "confirmation", "facility", "tapped_at",
                       "evidence", "revocation"):
            self.refused(self.changed(**{member: None}))
        for member, word in (("facility", "bank"), ("confirmation", "A1"), ("revocation", "maybe"),
                             ("tapped_at", "yesterday"), ("tapped_at", "2026-11-27T01:02:03Z")):
            self.refused(self.changed(**{member: word}))
        self.refused(self.changed(2, ending="asleep"), version=2)
        self.refused(self.changed(2, ended_at=None), version=2)
        self.refused(self.changed(1, ending="complete"))

    def test_evidence_has_its_shape(self):
        evidence = dict(self.visit.evidence)
        for member, bent in (("kind", "plastic"), ("algorithm", "MD5"), ("desk_nonce", "AAAA"),
                             ("terminal_nonce", "not base64"), ("certificate", "not base64")):
            self.refused(self.changed(evidence={**evidence, member: bent}))

    def test_what_is_no_json_is_a_bad_request(self):
        for body in (b"", b"{", b"\xff\xfe", b"visit=1"):
            self.refused(body, wanted="400 bad_request")

    def test_unknown_members_are_ignored(self):
        body = self.changed(new_in_version_1_1={"a": [1]})
        said = TERMINAL.ask("PUT", f"/v1/visits/{self.visit.id}/versions/1", body)
        self.assertEqual(said["receipt"]["sha256"], hashlib.sha256(body).hexdigest())


class Refused(unittest.TestCase):
    """The desk does not believe the evidence: a receipt all the same, for staff must see it."""

    def verdict(self, phone, visit=None, of=None, nonce=NO_NONCE, terminal=None):
        """`of` is the visit that the phone signed for."""
        visit = visit or new_visit()
        terminal = terminal or TERMINAL
        evidence = tap(phone, terminal.identity.terminal, of or visit, nonce)
        said = TERMINAL.hand_over(visit, 1, Visit(evidence, visit, "01").first())
        self.assertEqual(said["receipt"]["visit"], visit)
        return said["verdict"]

    def reason(self, *arguments, **named):
        verdict = self.verdict(*arguments, **named)
        self.assertEqual(verdict["state"], "refused")
        return verdict["reason"]

    def test_without_a_nonce_it_is_not_refused_but_marked(self):
        verdict = self.verdict(DESK.ca.phone())
        self.assertEqual((verdict["state"], verdict["connected"]), ("proved", False))

    def test_another_key(self):
        phone, other = DESK.ca.phone(), DESK.ca.phone()
        mixed = Phone(phone.kind, phone.algorithm, other.key, phone.certificate)
        self.assertEqual(self.reason(mixed), "bad_signature")

    def test_another_visit_s_or_terminal_s_challenge(self):
        phone = DESK.ca.phone()
        self.assertEqual(self.reason(phone, of=new_visit()), "bad_signature")
        other = DESK.terminal("Other challenge")
        self.assertEqual(self.reason(phone, terminal=other), "bad_signature")

    def test_a_nonce_that_the_desk_has_not_made(self):
        self.assertEqual(self.reason(DESK.ca.phone(), nonce=b"\x01" * 32), "challenge")

    def test_a_nonce_of_another_terminal(self):
        other = DESK.terminal("Other nonces")
        other.fetch_nonces(1)
        self.assertEqual(self.reason(DESK.ca.phone(), nonce=other.nonce()), "challenge")

    def test_a_nonce_twice(self):
        TERMINAL.fetch_nonces(1)
        nonce = TERMINAL.nonces.pop()[0]
        phone = DESK.ca.phone()
        self.assertEqual(self.verdict(phone, nonce=nonce)["state"], "proved")
        self.assertEqual(self.reason(phone, nonce=nonce), "nonce_used")

    def test_certificates(self):
        self.assertEqual(self.reason(DESK.ca.phone(ends=-DAY)), "expired")
        self.assertEqual(self.reason(DESK.ca.phone(begins=DAY)), "not_yet_valid")
        self.assertEqual(self.reason(Ca().phone()), "untrusted")
        self.assertEqual(self.reason(DESK.ca.phone(client=False)), "wrong_purpose")
        phone = DESK.ca.phone()
        phone.certificate = phone.certificate[:-100]
        self.assertEqual(self.reason(phone), "malformed")


class Clocks(unittest.TestCase):
    """Terminals whose clocks are an hour, a day, ten years off hand over all the same."""

    def verdict(self, off, nonce=NO_NONCE):
        visit = new_visit()
        evidence = tap(DESK.ca.phone(), TERMINAL.identity.terminal, visit, nonce)
        taken = Visit(evidence, visit, "01")
        taken.tapped_at = written(now() + off)
        said = TERMINAL.hand_over(visit, 1, taken.first())
        TERMINAL.hand_over(visit, 2, taken.second(None, "left"))
        verdict = said["verdict"]
        return verdict["state"], verdict["reason"], verdict["connected"]

    def test_a_nonce_of_the_desk_tells_when_the_tap_was(self):
        for off in (HOUR, DAY, 3650 * DAY):
            for way in (-off, off):
                with self.subTest(off=way):
                    TERMINAL.fetch_nonces(1)
                    nonce = TERMINAL.nonces.pop()[0]
                    self.assertEqual(self.verdict(way, nonce), ("proved", None, True))

    def test_without_one_no_tap_is_later_than_its_receipt(self):
        for off in (HOUR, DAY, 3650 * DAY):
            self.assertEqual(self.verdict(off), ("proved", None, False))
        for off in (HOUR, DAY):
            self.assertEqual(self.verdict(-off), ("proved", None, False))

    def test_without_one_a_tap_may_be_long_before_phones_were_taken(self):
        self.assertEqual(self.verdict(-3650 * DAY), ("refused", "before_service_start", False))


class Nonces(unittest.TestCase):
    def test_as_many_as_were_asked_for_each_once(self):
        TERMINAL.nonces.clear()
        for count in (1, 32):
            TERMINAL.fetch_nonces(count)
        nonces = [nonce for nonce, _ in TERMINAL.nonces]
        self.assertEqual((len(set(nonces)), {len(nonce) for nonce in nonces}), (33, {32}))
        for count in (0, 33, "many"):
            with self.assertRaises(wire.Problem) as refused:
                TERMINAL.fetch_nonces(count)
            self.assertEqual(str(refused.exception), "400 bad_request")
