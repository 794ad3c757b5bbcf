"""`SERVICE ws:search { ?thing ws:matches "words" }` asks the index of this snapshot, and no other endpoint.

The engine never sees it: before a query is asked, each such block becomes the rows that the index found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...graph.limits import limit
from ...graph.rdf import WS, XSD
from .tokens import QueryFault, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.searching.reading import Index

_NAMESPACE = f"<{WS.iri}>"
_SEARCH = "search"
_KINDS = ("names", "beginnings", "quotes")
_SHOWN = 100
_CONSTANTS = {"matches": "string", "kind": "string", "limit": "number"}
_FOUND = ("text", "rank", "claims")
_FORM = 'write SERVICE ws:search { ?thing ws:matches "words" }; see docs/search.md'
_ESCAPE = re.compile(r"\\(?:([tbnrf\"'\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_LARGEST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Search:
    """A search in a query: its tokens from `first` to `last`, what it looks for, the variables that it binds."""

    first: int
    last: int
    words: str
    kind: str
    most: int
    variables: tuple[tuple[str, str], ...]


def searches(query: str, found: Sequence[Token]) -> tuple[Search, ...]:
    """Return the searches among the tokens of a query; QueryFault for one that is not understood.

    Any other SERVICE is none of ours, and for the guard to refuse.
    """
    if _SEARCH not in query:
        return ()
    understood = tuple(
        _Block(query, found, at).search()
        for at, token in enumerate(found)
        if _is_service(token) and at + 1 < len(found) and _is_ours(query, found, found[at + 1], _SEARCH)
    )
    _check_together(query, found, understood)
    return understood


def rewritten(query: str, found: Sequence[Token], index: Index | None) -> str:
    """Return a query that passed the guard with the rows that the index found in place of its searches.

    Lines keep their numbers. QueryFault where there is no index.
    """
    parts, at = [], 0
    for search in searches(query, found):
        if index is None:
            what = "this snapshot was built before there was an index to search"
            raise QueryFault(query, found[search.first].start, what, "build again")
        start, end = found[search.first].start, found[search.last].start + 1
        rows = " ".join(_rows(search, index))
        names = " ".join(f"?{name}" for name, _ in search.variables)
        lines = "\n" * query.count("\n", start, end)
        parts += [query[at:start], f" VALUES ({names}) {{ {rows} }} {lines}"]
        at = end
    return "".join([*parts, query[at:]])


def _check_together(query: str, found: Sequence[Token], understood: Sequence[Search]) -> None:
    """Refuse searches that may find more, together, than one query may be given."""
    bound, together = limit("search_results"), 0
    for search in understood:
        together += search.most
        if together > bound.value:
            what = f"the searches of a query are limited to {bound.value} {bound.unit} together, up to here {together}"
            remedy = f"give each a smaller ws:limit; without one it is {_SHOWN}"
            raise QueryFault(query, found[search.first].start, what, remedy)


def _rows(search: Search, index: Index) -> Iterator[str]:
    """Yield what was found as rows of terms, each written by the engine's own serializer."""
    for rank, (iri, text, claims) in enumerate(_hits(search, index), 1):
        values: dict[str, NamedNode | Literal] = {
            "thing": NamedNode(iri),
            "text": Literal(text),
            "rank": Literal(str(rank), datatype=XSD.integer),
            "claims": Literal(str(claims), datatype=XSD.integer),
        }
        yield f"({' '.join(str(values[column]) for _, column in search.variables)})"


def _hits(search: Search, index: Index) -> list[tuple[str, str, int]]:
    if search.kind == "quotes":
        return [(each.claim, each.quote, 1) for each in index.quoted(search.words, search.most)]
    find = index.named if search.kind == "names" else index.completions
    return [(each.iri, each.name, each.claims) for each in find(search.words, search.most)]


class _Block:
    """The tokens of one search, read from the first to the last."""

    def __init__(self, query: str, found: Sequence[Token], first: int) -> None:
        self._query, self._found, self._first = query, found, first
        self._at = first + 2

    def search(self) -> Search:
        """Return what is searched for; QueryFault where the form is another one."""
        self._expect("{")
        thing = self._take("variable").text[1:]
        constants: dict[str, str] = {}
        variables = {"thing": thing}
        while True:
            said = self._take("name", "iri")
            name = self._predicate(said)
            if name in constants or name in variables:
                raise self._fault(said, f"ws:{name} is said twice")
            if name in _CONSTANTS:
                constants[name] = self._take(_CONSTANTS[name]).text
            else:
                variables[name] = self._take("variable").text[1:]
            if not self._goes_on():
                break
        if "matches" not in constants:
            raise self._fault(self._found[self._first], "a search says with ws:matches what to look for")
        if len(set(variables.values())) < len(variables):
            raise self._fault(self._found[self._first], "a search binds each variable once")
        columns = tuple((variable, column) for column, variable in variables.items())
        words, kind = self._text(constants["matches"]), self._kind(constants)
        return Search(self._first, self._at - 1, words, kind, self._most(constants), columns)

    def _predicate(self, token: Token) -> str:
        for name in (*_CONSTANTS, *_FOUND):
            if _is_ours(self._query, self._found, token, name):
                return name
        raise self._fault(token, f"{token.text} says nothing to a search")

    def _kind(self, constants: dict[str, str]) -> str:
        kind = self._text(constants["kind"]) if "kind" in constants else _KINDS[0]
        if kind not in _KINDS:
            what = f"ws:kind is one of {', '.join(_KINDS)}"
            raise self._fault(self._found[self._first], what)
        return kind

    def _most(self, constants: dict[str, str]) -> int:
        typed, bound = constants.get("limit", str(_SHOWN)), limit("search_results")
        most = int(typed) if typed.isdecimal() and typed.isascii() and len(typed) <= len(str(bound.value)) else 0
        if not 1 <= most <= bound.value:
            what = f"ws:limit is a number from 1 to {bound.value} {bound.unit}, found {typed[:40]}"
            raise self._fault(self._found[self._first], what)
        return most

    def _goes_on(self) -> bool:
        """Tell whether another predicate follows; take the end of the block where none does."""
        goes_on = False
        while self._look() == ";":
            self._at += 1
            goes_on = True
        if self._look() == "." and not goes_on:
            self._at += 1
        elif goes_on and self._look() != "}":
            return True
        self._expect("}")
        return False

    def _look(self) -> str:
        return self._found[self._at].text if self._at < len(self._found) else ""

    def _expect(self, text: str) -> None:
        if self._look() != text:
            raise self._fault(self._here(), f"a search has {text} here")
        self._at += 1

    def _take(self, *kinds: str) -> Token:
        token = self._here()
        if self._at >= len(self._found) or token.kind not in kinds:
            raise self._fault(token, f"a search has a {' or '.join(kinds)} here, not {token.text[:40]}")
        self._at += 1
        return token

    def _here(self) -> Token:
        return self._found[min(self._at, len(self._found) - 1)]

    def _text(self, written: str) -> str:
        quotes = 3 if written[:3] in {'"""', "'''"} else 1
        return _ESCAPE.sub(_letter, written[quotes:-quotes])

    def _fault(self, token: Token, what: str) -> QueryFault:
        return QueryFault(self._query, token.start, what, _FORM)


def _letter(match: re.Match[str]) -> str:
    """Return the letter of an escape; one that Unicode has not stands for nothing that could be found."""
    if match[1]:
        return _ESCAPED.get(match[1], match[1])
    point = int(match[2] or match[3], 16)
    return chr(point) if point <= _LARGEST and point not in _SURROGATES else " "


def _is_service(token: Token) -> bool:
    return token.kind == "word" and token.text.upper() == "SERVICE"


def _is_ours(query: str, found: Sequence[Token], token: Token, name: str) -> bool:
    """Tell whether a token is a word of our ontology, written in full or with a prefix that means nothing else."""
    if token.kind == "iri":
        return token.text == f"<{WS[name].value}>"
    prefix, _, local = token.text.partition(":")
    if token.kind != "name" or local != name:
        return False
    declared = _declared(found, f"{prefix}:")
    if prefix == "ws" and not declared:
        what = f"the prefix {prefix}: is not declared"
        raise QueryFault(query, token.start, what, f"begin the query with PREFIX {prefix}: {_NAMESPACE}")
    return declared == {_NAMESPACE}


def _declared(found: Sequence[Token], prefix: str) -> set[str]:
    """Return what a prefix is declared to mean, be it more than once."""
    return {
        iri.text
        for word, name, iri in zip(found, found[1:], found[2:], strict=False)
        if word.text.upper() == "PREFIX" and name.text == prefix
    }
