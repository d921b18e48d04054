"""§5 and §6 against desks that stand still, go wrong and change."""

import io
import threading
import zipfile

from . import wire
from .case import Running
from .desk import PATIENCE, wait_for
from .enrolment import Identity, write
from .visits import new_visit
from .wire import DAY, now, written


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
                call, live = self.terminal.call_staff(cause="called")
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

    def test_a_new_list_counts_while_the_desk_runs_and_half_of_one_does_not(self):
        phone, other = self.desk.ca.phone(), self.desk.ca.phone()
        file = self.desk.folder / "revoked.pem"
        file.write_bytes(self.desk.ca.revoked(number=1))
        self.desk.stop()
        self.desk.configure(trust='crls = ["revoked.pem"]\nrevocation = "require"')
        self.desk.start()
        self.terminal.events()
        visit = self.terminal.tap(phone)
        said = self.terminal.hand_over(visit.id, 1, visit.first())
        self.assertEqual(
            (said["verdict"]["state"], said["verdict"]["revocation"]), ("proved", "checked"))

        write(file, self.desk.ca.revoked(phone, number=2))
        told = wait_for("the newer list", lambda: self.terminal.events(wait=5))
        self.assertEqual([(one["event"], one["visit"]) for one in told], [("verdict", visit.id)])
        self.assertEqual(told[0]["verdict"]["reason"], "revoked")
        self.assertEqual(self.reason(phone), "revoked")
        self.assertIsNone(self.reason(other))

        # What is cut off in the middle takes the place of nothing.
        newest = self.desk.ca.revoked(phone, other, number=3)
        write(file, newest[:len(newest) // 2])
        wait_for("the desk has seen it", lambda: "cut_off" in self.desk.said())
        self.assertEqual(self.reason(phone), "revoked")
        self.assertIsNone(self.reason(other))
        write(file, newest)
        wait_for("the newest list", lambda: self.reason(other) == "revoked")

    def reason(self, phone):
        visit = self.terminal.tap(phone)
        return self.terminal.hand_over(visit.id, 1, visit.first())["verdict"]["reason"]

    def test_a_bundle_that_is_wanted_is_taken_and_one_that_is_none_is_not(self):
        self.terminal.events()
        self.desk.command("bundle", "Entrance")
        wanted = self.terminal.events(wait=30)
        self.assertEqual([one["event"] for one in wanted], ["bundle_wanted"])
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as bundle:
            bundle.writestr("log", "nothing of a patient")
        self.terminal.bundle(wanted[0]["request"], archive.getvalue())
        with self.assertRaises(wire.Problem) as refused:
            self.terminal.bundle(new_visit(), b"no archive")
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
