"""Snapshots come and go under load, are damaged, and processes are killed: nobody is told anything but what is true."""

from __future__ import annotations

import os
import shutil
import signal
import time
from contextlib import suppress
from http import HTTPStatus
from threading import Event, Thread

import pytest
from processes import below, comes, readers, webs
from pyoxigraph import Literal, NamedNode, Quad
from serving import Server, serving
from whosays.graph.errors import SnapshotError
from whosays.graph.publish import publish
from whosays.graph.snapshot import Snapshot

BASE = "https://example.org/"
# Both sides of a change at once: an answer that mixes two snapshots has two numbers.
WHICH = "/sparql?query=SELECT+DISTINCT+%3Fv+%7B+%3Fs+%3Fp+%3Fv+%7D"
CSV = {"Accept": "text/csv"}
PUBLISHES, PATIENCE = 20, 30.0


def quads(version):
    for number in range(200):
        yield Quad(NamedNode(f"{BASE}{number}"), NamedNode(f"{BASE}p"), Literal(version))


def versions(answer):
    assert answer.status == HTTPStatus.OK, answer.text
    return answer.text.split()[1:]


def ask_until(server, done, found, faults):
    alone = Server(server.port)
    while not done.is_set():
        try:
            found.append(versions(alone.ask("GET", WHICH, CSV)))
        except (AssertionError, OSError) as fault:
            faults.append(repr(fault))
    alone.close()


def test_twenty_publishes_under_load(tmp_path):
    publish(tmp_path, quads(0))
    with serving(tmp_path, "--processes", "2") as server:
        done, found, faults = Event(), [], []
        asking = [Thread(target=ask_until, args=(server, done, found, faults)) for _ in range(3)]
        for each in asking:
            each.start()
        for version in range(1, PUBLISHES + 1):
            publish(tmp_path, quads(version))
            assert comes(lambda version=version: versions(server.ask("GET", WHICH, CSV)) == [str(version)], PATIENCE)
        done.set()
        for each in asking:
            each.join()
        assert faults == []
        assert {len(seen) for seen in found} == {1}
        assert len({seen[0] for seen in found}) > PUBLISHES // 2
        assert comes(
            lambda: (
                len([each for each in below(server.pid) if each.is_nursery and each.parent == server.pid])
                <= 2 * 2 * 2 + 2
            )
        )


def test_a_nursery_goes_when_its_last_reader_is_given_back(tmp_path):
    publish(tmp_path, quads(0))
    with serving(tmp_path, "--processes", "1") as server:
        before = {each.pid for each in below(server.pid) if each.is_nursery}
        for version in (1, 2, 3):
            publish(tmp_path, quads(version))
            assert comes(lambda version=version: versions(server.ask("GET", WHICH, CSV)) == [str(version)])
        assert comes(lambda: not before & {each.pid for each in below(server.pid)})


def test_nurseries_go_also_where_nobody_asks_any_more(tmp_path):
    publish(tmp_path, quads(0))
    with serving(tmp_path, "--processes", "2") as server:
        assert comes(lambda: answers(server) == ["0"] and len(readers(server.pid)) > 1)
        before = {each.pid for each in below(server.pid) if each.is_nursery}
        for version in (1, 2):
            published = str(publish(tmp_path, quads(version)).folder)
            assert comes(lambda published=published: nursery_of(server, published))
        assert comes(lambda: not before & {each.pid for each in below(server.pid)})


def nursery_of(server, published):
    return any(each.is_nursery and published in each.command for each in below(server.pid))


def damages(folder):
    """Yield each file of a snapshot, and what is done to it."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        yield path, "delete", path.unlink
        if path.stat().st_size:
            yield path, "truncate", lambda path=path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
            yield (
                path,
                "flip",
                lambda path=path: path.write_bytes(bytes([path.read_bytes()[0] ^ 255]) + path.read_bytes()[1:]),
            )


def test_a_damaged_snapshot_is_never_served(tmp_path):
    good = publish(tmp_path, quads("good"), {"a": "words"})
    bad = publish(tmp_path, quads("bad"), {"a": "words"})
    shutil.copytree(bad.folder, tmp_path / "whole")
    point(tmp_path, good)
    with serving(tmp_path, "--processes", "1") as server:
        assert versions(server.ask("GET", WHICH, CSV)) == ["good"]
        count = 0
        for path, how, damage in damages(bad.folder):
            damage()
            with pytest.raises(SnapshotError):
                Snapshot.open(bad.folder, verify=True)
            point(tmp_path, bad)
            until = time.monotonic() + 0.25
            while time.monotonic() < until:
                assert versions(server.ask("GET", WHICH, CSV)) == ["good"], (path, how)
            point(tmp_path, good)
            shutil.rmtree(bad.folder)
            shutil.copytree(tmp_path / "whole", bad.folder)
            count += 1
        assert count > 15
        (bad.folder / "snapshot.json").write_text("{}", encoding="utf-8")
        point(tmp_path, bad)
        kill(webs(server.pid)[0].pid)  # one that begins now serves the last good one, too
        assert comes(lambda: answers(server) == ["good"], 15)
    with pytest.raises(AssertionError, match="was changed after it was written"), serving(tmp_path):
        pass


def test_a_flipped_byte_is_refused_at_the_start(tmp_path):
    publish(tmp_path, quads(0), {"a": "words"})
    document = tmp_path / "current" / "documents" / "a.txt"
    document.write_bytes(b"Words")
    with pytest.raises(AssertionError, match="has other bytes than were sealed"), serving(tmp_path):
        pass


def point(data, snapshot):
    link = data / ".next"
    link.symlink_to(snapshot.folder)
    link.replace(data / "current")


def kill(pid):
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def answers(server):
    alone = Server(server.port)
    try:
        return versions(alone.ask("GET", WHICH, CSV))
    except (OSError, AssertionError):
        return None
    finally:
        alone.close()


@pytest.mark.parametrize("who", ["readers", "nurseries", "web"])
def test_what_is_killed_is_replaced(tmp_path, who):
    publish(tmp_path, quads(0))
    fresh = "/sparql?query=SELECT+DISTINCT+%3Fv+%7B+%3Fs+%3Fp+%3Fv+%7D+%23"
    with serving(tmp_path, "--processes", "2") as server:
        for number in range(1 if who == "web" else 3):  # one takes seconds to come back
            found = {
                "readers": readers(server.pid),
                "nurseries": [each for each in below(server.pid) if each.is_nursery and each.parent == server.pid],
                "web": webs(server.pid)[:1],
            }[who]
            for each in found:
                kill(each.pid)
            assert comes(lambda: answers(server) == ["0"], 10)
            if who != "web":  # the others go on at once: never a failed answer
                assert versions(server.ask("GET", f"{fresh}{number}", CSV)) == ["0"]
        assert comes(lambda: len(webs(server.pid)) == 2, 15)
