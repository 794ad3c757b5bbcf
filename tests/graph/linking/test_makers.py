from __future__ import annotations

import pytest
from whosays.graph.linking.makers import Makers, makers_agree

ONE = [
    ("Moorland AI", "moorlandai"),
    ("Meadow", "MeadowForAI"),
    ("xWetland", "x-wetland"),
    ("Bay DeepWater", "Bay"),
    ("Copse, Inc.", "Copse"),
    ("Northlake Labs", "northlake-research"),
    ("Z.reed", "zreed-org"),
    ("Estuary", "estuary-community"),
    ("Northlake", "Nortlake"),
]
TWO = [
    ("Northlake", "Northwood"),
    ("Open Meadow", "Open Ridge"),
    ("Deep Reed", "Deep Fen"),
    ("Harbour", "Quantworks"),
    ("AI", "Labs"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_maker_agree(one, other):
    assert makers_agree([one], [other]) is True
    assert makers_agree([other], ["Somebody Else", one]) is True


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_makers_do_not(one, other):
    assert makers_agree([one], [other]) is False


@pytest.mark.parametrize(("ours", "theirs"), [([], ["Fen"]), (["Fen"], []), ([""], ["Fen"]), ([], [])])
def test_where_a_side_names_none_nothing_is_known(ours, theirs):
    assert makers_agree(ours, theirs) is None


def test_makers_are_called_by_all_names_that_are_known_of_them():
    known = Makers.of([("Fen Works", "Marsh Ventures"), ("Ridge",)], {"Sedge Team": ("Fen Works",)})
    assert known.called(["marsh-ventures"]) == ("marsh-ventures", "Fen Works", "Marsh Ventures")
    assert known.called(["Sedge Team", "Ridge"]) == ("Sedge Team", "Ridge", "Fen Works")
    assert known.called(["Nobody"]) == ("Nobody",)
