"""Answers are kept while there is room for them, for all processes, and never more than there is room for."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whosays.graph.limits import limit
from whosays.server.endpoint.kept import Kept

OTHER = """import sys
from pathlib import Path
from whosays.server.endpoint.kept import Kept
kept = Kept(Path(sys.argv[1]))
sys.stdout.buffer.write(kept.get(b"mine") or b"nothing")
kept.keep(b"yours", b"from another process")
kept.write()
"""


@pytest.fixture
def kept(tmp_path):
    made = Kept(tmp_path / "kept", 2**20)
    yield made
    made.close()


def test_what_is_kept_is_found_before_and_after_it_is_written(kept):
    kept.keep(b"key", b"answer")
    assert kept.get(b"key") == b"answer"
    kept.write()
    assert kept.get(b"key") == b"answer"
    assert kept.get(b"other") is None


def test_processes_share_what_they_keep(tmp_path):
    kept = Kept(tmp_path / "kept")
    kept.keep(b"mine", b"from this process")
    kept.write()
    other = subprocess.run(
        [sys.executable, "-c", OTHER, tmp_path / "kept"], capture_output=True, check=True, timeout=60
    )
    assert other.stdout == b"from this process"
    assert kept.get(b"yours") == b"from another process"
    kept.close()


def test_what_nobody_asks_for_goes_and_the_file_stays_bounded(kept, tmp_path):
    for number in range(3000):
        kept.keep(b"%d" % number, b"x" * 3000)
    kept.write()
    assert kept.get(b"0") is None
    assert kept.get(b"2999") == b"x" * 3000
    assert (tmp_path / "kept").stat().st_blocks * 512 <= 3 * 2**20


def test_a_very_large_answer_is_not_kept(kept):
    kept.keep(b"key", b"x" * (limit("kept_answer_bytes").value + 1))
    assert kept.get(b"key") is None


@settings(max_examples=30)
@given(st.lists(st.tuples(st.binary(min_size=1, max_size=20), st.binary(max_size=20_000)), max_size=200))
def test_what_is_found_is_what_was_kept_last(tmp_path_factory, pairs):
    kept = Kept(tmp_path_factory.mktemp("kept") / "file", 2**18)
    last = {}
    for key, answer in pairs:
        kept.keep(key, answer)
        last[key] = answer
        assert kept.get(key) == answer
    kept.write()
    assert all(kept.get(key) in {answer, None} for key, answer in last.items())
    kept.close()
