"""What a judgement rests on changes with what is said and by whom, and not with the order of the sources."""

from __future__ import annotations

import pytest
from saying import HERON, LABS, MINI
from whosays.graph.claims import Entity
from whosays.graph.judgement.basis import bases
from whosays.graph.judgement.ground import Ground
from whosays.graph.judgement.household import Kinship
from whosays.graph.judgement.policy import Policy
from witnesses import IRIS, VOCABULARY, readings, says

FAMILY = Entity("ModelFamily", "Heron")
SAID = (
    says("a", "layerCount", "80"),
    says("b", "layerCount", "96"),
    says("b", "contextWindow", "128000", MINI),
    says("c", "partOf", Entity("Organization", "Northlake"), LABS),
)


def digests(*said, backwards=False, **sources):
    heard = readings(*said, **sources)
    heard = heard[::-1] if backwards else heard
    kinship = Kinship.of(heard, IRIS)
    ground = Ground(VOCABULARY, IRIS, Policy.load(), kinship.wholes)
    return {household: basis.digest for household, basis in bases(heard, kinship, ground).items()}


def test_the_order_of_the_sources_makes_no_difference():
    assert digests(*SAID) == digests(*SAID, backwards=True)


@pytest.mark.parametrize(
    ("more", "sources"),
    [
        ([says("c", "layerCount", "80")], {}),
        ([says("a", "layerCount", "80", as_written="eighty")], {}),
        ([], {"a": {"publisher": "Northlake Labs"}}),
        ([], {"b": {"published": "2026-01-01"}}),
        ([says("f", "family", FAMILY)], {}),
    ],
    ids=["one more says it", "in other words", "another publisher", "another day", "a family"],
)
def test_what_is_said_more_and_by_whom_makes_one(more, sources):
    before, after = digests(*SAID), digests(*SAID, *more, **sources)
    heron, mini = (IRIS.entity(each).value for each in (HERON, MINI))
    top = IRIS.entity(FAMILY).value
    assert before[heron] not in {after.get(heron), after.get(top)}
    assert (before[mini] == after[mini]) is ("b" not in sources)
