"""Why the engine refused a query, in words and with the place; the engine's own place can be far off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...graph.rdf import PREFIXES
from .tokens import QueryFault, Token, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLACE = re.compile(r"error at (\d{1,9}):(\d{1,9}): ")
_CHARACTERS = re.compile(r"\[[^\[\]]*\](?:, )?")
_CLOSING = {"(": ")", "{": "}", "[": "]", "<<": ">>"}
_KEYWORDS_LISTED = 12


def diagnosed(query: str, tokens: Sequence[Token], message: str) -> QueryFault:
    """Return what is behind the engine's message: an unknown prefix, an open bracket, or what it says."""
    for fault in (*_unknown_prefixes(query, tokens), *_open_brackets(query, tokens)):
        return fault
    place = _PLACE.match(message)
    start = start_of(query, int(place[1]), int(place[2])) if place else 0
    return QueryFault(query, start, _plainer(message), "see the examples on the SPARQL page")


def _unknown_prefixes(query: str, tokens: Sequence[Token]) -> Iterator[QueryFault]:
    declared = {"_"}
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before is not None and before.text.upper() == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared:
            iri = PREFIXES.get(prefix, "...")
            remedy = f"begin the query with PREFIX {prefix}: <{iri}>"
            yield QueryFault(query, token.start, f"the prefix {prefix}: is not declared", remedy)


def _open_brackets(query: str, tokens: Sequence[Token]) -> Iterator[QueryFault]:
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close":
            if not opened or _CLOSING[opened[-1].text] != token.text:
                yield QueryFault(query, token.start, f"{token.text} closes nothing", "remove it, or open it")
                return
            opened.pop()
    for token in opened:
        closing = _CLOSING[token.text]
        yield QueryFault(query, token.start, f"{token.text} is not closed", f"close it with {closing}")


def _plainer(message: str) -> str:
    """Return the engine's message without its place and without the classes of characters that it lists."""
    words = _CHARACTERS.sub("", _PLACE.sub("", message).replace("\n", " "))
    lead, found, rest = words.partition("expected one of ")
    if not found:
        return words.strip(" ,")
    wanted = [word for word in rest.split(", ") if word.strip()]
    more = " ..." if len(wanted) > _KEYWORDS_LISTED else ""
    return f"{lead}expected one of {', '.join(wanted[:_KEYWORDS_LISTED])}{more}".strip(" ,")
