"""A record finds its fields by their keys as a walk along the path does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.document import Passage, Span
from whosays.loaders.catalogs.mapping import catalogs
from whosays.loaders.catalogs.places import places_at
from whosays.loaders.catalogs.record import Record
from whosays.loaders.formats.nodes import Entry, Listed, Mapped, Words
from whosays.loaders.understanding.terms.gazetteer import gazetteer

KEYS = ("a", "b", "c")


def words(text):
    return Passage.of(text, Span(0, len(text)))


def mapped(inner):
    """Two columns of a table may have one title."""
    entries = st.builds(Entry, st.sampled_from(KEYS).map(words), inner)
    return st.lists(entries, max_size=4).map(lambda each: Mapped(tuple(each)))


nodes = st.recursive(
    st.sampled_from(["", "7", "x"]).map(lambda text: Words(words(text))),
    lambda inner: st.lists(inner, max_size=3).map(lambda each: Listed(tuple(each))) | mapped(inner),
    max_leaves=12,
)
mappings = mapped(nodes)
paths = st.lists(st.sampled_from([*KEYS, "*"]), max_size=3).map(tuple)


def record_of(node):
    return Record(node, Span(0, 1), catalogs()[0], {}, gazetteer())


@given(mappings, paths)
def test_a_field_is_found_as_on_the_way_to_it(node, path):
    assert record_of(node).places(path) == places_at(node, path)


def test_the_words_of_a_field_are_looked_up_once():
    record = record_of(Mapped((Entry(words("a"), Words(words(""))), Entry(words("a"), Words(words("7"))))))
    assert record.words("a") is record.words("a")
    assert record.words("a").text == "7"
    assert record.words("b") is None


@pytest.mark.parametrize("catalog", catalogs(), ids=lambda each: each.name)
def test_a_catalog_knows_its_own_fields_and_what_is_below_them(catalog):
    known = [*(rule.path for rule in catalog.rules), *catalog.left]
    for path in known:
        assert catalog.maps(path)
        assert catalog.maps((*path, "below"))
    assert catalog.maps(("no such field",)) is (("*",) in known)
