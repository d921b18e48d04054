"""For the tests: a network between terminal and desk that breaks after so many bytes."""

import contextlib
import socket
import threading

from .wire import split


class Cutter:
    """Breaks one connection after the other; `limits` are what each hears of the desk at most.

    When they are used up, connections hold.
    """

    def __init__(self, desk, limits=()):
        self.desk = desk
        self.limits = list(limits)

    def __enter__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = "127.0.0.1:{}".format(self.listener.getsockname()[1])
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def accept(self):
        while True:
            try:
                terminal, _ = self.listener.accept()
            except OSError:
                return
            limit = self.limits.pop(0) if self.limits else None
            threading.Thread(target=self.serve, args=(terminal, limit), daemon=True).start()

    def serve(self, terminal, limit):
        with terminal, socket.create_connection(split(self.desk)) as desk:
            asking = threading.Thread(target=pass_on, args=(terminal, desk))
            asking.start()
            pass_on(desk, terminal, limit)
            asking.join()


def pass_on(source, target, limit=None):
    """Until one side ends, or that many bytes have passed; then both are told that it is over."""
    with contextlib.suppress(OSError):
        while limit is None or limit > 0:
            data = source.recv(65536 if limit is None else limit)
            if not data:
                break
            target.sendall(data)
            limit = None if limit is None else limit - len(data)
    for end in (source, target):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
