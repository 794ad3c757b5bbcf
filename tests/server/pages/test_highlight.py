"""Quotes lit in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from whosays.server.pages.highlight import Kind, lit

TEXT = st.text(max_size=80)
SPANS = st.lists(st.tuples(st.integers(-2, 90), st.integers(-2, 90)), max_size=12)


def _written(text: str, spans: list[tuple[int, int]]) -> list:
    return list(lit(text, [(start, end, number) for number, (start, end) in enumerate(spans)]))


def _fitting(text: str, spans: list[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    return {n: span for n, span in enumerate(spans) if 0 <= span[0] < span[1] <= len(text)}


@given(TEXT, SPANS)
def test_the_pieces_joined_are_the_text(text: str, spans: list[tuple[int, int]]):
    assert "".join(piece.text for piece in _written(text, spans)) == text


@given(TEXT, SPANS)
def test_lights_are_properly_nested(text: str, spans: list[tuple[int, int]]):
    opened = []
    for piece in _written(text, spans):
        if piece.kind in {Kind.OPEN, Kind.REOPEN}:
            opened.append(piece.key)
        elif piece.kind is Kind.CLOSE:
            assert opened.pop() == piece.key
    assert not opened


@given(TEXT, SPANS)
def test_each_quote_lights_exactly_its_characters_and_begins_once(text: str, spans: list[tuple[int, int]]):
    at, opened, lights, begun = 0, set(), {}, []
    for piece in _written(text, spans):
        if piece.kind is Kind.TEXT:
            for key in opened:
                lights.setdefault(key, []).extend(range(at, at + len(piece.text)))
            at += len(piece.text)
        elif piece.kind is Kind.CLOSE:
            opened.remove(piece.key)
        else:
            opened.add(piece.key)
            begun += [piece.key] if piece.kind is Kind.OPEN else []
    fitting = _fitting(text, spans)
    assert lights == {key: list(range(*span)) for key, span in fitting.items()}
    assert sorted(begun) == sorted(fitting)


def test_crossing_quotes_are_cut_where_they_cross():
    pieces = [(piece.kind.value, piece.text or piece.key) for piece in lit("abcdef", [(0, 4, "x"), (2, 6, "y")])]
    assert pieces == [
        ("open", "x"), ("text", "ab"), ("open", "y"), ("text", "cd"), ("close", "y"), ("close", "x"),
        ("reopen", "y"), ("text", "ef"), ("close", "y"),
    ]  # fmt: skip
