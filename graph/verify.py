"""Every quote of a published snapshot stands in the stored text, at the place that its claim gives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode

from .errors import SnapshotError
from .rdf import RDF, WS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

    from .snapshot import Snapshot


class Verified(NamedTuple):
    """How many quotes are `text[start:end]` of their source, of how many that the snapshot holds."""

    exact: int
    all: int


def quotes_verified(snapshot: Snapshot) -> Verified:
    """Return how many quotes of claims are exactly what the stored text has at their place.

    A claim that a pattern made, in a change by hand, has no quote.
    """
    checks = Counter(is_exact for source in _sources(snapshot) for is_exact in _quotes(snapshot, source))
    return Verified(checks[True], checks.total())


def _sources(snapshot: Snapshot) -> Iterator[NamedNode]:
    for graph in snapshot.store.named_graphs():
        if isinstance(graph, NamedNode) and any(snapshot.store.quads_for_pattern(graph, WS.fileName, None, graph)):
            yield graph


def _quotes(snapshot: Snapshot, source: NamedNode) -> Iterator[bool]:
    text = snapshot.text(source.value.rpartition("/source/")[2])
    is_change = any(snapshot.store.quads_for_pattern(source, RDF.type, WS.Change, source))
    for claim in snapshot.store.quads_for_pattern(None, RDF.type, WS.Claim, source):
        if is_change and not any(snapshot.store.quads_for_pattern(claim.subject, WS.exact, None, source)):
            continue
        exact, start, end = (_value(snapshot, claim, name) for name in (WS.exact, WS.start, WS.end))
        yield text[int(start) : int(end)] == exact


def _value(snapshot: Snapshot, claim: Quad, name: NamedNode) -> str:
    (quad,) = snapshot.store.quads_for_pattern(claim.subject, name, None, claim.graph_name)
    if not isinstance(quad.object, Literal):
        raise SnapshotError(str(claim.subject), f"has no literal as its {name.value}", "build again")
    return quad.object.value
