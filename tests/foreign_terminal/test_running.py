"""§5 to §7 against desks that stand still, go wrong, change and lose what they had."""

import json
import shutil
import subprocess
import sys
import threading
import unittest

from . import wire
from .desk import PATIENCE, Desk, wait_for
from .enrolment import Identity
from .terminal import Terminal
from .visits import new_visit
from .wire import DAY, now, written


class Running(unittest.TestCase):
    def setUp(self):
        self.desk = Desk('desk = "Reception"')
        self.addCleanup(self.desk.end)
        self.terminal = self.desk.terminal("Entrance")

    def refused(self, wanted, *request):
        with self.assertRaises(wire.Problem) as refused:
            self.terminal.ask(*request)
        self.assertEqual(str(refused.exception), wanted)

    def tap(self):
        return self.terminal.tap(self.desk.ca.phone())


class Heartbeats(Running):
    def test_a_gate_stops_new_visits_and_no_delivery(self):
        self.assertIsNone(self.terminal.heartbeat()["gate"])
        for reason, changed in (
            ("clock", {"sent_at": written(now() - 3650 * DAY)}),
            ("clock", {"sent_at": written(now() + DAY)}),
            ("not_started", {"service_started": False}),
        ):
            with self.subTest(reason=reason, changed=changed):
                self.assertEqual(self.terminal.heartbeat(**changed)["gate"]["reason"], reason)
                self.refused(f"403 {reason}", "GET", "/v1/nonces")
                visit = self.tap()
                said = self.terminal.hand_over(visit.id, 1, visit.first())
                self.assertEqual(said["verdict"]["state"], "proved")
        self.assertIsNone(self.terminal.heartbeat()["gate"])
        self.terminal.fetch_nonces(1)

    def test_an_old_part_or_one_that_is_not_named_is_a_gate(self):
        self.desk.stop()
        self.desk.configure(trust='[minimum]\npcsc_lite = "1.9.10"')
        self.desk.start()
        for have in ("1.9.9", "1.8", None):
            versions = {"pcsc": have} if have else {}
            gate = self.terminal.heartbeat(versions=versions)["gate"]
            self.assertEqual(
                (gate["reason"], gate["part"], gate["need"]), ("outdated", "pcsc", "1.9.10"))
            self.refused("403 outdated", "GET", "/v1/nonces")
        for have in ("1.9.10", "2.0"):
            self.assertIsNone(self.terminal.heartbeat(versions={"pcsc": have})["gate"])

    def test_every_state_and_step_is_known(self):
        for state in ("ready", "visit", "maintenance", "out_of_service"):
            self.assertIsNone(self.terminal.heartbeat(state=state, cause="reader")["gate"])
        for step in ("kind", "hold", "pin", "reading", "take_away", "checking", "consent",
                     "handing_over", "done", "trouble"):
            visit = {"id": new_visit(), "step": step, "since": written(now())}
            self.terminal.heartbeat(state="visit", visit=visit)
        with self.assertRaises(wire.Problem) as refused:
            self.terminal.heartbeat(state="asleep")
        self.assertEqual(str(refused.exception), "422 unprocessable")


class Events(Running):
    def test_new_settings_are_told_and_are_those_of_the_heartbeat(self):
        self.assertEqual(self.terminal.events(), [])
        self.assertEqual(self.terminal.heartbeat()["settings"]["desk"], "Reception")
        self.desk.stop()
        self.desk.configure('desk = "Second floor"\ngroups = [["surgery"]]')
        self.desk.start()
        events = self.terminal.events(wait=30)
        self.assertEqual([event["event"] for event in events], ["settings"])
        settings = events[0]["settings"]
        self.assertEqual(settings, self.terminal.heartbeat()["settings"])
        self.assertEqual(settings["desk"], "Second floor")
        self.assertEqual(settings["questions"]["groups"], [["surgery"]])
        # Each is told once; who comes new hears nothing old.
        self.assertEqual(self.terminal.events(), [])
        self.assertEqual(self.desk.run(self.terminal.identity).events(), [])

    def test_nobody_is_promised_while_no_page_is_open(self):
        call, live = self.terminal.call_staff()
        self.assertFalse(live)
        self.terminal.end_call(call)
        self.terminal.end_call(call)

    def test_staff_see_a_call_and_come_or_cannot(self):
        staff = self.desk.staff()
        self.terminal.events()
        for button, event in (("come", "call_seen"), ("nobody", "call_closed")):
            with self.subTest(button=button):
                call, live = self.terminal.call_staff(cause="needs_help")
                self.assertTrue(live)
                heard = []
                waiting = threading.Thread(
                    target=lambda: heard.extend(self.desk.run(
                        self.terminal.identity).events_after(self.terminal.cursor)))
                waiting.start()
                self.assertLess(staff.press(f"{call}/{button}"), 400)
                waiting.join(PATIENCE)
                self.assertEqual(heard, [{"event": event, "call": call}])
                self.assertEqual(self.terminal.events(), heard)
                self.terminal.end_call(call)
        wait_for("the page is without a call", lambda: "/calls/" not in staff.board)

    def test_a_verdict_that_changes_is_told(self):
        phone = self.desk.ca.phone()
        self.terminal.events()
        visit = self.terminal.tap(phone)
        said = self.terminal.hand_over(visit.id, 1, visit.first())
        self.assertEqual(
            (said["verdict"]["state"], said["verdict"]["revocation"]), ("proved", "unchecked"))
        self.desk.stop()
        (self.desk.folder / "revoked.pem").write_bytes(self.desk.ca.revoked(phone))
        self.desk.configure(
            'desk = "Reception"', trust='crls = ["revoked.pem"]\nrevocation = "prefer"')
        self.desk.start()
        events = self.terminal.events(wait=30)
        self.assertEqual(
            [(event["event"], event["visit"]) for event in events], [("verdict", visit.id)])
        verdict = events[0]["verdict"]
        self.assertEqual((verdict["state"], verdict["reason"]), ("refused", "revoked"))
        # A visit after it is refused at once, another phone is looked up.
        visit = self.terminal.tap(phone)
        said = self.terminal.hand_over(visit.id, 1, visit.first())
        self.assertEqual(said["verdict"]["reason"], "revoked")
        visit = self.tap()
        said = self.terminal.hand_over(visit.id, 1, visit.first())
        self.assertEqual(
            (said["verdict"]["state"], said["verdict"]["revocation"]), ("proved", "checked"))

    def test_a_bundle_that_nobody_wanted_is_not_taken(self):
        with self.assertRaises(wire.Problem) as refused:
            self.terminal.bundle(new_visit(), b"PK\x05\x06" + bytes(18))
        self.assertEqual(str(refused.exception), "422 unprocessable")


class Outages(Running):
    def test_visits_wait_for_a_desk_that_is_away_and_outlive_a_restart(self):
        taken = [self.tap() for _ in range(3)]
        self.desk.stop()
        for visit in taken:
            self.terminal.keep(visit.id, 1, visit.first())
            self.terminal.keep(visit.id, 2, visit.second(None, "left"))
        with self.assertRaises(wire.Unanswered):
            self.terminal.deliver(taken[0].id, 1)
        # Another program, the same folder.
        identity = Identity.load(self.terminal.identity.folder)
        again = self.desk.run(identity)
        answers = []
        delivering = threading.Thread(target=lambda: answers.extend(again.deliver_all()))
        delivering.start()
        self.desk.start()
        delivering.join(PATIENCE)
        receipts = [answer["receipt"] for answer in answers]
        self.assertEqual(
            [(receipt["visit"], receipt["version"]) for receipt in receipts],
            [(visit.id, version) for visit in taken for version in (1, 2)])
        self.assertEqual(list(again.outbox.iterdir()), [])

    def test_a_nonce_of_more_than_five_minutes_is_not_refused_but_marked(self):
        self.desk.stop()
        self.desk.start_at(-400)
        self.terminal.fetch_nonces(1)
        self.desk.stop()
        self.desk.start()
        # The terminal would take none that is over; one whose clock stands would.
        stale, expires = self.terminal.nonces.pop()
        self.assertLess(expires, now())
        self.terminal.nonces.append((stale, now() + DAY))
        visit = self.tap()
        said = self.terminal.hand_over(visit.id, 1, visit.first())
        self.assertEqual(
            (said["verdict"]["state"], said["verdict"]["connected"]), ("proved", False))

    def test_a_certificate_that_gets_old_is_renewed_and_one_that_ended_waits(self):
        self.assertFalse(self.terminal.heartbeat()["renew"])
        self.desk.stop()
        self.desk.start_at(61 * 86400)
        self.assertTrue(self.terminal.heartbeat()["renew"])
        self.desk.stop()
        self.desk.start_at(91 * 86400)
        self.refused("403 certificate_expired", "GET", "/v1/nonces")
        with self.assertRaises(wire.Problem) as refused:
            self.terminal.renew()
        self.assertEqual(str(refused.exception), "403 renewal_pending")
        administrator = self.desk.staff("--role", "administrator")
        self.assertLess(administrator.press("/renewal"), 400)
        self.terminal.renew()
        self.assertEqual(self.terminal.heartbeat()["gate"]["reason"], "clock")

    def test_a_desk_whose_clock_is_wrong_can_still_say_so(self):
        for seconds in (3600, 86400 * 3, 86400 * 80, -3600, -86400 * 3, -86400 * 3650):
            with self.subTest(seconds=seconds):
                self.desk.stop()
                self.desk.start_at(seconds)
                self.assertEqual(self.terminal.heartbeat()["gate"]["reason"], "clock")


    def test_a_code_is_good_for_ten_minutes(self):
        code = self.desk.code("Late")
        self.desk.stop()
        self.desk.start_at(590)
        late = self.desk.enrolment(code)
        late.run()
        self.desk.stop()
        self.desk.start_at(610)
        # Even for the terminal that has used it: not even the desk proves itself any more.
        with self.assertRaises(wire.ForeignDesk):
            late.run()
        with self.assertRaises(wire.Problem) as refused:
            self.desk.enrolment(code).guess()
        self.assertEqual(str(refused.exception), "403 code_refused")


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
