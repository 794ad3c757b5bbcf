"""What a request would change, found out on a copy: the snapshot that is published is never written to."""

from __future__ import annotations

from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from ..errors import DeniedError, QueryError, SnapshotError, SourceError, reason_of
from ..snapshot import STORE
from .change import may_be_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ..iris import Iris
    from ..snapshot import Snapshot

_BESIDE = ".rehearsal-"  # the next build sweeps what a process that was ended has left
_KEPT = "what sources say and what follows from it is not changed by hand"
_REMEDY = "add a document, or remove one; or write to another graph"
TRIPLES = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "text/n3": RdfFormat.N3,
    "application/ld+json": RdfFormat.JSON_LD,
}


class Delta(NamedTuple):
    """What changes: quads that come and go, and names of graphs that do."""

    added: tuple[Quad, ...] = ()
    removed: tuple[Quad, ...] = ()
    created: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def update_rehearsed(snapshot: Snapshot, update: str, base: str) -> Delta:
    """Return what an update changes; QueryError, with the engine's words, where it cannot be carried out."""
    with _copy(snapshot) as copy:
        try:
            copy.update(update, base_iri=base or None)
        except SyntaxError as error:
            raise QueryError("update", str(error), "mend it") from error
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError("update", f"it cannot be carried out ({error})", "ask for something else") from error
        return _difference(snapshot.store, copy)


def graph_rehearsed(
    snapshot: Snapshot, method: str, graph: str | None, payloads: Sequence[tuple[Path, str]], base: str
) -> Delta:
    """Return what a write of a whole graph changes: PUT replaces, POST adds, DELETE removes.

    SourceError, with line and column, where a payload is not of its media type.
    """
    name = DefaultGraph() if graph is None else NamedNode(graph)
    store, names = snapshot.store, () if graph is None else (graph,)
    before = set(store.quads_for_pattern(None, None, None, name))
    is_there = graph is None or store.contains_named_graph(NamedNode(graph))
    if method == "DELETE":
        return Delta(removed=tuple(before), dropped=names if is_there else ())
    sent = {
        Quad(each.subject, each.predicate, each.object, name)
        for path, media_type in payloads
        for each in _triples(path, TRIPLES[media_type], base)
    }
    removed = tuple(before - sent) if method == "PUT" else ()
    return Delta(tuple(sent - before), removed, () if is_there else names)


def permitted(delta: Delta, iris: Iris, *, sparing: bool) -> Delta:
    """Return what may be changed of it: `sparing` leaves alone what may not, else DeniedError says what that is."""
    quads = {
        kind: tuple(each for each in getattr(delta, kind) if may_be_changed(each.graph_name, iris))
        for kind in ("added", "removed")
    }
    graphs = {
        kind: tuple(each for each in getattr(delta, kind) if may_be_changed(NamedNode(each), iris))
        for kind in ("created", "dropped")
    }
    found = Delta(quads["added"], quads["removed"], graphs["created"], graphs["dropped"])
    if found != delta and not sparing:
        denied = next(graph for graph in _graphs(delta) if not may_be_changed(graph, iris))
        raise DeniedError(str(denied), _KEPT, _REMEDY)
    return found


def _graphs(delta: Delta) -> Iterator[NamedNode | BlankNode | DefaultGraph]:
    yield from (quad.graph_name for quad in (*delta.added, *delta.removed))
    yield from (NamedNode(name) for name in (*delta.created, *delta.dropped))


@contextmanager
def _copy(snapshot: Snapshot) -> Iterator[Store]:
    """Open a copy of a snapshot's store, which shares its files with it until one is written to."""
    with TemporaryDirectory(dir=snapshot.folder.parent, prefix=_BESIDE, ignore_cleanup_errors=True) as folder:
        path = f"{folder}/{STORE}"
        try:
            snapshot.store.backup(path)
            yield Store(path)
        except OSError as error:
            what = f"the change cannot be rehearsed ({reason_of(error)})"
            raise SnapshotError(str(snapshot.folder), what, "make room or check permissions") from error


def _difference(before: Store, after: Store) -> Delta:
    old, new = (_named(store) for store in (before, after))
    return Delta(
        tuple(quad for quad in after if quad not in before),
        tuple(quad for quad in before if quad not in after),
        tuple(sorted(new - old)),
        tuple(sorted(old - new)),
    )


def _named(store: Store) -> set[str]:
    return {graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)}


def _triples(path: Path, form: RdfFormat, base: str) -> Iterable[Quad]:
    """Yield the triples of a payload, its blank nodes as new ones."""
    try:
        with path.open("rb") as file:
            for quad in parse(input=file, format=form, base_iri=base or None, rename_blank_nodes=True):
                if not isinstance(quad.graph_name, DefaultGraph):
                    raise SourceError("the graph", "it holds named graphs of its own", "send one graph at a time")
                yield quad
    except SyntaxError as error:
        place = f"line {error.lineno}, column {error.offset}" if error.lineno else "the graph"
        raise SourceError(place, f"this is not {form.name} ({error.msg})", "mend it") from error
    except (ValueError, OSError) as error:
        raise SourceError("the graph", f"this is not {form.name} ({error})", "mend it") from error
