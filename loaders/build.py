"""From paths to documents: which files are sources, with which id, each read by the loader of its format."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ..graph.document import Document, Metadata
from ..graph.errors import SourceError, WhosaysError
from ..graph.linking.sssom import DECISIONS
from .catalogs.cards import front_in, read_card
from .catalogs.reading import known_as, node_in, read_catalog
from .files import bytes_of, check_inside, decoded_text, is_there, within
from .formats.json_records import JSON
from .formats.jsonld import LOADER as JSON_LD
from .formats.jsonld import is_linked
from .formats.loader import FromBytes, loader_for
from .ids import id_of
from .manifest import NAMES, Entry, by_file, manifest_in
from .publication import merged, metadata_of
from .understanding import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..graph.claims import Reading
    from ..graph.vocabulary import Vocabulary
    from .formats.loader import Loader


# What stands beside documents and is none: what is known of them, and decisions on links.
_BESIDE = frozenset([*NAMES, DECISIONS])
# A folder whose name begins with a dot, and which holds documents all the same: a repository's evaluation results.
_RESULTS = ".eval_results"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: `id` names its graph, `entry` is what a manifest says of it, `root` is what it was found in."""

    path: Path
    id: str
    entry: Entry | None = None
    root: Path | None = None

    @property
    def inside(self) -> PurePath:
        """Its path from the folder that it was found in, that folder's name included: no path of a machine."""
        root = (self.root or self.path.parent).resolve()
        here = self.path.parent.resolve() / self.path.name
        return here.relative_to(root.parent) if here.is_relative_to(root.parent) else PurePath(self.path.name)


def stop(fault: WhosaysError) -> None:
    """Let the first fault end the build."""
    raise fault


def sources_in(paths: Sequence[Path], on_error: Callable[[SourceError], None] = stop) -> tuple[Source, ...]:
    """Return the sources that the paths name, folders with all that is in them, in a fixed order.

    `on_error` is called with each fault: a path that is missing, a folder without documents, a faulty
    manifest, a format that no loader reads, an id that manifests give to two files. What the fault is about is then
    left out.
    """
    manifests = _Manifests(on_error)
    found: list[_Found] = []
    seen: set[Path] = set()
    for path, root in _files(paths, on_error):
        if path.resolve() in seen:
            continue
        seen.add(path.resolve())
        try:
            loader_for(path)
        except SourceError as fault:
            on_error(fault)
            continue
        found.append(_Found(path, root, manifests.entry(path, root)))
    sources: dict[str, Source] = {}
    for source in _with_ids(found):
        first = sources.setdefault(source.id, source)
        if first is not source:
            what = f"it has the id `{source.id}`, and so has {first.path}"
            on_error(SourceError(str(source.path), what, "give one of them another `id` in sources.yaml"))
    return tuple(sources.values())


@dataclass(frozen=True, slots=True)
class _Found:
    """A file, the folder that it was found through, and what a manifest says of it."""

    path: Path
    root: Path
    entry: Entry | None

    def ids(self) -> tuple[str, ...]:
        """Return the ids that it may have, the shortest first: by its name, with its folders, with its ending, too."""
        if self.entry and self.entry.id:
            return (self.entry.id,)
        # Where a link stands, and not where it leads: ids hold no paths of a machine.
        inside = Source(self.path, "", None, self.root).inside
        return id_of(self.path.stem), id_of(str(inside.with_suffix(""))), id_of(str(inside))


def _with_ids(found: Sequence[_Found]) -> tuple[Source, ...]:
    """Return the files as sources: where several would have one id, all of them get longer ones.

    None keeps the short one, so that no file takes over the id of another when the next build finds more.
    """
    ids = {each.path: each.ids() for each in found}
    rank = dict.fromkeys(ids, 0)
    while True:
        taken = Counter(ids[path][rank[path]] for path in ids)
        longer = [path for path in ids if taken[ids[path][rank[path]]] > 1 and rank[path] + 1 < len(ids[path])]
        if not longer:
            return tuple(Source(each.path, ids[each.path][rank[each.path]], each.entry, each.root) for each in found)
        for path in longer:
            rank[path] += 1


def document_of(source: Source) -> Document:
    """Read a source: the same bytes and manifest entry give the same document, wherever and whenever.

    Raises SourceError for a file that cannot be read as what it is.
    """
    return _document(source, *_loaded(source))


def _document(source: Source, loader: Loader, text: str, digest: str) -> Document:
    try:
        blocks = tuple(loader.blocks(text))
    except SourceError as fault:
        raise within(source.path, fault) from fault
    found = metadata_of(loader, text, blocks)
    stated = merged(source.entry.metadata, found) if source.entry else found
    return Document(source.id, source.path.name, text, blocks, f"{loader.name}/{loader.version}", stated, digest)


def reading_of(source: Source, vocabulary: Vocabulary, processes: int = 1) -> Reading:
    """Return what a source says: by its catalog's mapping file, where one knows it, else as its words are understood.

    Many records of one catalog are read by so many processes.

    Raises SourceError for a file that cannot be read as what it is.
    """
    loader, text, digest = _loaded(source)
    try:
        front = front_in(loader, text)
        known = known_as(loader, source.inside, text) if front is None else None
    except SourceError as fault:
        raise within(source.path, fault) from fault
    if front is not None:
        return read_card(_document(source, loader, text, digest), front, source.inside, vocabulary)
    if known is None:
        return read(_document(source, loader, text, digest), vocabulary)
    try:
        node = node_in(loader, text, known, vocabulary)
    except SourceError as fault:
        raise within(source.path, fault) from fault
    document = Document(source.id, source.path.name, text, (), f"{loader.name}/{loader.version}", digest=digest)
    stated = source.entry.metadata if source.entry else Metadata()
    return read_catalog(document, node, known, stated, vocabulary, processes)


def _loaded(source: Source) -> tuple[Loader, str, str]:
    """Return the loader of a source's format, its text, and the digest of its bytes."""
    loader = loader_for(source.path)
    written = bytes_of(source.path)
    digest = sha256(written).hexdigest()
    if not isinstance(loader, FromBytes):
        text = decoded_text(str(source.path), written)
        # Croissant and descriptions in the words of schema.org are mostly written as JSON.
        return JSON_LD if loader is JSON and is_linked(text) else loader, text, digest
    try:
        return loader, loader.text(written), digest
    except SourceError as fault:
        raise within(source.path, fault) from fault


def _files(paths: Iterable[Path], on_error: Callable[[SourceError], None]) -> Iterator[tuple[Path, Path]]:
    """Yield each file, and the folder that it was found through."""
    for path in paths:
        if not is_there(path):
            on_error(SourceError(str(path), "there is no such file or folder", "check its name"))
        elif path.is_dir():
            inside = list(_inside(path, on_error))
            if not inside:
                on_error(SourceError(str(path), "there is no document in this folder", "put one in"))
            yield from ((file, path) for file in inside)
        # A pattern such as `folder/*` names the manifest, too, and it is no document.
        elif path.name not in _BESIDE:
            yield path, path.parent


def _inside(folder: Path, on_error: Callable[[SourceError], None]) -> Iterator[Path]:
    """Yield the files that stand in a folder and below it; hidden ones and manifests are no documents."""

    def unreadable(fault: OSError) -> None:
        what = f"it cannot be read ({fault.strerror or fault})"
        on_error(SourceError(str(fault.filename), what, "check that you may read it"))

    for here, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith(".") or name == _RESULTS)
        for name in sorted(files):
            path = Path(here) / name
            if not name.startswith(".") and name not in _BESIDE and _stands_in(folder, path, on_error):
                yield path


def _stands_in(folder: Path, path: Path, on_error: Callable[[SourceError], None]) -> bool:
    """Tell whether a file of a folder stands in it; a link that leads out of it is no document, and told so."""
    try:
        check_inside(folder, path)
    except SourceError as fault:
        on_error(fault)
        return False
    return True


class _Manifests:
    """The manifests beside the files, each read once; a faulty one is reported once and says nothing."""

    def __init__(self, on_error: Callable[[SourceError], None]) -> None:
        self._on_error = on_error
        self._read: dict[Path, Mapping[Path, Entry]] = {}

    def entry(self, path: Path, root: Path) -> Entry | None:
        """Return what is said of a file by the nearest manifest, up to the root."""
        file, top = path.resolve(), root.resolve()
        for folder in file.parents:
            if folder not in self._read:
                self._read[folder] = self._entries(folder)
            if folder == top or file in self._read[folder]:
                return self._read[folder].get(file)
        return None

    def _entries(self, folder: Path) -> Mapping[Path, Entry]:
        try:
            return by_file(folder, manifest_in(folder))
        except SourceError as fault:
            self._on_error(fault)
            return {}
