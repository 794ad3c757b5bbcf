"""Each kind of conflict has a question in a file of its own, which any engine runs; all of them ask alike."""

from __future__ import annotations

import re

import pytest
from whosays.graph.judgement.conflict import Kind
from whosays.graph.queries import Catalogue
from whosays.graph.vocabulary import Vocabulary

QUESTIONS = {query.name: query for query in Catalogue.load().of_theme("conflicts") if "/" in query.name}
FIRST = QUESTIONS["conflicts/contradictions"]
# What changes with time is told with the days.
DAYS = re.compile(r"  OPTIONAL \{ GRAPH \?source \{ \?claim ws:effective \?effective \} \}\n| \?effective")


def asked(query):
    """Return what a question asks, whatever the kind and the days."""
    body = "".join(line for line in query.text.splitlines(keepends=True) if not line.startswith("#"))
    return DAYS.sub("", re.sub(r"conflictKind ws:\w+", "conflictKind", body))


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_asks_for_its_kind_as_the_others_do_for_theirs(name):
    assert asked(QUESTIONS[name]) == asked(FIRST)
    assert QUESTIONS[name].parameters == FIRST.parameters


def test_each_kind_has_its_question():
    concepts = Vocabulary.load().concepts
    told = [re.findall(r"conflictKind ws:(\w+)", query.text) for query in QUESTIONS.values()]
    assert sorted(concepts[name].label for (name,) in told) == sorted(Kind)
