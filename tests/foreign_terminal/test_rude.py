"""§1 against a desk: silent, slow and endless callers are let go, terminals served meanwhile."""

import collections
import contextlib
import http.client
import json
import resource
import socket
import ssl
import threading
import unittest

from .desk import PATIENCE, Desk
from .wire import Connection, Problem, split, without_proof

HEAD = b"POST /v1/enrolment/hello HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n"


class Rude(unittest.TestCase):
    def setUp(self):
        self.desk = Desk()
        self.addCleanup(self.desk.end)
        self.terminal = self.desk.terminal("Honest")
        self.terminal.heartbeat()
        self.open = contextlib.ExitStack()
        self.addCleanup(self.open.close)

    def plain(self, address, source="127.0.0.1"):
        connection = socket.create_connection(
            split(address), timeout=PATIENCE, source_address=(source, 0))
        return self.open.enter_context(connection)

    def tls(self):
        """Somebody who shows no certificate."""
        return self.open.enter_context(
            contextlib.closing(Connection(self.desk.address, without_proof()))).tls

    def honest_are_served(self):
        """Over the connection that was there before, and over a new one."""
        self.assertIsNone(self.terminal.heartbeat()["gate"])
        self.assertIsNone(self.desk.run(self.terminal.identity).heartbeat()["gate"])
        visit = self.terminal.tap(self.desk.ca.phone())
        said = self.terminal.hand_over(visit.id, 1, visit.first())
        self.assertEqual(said["verdict"]["state"], "proved")

    def ends(self, connection):
        """What still comes until the other side closes."""
        answer = b""
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            while more := connection.recv(65536):
                answer += more
        return answer

    def problem(self, answer):
        """Status and reason of an answer; the rest of the connection is of no account."""
        head, _, body = answer.partition(b"\r\n\r\n")
        self.assertIn(b"application/problem+json", head.lower())
        problem = json.loads(body)
        self.assertEqual(int(head.split()[1]), problem["status"])
        return problem["status"], problem["reason"]


class Silent(Rude):
    def test_ten_thousand_silent_connections_stop_nobody(self):
        first = self.terminal.connection
        # Where this test may not hold them all, it holds the newest; a desk keeps 2,048.
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        held = collections.deque()
        for number in range(10_000):
            # 200 addresses with 50 connections each.
            silent = self.plain(self.desk.address, f"127.0.1.{number % 200 + 1}")
            held.append(silent)
            if len(held) > most - 200:
                held.popleft().close()
            if number % 2:
                # The beginning of a TLS record.
                with contextlib.suppress(ConnectionError):
                    silent.sendall(b"\x16\x03\x01")
            if number % 1000 == 999:
                self.honest_are_served()
        self.assertIs(self.terminal.connection, first, "it has kept its connection")

    def test_a_desk_that_gets_few_files_serves_with_what_it_has(self):
        self.desk.stop()
        self.desk.start(files=256)
        self.honest_are_served()
        for number in range(600):
            self.plain(self.desk.address, f"127.0.1.{number % 20 + 1}")
            if number % 200 == 199:
                self.honest_are_served()

    def test_staff_keep_their_page_among_silent_connections(self):
        staff = self.desk.staff()
        for _ in range(1_000):
            self.plain(self.desk.people)
        self.assertTrue(staff.is_live())
        _, live = self.terminal.call_staff()
        self.assertTrue(live)
        self.assertLess(staff.press("/come"), 400)
        self.assertTrue(staff.is_live())


class Slow(Rude):
    def drip(self, connection, text, ended):
        with contextlib.suppress(OSError):
            for byte in text:
                connection.sendall(bytes([byte]))
                if ended.wait(0.5):
                    return

    def test_what_comes_drop_by_drop_is_closed_and_nobody_waits(self):
        ended = threading.Event()
        self.addCleanup(ended.set)
        slow = []
        for _ in range(10):
            for connection, text in (
                (self.plain(self.desk.address), b"\x16\x03\x01\x02\x00" + bytes(200)),
                (self.tls(), b"GET /openapi.json HTTP/1.1\r\nX: " + b"x" * 200),
            ):
                threading.Thread(
                    target=self.drip, args=(connection, text, ended), daemon=True).start()
                slow.append(connection)
        self.honest_are_served()
        for connection in slow:
            self.assertEqual(self.ends(connection), b"")
        self.honest_are_served()

    def test_a_body_that_does_not_come_is_too_slow(self):
        slow = []
        for _ in range(20):
            slow.append(self.tls())
            slow[-1].sendall(HEAD + b"Content-Length: 100\r\n\r\n{")
        self.honest_are_served()
        for connection in slow:
            self.assertEqual(self.problem(connection.recv(65536)), (408, "too_slow"))
        self.honest_are_served()


class Endless(Rude):
    def test_headers_without_an_end(self):
        connection = self.tls()
        with contextlib.suppress(OSError):
            connection.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: desk\r\n")
            for number in range(2_000):
                connection.sendall(b"X-%d: " % number + b"x" * 1000 + b"\r\n")
        answer = self.ends(connection)
        self.assertTrue(answer == b"" or answer.startswith(b"HTTP/1.1 431"), answer[:100])
        self.honest_are_served()

    def test_headers_of_17_kib_are_a_problem(self):
        connection = self.tls()
        connection.sendall(
            b"GET /openapi.json HTTP/1.1\r\nHost: desk\r\nX: " + b"x" * 17_000 + b"\r\n\r\n")
        self.assertEqual(self.problem(connection.recv(65536)), (431, "headers_too_large"))

    def test_a_body_without_an_end(self):
        connection = self.tls()
        chunk = b"1000\r\n" + b" " * 0x1000 + b"\r\n"
        with contextlib.suppress(OSError):
            connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + 20 * chunk)
        self.assertEqual(self.problem(connection.recv(65536)), (413, "too_large"))
        self.honest_are_served()

    def test_a_visit_that_is_too_large_is_set_aside_and_others_go_on(self):
        visit = self.terminal.tap(self.desk.ca.phone())
        body = visit.first()
        self.terminal.keep(visit.id, 1, body + b" " * (64 * 1024 + 1 - len(body)))
        with self.assertRaises(Problem) as refused:
            self.terminal.deliver(visit.id, 1)
        self.assertEqual(str(refused.exception), "413 too_large")
        self.honest_are_served()
        visit = self.terminal.tap(self.desk.ca.phone())
        body = visit.first()
        self.terminal.hand_over(visit.id, 1, body + b" " * (64 * 1024 - len(body)))


class People(Rude):
    """The page's own listener."""

    def ask(self, method, path, headers, body=None):
        connection = http.client.HTTPConnection(self.desk.people, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
        if answer.status < 400:
            return answer.status, None
        self.assertEqual(answer.getheader("Content-Type"), "application/problem+json")
        return answer.status, json.loads(content)["reason"]

    def test_a_foreign_name_or_page_gets_nothing(self):
        own, form = f"http://{self.desk.people}", "user=hana&password=x"
        typed = {"Content-Type": "application/x-www-form-urlencoded"}
        for host in ("evil.example", "127.0.0.1.evil.example", "", "169.254.1.1"):
            for method, path in (("GET", "/"), ("GET", "/live"), ("POST", "/login")):
                self.assertEqual(
                    self.ask(method, path, {"Host": host, "Origin": own, **typed}, form),
                    (421, "misdirected"), host)
        for origin in ("http://evil.example", "null", f"https://{self.desk.people}",
                       "http://localhost:1", own + ".evil.example"):
            for method, path in (("GET", "/"), ("GET", "/live"), ("POST", "/login"),
                                 ("POST", "/logout"), ("POST", "/terminals/confirm")):
                self.assertEqual(
                    self.ask(method, path, {"Origin": origin, **typed}, form),
                    (403, "foreign_origin"), origin)
        self.assertEqual(self.ask("POST", "/login", typed, form), (403, "foreign_origin"))
        self.assertEqual(self.ask("GET", "/login", {}), (200, None))

    def test_a_form_is_neither_endless_nor_slow(self):
        typed = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://{self.desk.people}",
        }
        large = "user=hana&password=" + "x" * 64 * 1024
        self.assertEqual(self.ask("POST", "/login", typed, large), (413, "too_large"))
        slow = self.plain(self.desk.people)
        head = "".join(f"{name}: {value}\r\n" for name, value in typed.items())
        slow.sendall(f"POST /login HTTP/1.1\r\nHost: {self.desk.people}\r\n{head}"
                     f"Content-Length: 100\r\n\r\nuser=".encode())
        staff = self.desk.staff()
        self.assertEqual(self.problem(slow.recv(65536)), (408, "too_slow"))
        self.assertTrue(staff.is_live())

    def test_a_desk_under_siege_ends_when_it_is_asked_to(self):
        for _ in range(500):
            self.plain(self.desk.people)
            self.plain(self.desk.address)
        self.desk.stop()
        self.assertEqual(self.desk.process.returncode, 0)
