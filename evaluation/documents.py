"""What is understood of the documents that gold speaks of: read anew, or as a snapshot has it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..graph.claims import as_one
from ..graph.listing import claims_in
from ..graph.rdf import RDFS, SCHEMA, WS
from ..loaders.build import reading_of, sources_in
from .said import Sayings, said_in, sayings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ..graph.snapshot import Snapshot
    from ..graph.vocabulary import Vocabulary
    from .gold import Gold

DOCUMENTS = "docs"


def folders_beside(gold: Path) -> tuple[Path, ...]:
    """Return where documents stand if nobody says so: a folder `docs` in the gold folder or beside it."""
    return tuple(folder for folder in (gold / DOCUMENTS, gold.parent / DOCUMENTS) if folder.is_dir())


def read_for(golds: Iterable[Gold], folders: Sequence[Path], vocabulary: Vocabulary) -> Iterator[Sayings]:
    """Read the documents of the gold that stand in the folders or below; those that stand nowhere are left out.

    Raises SourceError for a document that cannot be read.
    """
    # Where two have one name, the one in the folder named first counts.
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    files = {path.name: path for path in reversed(paths)}
    for gold in golds:
        path = files.get(PurePath(gold.document).name)
        for source in sources_in([path]) if path is not None else ():
            yield sayings_of(as_one(reading_of(source, vocabulary)), vocabulary)


def held_in(snapshot: Snapshot) -> Iterator[Sayings]:
    """Return what a snapshot holds of each of its sources."""
    said = defaultdict(list)
    for name, each in said_in(claims_in(snapshot)):
        said[name].append(each)
    for name, node in _sources(snapshot).items():
        text = snapshot.text(node.value.rpartition("/")[2])
        yield Sayings(name, _format(snapshot, node), text, tuple(said[name]))


def _sources(snapshot: Snapshot) -> Mapping[str, NamedNode]:
    found = snapshot.store.quads_for_pattern(None, WS.fileName, None)
    return {
        quad.object.value: quad.subject
        for quad in found
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
        and not any(snapshot.store.quads_for_pattern(quad.subject, SCHEMA.isPartOf, None, quad.subject))
    }


def _format(snapshot: Snapshot, source: NamedNode) -> str:
    """Return the name of the loader that read a source."""
    read_by = [quad.object for quad in snapshot.store.quads_for_pattern(source, WS.loader, None, source)]
    loaders = [each for each in read_by if isinstance(each, NamedNode)]
    called = [quad.object for each in loaders for quad in snapshot.store.quads_for_pattern(each, RDFS.label, None)]
    return next((label.value.partition("/")[0] for label in called if isinstance(label, Literal)), "")
