"""Every quote of a published snapshot stands in the stored text, at the place that its claim gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode

from .rdf import WS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .snapshot import Snapshot


class Verified(NamedTuple):
    """How many quotes are `text[start:end]` of their source, of how many that the snapshot holds."""

    exact: int
    all: int


def quotes_verified(snapshot: Snapshot) -> Verified:
    """Return how many quotes of claims and residue are exactly what the stored text has at their place."""
    checks = [is_exact for source in _sources(snapshot) for is_exact in _quotes(snapshot, source)]
    return Verified(sum(checks), len(checks))


def _sources(snapshot: Snapshot) -> Iterator[NamedNode]:
    for graph in snapshot.store.named_graphs():
        if isinstance(graph, NamedNode) and any(snapshot.store.quads_for_pattern(graph, WS.fileName, None, graph)):
            yield graph


def _quotes(snapshot: Snapshot, source: NamedNode) -> Iterator[bool]:
    text = snapshot.text(source.value.rpartition("/source/")[2])
    for quad in snapshot.store.quads_for_pattern(None, WS.exact, None, source):
        start, end = (_number(snapshot, quad.subject, name, source) for name in (WS.start, WS.end))
        yield isinstance(quad.object, Literal) and text[start:end] == quad.object.value


def _number(snapshot: Snapshot, node: object, name: NamedNode, source: NamedNode) -> int:
    (quad,) = snapshot.store.quads_for_pattern(node, name, None, source)  # type: ignore[arg-type]
    return int(quad.object.value) if isinstance(quad.object, Literal) else -1
