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
_SPACE = re.compile(r"[ \t\n\r]*+")
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

    def members(self, text: str) -> Iterator[Node]:
        """Yield what the list in a text holds, or its lines, each made only now; what is no list is one member.

        Raises SourceError as for the blocks, as far as it is read; each member may have as many nodes as a text.
        """
        text = _without_mark(text)
        listed = None if self.a_line else _listed(text)
        if listed is not None:
            # Their list is a level, too.
            yield from (_Reader(text, span).value(2) for span in listed)
        elif self.a_line:
            yield from (_sound(text, span) for span in _stretches(text))
        else:
            yield self.node(text)


JSON = JsonRecords("json", "1", (".json",))
JSON_LINES = JsonRecords("jsonl", "1", (".jsonl", ".ndjson"), a_line=True)


def nodes_of(text: str, *, a_line: bool = False) -> list[Node]:
    """Return the value of a JSON text, or that of each of its lines; SourceError as for the loader."""
    text = _without_mark(text)
    for span in _stretches(text) if a_line else [Span(0, len(text))]:
        _check_sound(text, span)
    return list(_Reader(text, Span(0, len(text))).values())


def _without_mark(text: str) -> str:
    """Return a text with a space where its byte order mark stands, which is no part of it: places stay as they are."""
    return f" {text[1:]}" if text.startswith("\ufeff") else text


def _sound(text: str, span: Span) -> Node:
    _check_sound(text, span)
    return _Reader(text, span).value(1)


def _listed(text: str) -> list[Span] | None:
    """Return where the members of a list stand, the whole of which is sound JSON; None for any other text."""
    found: list[Span] = []
    at = _space(text, 0)
    if not text.startswith("[", at) or text.startswith("]", _space(text, at + 1)):
        return None
    try:
        while not found or text.startswith(",", at):
            start = _space(text, at + 1)
            _, end = _DECODER.raw_decode(text, start)
            found.append(Span(start, end))
            at = _space(text, end)
    except (ValueError, RecursionError):
        return None
    return found if text.startswith("]", at) and _space(text, at + 1) == len(text) else None


def _space(text: str, at: int) -> int:
    """Return where the white space that begins at a character ends."""
    found = _SPACE.match(text, at)
    return found.end() if found is not None else at


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


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_refuse)


class _Reader:
    """Reads the tokens of a stretch of sound JSON as nodes."""

    def __init__(self, text: str, span: Span) -> None:
        self._text = text
        self._tokens = _TOKEN.finditer(text, *span)
        self._nodes = 0
        self._end = 0  # of what was closed last

    def values(self) -> Iterator[Node]:
        """Yield the values of the text, one after another."""
        for token in self._tokens:
            yield self._node(token, 1)

    def value(self, depth: int) -> Node:
        """Return the one value of the stretch, which stands so deep in its text."""
        return self._node(next(self._tokens), depth)

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
