"""Other endpoints on this machine, and ears that hear whoever calls."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROW = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"from afar"}}]}}'
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%b"
    % (len(_ROW), _ROW)
)


class Ear:
    """Listens on a port and counts who calls; says the same to everybody, or nothing, for ever, where that is empty."""

    def __init__(self, said: bytes) -> None:
        self.calls: list[bytes] = []
        self._said = said
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._held: list[socket.socket] = []
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            caller.settimeout(2)
            self.calls.append(b"")  # who calls and says nothing has called, too
            try:
                self.calls[-1] = caller.recv(4096)
                if self._said:
                    caller.sendall(self._said)
                    caller.close()
                else:
                    self._held.append(caller)
            except OSError:
                caller.close()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)
        for each in self._held:
            each.close()


@contextmanager
def ear(said: bytes = ANSWER) -> Iterator[Ear]:
    """Listen until the block ends."""
    listening = Ear(said)
    try:
        yield listening
    finally:
        listening.close()
