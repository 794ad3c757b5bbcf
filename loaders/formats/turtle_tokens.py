"""The tokens of Turtle and its kin (TriG, N-Triples, N-Quads, N3), each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...graph.errors import SourceError
from .nodes import check, place_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"(?:\.*+(?:[\w\-·:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]))*+"
_TOKEN = re.compile(
    r"(?P<gap>[ \t\r\n\ufeff]++|\#[^\r\n]*+)"
    r"|(?P<iri><[^\x00-\x20<>\"{}|^`]*+>)"
    r"|(?P<string>\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*+\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r"|\"(?!\"\")(?:[^\"\\\r\n]|\\.)*+\"|'(?!'')(?:[^'\\\r\n]|\\.)*+'|\"\"(?!\")|''(?!'))"
    r"|(?P<at>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)"
    rf"|(?P<blank>_:(?:\.*+[\w\-·])++|\?\w++)"
    r"|(?P<number>[+-]?(?:[0-9]++\.[0-9]*+[eE][+-]?[0-9]++|\.?[0-9]++[eE][+-]?[0-9]++|[0-9]*+\.[0-9]++|[0-9]++))"
    rf"|(?P<name>(?:[^\W\d_](?:\.*+[\w\-·])*+)?:{_NAME})"
    r"|(?P<word>[A-Za-z]++)"
    r"|(?P<sign>\^\^|<<\(|\)>>|<<|>>|<=|=>|\{\||\|\}|--(?:ltr|rtl)|[][(){}.,;~^!|=])",
    re.DOTALL,
)
# What stands between the brackets of an IRI, whatever it is.
_BRACKETED = re.compile(r"<([^<>\r\n]{1,400})>")
_NOT_IN_IRIS = re.compile(r"[\x00-\x20\"{}|^`]")
_SHOWN = 80
_OPENS = frozenset(["[", "(", "{", "<<", "<<(", "{|"])
_CLOSES = frozenset(["]", ")", "}", ">>", ")>>", "|}"])


class Token(NamedTuple):
    """A token of a kind (`iri`, `string`, `at`, `blank`, `number`, `name`, `word`, `sign`) at `text[start:end]`."""

    kind: str
    text: str
    start: int
    end: int


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the tokens, among them the variables of N3 as if they were blank nodes.

    Raises SourceError for what begins no token, and where brackets are nested too deep: the parsers of others may
    not survive that.
    """
    at = depth = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise _fault(text, at)
        at = match.end()
        if match.lastgroup == "gap":
            continue
        token = Token(match.lastgroup or "", match[0], match.start(), at)
        if token.kind == "sign":
            depth = max(0, depth + (token.text in _OPENS) - (token.text in _CLOSES))
            check("record_depth", depth, lambda: place_at(text, token.start), "the RDF")  # noqa: B023
        yield token


def _fault(text: str, at: int) -> SourceError:
    """Return the fault of what begins no token: a character that no IRI has, or anything else."""
    bracketed = _BRACKETED.match(text, at)
    odd = _NOT_IN_IRIS.search(bracketed[1]) if bracketed is not None else None
    if bracketed is None or odd is None:
        return SourceError(place_at(text, at), f"no term begins with {text[at]!r}", "mend the RDF there")
    what = f"no IRI holds {'a space' if odd[0] == ' ' else repr(odd[0])}, and <{bracketed[1]:.{_SHOWN}}> does"
    place = place_at(text, bracketed.start(1) + odd.start())
    return SourceError(place, what, f"take it out, or write %{ord(odd[0]):02X} for it")
