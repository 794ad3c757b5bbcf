"""Frozen values come back from a pickle as they were."""

from __future__ import annotations

import pickle

import pytest
from saying import article, launch_post
from whosays.graph.claims import Claim, Concept
from whosays.graph.iris import Iris
from whosays.graph.judgement.testimony import heard_in
from whosays.graph.vocabulary import Vocabulary

IRIS = Iris.of(Vocabulary.load())
READINGS = (launch_post(), article())
VALUES = [
    Concept("Released"),
    *READINGS,
    *(each for reading in READINGS for each in (*reading.claims, *heard_in(reading, IRIS))),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_from_a_pickle(value):
    back = pickle.loads(pickle.dumps(value))  # noqa: S301 (our own)
    assert back == value
    assert repr(back) == repr(value)


def test_an_impossible_value_does_not_come_back():
    claim = READINGS[0].claims[0]
    made, (*values,) = claim.__reduce__()
    assert made is Claim
    values[Claim.__match_args__.index("property")] = "score"
    with pytest.raises(ValueError, match="needs a benchmark"):
        made(*values)
