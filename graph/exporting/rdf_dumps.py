"""Quads as files of RDF: N-Quads, TriG, Turtle, and TriG of RDF 1.2, in which claims are reifiers of their triples."""

from __future__ import annotations

from itertools import groupby
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, cast

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from ..rdf import PREFIXES, RDF, WS
from .ordered import sorted_lines, sorted_quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .wanted import Wanted

_PARTS = (RDF.subject, RDF.predicate, RDF.object)
_SEGMENTS = ("claim", "source", "model", "organization", "evaluation", "consensus", "loader")  # what there is most of
_PREFIX = b"@prefix "
_VERSION = b'VERSION "1.2"\n'


def write_n_quads(wanted: Wanted, out: IO[bytes]) -> None:
    """Write the quads as sorted N-Quads; those of a whole snapshot have the digest that its seal names."""
    patterns = (wanted.snapshot.store.quads_for_pattern(None, None, None, graph) for graph in wanted.graphs())
    for lines in sorted_lines(quad for quads in patterns for quad in quads):
        out.write(lines)


def write_trig(wanted: Wanted, out: IO[bytes]) -> None:
    """Write the quads as TriG, graph by graph."""
    serialized(sorted_quads(wanted.snapshot.store, wanted.graphs()), out, RdfFormat.TRIG, wanted.base)


def write_turtle(wanted: Wanted, out: IO[bytes]) -> None:
    """Write one graph as Turtle: the one that is wanted, else the default graph, which is the consensus."""
    graph = next(wanted.graphs())
    triples = (quad.triple for quad in sorted_quads(wanted.snapshot.store, [graph]))
    serialized(triples, out, RdfFormat.TURTLE, wanted.base)


def write_rdf_1_2(wanted: Wanted, out: IO[bytes]) -> None:
    """Write the quads as TriG of RDF 1.2, in which each claim with a value is a reifier of what it states."""
    out.write(_VERSION)
    quads = reified(sorted_quads(wanted.snapshot.store, wanted.graphs()))
    serialized(quads, out, RdfFormat.TRIG, wanted.base)


def reified(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield quads, of which those of a subject and graph stand together, with `rdf:reifies` in each claim.

    It takes the place of the subject, predicate and object. A claim without a value, and what else has these three
    (a decision of the consensus), stays as it is.
    """
    for (subject, graph), together in groupby(quads, lambda quad: (quad.subject, quad.graph_name)):
        about = list(together)
        stated = {quad.predicate: quad.object for quad in about if quad.predicate in _PARTS}
        triple = _stated(*(stated.get(part) for part in _PARTS))
        if triple is None or not any(quad.predicate == RDF.type and quad.object == WS.Claim for quad in about):
            yield from about
            continue
        yield Quad(subject, RDF.reifies, triple, graph)
        yield from (quad for quad in about if quad.predicate not in _PARTS)


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of what we write, by their names."""
    return {**PREFIXES, **{segment: f"{base}{segment}/" for segment in _SEGMENTS}}


class _SortedHead:
    """Takes what a serializer writes, and passes it on with its prefixes in one order: by itself it has none."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._head: bytearray | None = bytearray()

    def write(self, part: bytes) -> int:
        """Pass a part on, or keep it until the last prefix is there."""
        if self._head is None:
            self._out.write(part)
            return len(part)
        self._head += part
        if self._ends(bytes(self._head)):
            self.flush()
        return len(part)

    def flush(self) -> None:
        """Pass on what is kept."""
        if self._head is not None:
            lines = bytes(self._head).splitlines(keepends=True)
            last = next((number for number, line in enumerate(lines) if not line.startswith(_PREFIX)), len(lines))
            self._out.write(b"".join([*sorted(lines[:last]), *lines[last:]]))
            self._head = None

    @staticmethod
    def _ends(head: bytes) -> bool:
        """Tell whether a whole line is there that is no prefix."""
        return any(not line.startswith(_PREFIX) for line in head.split(b"\n")[:-1])


def serialized(
    said: Iterable[Quad] | Iterable[Triple],
    out: IO[bytes],
    form: RdfFormat,
    base: str,
    more: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write quads or triples as they come, with the prefixes of what we write and with more of them."""
    sorting = _SortedHead(out)
    serialize(said, cast("IO[bytes]", sorting), form, prefixes={**prefixes(base), **more})
    sorting.flush()


def _stated(subject: object, predicate: object, value: object) -> Triple | None:
    """Return the triple of three terms; None where one is missing, or cannot stand in its place."""
    if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and isinstance(value, NamedNode | Literal):
        return Triple(subject, predicate, value)
    return None
