"""Links to other graphs: a set of mappings on the shelf, and what curators decided, as a graph of the next snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import SourceError
from ..iris import DEFAULT_BASE, Iris
from ..linking.mapping_quads import mappings_in, quads_of_mappings, still_spoken_of
from ..linking.sssom import DECISIONS, merged, read
from ..seal import digest_of
from ..snapshot import Snapshot, is_published
from ..vocabulary import Vocabulary
from .shelf import Added

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Quad, Store

    from ..linking.mapping import Mapping
    from .shelf import Shelf

# What no source can be called: ids that are made from names of files have no dot.
IDENT = "links.sssom"


def entry_of(file: Path) -> Added:
    """Return the place on the shelf of a set of mappings."""
    return Added(IDENT, DECISIONS, digest_of(file), is_links=True)


def mappings_on(shelf: Shelf) -> tuple[Mapping, ...]:
    """Return the mappings on a shelf; SourceError where their file is not as it was put there."""
    if shelf.links is None:
        return ()
    path = shelf.path(shelf.links)
    try:
        return read(path.read_text(encoding="utf-8"), str(path)).mappings
    except OSError as fault:
        what = f"it cannot be read ({fault.strerror or fault})"
        raise SourceError(str(path), what, "check that you may read it") from fault


def decided_in(data: Path) -> tuple[Mapping, ...]:
    """Return the mappings that a curator accepted or rejected in what is published; none where nothing is."""
    if not is_published(data):
        return ()
    snapshot = Snapshot.current(data)
    iris = Iris.of(Vocabulary.load(), str(snapshot.seal.get("base", DEFAULT_BASE)))
    return tuple(each for each in mappings_in(snapshot.store, iris) if each.is_decision)


def decided_beside(shelf: Shelf) -> tuple[Mapping, ...]:
    """Return the decisions in what is published that are not from the shelf: those that stand beside its documents."""
    on_it = {each.decision for each in mappings_on(shelf)}
    return tuple(each for each in decided_in(shelf.data) if each.decision not in on_it)


def link_quads(mappings: Iterable[Mapping], decisions: Iterable[Mapping], store: Store, iris: Iris) -> Iterator[Quad]:
    """Yield the graph of links of what a store still knows; what was decided stands in place of what was computed."""
    return quads_of_mappings(still_spoken_of(merged(mappings, decisions), store, iris.base), iris)
