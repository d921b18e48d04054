"""For the tests: a desk and one terminal of it, for each test their own."""

import unittest

from . import wire
from .desk import Desk


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
