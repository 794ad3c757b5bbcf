"""A process that holds one snapshot's store and forks readers of it, in milliseconds each.

`python -m whosays.server.engine.nursery PLAN` listens at a socket. Who connects is given a reader: its process,
with the socket to it; or is told how a reader ended. A store in memory is shared by all readers, page by page, until
one writes; a store on disk is opened by each reader.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import signal
import socket
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...graph.limits import limit
from .belonging import be_called
from .confine import bound_descriptors, bound_memory, bound_network
from .held import descriptor_of
from .line import Line
from .reader import answer_all
from .stores import in_memory, on_disk

if TYPE_CHECKING:
    from collections.abc import Callable

    from .stores import Stores

_REMEMBERED = 1000
_MOMENT = 0.01
LEASE, CALLING, FATE = b"l", b"c", b"f"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a nursery holds; `union` where the default graph is all graphs, `in_memory` where the store goes there.

    `memory` is how many bytes more than it begins with a reader may take; `federation` whether there are readers that
    may open sockets, for queries that ask other endpoints.
    """

    store: str
    socket: str
    union: bool = False
    in_memory: bool = False
    memory: int = limit("query_memory").value
    federation: bool = False

    def command(self) -> list[str]:
        """Return the command that starts the nursery."""
        return [sys.executable, "-m", __name__, json.dumps(asdict(self))]


def main() -> None:
    """Load what is to be held, then give readers until told to end; end when the last reader has."""
    plan = Plan(**json.loads(sys.argv[1]))
    be_called("whosays nursery")
    if plan.in_memory:
        # What loading leaves of the heap, in small pieces, would cost each query more than its evaluation: a thread has
        # a heap of its own, and takes that with it.
        with ThreadPoolExecutor(1) as loading:
            held = loading.submit(in_memory, plan.store, union=plan.union).result()
        nursery = Nursery(lambda: held, plan, may_open_nothing=True)
    else:
        nursery = Nursery(lambda: on_disk(plan.store, union=plan.union), plan)
    gc.freeze()  # a collection in a reader would copy the pages that all share
    with socket.socket(socket.AF_UNIX) as listener:
        part = f"{plan.socket}.part"
        listener.bind(part)
        listener.listen(64)
        Path(part).rename(plan.socket)  # who finds it finds it ready
        nursery.give(listener)
        Path(plan.socket).unlink(missing_ok=True)
    nursery.wait()


class Nursery:
    """Forks readers of what `opened` gives, and remembers how they ended."""

    def __init__(self, opened: Callable[[], Stores], plan: Plan, *, may_open_nothing: bool = False) -> None:
        self._opened, self._memory = opened, plan.memory
        self._may_call = plan.federation
        self._may_open_nothing = may_open_nothing  # a store on disk opens its files as it needs them
        self._fates: dict[int, int] = {}
        self._alive: set[int] = set()
        self._ends = False

    def give(self, listener: socket.socket) -> None:
        """Give a reader to each who connects, until told to end."""
        wake_in, wake_out = socket.socketpair()
        for each in (wake_in, wake_out, listener):
            each.setblocking(False)
        parent = sys.stdin.fileno()
        signal.set_wakeup_fd(wake_out.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, self._end)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with selectors.DefaultSelector() as selector:
            selector.register(listener, selectors.EVENT_READ)
            selector.register(wake_in, selectors.EVENT_READ)
            selector.register(parent, selectors.EVENT_READ)
            while not self._ends:
                ready = [key.fileobj for key, _ in selector.select()]
                if wake_in in ready:
                    wake_in.recv(4096)
                    self._reap(os.WNOHANG)
                if parent in ready:
                    self._ends = True  # who started this has closed its end, or is no more
                if listener in ready:
                    try:
                        self._serve(listener, (wake_in, wake_out))
                    except OSError:  # who asked has gone, or there is no room for one more now
                        time.sleep(_MOMENT)
        signal.set_wakeup_fd(-1)

    def wait(self) -> None:
        """Wait until the last reader has ended: those who hold one may go on with it."""
        while self._alive:
            self._reap(0)

    def _end(self, *_: object) -> None:
        self._ends = True

    def _serve(self, listener: socket.socket, own: tuple[socket.socket, ...]) -> None:
        client, _ = listener.accept()
        with client:
            client.settimeout(5)
            match client.recv(64):
                case b"l":
                    self._lease(client, (listener, *own), calls=False)
                case b"c":
                    self._lease(client, (listener, *own), calls=self._may_call)
                case asked if asked[:1] == FATE:
                    self._reap(os.WNOHANG)
                    client.sendall(b"%d" % self._fates.get(int(asked[1:]), 0))

    def _lease(self, client: socket.socket, own: tuple[socket.socket, ...], *, calls: bool) -> None:
        (theirs, ours), (their_bell, our_bell) = socket.socketpair(), socket.socketpair()
        with theirs, ours, their_bell, our_bell:
            pid = os.fork()
            if pid == 0:
                self._read(Line(ours, our_bell), (theirs, their_bell, client, *own), calls=calls)
            self._alive.add(pid)
            held = descriptor_of(pid)  # here, before it can have been waited for, its id means no other
            try:
                sent = [theirs.fileno(), their_bell.fileno()]
                socket.send_fds(client, [b"%d" % pid], sent if held is None else [*sent, held])
            finally:
                if held is not None:
                    os.close(held)

    def _read(self, line: Line, others: tuple[socket.socket, ...], *, calls: bool) -> None:
        """Be a reader, and never return."""
        try:
            be_called("whosays reader")
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            for each in others:
                each.close()
            stores = self._opened()
            bound_memory(self._memory)
            if not calls:
                bound_network()
            if self._may_open_nothing and not calls:
                bound_descriptors()
            answer_all(line, stores)
            os._exit(0)
        except ConnectionError:
            os._exit(0)  # who asked is gone
        except BaseException:  # noqa: BLE001  (whatever it is: this copy of the nursery must not live on)
            traceback.print_exc()
            os._exit(1)

    def _reap(self, options: int) -> None:
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, options))[0]:
                pid, status = ended
                self._alive.discard(pid)
                self._fates[pid] = os.waitstatus_to_exitcode(status)
                if len(self._fates) > _REMEMBERED:
                    self._fates.pop(next(iter(self._fates)))
                if not self._alive:
                    return


if __name__ == "__main__":
    main()
