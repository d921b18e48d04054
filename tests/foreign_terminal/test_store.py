"""§7 against a desk: a store that was restored or rolled back, a terminal that was copied."""

import json
import re
import shutil
import subprocess
import sys
import uuid

from . import wire
from .case import Running
from .desk import PATIENCE, wait_for
from .enrolment import Identity
from .terminal import Terminal
from .visits import new_visit


class Restored(Running):
    def hand_over(self):
        visit = self.tap()
        self.terminal.hand_over(visit.id, 1, visit.first())
        self.terminal.hand_over(visit.id, 2, visit.second(None, "left"))
        return visit.id

    def test_what_a_rolled_back_store_has_lost_comes_again(self):
        kept = self.hand_over()
        self.desk.stop()
        self.desk.keep_copy()
        self.desk.start()
        lost = {self.hand_over(), self.hand_over()}
        self.assertFalse(self.terminal.store_went_back(self.terminal.heartbeat()))
        self.assertEqual(self.terminal.inventory(), 0)
        self.desk.stop()
        self.desk.put_copy_back()
        self.desk.start()

        self.assertTrue(self.terminal.store_went_back(self.terminal.heartbeat()))
        self.assertEqual(self.terminal.inventory(), 4)
        again = self.terminal.deliver_all()
        self.assertEqual({answer["receipt"]["visit"] for answer in again}, lost)
        self.assertEqual(len(again), 4)
        self.assertEqual(self.terminal.inventory(), 0)
        self.assertNotIn(kept, lost)

    def test_a_restored_store_is_another_generation_and_hears_what_it_has_lost(self):
        kept = self.hand_over()
        backup = self.desk.folder / "backup.db"
        self.desk.command("backup", backup)
        lost = {self.hand_over(), self.hand_over()}
        generation = self.terminal.heartbeat()["generation"]
        self.desk.stop()
        self.desk.command("restore", backup)
        self.desk.start()

        said = self.terminal.heartbeat()
        self.assertNotEqual(said["generation"], generation)
        self.assertTrue(self.terminal.store_went_back(said))
        # No visit before somebody has looked at the list of terminals; what is there waits.
        visit = self.tap()
        self.terminal.keep(visit.id, 1, visit.first())
        with self.assertRaises(wire.Problem) as refused:
            self.terminal.deliver(visit.id, 1)
        self.assertEqual(str(refused.exception), "503 restored")
        self.assertTrue(refused.exception.send_again)
        self.desk.command("confirm")

        self.assertEqual(self.terminal.inventory(), 4)
        again = {answer["receipt"]["visit"] for answer in self.terminal.deliver_all()}
        self.assertEqual(again, lost | {visit.id})
        self.assertEqual(self.terminal.inventory(), 0)
        self.assertNotIn(kept, lost)

    def test_an_inventory_of_another_generation_is_answered_too(self):
        self.hand_over()
        receipts = self.terminal.receipts()
        entries = [{**receipt, "visit": new_visit()} for receipt in receipts]
        said = self.terminal.ask(
            "POST", "/v1/inventory", {"generation": self.terminal.boot, "visits": entries})
        self.assertEqual(said["missing"], len(entries))
        self.assertEqual(set(said["wanted"]), {entry["visit"] for entry in entries})

    def test_500_entries_are_one_inventory_and_501_are_none(self):
        self.hand_over()
        entry = self.terminal.receipts()[0]
        for count in (500, 501):
            value = {
                "generation": entry["generation"],
                "visits": [{**entry, "visit": new_visit()} for _ in range(count)],
            }
            if count == 501:
                self.refused("422 unprocessable", "POST", "/v1/inventory", value)
            else:
                self.assertEqual(
                    self.terminal.ask("POST", "/v1/inventory", value)["missing"], 500)


class Copied(Running):
    def test_two_programs_that_take_turns_are_an_alarm_that_names_the_address(self):
        staff = self.desk.staff()
        clone = self.desk.run(self.terminal.identity)
        for _ in range(2):
            self.terminal.heartbeat()
            clone.heartbeat()
        alarm = wait_for("an alarm", lambda: re.search('id="alarm-[^>]*>(.*?)</li>', staff.board,
                                                       re.DOTALL))
        self.assertIn("Entrance", alarm.group(1))
        self.assertIn("127.0.0.1", alarm.group(1))
        # A program that starts anew is no clone.
        restarted = self.desk.terminal("Restarted")
        for _ in range(3):
            restarted.heartbeat()
            restarted.boot = str(uuid.uuid4())
        self.assertEqual(staff.board.count('id="alarm-'), 1)

    def test_two_programs_with_one_identity_are_one_terminal(self):
        """A cloned disk cannot be told from its original; each visit is still kept once."""
        folder = self.desk.folder / "clone"
        shutil.copytree(self.terminal.identity.folder, folder)
        clone = Terminal(self.desk.address, Identity.load(folder))
        self.addCleanup(clone.hang_up)
        visit = self.tap()
        first = self.terminal.hand_over(visit.id, 1, visit.first())
        self.assertEqual(clone.hand_over(visit.id, 1, visit.first()), first)
        with self.assertRaises(wire.Problem) as refused:
            clone.hand_over(visit.id, 1, visit.first() + b" ")
        self.assertEqual(str(refused.exception), "409 conflict")


class TryingOut(Running):
    def test_the_program_enrols_and_hands_over_a_visit(self):
        folder = self.desk.folder
        self.program("ca", folder / "own.pem")
        self.desk.stop()
        self.desk.configure(anchors="own.pem")
        self.desk.start()
        address, own = self.desk.address, folder / "own"
        self.program("enrol", address, own, stdin=self.desk.code("Tried") + "\n")
        said = json.loads(self.program("visit", address, own, folder / "own.pem"))
        self.assertEqual(said["verdict"]["state"], "proved")
        self.assertTrue(said["verdict"]["connected"])

    def program(self, *arguments, stdin=None):
        return subprocess.run(
            [sys.executable, "-B", "-m", "foreign_terminal", *arguments], input=stdin, text=True,
            stdout=subprocess.PIPE, timeout=PATIENCE, check=True).stdout
