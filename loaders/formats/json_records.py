"""JSON and JSON Lines: an object is a record, its numbers and words are the text as it is written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from ...graph.document import Passage, Span
from ...graph.errors import SourceError
from .lines import lines_of, passage_at
from .nodes import Entry, Listed, Mapped, Words, beyond, check, place_at, twice
from .records import blocks_of
from .scalars import passage_of_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.document import Block
    from .nodes import Node

    Token = re.Match[str]

WHAT = "the JSON"
REMEDY = "mend the JSON there"

# What stands between them in sound JSON is white space, commas and colons.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]|[^\s,:"\[\]{}]++')
_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*+"|(?P<constant>-?(?:NaN|Infinity))')


class JsonRecords(NamedTuple):
    """The loader of JSON; with `a_line`, each line of a file is a value of its own."""

    name: str
    version: str
    suffixes: tuple[str, ...]
    a_line: bool = False

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the records of a JSON text.

        Raises SourceError, with line and column, where it is none, an object repeats a key, or it is too deep or large.
        """
        yield from blocks_of(self.node(text))

    def node(self, text: str) -> Node:
        """Return what a text holds, its lines as a list; SourceError as for its blocks."""
        if self.a_line:
            return Listed(tuple(nodes_of(text, a_line=True)))
        (root,) = nodes_of(text)
        return root


JSON = JsonRecords("json", "1", (".json",))
JSON_LINES = JsonRecords("jsonl", "1", (".jsonl", ".ndjson"), a_line=True)


def nodes_of(text: str, *, a_line: bool = False) -> list[Node]:
    """Return the value of a JSON text, or that of each of its lines; SourceError as for the loader."""
    # A byte order mark is no part of the JSON; with a space in its stead all places stay as they are.
    text = f" {text[1:]}" if text.startswith("\ufeff") else text
    for span in _stretches(text) if a_line else [Span(0, len(text))]:
        _check_sound(text, span)
    return list(_Reader(text).values())


def _stretches(text: str) -> Iterator[Span]:
    return (line for line in lines_of(text) if text[line.start : line.end].strip())


def _check_sound(text: str, span: Span) -> None:
    """Raise SourceError where a stretch is not one JSON value."""
    stretch = text[span.start : span.end]
    try:
        json.loads(stretch, parse_int=str, parse_float=str, parse_constant=_refuse)
    except json.JSONDecodeError as fault:
        raise SourceError(place_at(text, span.start + fault.pos), fault.msg, REMEDY) from fault
    except RecursionError as fault:
        raise beyond("record_depth", place_at(text, span.start), WHAT) from fault
    except ValueError as fault:
        found = (match for match in _CONSTANT.finditer(stretch) if match["constant"])
        at = next((match.start() for match in found), 0)
        raise SourceError(place_at(text, span.start + at), f"{fault} is no JSON", "write null") from fault


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


class _Reader:
    """Reads the tokens of sound JSON as nodes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _TOKEN.finditer(text)
        self._nodes = 0
        self._end = 0  # of what was closed last

    def values(self) -> Iterator[Node]:
        """Yield the values of the text, one after another."""
        for token in self._tokens:
            yield self._node(token, 1)

    def _node(self, token: Token, depth: int) -> Node:
        self._nodes += 1
        check("record_nodes", self._nodes, lambda: place_at(self._text, token.start()), WHAT)
        if token[0] == "{":
            entries = tuple(self._entries(token, depth))
            return Mapped(entries, Span(token.start(), self._end))
        if token[0] == "[":
            return Listed(tuple(self._node(inner, depth + 1) for inner in self._inside(token, depth)))
        return Words(self._words(token), token[0])

    def _inside(self, opening: Token, depth: int) -> Iterator[Token]:
        """Yield the tokens that begin what stands in brackets, each of which is to be read before the next."""
        check("record_depth", depth, lambda: place_at(self._text, opening.start()), WHAT)
        for token in self._tokens:
            if token[0] in {"}", "]"}:
                self._end = token.end()
                return
            yield token

    def _entries(self, opening: Token, depth: int) -> Iterator[Entry]:
        seen: set[str] = set()
        for key in self._inside(opening, depth):
            name, words = json.loads(key[0]), self._words(key)
            if name in seen:
                raise twice(place_at(self._text, key.start()), words.text)
            seen.add(name)
            yield Entry(words, self._node(next(self._tokens), depth + 1))

    def _words(self, token: Token) -> Passage:
        span = Span(*token.span())
        if token[0][0] != '"':
            return Passage.of(self._text, span)
        if "\\" not in token[0]:
            return passage_at(self._text, Span(span.start + 1, span.end - 1))
        return passage_of_scalar(self._text, span, '"', json.loads(token[0]))
