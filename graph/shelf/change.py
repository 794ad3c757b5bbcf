"""A change by hand is a source of its own: who made it, when, by which request, what it added and what it removed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from ..document import Span
from ..errors import SourceError
from ..rdf import PROV, RDF, RDFS, SCHEMA, WS, XSD, lines_of
from .change_claims import claims_of
from .shelf import Added

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ..iris import Iris

FILE = "change.json"
_UNTITLED = "Change by"


@dataclass(frozen=True, slots=True)
class Change:
    """What a request changed, exactly: none of `added` was there before it, and all of `removed` were.

    `when` is in UTC, to the second; `file` is what the request would be called as a file; `created` and `dropped` are
    graphs that it made or took away, which may be empty. `places` says where in the request some of the quads stand.
    """

    who: str
    when: str
    request: str
    file: str
    added: tuple[Quad, ...] = ()
    removed: tuple[Quad, ...] = ()
    created: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    places: Mapping[Quad, Span] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Tell whether all is as it was before."""
        return not (self.added or self.removed or self.created or self.dropped)

    @property
    def title(self) -> str:
        """What it is called as a source."""
        return f"{_UNTITLED} {self.who}, {self.when.replace('T', ' ').removesuffix('Z')} UTC"

    def text(self) -> str:
        """Return it as it is kept."""
        kept = {
            "who": self.who,
            "when": self.when,
            "file": self.file,
            "request": self.request,
            "added": _lines(self.added),
            "removed": _lines(self.removed),
            "created": self.created,
            "dropped": self.dropped,
            "places": {str(quad): span for quad, span in sorted(self.places.items(), key=lambda each: str(each[0]))},
        }
        return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"

    def entry(self) -> Added:
        """Return its place on the shelf; its id is made from what it holds."""
        digest = hashlib.sha256(self.text().encode()).hexdigest()
        ident = f"change-{self.when[:10]}-{digest[:8]}"
        return Added(ident, FILE, digest, {"who": self.who, "when": self.when}, is_change=True)

    def quads(self, ident: str, iris: Iris) -> Iterator[Quad]:
        """Yield the graph that it has as a source: what is known of it, its claims, and every triple that it added."""
        node = iris.source(ident)
        yield Quad(node, RDF.type, WS.Source, node)
        yield Quad(node, RDF.type, WS.Change, node)
        yield Quad(node, RDF.type, PROV.Entity, node)
        yield Quad(node, RDFS.label, Literal(self.title), node)
        yield Quad(node, SCHEMA.name, Literal(self.title), node)
        yield Quad(node, WS.fileName, Literal(self.file), node)
        yield Quad(node, WS.digest, Literal(hashlib.sha256(self.request.encode()).hexdigest()), node)
        yield Quad(node, SCHEMA.author, Literal(self.who), node)
        yield Quad(node, SCHEMA.datePublished, Literal(self.when[:10], datatype=XSD.date), node)
        yield Quad(node, PROV.generatedAtTime, Literal(self.when, datatype=XSD.dateTime), node)
        for name, quads in ((WS.quadsAdded, self.added), (WS.quadsRemoved, self.removed)):
            yield Quad(node, name, Literal(str(len(quads)), datatype=XSD.integer), node)
        for quad in self.added:
            yield Quad(quad.subject, quad.predicate, quad.object, node)
        yield from claims_of(self, ident, iris)


def change_in(path: Path) -> Change:
    """Return the change that a file keeps; SourceError where it keeps none."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        added, removed = _quads(kept["added"]), _quads(kept["removed"])
        places = kept.get("places", {})
        return Change(
            kept["who"],
            kept["when"],
            kept["request"],
            kept["file"],
            added,
            removed,
            tuple(kept["created"]),
            tuple(kept["dropped"]),
            {quad: Span(*places[str(quad)]) for quad in (*added, *removed) if str(quad) in places},
        )
    except (OSError, ValueError, KeyError, TypeError, SyntaxError, RecursionError) as fault:
        raise SourceError(str(path), f"this is no change ({fault})", "take the change back") from fault


@dataclass(slots=True)
class Overlay:
    """What changes come to, one after the other: which quads and graphs are there after all, and which are not."""

    quads: dict[Quad, bool] = field(default_factory=dict)
    graphs: dict[str, bool] = field(default_factory=dict)

    def make(self, change: Change) -> None:
        """Lay a change over what is there."""
        self._set(change.removed, change.dropped, False)
        self._set(change.added, change.created, True)

    def unmake(self, change: Change) -> None:
        """Go back to what was there before the last change that was made."""
        self._set(change.added, change.created, False)
        self._set(change.removed, change.dropped, True)

    def left_of(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Yield those of the quads that no change takes away."""
        return (quad for quad in quads if self.quads.get(quad, True))

    def over(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Yield the quads as they are after all; some may come twice."""
        yield from self.left_of(quads)
        yield from (quad for quad, is_there in self.quads.items() if is_there)

    def named(self, graphs: Iterable[str]) -> set[str]:
        """Return the names of the graphs that are there after all."""
        there = {graph for graph, is_there in self.graphs.items() if is_there}
        return {graph for graph in graphs if self.graphs.get(graph, True)} | there

    def _set(self, quads: Iterable[Quad], graphs: Iterable[str], is_there: bool) -> None:
        self.quads.update(dict.fromkeys(quads, is_there))
        self.graphs.update(dict.fromkeys(graphs, is_there))


def may_be_changed(graph: object, iris: Iris) -> bool:
    """Tell whether a graph may be written by hand: not what sources say, what follows from it, or the ontology."""
    if isinstance(graph, DefaultGraph):
        return True
    name = graph.value if isinstance(graph, NamedNode) else str(graph)
    kept = (iris.source("").value, iris.graph("").value)
    return not (name.startswith(kept) or name == WS.iri.removesuffix("#"))


def _lines(quads: Iterable[Quad]) -> str:
    return b"".join(sorted(lines_of(quads))).decode()


def _quads(lines: str) -> tuple[Quad, ...]:
    return tuple(parse(lines.encode(), format=RdfFormat.N_QUADS))
