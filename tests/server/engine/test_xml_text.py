"""Answers in XML are well formed, or are refused with a form that can hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat, RdfFormat, Store
from whosays.server.engine.xml_text import Unwritable, XmlText, well_formed

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = "{http://www.w3.org/2005/sparql-results#}"


def select(text: str) -> bytes:
    written = "".join(f"\\U{ord(character):08X}" for character in text)
    return Store().query(f'SELECT ("{written}" AS ?x) {{}}').serialize(format=QueryResultsFormat.XML)


@pytest.mark.parametrize(
    "text", ["", "a\rb\r\nc\td", "a & b < c > d ]]>", "\u0085\u2028\ufffd\U0001f600", "<oxprefix: "]
)
def test_what_xml_can_hold_is_read_again_as_it_was(text: str):
    tree = ET.fromstring(well_formed(select(text)))  # noqa: S314  (it is ours)
    assert (tree.find(f".//{RESULTS}literal").text or "") == text


@pytest.mark.parametrize("text", ["\u0000", "a\u0001", "\u000b", "\u000c", "\u001f", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_refused(text: str):
    with pytest.raises(Unwritable, match=f"U\\+{ord(text[-1]):04X}, which XML cannot; ask for JSON"):
        well_formed(select(text))


def test_a_property_without_a_name_is_refused():
    graph = Store().query("CONSTRUCT { <urn:a> <http://e.example/1> 2 } {}").serialize(format=RdfFormat.RDF_XML)
    with pytest.raises(Unwritable, match="ask for Turtle"):
        well_formed(graph)


@given(st.text(alphabet="ab<\r\n\u0001\ufffe\ufffd:oxprefix ", max_size=40), st.lists(st.integers(1, 6), max_size=40))
def test_chunks_are_read_as_the_whole_is(text: str, sizes: list[int]):
    whole, chunks, at = text.encode(), [], 0
    for size in [*sizes, len(whole) + 1]:
        chunks.append(whole[at : at + size])
        at += size
    assert outcome(lambda: fed(chunks)) == outcome(lambda: well_formed(whole))


def outcome(ask: Callable[[], bytes]) -> bytes | str:
    try:
        return ask()
    except Unwritable as error:
        return str(error)


def fed(chunks: list[bytes]) -> bytes:
    xml = XmlText()
    return b"".join(xml.feed(chunk) for chunk in chunks) + xml.rest()
