"""What was added by itself is read like any other source, and what was read before is not read again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ..graph.errors import SourceError
from .build import Source, stop
from .files import bytes_of
from .formats.loader import loaders
from .manifest import entry_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from importlib.resources.abc import Traversable

    from ..graph.claims import Reading
    from ..graph.shelf.readings import KeptReadings
    from ..graph.shelf.shelf import Added, Shelf

_ROOT = __package__.rpartition(".")[0]
_RULES = (".py", ".yaml", ".ttl")


def added_source(shelf: Shelf, added: Added) -> Source:
    """Return a document on the shelf as a source; SourceError where its bytes are not as they were added."""
    return Source(shelf.path(added), added.id, entry_of(added.file, {**added.told, "id": added.id}))


def with_added(
    sources: Sequence[Source], shelf: Shelf, on_error: Callable[[SourceError], None] = stop
) -> tuple[Source, ...]:
    """Return the sources of a build and the documents on the shelf.

    `on_error` hears of those that cannot be had, and of those whose id one of the sources has.
    """
    found = {source.id: source for source in sources}
    for added in shelf.documents:
        try:
            source = added_source(shelf, added)
        except SourceError as fault:
            on_error(fault)
            continue
        if (first := found.setdefault(added.id, source)) is not source:
            what = f"it has the id `{added.id}`, and so has a document that was added by itself"
            on_error(SourceError(str(first.path), what, f"run `whosays remove {added.id}` first"))
    return tuple(found.values())


def read_once(
    sources: Sequence[Source],
    keep: KeptReadings,
    read: Callable[[Sequence[Source]], Iterator[Reading | SourceError]],
    anew: Container[str] = (),
) -> Iterator[tuple[bytes | None, Reading | SourceError]]:
    """Yield the reading of each source, or why there is none, with the key to keep it by.

    What the build before kept is taken over; `read` reads the rest, and all whose ids are among `anew`: those have no
    key, for they will not stay as their document alone gives them.
    """
    keys = [None if source.id in anew else key_of(source) for source in sources]
    rest = read([source for source, key in zip(sources, keys, strict=True) if not keep.has(key)])
    for key in keys:
        yield key, keep.before(key) if key is not None and keep.has(key) else next(rest)


def key_of(source: Source) -> bytes | None:
    """Return what the reading of a source depends on, as a digest: its bytes, what is said of it, and all our rules.

    None where it cannot be read.
    """
    try:
        read = bytes_of(source.path)
    except SourceError:
        return None
    told = repr((source.id, source.inside.as_posix(), source.entry and source.entry.metadata))
    return hashlib.sha256(rules() + told.encode("utf-8", "surrogateescape") + hashlib.sha256(read).digest()).digest()


@cache
def rules() -> bytes:
    """Return a digest of all that reads: our code, words and ontology as they are, and which loaders there are."""
    digest = hashlib.sha256()
    for folder in ("loaders", "graph"):
        for name, written in _written(files(_ROOT).joinpath(folder), folder):
            digest.update(name.encode() + hashlib.sha256(written).digest())
    digest.update(files(_ROOT).joinpath("ontology.ttl").read_bytes())
    digest.update(repr([(each.name, each.version) for each in loaders()]).encode())
    return digest.digest()


def _written(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _written(each, f"{name}/{each.name}")
        elif each.name.endswith(_RULES):
            yield f"{name}/{each.name}", each.read_bytes()
