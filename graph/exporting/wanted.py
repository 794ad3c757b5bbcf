"""What of a snapshot is to be exported: all of it, one graph, the claims of one source, or what is about one name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from ..called import source_called, things_called
from ..errors import ExportError
from ..iris import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..snapshot import Snapshot

GraphName = NamedNode | DefaultGraph


@dataclass(frozen=True)
class Wanted:
    """A snapshot, and which part of it: at most one of `graph` (an IRI), `source` and `about` (names for people)."""

    snapshot: Snapshot
    graph: str | None = None
    source: str | None = None
    about: str | None = None

    @property
    def base(self) -> str:
        """What the IRIs of the snapshot begin with."""
        return str(self.snapshot.seal.get("base", DEFAULT_BASE))

    @property
    def sources(self) -> tuple[str, ...]:
        """The IRI of the one source that is wanted, else of all, in their order; SnapshotError for an unknown one."""
        if self.source is not None:
            return (source_called(self.snapshot, self.source),)
        names = (graph.value for graph in self.snapshot.store.named_graphs() if isinstance(graph, NamedNode))
        return tuple(sorted(name for name in names if name.startswith(f"{self.base}source/")))

    @property
    def things(self) -> tuple[str, ...] | None:
        """The IRIs of what goes by the name; None where everything is wanted, SnapshotError where nothing does."""
        return None if self.about is None else things_called(self.snapshot, self.about)

    def graphs(self) -> Iterator[GraphName]:
        """Yield the graphs that are wanted: the default one first, the others by name; ExportError for an unknown one.

        A source's graph is called like the source.
        """
        name = self.sources[0] if self.source is not None else self.graph
        if name is not None:
            yield self._graph(name)
            return
        yield DefaultGraph()
        named = (graph for graph in self.snapshot.store.named_graphs() if isinstance(graph, NamedNode))
        yield from sorted(named, key=lambda graph: graph.value)

    def _graph(self, name: str) -> GraphName:
        try:
            found = NamedNode(name)
        except ValueError as error:
            raise ExportError(name[:120], f"this is no IRI ({error})", "name a graph by its IRI") from error
        if not self.snapshot.store.contains_named_graph(found):
            raise ExportError(name[:120], "there is no graph of this name", "see `whosays query dataset/graphs`")
        return found
