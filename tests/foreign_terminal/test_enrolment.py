"""§2 against a desk: who proves what to whom, and what a lost answer costs."""

import hashlib
import unittest

from cryptography import x509

from . import enrolment, wire
from .desk import Desk
from .enrolment import Code, Enrolment, Mistyped
from .impostor import Impostor


def setUpModule():
    global DESK
    DESK = Desk()


def tearDownModule():
    DESK.end()


def mistyped(code):
    """Another secret, but check digits that fit: only the desk's proof tells."""
    digits = code.replace(" ", "")
    body = f"{digits[:4]}{(int(digits[4:22]) + 1) % 10 ** 18:018}"
    return body + f"{98 - int(body + '00') % 97:02}"


class Enrolling(unittest.TestCase):
    def test_a_terminal_comes_to_its_desk(self):
        identity = DESK.enrolment(DESK.code("Entrance", "--letter", "E")).run()
        certificate = identity.certificate()
        common = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
        self.assertEqual(common[0].value, identity.terminal)
        self.assertEqual((identity.name, identity.letter), ("Entrance", "E"))
        days = (certificate.not_valid_after - certificate.not_valid_before).days
        self.assertIn(days, (90, 91))
        self.assertFalse(identity.wants_renewal())
        self.assertIsNone(DESK.run(identity).heartbeat()["gate"])

    def test_a_desk_whose_proof_is_wrong_learns_nothing(self):
        code = DESK.code("Proof")
        wrong = DESK.enrolment(mistyped(code))
        with self.assertRaises(wire.ForeignDesk):
            wrong.run()
        # Its code is as good as before.
        DESK.enrolment(code).run()

    def test_a_slot_that_is_not_open_answers_as_an_open_one(self):
        code = DESK.code("Slots")
        closed = Code(f"{(int(Code.read(code).slot) + 1) % 10000:04}", "0" * 18)
        guess = DESK.enrolment(code)
        guess.code = closed
        connection = wire.Connection(DESK.address, wire.without_proof())
        body = {"slot": closed.slot, "terminal_nonce": enrolment.to_base64(guess.terminal_nonce)}
        said = [enrolment.post(connection, "/v1/enrolment/hello", body) for _ in range(2)]
        self.assertEqual(said[0], said[1])
        self.assertEqual(set(said[0]), {"desk_nonce", "ca", "proof", "demo"})
        connection.close()
        with self.assertRaises(wire.ForeignDesk):
            guess.run()

    def test_a_man_in_the_middle_is_not_the_desk(self):
        code = DESK.code("Middle")
        with Impostor(DESK.address) as impostor:
            enrolling = Enrolment(impostor.address, code, DESK.folder)
            with self.assertRaises(wire.ForeignDesk):
                enrolling.run()
            # It passed on the real desk's proof, and got no request for a certificate for it.
            self.assertEqual(impostor.heard, ["/v1/enrolment/hello"])
        DESK.enrolment(code).run()

    def test_a_lost_answer_costs_no_new_code(self):
        enrolling = DESK.enrolment(DESK.code("Lost"))
        first = enrolling.run().certificate()
        again = enrolling.run()
        self.assertEqual(again.certificate(), first)
        # A restart between them forgot the nonce, but not the request.
        enrolling.terminal_nonce = bytes(32)
        self.assertEqual(enrolling.run().certificate(), first)
        self.assertIsNone(DESK.run(again).heartbeat()["gate"])

    def test_a_code_is_for_one_terminal(self):
        code = DESK.code("Once")
        DESK.enrolment(code).run()
        with self.assertRaises(wire.Problem) as refused:
            DESK.enrolment(code).run()
        self.assertEqual(str(refused.exception), "403 code_used")

    def test_the_fifth_wrong_proof_burns_the_code(self):
        code = DESK.code("Burnt")
        guesser = DESK.enrolment(code)
        for _ in range(5):
            with self.assertRaises(wire.Problem) as refused:
                guesser.guess()
            self.assertEqual(str(refused.exception), "403 code_refused")
        # A burnt code is not open any more: its desk proves nothing.
        with self.assertRaises(wire.ForeignDesk):
            DESK.enrolment(code).run()

    def test_a_code_with_a_wrong_digit_is_not_sent(self):
        code = DESK.code("Digits")
        self.assertEqual(Code.read(code), Code.read(code.replace(" ", "-")))
        digit = str((int(code[6]) + 1) % 10)
        for wrong in (code[:6] + digit + code[7:], code[:-1], code + "1", ""):
            with self.assertRaises(Mistyped):
                Code.read(wrong)


class Renewing(unittest.TestCase):
    def test_the_old_certificate_is_good_until_the_new_one_was_used(self):
        terminal = DESK.terminal("Renewal")
        identity = terminal.identity
        first = identity.certificate()
        old = wire.call(DESK.address, identity)

        terminal.renew()
        self.assertNotEqual(identity.certificate(), first)
        old.request("GET", "/v1/nonces")
        terminal.heartbeat()
        with self.assertRaises(wire.Problem) as refused:
            old.request("GET", "/v1/nonces")
        old.close()
        self.assertEqual(str(refused.exception), "403 unknown_terminal")

    def test_the_same_request_gets_the_same_certificate(self):
        terminal = DESK.terminal("Renewal again")
        renewal = enrolment.Renewal(terminal.identity)
        said = [terminal.ask("POST", "/v1/certificates", renewal.body()) for _ in range(2)]
        self.assertEqual(said[0]["certificate"], said[1]["certificate"])
        renewal.keep(said[1])
        terminal.hang_up()
        self.assertIsNone(terminal.heartbeat()["gate"])


class Certificates(unittest.TestCase):
    def test_the_desk_knows_a_terminal_by_its_certificate_alone(self):
        identity = DESK.terminal("Certificate").identity
        # None at all.
        bare = wire.Connection(
            DESK.address, wire.enrolled(identity.ca, None), f"{identity.desk_id}.kazasu.internal")
        self.refused(bare, "401 certificate_missing")
        # One that somebody made for themselves.
        key, _ = enrolment.new_request()
        own = DESK.ca.self_made(key)
        (identity.folder / "own.pem").write_bytes(enrolment.in_pem(own, key))
        forged = wire.Connection(
            DESK.address, wire.enrolled(identity.ca, str(identity.folder / "own.pem")),
            f"{identity.desk_id}.kazasu.internal")
        self.refused(forged, "403 unknown_terminal")

    def test_a_revocation_counts_at_once(self):
        terminal = DESK.terminal("Revoked")
        terminal.heartbeat()
        DESK.command("revoke", "Revoked")
        with self.assertRaises(wire.Problem) as refused:
            terminal.heartbeat()
        self.assertEqual(str(refused.exception), "403 revoked")

    def test_a_desk_of_another_ca_is_not_called(self):
        identity = DESK.terminal("Faithful").identity
        with Impostor(DESK.address) as impostor:
            with self.assertRaises(wire.ForeignDesk):
                wire.call(impostor.address, identity)
            self.assertEqual(impostor.heard, [])

    def refused(self, connection, wanted):
        with self.assertRaises(wire.Problem) as refused:
            connection.request("GET", "/v1/nonces")
        connection.close()
        self.assertEqual(str(refused.exception), wanted)


class Proofs(unittest.TestCase):
    def test_a_proof_is_about_everything(self):
        parts = ["1" * 18, "desk", "0417", b"seen", b"t" * 32, b"d" * 32, b"ca"]
        right = enrolment.proof(*parts)
        self.assertEqual(len(right), hashlib.sha256().digest_size)
        for place, part in enumerate(parts):
            changed = list(parts)
            changed[place] = part + (b"x" if isinstance(part, bytes) else "x")
            self.assertNotEqual(enrolment.proof(*changed), right)
