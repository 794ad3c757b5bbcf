from __future__ import annotations

import pytest
from whosays.graph.linking.facts import held
from whosays.graph.linking.thing import Thing

CASES = [
    ({"totalParameters": ("7000000000",)}, {"totalParameters": ("7241732096",)}, ("totalParameters",), ()),
    ({"totalParameters": ("7e9",)}, {"totalParameters": ("70000000000",)}, (), ("totalParameters",)),
    ({"totalParameters": ("large",)}, {"totalParameters": ("70000000000",)}, (), ()),
    ({"totalParameters": ("0", "NaN")}, {"totalParameters": ("5",)}, (), ()),
    ({"releaseDate": ("2024-03",)}, {"releaseDate": ("2024-04-01",)}, ("releaseDate",), ()),
    ({"releaseDate": ("2019-03-04",)}, {"releaseDate": ("2025",)}, (), ("releaseDate",)),
    ({"releaseDate": ("soon",)}, {"releaseDate": ("2025",)}, (), ()),
    ({"affiliation": ("Fen",)}, {"affiliation": ("Fen AI", "Copse")}, ("affiliation",), ()),
    ({"affiliation": ("Fen",)}, {"totalParameters": ("5",)}, (), ()),
]


@pytest.mark.parametrize(("ours", "theirs", "agree", "differ"), CASES)
def test_facts_agree_or_not_where_both_have_them(ours, theirs, agree, differ):
    found = held(Thing("https://x.example/a", facts=ours), Thing("https://x.example/b", facts=theirs))
    assert found == (agree, differ)
