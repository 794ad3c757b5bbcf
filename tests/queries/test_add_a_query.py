"""The example of docs/add-a-query.md, added as the page says."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from saying import HERON, Author
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.queries import Catalogue
from whosays.graph.vocabulary import Vocabulary

PAGE = Path(__file__).parents[2] / "docs" / "add-a-query.md"


def example():
    return re.search(r"```sparql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[1]


def test_the_example_answers(tmp_path):
    (tmp_path / "queries" / "models").mkdir(parents=True)
    (tmp_path / "queries" / "models" / "layers.rq").write_text(example(), "utf-8")
    author = Author("a-page", "Heron 2 has 96 layers.")
    author.says("96 layers", HERON, "layerCount", Decimal(96))
    contents = Contents([author.reading()], Vocabulary.load(), DEFAULT_BASE)
    store = publish(tmp_path / "data", contents.quads(), contents.texts()).store
    query = Catalogue.load(tmp_path / "queries").named("models/layers")

    for text in (query.text, query.bind(model=f"{DEFAULT_BASE}model/heron-2")):
        (row,) = store.query(text)
        assert [term.value for term in row] == ["Heron 2", "96", "a-page.txt", "96 layers"]
    assert not list(store.query(query.bind(model=f"{DEFAULT_BASE}model/plover")))


def test_the_page_names_only_what_there_is():
    words = PAGE.read_text("utf-8")
    ontology = (PAGE.parents[1] / "ontology.ttl").read_text("utf-8")

    for name in set(re.findall(r"\bws:(\w+)", words)):
        assert f"ws:{name} a " in ontology, name
