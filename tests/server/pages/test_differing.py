"""Which sources differ most is told of those that do, however many there are."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from whosays.server.pages.differing import MOST_COMPARED, Differing, differ_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Said = dict[str, dict[str, set[str]]]
SAID = st.dictionaries(
    st.sampled_from("xyz"), st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("12345"), min_size=1))
)


class Told:
    """Stands in for what pages are made from: what each source says in each conflict."""

    def __init__(self, said: Said) -> None:
        self.said = said

    def ask(
        self, name: str, *, conflict: Sequence[str], source: Sequence[str] | None
    ) -> list[Mapping[str, NamedNode | Literal]]:
        assert name == "conflict-sides"
        return [
            {"conflict": Literal(one), "source": Literal(who), "side": Literal(side)}
            for one in conflict
            for who, sides in self.said[one].items()
            if source is None or who in source
            for side in sorted(sides)
        ]


def material(said: Said) -> Any:
    return Told(said)


@given(SAID)
def test_two_differ_where_they_say_nothing_alike(said: Said):
    pairs = Counter(
        pair
        for here in said.values()
        for pair in combinations(sorted(here), 2)
        if here[pair[0]].isdisjoint(here[pair[1]])
    )
    found = Differing.among(material(said), list(said))

    assert found.pairs == pairs
    assert set(found.ranked) == {source for pair in pairs for source in pair}
    times = [sum(count for pair, count in pairs.items() if source in pair) for source in found.ranked]
    assert times == sorted(times, reverse=True)
    for one, other in combinations("abc", 2):
        expected = {each for each, here in said.items() if {one, other} <= set(here) and not here[one] & here[other]}
        assert differ_in(material(said), list(said), one, other) == expected


def test_only_those_that_differ_most_are_held_against_each_other():
    said = {"x": {f"s{number:04}": {str(number)} for number in range(3000)}}
    found = Differing.among(material(said), ["x"])

    assert len(found.ranked) == 3000
    assert found.uncompared == 3000 - MOST_COMPARED
    assert len(found.pairs) == MOST_COMPARED * (MOST_COMPARED - 1) / 2
    assert found.first(2) == [(("s0000", "s0001"), 1), (("s0000", "s0002"), 1)]
