"""What follows the published snapshots, and looks after things, goes on whatever happens to it."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import TYPE_CHECKING

import pytest
from processes import comes
from readings import published
from whosays.server import checking, serving
from whosays.server.endpoint.answering import Answering
from whosays.server.front import Front
from whosays.server.operations.operations import Operations, Wishes
from whosays.server.recurring import Recurring
from whosays.server.served import Served
from whosays.server.site import Site

if TYPE_CHECKING:
    from pathlib import Path


class Failing:
    """Nurseries, engine and connection that fail several times, each time in another way."""

    def __init__(self, fails_in: str) -> None:
        self._fails_in, self._faults = fails_in, [ValueError("one"), KeyError("two"), KeyError("two")]
        self.started: list[str] = []
        self.looked = 0

    def _done(self, what: str) -> None:
        if what == self._fails_in and self._faults:
            raise self._faults.pop(0)

    def mend(self) -> None:
        self._done("mend")

    def start(self, snapshot) -> None:
        self._done("start")
        self.started.append(snapshot.id)

    def keep(self, _idents) -> None:
        self._done("keep")

    def live_on(self, _loop) -> None: ...

    def tidy(self) -> None:
        self._done("tidy")

    def census(self):
        self._done("census")
        return 0, 0, 0, 0

    def look(self, _now) -> None:
        self.looked += 1
        self._done("look")


@pytest.mark.parametrize("fails_in", ["mend", "start", "keep"])
def test_snapshots_are_followed_whatever_happens_meanwhile(tmp_path: Path, caplog, fails_in):
    data, shared, ends = tmp_path / "data", tmp_path / "shared", threading.Event()
    shared.mkdir()
    served, nurseries = Served(published(data, slice(1))), Failing(fails_in)
    thread = threading.Thread(target=serving.follow, args=(served, served.now(), nurseries, shared, ends), daemon=True)
    thread.start()
    try:
        published(data)
        assert comes(lambda: served.now().id in nurseries.started, 20)
        published(data, slice(1))
        assert comes(lambda: served.now().id == nurseries.started[-1], 20)
    finally:
        ends.set()
        thread.join()
    assert [record.exc_info[0] for record in caplog.records] == [ValueError, KeyError]
    assert "following the published snapshots" in caplog.text


def test_what_is_served_is_looked_at_whatever_happens_meanwhile(tmp_path: Path, caplog, monkeypatch):
    data, ends, looked = published(tmp_path / "data"), threading.Event(), []

    def found(folder, _ends):
        looked.append(folder)
        if len(looked) == 1:
            raise OSError("no more processes")
        return ""

    monkeypatch.setattr(checking, "_found", found)
    thread = checking.keep_checking(Served(data), tmp_path, ends, look=0.02, every=0.05)
    try:
        assert comes(lambda: len(looked) > 2, 20)
    finally:
        ends.set()
        thread.join()
    assert "no more processes" in caplog.text


@pytest.mark.parametrize("fails_in", ["tidy", "look", "census"])
def test_a_process_looks_after_its_connections_whatever_happens_meanwhile(tmp_path: Path, monkeypatch, fails_in):
    monkeypatch.setattr("whosays.server.front._LOOK", 0.02)
    monkeypatch.setattr("whosays.server.operations.operations._BEAT", 0.02)
    failing, after = Failing(fails_in), Failing("")
    site = Site(Served(published(tmp_path)), Answering(failing))
    front = Front(site, Operations(site, tmp_path / "rows", Wishes(1, b"x")))
    front.connections = [failing, after]

    async def lives():
        ends = asyncio.Event()

        async def received():
            if looks.done():
                await ends.wait()
            return {"type": "lifespan"}

        async def told(message):
            if message["type"].endswith("startup.complete"):
                looks.set_result(None)

        looks = asyncio.get_running_loop().create_future()
        life = asyncio.create_task(front({"type": "lifespan"}, received, told))
        await looks
        for _ in range(500):
            if after.looked > 5 and not failing._faults:
                break
            await asyncio.sleep(0.02)
        ends.set()
        await life

    asyncio.run(lives())
    assert after.looked > 5
    assert not failing._faults


def test_a_fault_is_told_again_when_it_comes_again(caplog):
    recurring = Recurring("a work")
    for fails in (True, True, False, True):
        with recurring.once():
            if fails:
                raise ValueError("a fault")
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2
    assert "a work failed, and will be tried again" in caplog.text
