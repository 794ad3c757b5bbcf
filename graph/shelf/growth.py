"""A snapshot made from the one before: all that it held and one source more, or one source less."""

from __future__ import annotations

from collections.abc import Mapping as Mapped
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ..claims import each_of
from ..contents import Contents
from ..errors import SnapshotError, UnknownError, WriteError
from ..iris import DEFAULT_BASE, Iris
from ..judgement.kept import KEPT, Kept
from ..judgement.policy import policy_of
from ..partitions import counted, dataset_node, descriptions, undescribed
from ..publish import publish
from ..quads import quads_of
from ..rdf import RDF, RDFS, SCHEMA, VOID, WS
from ..snapshot import DOCUMENTS, Snapshot, document_file, is_published, is_source_id
from ..spool import Spool
from ..vocabulary import Vocabulary
from .change import Overlay, change_in
from .links import decided_beside, decided_in, link_quads, mappings_on
from .readings import READINGS, KeptReadings, readings_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyoxigraph import Store

    from ..claims import Reading
    from ..linking.mapping import Mapping
    from .change import Change
    from .shelf import Added, Shelf

_OWN = {"format", "files", "seal", "id", "digest", "built", "quads", "counts", "shelf"}


@dataclass(frozen=True)
class Published:
    """The snapshot that is published, as what the next one is made from."""

    data: Path
    snapshot: Snapshot

    @classmethod
    def at(cls, data: Path) -> Published | None:
        """Return what is published in a data folder; None where nothing ever was, SnapshotError where it is damaged."""
        return cls(data, Snapshot.current(data)) if is_published(data) else None

    @property
    def is_judged(self) -> bool:
        """Tell whether it keeps what was read, so that all of it can be judged together again."""
        return readings_file(self.data) is not None

    @property
    def is_counted(self) -> bool:
        """Tell whether it says how much there is of what in it."""
        build, whole = self.iris.graph("build"), dataset_node(self.base)
        return any(self.snapshot.store.quads_for_pattern(whole, VOID.subset, None, build))

    @property
    def base(self) -> str:
        """What its IRIs begin with."""
        return str(self.snapshot.seal.get("base", DEFAULT_BASE))

    @property
    def iris(self) -> Iris:
        """Its mint."""
        return Iris.of(Vocabulary.load(), self.base)

    def sources(self) -> list[str]:
        """Return the ids of its sources, those of changes among them."""
        begin = self.iris.source("").value
        names = (graph.value for graph in self.snapshot.store.named_graphs() if isinstance(graph, NamedNode))
        ids = (name.removeprefix(begin) for name in names if name.startswith(begin))
        return sorted(filter(is_source_id, ids))

    def catalog_of(self, source_id: str) -> str | None:
        """Return the id of the catalog that a source is a record of; None for one that is none."""
        node, begin = self.iris.source(source_id), self.iris.source("").value
        whole = (quad.object for quad in self.snapshot.store.quads_for_pattern(node, SCHEMA.isPartOf, None, node))
        return next((each.value.removeprefix(begin) for each in whole if isinstance(each, NamedNode)), None)


def published(
    contents: Contents, keep: KeptReadings, shelf: Shelf, decisions: Sequence[Mapping] | None = None
) -> Snapshot:
    """Publish what was read and judged, with the changes on the shelf laid over it, and links to other graphs.

    `decisions` are what curators say of those; left out, what the snapshot before has of them stays.
    """
    keep.finish()
    mappings, decided = mappings_on(shelf), decided_in(shelf.data) if decisions is None else decisions
    changes = [(each, change_in(shelf.path(each))) for each in shelf.changes]
    overlay = Overlay()
    for _, change in changes:
        overlay.make(change)
    theirs = (change.quads(each.id, contents.iris) for each, change in changes)
    requests = {each.id: change.request for each, change in changes}

    def derived(store: Store) -> Iterator[Quad]:
        _name_graphs(store, overlay.named(()))
        yield from contents.audited(store)
        yield from link_quads(mappings, decided, store, contents.iris)

    def described(store: Store) -> Iterator[Quad]:
        return overlay.left_of(contents.described(store))

    # What changes may take away has to be looked at quad by quad.
    lines = () if overlay.quads else contents.told()
    quads = overlay.over(contents.quads()) if overlay.quads else contents.concluded()
    with TemporaryDirectory() as folder:
        beside = {**keep.files, **(contents.kept.files if contents.kept else {}), **shelf.written(Path(folder))}
        snapshot = publish(
            shelf.data,
            chain(quads, *theirs),
            _Texts(requests, contents.texts(), contents.texts().__getitem__),
            {**contents.facts(), **shelf.told()},
            lines=lines,
            derived=(derived, contents.counted, described),
            beside=beside,
        )
    shelf.tidy()
    return snapshot


def with_reading(shelf: Shelf, added: Added, reading: Reading, key: bytes | None) -> Snapshot:
    """Publish what is published and one document more; the bytes of it are on the shelf already.

    All is judged together anew, unless the snapshot is one that was restored from a dump and has no documents: its
    default graph then stays as it is, and the document has its own graph.
    """
    before = Published.at(shelf.data)
    after = shelf.plus(added)
    if before is None or before.is_judged:
        return _judged(before, after, [(reading, key)])
    told = list(each_of([reading]))
    stated = chain(
        *(quads_of(each, Vocabulary.load(), before.base, policy_of(before.snapshot.seal)) for each in told),
        *(_named_source(before.iris, each) for each in told),
    )
    return _laid_over(before, after, Overlay(), stated, {each.document.id: each.document.text for each in told})


def _named_source(iris: Iris, reading: Reading) -> Iterator[Quad]:
    node = iris.source(reading.document.id)
    yield Quad(node, RDF.type, WS.Source)
    yield Quad(node, RDFS.label, Literal(reading.document.title))


def with_change(shelf: Shelf, added: Added, change: Change) -> Snapshot:
    """Publish what is published with a change made to it; the shelf has it already."""
    before = _there(shelf)
    overlay = Overlay()
    overlay.make(change)
    quads = change.quads(added.id, before.iris)
    return _laid_over(before, shelf.plus(added), overlay, quads, {added.id: change.request})


def with_links(shelf: Shelf, added: Added) -> Snapshot:
    """Publish what is published with other links to other graphs, whose bytes are where the shelf keeps them already.

    What was decided beside the documents still holds.
    """
    return _with_links(_there(shelf), shelf.plus(added), decided_beside(shelf))


def _with_links(before: Published, after: Shelf, decisions: Sequence[Mapping]) -> Snapshot:
    stated = link_quads(mappings_on(after), decisions, before.snapshot.store, before.iris)
    return _laid_over(before, after, Overlay(), stated, gone=before.iris.graph("links"))


def without(shelf: Shelf, source_id: str) -> Snapshot:
    """Publish what is published without one source: what it says and, for a change, what it did is gone.

    UnknownError where there is no such source, WriteError where the rest cannot be judged without it.
    """
    before = _there(shelf)
    if shelf.links is not None and source_id == shelf.links.id:
        return _with_links(before, shelf.without(source_id), decided_beside(shelf))
    if source_id not in before.sources():
        raise UnknownError(source_id, "there is no such source here", "see `whosays sources`")
    if (catalog := before.catalog_of(source_id)) is not None:
        raise WriteError(source_id, f"it is a record of {catalog}", f"remove {catalog}, with all its records")
    added, after = shelf.named(source_id), shelf.without(source_id)
    if before.is_judged:
        return _judged(before, after, [], without=source_id)
    if added is None:
        what = "it came with a dump, and what the rest comes to without it cannot be judged"
        raise WriteError(source_id, what, "build from the documents instead")
    overlay = _without_change(shelf, added) if added.is_change else Overlay()
    return _laid_over(before, after, overlay, gone=before.iris.source(source_id))


def _there(shelf: Shelf) -> Published:
    before = Published.at(shelf.data)
    if before is None:
        Snapshot.current(shelf.data)  # says that there is none
        raise SnapshotError(str(shelf.data), "no snapshot is published here", "build one first")
    return before


def _without_change(shelf: Shelf, taken_back: Added) -> Overlay:
    """Return what is there when all changes are unmade up to one, and those after it are made again."""
    overlay = Overlay()
    later: list[Change] = []
    for each in reversed(shelf.changes):
        change = change_in(shelf.path(each))
        overlay.unmake(change)
        if each.id == taken_back.id:
            break
        later.append(change)
    for change in reversed(later):
        overlay.make(change)
    return overlay


def _judged(
    before: Published | None, shelf: Shelf, more: Iterable[tuple[Reading, bytes | None]], without: str | None = None
) -> Snapshot:
    base = before.base if before else DEFAULT_BASE
    policy = policy_of(before.snapshot.seal if before else {})
    with Kept.beside(shelf.data) as kept, KeptReadings.beside(shelf.data) as keep:
        readings = Spool(each_of(keep.taken_over(without)))
        for reading, key in more:
            keep.keep(reading, key)
            for each in each_of([reading]):
                readings.append(each)
        return published(Contents(readings, Vocabulary.load(), base, policy, kept), keep, shelf)


def _laid_over(  # noqa: PLR0913, PLR0917 (what there is, what comes, and what goes)
    before: Published,
    shelf: Shelf,
    overlay: Overlay,
    stated: Iterable[Quad] = (),
    texts: Mapped[str, str] | None = None,
    gone: NamedNode | None = None,
) -> Snapshot:
    """Publish the quads that there are with others laid over them, and what is kept beside them as it is."""
    store, folder = before.snapshot.store, before.snapshot.folder
    named = {graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode) and graph != gone}

    def derived(new: Store) -> Iterator[Quad]:
        _name_graphs(new, overlay.named(named))
        return counted(new, before.base) if before.is_counted else iter(())

    def described(_: Store) -> Iterator[Quad]:
        return descriptions(overlay.over(store.quads_for_pattern(None, None, None, DefaultGraph())), before.base)

    kept = {name: folder / name for name in (KEPT, READINGS) if (folder / name).is_file()}
    facts = {name: fact for name, fact in before.snapshot.seal.items() if name not in _OWN}
    left = [each for each in before.sources() if before.iris.source(each) != gone and _has_text(folder, each)]
    with TemporaryDirectory() as own:
        snapshot = publish(
            shelf.data,
            chain(undescribed(overlay.over(_without(store, gone)), before.base), stated),
            _Texts(texts or {}, left, before.snapshot.text),
            {**facts, **shelf.told()},
            derived=(derived, described),
            beside={**kept, **shelf.written(Path(own))},
        )
    shelf.tidy()
    return snapshot


class _Texts(Mapped[str, str]):
    """Texts by the ids of their sources: some that are given, and others that are read when they are asked for."""

    def __init__(self, given: Mapped[str, str], others: Iterable[str], read: Callable[[str], str]) -> None:
        self._given, self._ids, self._read = given, dict.fromkeys((*given, *others)), read

    def __getitem__(self, source_id: str) -> str:
        return self._given[source_id] if source_id in self._given else self._read(source_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def _has_text(folder: Path, source_id: str) -> bool:
    return (folder / DOCUMENTS / document_file(source_id)).is_file()


def _without(store: Store, gone: NamedNode | None) -> Iterator[Quad]:
    """Yield the quads of a store but for the graph of a source, and what the default graph says of the source."""
    for quad in store:
        is_of_it = quad.graph_name == gone or (isinstance(quad.graph_name, DefaultGraph) and quad.subject == gone)
        if gone is None or not is_of_it:
            yield quad


def _name_graphs(store: Store, names: Iterable[str]) -> None:
    """See that a store has graphs of these names, be they empty: quads alone do not tell of those."""
    for name in names:
        store.add_graph(NamedNode(name))
