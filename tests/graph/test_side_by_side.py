"""Copies of a process share its work, in a process of their own each time: a test's has threads of others."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest
from whosays.graph.side_by_side import side_by_side

HEAD = """
    import os, threading
    from whosays.graph.errors import SourceError
    from whosays.graph.side_by_side import side_by_side

    def made(number):
        return number * number, os.getpid()

    def told(processes, count):
        squares, at_work = zip(*side_by_side(made, range(count), processes))
        assert list(squares) == [number * number for number in range(count)]
        return at_work
"""


def run(body):
    """Run a script in a process without other threads; return what it prints."""
    script = dedent(HEAD) + dedent(body)
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout, ran.stderr


@pytest.mark.parametrize(("processes", "count"), [(2, 7), (3, 7), (3, 2), (8, 8)])
def test_parts_are_made_in_turn_by_so_many_processes_and_come_in_order(processes, count):
    body = f"""
        at_work = told({processes}, {count})
        shares = {min(processes, count)}
        assert len(set(at_work)) == shares, at_work
        assert all(at_work[number] == at_work[number % shares] for number in range({count}))
        assert at_work[0] == os.getpid()
    """
    assert run(body) == ("", "")


def test_beside_another_thread_all_is_made_here():
    body = """
        wait = threading.Event()
        threading.Thread(target=wait.wait).start()
        assert set(told(4, 9)) == {os.getpid()}
        wait.set()
    """
    assert run(body) == ("", "")


def test_one_process_makes_all_by_itself_and_nothing_is_nothing():
    assert list(side_by_side(str, [1, 2, 3], 1)) == ["1", "2", "3"]
    assert list(side_by_side(str, [], 4)) == []


def test_a_copy_that_ends_by_itself_is_told_with_what_to_do():
    body = """
        here = os.getpid()
        try:
            list(side_by_side(lambda number: number if os.getpid() == here else os._exit(9), range(5), 2))
        except SourceError as fault:
            print(fault)
    """
    told, _ = run(body)
    assert "a process that was at work on it ended by itself" in told
    assert "fewer --processes" in told


@pytest.mark.parametrize("taken", [0, 1, 2])
def test_what_is_not_wanted_any_more_is_not_waited_for(taken):
    body = f"""
        made = side_by_side(lambda number: "x" * 1_000_000, range(1000), 3)
        for _ in range({taken}):
            next(made)
        made.close()
    """
    assert run(body) == ("", "")


def test_what_is_large_comes_whole():
    body = """
        sizes = [5_000_000 + number for number in range(4)]
        assert [len(each) for each in side_by_side(lambda size: b"x" * size, sizes, 2)] == sizes
    """
    assert run(body) == ("", "")
