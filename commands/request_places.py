"""Where the statements that a request adds or removes stand in its text, for those that stand there in full.

What an update finds by a pattern stands nowhere. Blank nodes have other names in the store than in a text: one stands
for any other there.
"""

from __future__ import annotations

from collections import defaultdict, deque
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from ..graph.document import Span
from ..graph.errors import QueryError, SourceError
from ..graph.rdf import RDF, XSD
from ..loaders.formats.rdf_placed import placed
from ..loaders.formats.rdf_terms import Kind
from ..server.endpoint.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..loaders.formats.rdf_terms import Statement, Term

# Where more than so many characters lie between property and value, what lies between is about something else.
_FURTHEST = 300
_TRIG = "application/trig"
_ANY = BlankNode("any")
_TEXTS = {XSD.string, RDF.langString}
_PROLOGUE = {"PREFIX": 3, "BASE": 2}


class Part(NamedTuple):
    """A graph in the text of a request: where it begins, its own text, its media type."""

    start: int
    text: str
    media_type: str


def places_in_graphs(
    parts: Iterable[Part], base: str, graph: str | None, wanted: Iterable[Quad]
) -> Mapping[Quad, Span]:
    """Return where the quads of one graph stand that is sent in parts."""
    name = DefaultGraph() if graph is None else NamedNode(graph)
    found = ((quad, span) for part in parts for quad, span in _stated(part, base, name))
    return _matched(found, wanted)


def places_in_update(update: str, base: str, added: Iterable[Quad], removed: Iterable[Quad]) -> Mapping[Quad, Span]:
    """Return where quads stand in the INSERT DATA and DELETE DATA of an update."""
    try:
        found = tuple(tokens(update))
    except QueryError:
        return {}
    places: dict[Quad, Span] = {}
    for keyword, wanted in (("INSERT", added), ("DELETE", removed)):
        part = Part(0, _only(update, found, keyword), _TRIG)
        places |= _matched(_stated(part, base, DefaultGraph()), wanted)
    return places


def _stated(part: Part, base: str, graph: NamedNode | DefaultGraph) -> Iterator[tuple[Quad, Span]]:
    """Yield each statement of a part as a quad, and where it stands in the request."""
    try:
        for each in placed(part.text, part.media_type, base):
            span = each.predicate.span.to(each.object.span)
            length = each.object.span.end - each.object.span.start
            if (quad := _quad(each, graph)) is not None and span.end - span.start - length <= _FURTHEST:
                yield quad, Span(part.start + span.start, part.start + span.end)
    except (SourceError, RecursionError):
        return


def _matched(found: Iterable[tuple[Quad, Span]], wanted: Iterable[Quad]) -> dict[Quad, Span]:
    """Return the places of quads; of what is stated twice the first."""
    waiting: dict[Quad, deque[Quad]] = defaultdict(deque)
    for quad in wanted:
        waiting[_key(quad)].append(quad)
    places = {}
    for stated, span in found:
        if queue := waiting.get(_key(stated)):
            places[queue.popleft()] = span
    return places


def _key(quad: Quad) -> Quad:
    """Return a quad with its value as the store has it, and each blank node as any other."""
    subject = _ANY if isinstance(quad.subject, BlankNode) else quad.subject
    object_ = _ANY if isinstance(quad.object, BlankNode) else quad.object
    if isinstance(object_, Literal) and object_.datatype not in _TEXTS:
        object_ = _as_stored(object_)
    return Quad(subject, quad.predicate, object_, _ANY if isinstance(quad.graph_name, BlankNode) else quad.graph_name)


@lru_cache(maxsize=1 << 14)
def _as_stored(value: Literal) -> Literal:
    """Return a literal as the store has it, which knows one spelling of a number only."""
    store = Store()
    store.add(Quad(_ANY, RDF.value, value))
    found: Literal = next(iter(store)).object
    return found


def _quad(statement: Statement, graph: NamedNode | DefaultGraph) -> Quad | None:
    """Return a statement as a quad; None where one of its terms is none that can be asked for."""
    try:
        subject, predicate, object_ = map(_term, (statement.subject, statement.predicate, statement.object))
        name = graph if statement.graph is None else _term(statement.graph)
    except ValueError:
        return None
    if isinstance(subject, Literal) or not isinstance(predicate, NamedNode) or isinstance(name, Literal):
        return None
    return None if subject is None or object_ is None or name is None else Quad(subject, predicate, object_, name)


def _term(term: Term) -> NamedNode | BlankNode | Literal | None:
    """Return a term as the store has it; None for a statement that is only spoken of, ValueError for what is no IRI."""
    match term.kind:
        case Kind.IRI:
            return NamedNode(term.value)
        case Kind.BLANK:
            return _ANY
        case Kind.LITERAL if term.language:
            return Literal(term.value, language=term.language)
        case Kind.LITERAL:
            return Literal(term.value, datatype=NamedNode(term.datatype))
        case _:
            return None


def _only(update: str, found: Sequence[Token], keyword: str) -> str:
    """Return an update in which only prefixes and the quads of `keyword` DATA are left, at their places, as TriG."""
    kept = bytearray(len(update))
    ends, at = [], 0
    while at < len(found):
        word = found[at].text.upper() if found[at].depth == 0 else ""
        if (size := _PROLOGUE.get(word)) is not None and at + size <= len(found):
            last = found[at + size - 1]
            kept[found[at].start : last.start + len(last.text)] = b"\x01" * (
                last.start + len(last.text) - found[at].start
            )
            at += size
            continue
        glued = word == f"{keyword}DATA"
        if glued or (word == keyword and at + 1 < len(found) and found[at + 1].text.upper() == "DATA"):
            begin = at + (1 if glued else 2)
            end = next((n for n in range(begin, len(found)) if found[n].text == "}" and found[n].depth == 1), begin)
            start, stop = found[begin].start + 1, found[end].start
            kept[start:stop] = b"\x01" * (stop - start)
            ends.append(stop)
            at = end
        at += 1
    signs = [sign if is_kept or sign in "\r\n" else " " for sign, is_kept in zip(update, kept, strict=True)]
    for end in ends:
        signs[end] = "."
    return "".join(signs)
