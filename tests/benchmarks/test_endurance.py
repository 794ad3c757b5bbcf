"""The benchmarks of endurance, made small: a server that is asked, killed at, published under and bombed stays as it is."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from benchmarks import hostile, leaks
from benchmarks.__main__ import LONG, NAMES
from benchmarks.hostile import Promise, Times
from benchmarks.leaks import Round
from benchmarks.served import Held, held, processes


def test_a_server_holds_what_it_held():
    before, *rounds = leaks.measured(queries=600, kills=12, publishes=4, rounds=2)
    assert len(rounds) == 2
    assert rounds[-1].held.threads <= before.held.threads + 2
    assert rounds[-1].held.descriptors <= before.held.descriptors + 16  # what waits to be collected
    assert rounds[-1].nurseries <= 2 * 2 + 2 * 2
    assert leaks.growth([before, *rounds]) < 0.15  # it warms up for longer than a test takes
    answers = sum((each.answers for each in rounds), Counter())
    assert set(answers) <= {"200", "503"}
    assert answers["200"] > 0.95 * answers.total()


def test_others_notice_little_of_bombs_and_slow_clients():
    found = hostile.measured(seconds=1.5, lookups=80)
    timed = {each.what for each in found if " ms" in each.found and not each.is_kept}
    assert timed <= {"  /health meanwhile", "  and with them", "  the next query"}  # other tests may run beside
    assert [each for each in found if not each.is_kept and each.what not in timed] == []
    assert len(list(hostile.rows(found))) == len(found) + 1


def test_what_is_held_is_counted():
    command = [sys.executable, "-c", "print(flush=True); input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout.readline() == b"\n"
        (process,) = processes(child.pid)
        one = held([process])
        child.communicate(b"\n")
    assert one.share >= one.own > 2**20
    assert one.descriptors >= 3
    assert one.threads == 1
    assert held([process]) == Held(0, 0, 0, 0)


def test_growth_and_promises_are_told():
    found = [
        Round(Held(100, 100, 9, 3), 2, 2, Counter({"200": 9})),
        Round(Held(100, 106, 9, 3), 2, 2, Counter({"503": 1})),
    ]
    assert leaks.growth(found) == pytest.approx(0.06)
    told = list(leaks.rows(found))
    assert told[2][-1] == "1 x 503"
    assert told[-1] == ("growth", "+6.0% (promised: at most +5%)")
    assert list(hostile.rows([Promise("a", "b", "c", is_kept=False)]))[1] == ("a", "b", "c", "NO")


def test_times_are_told_by_their_parts():
    times = Times([number / 1000 for number in range(100, 0, -1)])
    assert (times.at(0.5), times.at(0.99), times.at(1.0)) == (0.051, 0.1, 0.1)
    assert times.told(0.5, 1.0) == "median 51.0 ms, slowest 100.0 ms of 100"
    assert Times(failed=2).at(0.5) == float("inf")


def test_long_ones_are_only_where_they_are_asked_for():
    assert not set(LONG) & set(NAMES)
