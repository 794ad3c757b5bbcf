"""A command that is killed leaves the snapshot before it or the new one; `python -m benchmarks crashes` kills at all calls."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from contextlib import suppress

import pytest
from commanding import SAYS, printed
from processes import below, comes
from serving import serving
from whosays.graph.shelf.shelf import Shelf
from whosays.graph.snapshot import Snapshot

from benchmarks import crashes
from benchmarks.crashes import WRITES
from benchmarks.killing import Job, When, killing
from benchmarks.running import Missing
from benchmarks.tracing import Traced, killed

TOKEN = "0123456789abcdef"  # noqa: S105
MAY = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/plain"}


def traced(work, number=0, **when):
    try:
        return killed(work, number, **when)
    except Missing as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize(
    ("number", "after", "left"),
    [
        (1, False, {}),
        (1, True, {"a": ""}),
        (2, False, {"a": ""}),
        (2, True, {"a": "x"}),
        (3, False, {"a": "x"}),
        (3, True, {"b": "x"}),
        (0, False, {"b": "x"}),
    ],
)
def test_a_process_is_killed_right_where_it_is_to_be(tmp_path, number, after, left):
    def work():
        written = threading.Thread(target=(tmp_path / "a").write_text, args=("x",))
        written.start()
        written.join()
        (tmp_path / "a").rename(tmp_path / "b")

    found = traced(work, number, after=after)
    assert found == Traced(number or 3, -signal.SIGKILL if number else 0)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == left


@pytest.mark.parametrize("name", WRITES)
def test_what_is_killed_leaves_the_old_snapshot_or_the_new(name):
    try:
        (found,) = crashes.measured(3, 2, [name])
    except Missing as missing:
        pytest.skip(str(missing))
    assert found.broken == []
    assert found.calls > 100
    assert found.old + found.new == 2 * 3 + 2
    assert found.old > 0


def test_what_is_broken_is_found(tmp_path):
    (tmp_path / "kite.txt").write_text(SAYS, encoding="utf-8")
    build = Job(("build", str(tmp_path / "kite.txt"), "--data", str(tmp_path / "data"), "--processes", "1"))
    with killing(tmp_path / "kite.txt") as kill:
        assert kill(build, When(seconds=60)).status == 0
    whole = crashes._said(tmp_path / "data")

    class Breaking:
        calls, seconds, old, new, data = 1, 1.0, whole, None, tmp_path / "data"
        name = "breaking"

        def killed(self, _):
            (self.data / "current" / "snapshot.json").unlink(missing_ok=True)

    assert len(crashes._killed(Breaking(), 0, 1).broken) == 3


@pytest.mark.parametrize("who", ["job", "server"])
def test_a_write_over_http_that_is_killed_leaves_the_old_snapshot_or_the_new(tmp_path, who):
    (tmp_path / "kite.txt").write_text(SAYS, encoding="utf-8")
    printed("build", tmp_path / "kite.txt", "--data", tmp_path / "data")
    shutil.copytree(tmp_path / "data", tmp_path / "before", symlinks=True)
    (tmp_path / "tokens").write_text(f"dagny: {TOKEN}\n", encoding="utf-8")
    old = Snapshot.current(tmp_path / "data").id
    with serving(tmp_path / "data", "--processes", "1", "--token-file", str(tmp_path / "tokens")) as server:
        answers = []

        def post():
            with suppress(OSError):
                body = SAYS.replace("Mini", "Nano").encode()
                answers.append(server.ask("POST", "/sources?id=nano&title=Nano", MAY, body))

        posting = threading.Thread(target=post)
        posting.start()
        assert comes(lambda: jobs(server), 20)
        time.sleep(0.7)
        for each in jobs(server) if who == "job" else below(server.pid):
            with suppress(ProcessLookupError):
                os.kill(each.pid, signal.SIGKILL)
        posting.join()
        if who == "job":
            assert [answer.status for answer in answers] in ([201], [422], [503])
            assert server.ask("GET", "/sparql?query=ASK%7B%7D").status == 200
    said = Snapshot.current(tmp_path / "data", verify=True)
    assert (said.id == old) == (not Shelf.of(tmp_path / "data").added)
    if said.id == old:
        (tmp_path / "nano.txt").write_text(SAYS.replace("Mini", "Nano"), encoding="utf-8")
        printed("add", tmp_path / "nano.txt", "--data", tmp_path / "data")
    assert [each.id for each in Shelf.of(tmp_path / "data").added] == ["nano"]


def jobs(server):
    return [each for each in below(server.pid) if "write_job" in each.command]
