"""Lines sorted on disk are all the lines, each once, in the order of their bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from whosays.graph import sorted_lines
from whosays.graph.sorted_lines import SortedLines

LINES = st.lists(st.binary(max_size=6).map(lambda line: line.replace(b"\n", b"")), max_size=30)


@given(st.lists(LINES, max_size=6), st.integers(1, 40))
def test_runs_are_merged_whatever_is_read_at_once(tmp_path_factory, runs, size):
    sorted_lines._LEAST, before = 1, sorted_lines._LEAST
    try:
        with SortedLines(tmp_path_factory.getbasetemp(), read=size) as lines:
            for run in runs:
                lines.add(b"".join(line + b"\n" for line in run))
            found = [line for block in lines.blocks() for line in block]
    finally:
        sorted_lines._LEAST = before

    assert found == sorted({line for run in runs for line in run})


def test_nothing_is_left_in_the_folder(tmp_path):
    with SortedLines(tmp_path) as lines:
        lines.add(b"b\na\n")
        assert not list(tmp_path.iterdir())
        assert list(lines.blocks()) == [[b"a", b"b"]]
    assert not list(tmp_path.iterdir())
