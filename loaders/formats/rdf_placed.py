"""The statements of RDF in any of its syntaxes for triples, each with the characters that state it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...graph.document import Span
from . import jsonld, rdf_xml
from .turtle_tokens import tokens_of
from .turtle_walk import statements_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .rdf_terms import Statement, Term

_TURTLE = frozenset(["text/turtle", "application/n-triples", "application/trig"])
_N3 = "text/n3"


def placed(text: str, media_type: str, base: str) -> Iterator[Statement]:
    """Yield the statements of a text that a parser has found to be sound; none of a syntax that is not known here.

    Relative IRIs begin with `base`; those of JSON-LD stay unknown. SourceError for what only that parser can read.
    """
    if media_type in _TURTLE or media_type == _N3:
        lead = f"BASE <{base}>\n" if base else ""
        tokens = tokens_of(lead + text)
        for each in statements_in(lead + text, tokens, is_n3=media_type == _N3):
            yield _earlier(each, len(lead))
    elif media_type == "application/rdf+xml":
        yield from rdf_xml.statements_in(text, base)
    elif media_type == "application/ld+json":
        yield from jsonld.statements_in(text)


def _earlier(statement: Statement, by: int) -> Statement:
    def moved(term: Term) -> Term:
        return replace(term, span=Span(max(0, term.span.start - by), max(0, term.span.end - by)))

    graph = None if statement.graph is None else moved(statement.graph)
    return replace(
        statement,
        subject=moved(statement.subject),
        predicate=moved(statement.predicate),
        object=moved(statement.object),
        graph=graph,
    )
