"""The words and signs of a SPARQL query, each at its place, read as strictly as the engine reads them.

Where `<` may begin an IRI or mean "less than", both readings must agree on where strings, comments and
brackets stand. Where they do not, the query is refused: nothing shall hide in one reading from the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_POINT = r"u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
_ESCAPE = rf"\\(?:[tbnrf\\\"']|{_POINT})"
_TOKEN = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+|\#[^\r\n]*)
  | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*+\"\"\"
             | '''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*+'''
             | "(?!"")(?:[^"\\\r\n]|{_ESCAPE})*+"
             | '(?!'')(?:[^'\\\r\n]|{_ESCAPE})*+')
  | (?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|\\(?:{_POINT}))*+>)
  | (?P<variable>[?$]\w++)
  | (?P<name>(?:[^\W\d][\w.-]*+)?:(?:[\w.:-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*+)
  | (?P<tag>@[A-Za-z][A-Za-z0-9-]*+)
  | (?P<number>\d++(?:\.\d++)?(?:[eE][+-]?\d++)?)
  | (?P<word>\w++)
  | (?P<open><<|[({{\[])
  | (?P<close>>>|[)}}\]])
  | (?P<sign>[^"'\\])
    """,
    re.VERBOSE,
)
_VALUES = {"string", "iri", "variable", "name", "tag", "number", "word", "close"}
_WITH_AUTHORITY = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*+://")
_COMPARED_WITH = re.compile(r"<[^\x00-\x20>]*+>|<<")
_COULD_HIDE = re.compile(r"['#()\[\]]")
_CLOSES = {")": "(", "}": "{", "]": "[", ">>": "<<"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign; `start` counts characters from 0, `depth` the brackets that are open here."""

    kind: str
    text: str
    start: int
    depth: int


class QueryFault(QueryError):  # noqa: N818  as the messages call it
    """A query that cannot be asked, and the place of the fault: line and column count from 1."""

    def __init__(self, query: str, start: int, what: str, remedy: str) -> None:
        self.line, self.column = place_of(query, start)
        super().__init__(f"line {self.line}, column {self.column}", what, remedy)


class Denied(QueryFault):
    """A query that is well formed and asks for what this endpoint does not do."""


def keywords(found: Iterable[Token]) -> set[str]:
    """Return the words outside all brackets, in capitals: they tell what kind of question it is."""
    return {token.text.upper() for token in found if token.kind == "word" and token.depth == 0}


def place_of(query: str, start: int) -> tuple[int, int]:
    """Return the line and column, from 1, of a character."""
    before = query[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def start_of(query: str, line: int, column: int) -> int:
    """Return which character stands at a line and column; the nearest one where there is none."""
    lines = query.split("\n")
    line = min(max(line, 1), len(lines))
    return sum(len(each) + 1 for each in lines[: line - 1]) + min(max(column - 1, 0), len(lines[line - 1]))


def tokens(query: str) -> Iterator[Token]:
    """Yield the words and signs of a query; QueryFault where it cannot be divided, or only in two ways."""
    at, previous, brackets = 0, "sign", list[str]()
    while at < len(query):
        match = _TOKEN.match(query, at)
        if match is None:
            raise _indivisible(query, at)
        kind, text = str(match.lastgroup), match[0]
        # Only inside parentheses, and only after a value, can `<` be a comparison.
        if text[0] == "<" and brackets[-1:] == ["("] and previous in _VALUES:
            kind, text = _compared_or_not(query, at, kind, text)
        if kind == "open":
            brackets.append(text)
        if kind != "space":
            yield Token(kind, text, at, len(brackets))
            previous = kind
        if kind == "close" and brackets[-1:] == [_CLOSES[text]]:
            brackets.pop()
        at += len(text)


def _compared_or_not(query: str, at: int, kind: str, text: str) -> tuple[str, str]:
    """Return what `<` begins after a value: an IRI with an authority cannot be a comparison."""
    if _WITH_AUTHORITY.match(text):
        return kind, text
    # Where no IRI follows the first sign, `<<` opens a triple, or the query is no query.
    if text == "<<" and not _COMPARED_WITH.match(query, at + 1):
        return kind, text
    if text == "<<" or _COULD_HIDE.search(text):
        what = "this can be read as an IRI or as a comparison"
        raise QueryFault(query, at, what, "put spaces around < and >, or write the IRI in full")
    return "sign", "<"


def _indivisible(query: str, at: int) -> QueryFault:
    if query[at] == "\\":
        return QueryFault(query, at, "an escape stands outside a string", "write the character itself")
    return QueryFault(query, at, "a string begins here and does not end", f"close it with {query[at]}")
