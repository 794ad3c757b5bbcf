"""Rows that processes share: one each, lasting what was counted, emptied of what went with the dead."""

from __future__ import annotations

import pytest
from whosays.server.operations.rows import Rows


def rows(folder):
    return Rows(folder / "rows", 3, 16, 24)


def test_each_holds_a_row_of_its_own_and_reads_all(tmp_path):
    one, two = rows(tmp_path), rows(tmp_path)
    assert {one.own, two.own} == {0, 1}
    one.lasting(one.own)[1] += 7
    two.passing(two.own, 8, 24, "H")[7] += 9
    assert two.lasting(one.own)[1] == 7
    assert one.passing(two.own, 8, 24, "H")[7] == 9
    one.close()
    two.close()


def test_there_are_no_more_rows_than_that(tmp_path):
    held = [rows(tmp_path) for _ in range(3)]
    with pytest.raises(RuntimeError, match="all 3 rows"):
        rows(tmp_path)
    for each in held:
        each.close()


def test_who_takes_a_dead_one_s_place_goes_on_counting_and_begins_anew_otherwise(tmp_path):
    one, two = rows(tmp_path), rows(tmp_path)
    one.lasting(one.own)[0] = 5
    one.passing(one.own, 0, 8, "Q")[0] = 6
    one.close()
    two.tidy()
    assert two.lasting(0)[0] == 5
    assert two.passing(0, 0, 8, "Q")[0] == 0
    three = rows(tmp_path)
    assert three.own == 0
    assert three.lasting(0)[0] == 5
    two.passing(two.own, 0, 8, "Q")[0] = 4
    three.tidy()
    assert two.passing(two.own, 0, 8, "Q")[0] == 4
    two.close()
    three.close()
