from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.linking.thing import Thing, identifier_key, owned_name

KEYS = [
    ("Northlake/Heron-2", "northlake/heron-2"),
    ("https://huggingface.co/Northlake/Heron-2", "northlake/heron-2"),
    ("https://www.hf.co/northlake/heron-2/", "northlake/heron-2"),
    ("http://www.wikidata.org/entity/Q42", "wikidata:Q42"),
    ("https://www.wikidata.org/wiki/Q42", "wikidata:Q42"),
    ("Q42", "wikidata:Q42"),
    ("https://www.marsh.example/Hawk/", "marsh.example/Hawk"),
    ("http://marsh.example/Hawk?v=2", "marsh.example/Hawk?v=2"),
    ("https://marsh.example/", ""),
    ("bedrock/heron-2", ""),
    ("heron-2", ""),
    ("a b/c", ""),
    ("https://[bad", ""),
    ("", ""),
]


@pytest.mark.parametrize(("written", "key"), KEYS)
def test_an_identifier_has_one_spelling(written, key):
    assert identifier_key(written) == key


@given(st.text(max_size=80))
def test_anything_may_stand_for_an_identifier(text):
    assert identifier_key(text) == identifier_key(text.strip())


def test_the_page_of_a_hub_is_owner_and_name():
    assert owned_name("https://huggingface.co/Northlake/Heron-2") == "Northlake/Heron-2"
    assert owned_name("https://marsh.example/Northlake/Heron-2") == ""
    assert owned_name("https://[bad/x") == ""


def test_a_thing_is_called_by_its_name_its_identifier_or_the_end_of_its_iri():
    assert Thing("https://x.example/heron", names=("Heron",), identifiers=("n/h",)).label == "Heron"
    assert Thing("https://x.example/heron", identifiers=("n/h",)).label == "n/h"
    assert Thing("https://x.example/heron/").label == "heron"
