"""The example of docs/add-an-audit.md, added as the page says."""

from __future__ import annotations

import re
from pathlib import Path

from auditing import VOCABULARY, graph, page, say
from whosays.graph.judgement.audits import Audit
from whosays.graph.queries import read_query

PAGE = Path(__file__).parents[2] / "docs" / "add-an-audit.md"


def example():
    text = re.search(r"```sparql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[1]
    return Audit.of(read_query("audit/shared-experts", text), VOCABULARY)


def test_the_example_finds():
    store = graph(page("a", say("sharedExpertCount", 9), say("expertCount", 8)))
    (found,) = example().findings(store)
    assert found.explanation == "Heron 2 is said to share 9 experts, but to have only 8 experts in all."


def test_the_example_is_silent():
    assert list(example().findings(graph(page("a", say("sharedExpertCount", 1), say("expertCount", 8))))) == []


def test_the_page_names_only_what_there_is():
    ontology = (PAGE.parents[1] / "ontology.ttl").read_text("utf-8")
    for name in set(re.findall(r"\bws:(\w+)", PAGE.read_text("utf-8"))):
        assert f"ws:{name} a " in ontology, name
