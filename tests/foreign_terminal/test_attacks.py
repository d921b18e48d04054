"""Kazasu's own terminal, `kazasu enrol`, among attackers and on a network that breaks."""

import json
import os
import subprocess
import unittest

from .cutter import Cutter
from .desk import KAZASU, PATIENCE, Desk, clock_off, wait_for
from .impostor import Forger, Impostor, Replayer
from .wire import Problem


class Machine:
    """Where a terminal of Kazasu is to be enrolled."""

    def __init__(self, desk, name):
        self.home = desk.folder / f"machine-{name}"
        self.home.mkdir()

    def enrol(self, address, code, clock=None):
        """Exit code, and what it says to the technician."""
        done = subprocess.run(
            [KAZASU, "enrol", address, "--code-stdin", "--lang", "en"], input=code + "\n",
            capture_output=True, text=True, timeout=PATIENCE,
            env={"PATH": os.environ["PATH"], "HOME": str(self.home), **(clock or {})})
        return done.returncode, done.stderr


class Enrolling(unittest.TestCase):
    def setUp(self):
        # One for each: from one address a desk answers 60 requests in a minute.
        self.desk = Desk()
        self.addCleanup(self.desk.end)

    def known(self):
        """The terminals of the desk, by name."""
        listed = json.loads(self.desk.command("terminals", "--json"))["terminals"]
        return [terminal["name"] for terminal in listed]

    def enrols(self, machine, code, name):
        """At the desk itself, with the code that an attack was about."""
        status, said = machine.enrol(self.desk.address, code)
        self.assertEqual(status, 0, said)
        self.assertEqual(self.known().count(name), 1)

    def test_a_terminal_with_a_wrong_clock_is_enrolled_all_the_same(self):
        for off in (3600, 86400, 3650 * 86400):
            for seconds in (off, -off):
                name = f"Off {seconds}"
                machine = Machine(self.desk, name)
                status, said = machine.enrol(
                    self.desk.address, self.desk.code(name), clock_off(seconds))
                self.assertEqual(status, 0, said)
                self.assertIn(name, self.known())

    def test_whoever_passes_everything_on_gets_neither_proof_nor_request(self):
        code, machine = self.desk.code("Passed on"), Machine(self.desk, "passed-on")
        with Impostor(self.desk.address) as impostor:
            status, said = machine.enrol(impostor.address, code)
        self.assertEqual(status, 1)
        self.assertIn("could not prove", said)
        self.assertEqual(impostor.heard, ["/v1/enrolment/hello"])
        self.enrols(machine, code, "Passed on")

    def test_a_forged_desk_that_knows_no_code_learns_nothing(self):
        code, machine = self.desk.code("Forged"), Machine(self.desk, "forged")
        with Forger(self.desk.address) as forger:
            status, said = machine.enrol(forger.address, code)
        self.assertEqual(status, 1)
        self.assertIn("could not prove", said)
        self.assertEqual(forger.heard, ["/v1/enrolment/hello"])
        digits = code.replace(" ", "")
        for body in forger.bodies:
            self.assertNotIn(digits[4:22].encode(), body)
        self.enrols(machine, code, "Forged")

    def test_an_answer_of_another_enrolment_proves_nothing(self):
        first, code = self.desk.code("First"), self.desk.code("Replayed")
        machine = Machine(self.desk, "replayed")
        with Replayer(self.desk.address) as replayer:
            # What the desk has said to somebody else, who has found the impostor out.
            self.assertEqual(Machine(self.desk, "first").enrol(replayer.address, first)[0], 1)
            status, said = machine.enrol(replayer.address, code)
        self.assertEqual(status, 1)
        self.assertIn("could not prove", said)
        self.enrols(machine, code, "Replayed")

    def test_wherever_the_connection_breaks_the_code_is_good_for_the_same_machine(self):
        # The handshake, the answer that proves, the answer with the certificate.
        for limit in (0, 700, 1500, 2300, 3100, 3900):
            with self.subTest(limit=limit):
                name = f"Cut {limit}"
                code, machine = self.desk.code(name), Machine(self.desk, f"cut-{limit}")
                with Cutter(self.desk.address, [limit] * 3) as cutter:
                    status, said = machine.enrol(cutter.address, code)
                    # The program tries again by itself where an answer was lost, else a person.
                    while status and cutter.limits:
                        self.assertIn("run it again with the same code", said)
                        status, said = machine.enrol(cutter.address, code)
                    if status:
                        status, said = machine.enrol(cutter.address, code)
                self.assertEqual(status, 0, said)
                self.assertEqual(self.known().count(name), 1)

    def test_guessed_digits_burn_a_code_and_staff_see_from_where(self):
        code, machine = self.desk.code("Guessed"), Machine(self.desk, "guessed")
        guesser = self.desk.enrolment(code)
        staff = self.desk.staff()
        for _ in range(5):
            with self.assertRaises(Problem):
                guesser.guess()
        wait_for("the address is named", lambda: "127.0.0.1" in staff.board)
        status, said = machine.enrol(self.desk.address, code)
        self.assertEqual(status, 1)
        self.assertIn("could not prove", said)
        self.enrols(machine, self.desk.code("Guessed again"), "Guessed again")
