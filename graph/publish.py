"""A build becomes the published snapshot by one switch, or leaves everything as it was."""

from __future__ import annotations

import datetime as dt
import fcntl
import gzip
import hashlib
import os
import re
import shutil
import zlib
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from pyoxigraph import RdfFormat, Store, parse

from .errors import SnapshotError
from .limits import limit
from .rdf import WS, lines_of
from .seal import SEAL, read_seal, sync, write_seal
from .snapshot import CURRENT, DOCUMENTS, SNAPSHOTS, STORE, Snapshot, document_file
from .spool import sorted_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pyoxigraph import Quad

_BUILDING = ".building"
_LOCK = ".lock"
_BUILD = "graph/build"
# More at once load faster and take more memory; so many take less than Python with our modules does.
_AT_ONCE = 25_000
_TYPED = re.compile(
    rb"(?:<(?P<iri>[^>]*)>|\S+) <http://www\.w3\.org/1999/02/22-rdf-syntax-ns#type> <(?P<class>[^>]*)> "
)
_BUILD_CLASS = WS.Build.value.encode()


def publish(  # noqa: PLR0913 (what a snapshot is made of, and whom to tell)
    data: Path,
    quads: Iterable[Quad],
    texts: Mapping[str, str] | None = None,
    facts: Mapping[str, Any] | None = None,
    *,
    derived: Callable[[Store], Iterable[Quad]] | None = None,
    beside: Mapping[str, Path] | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> Snapshot:
    """Write, seal and publish a snapshot of the quads and of the source texts by source id; return it.

    `facts` go into the seal, `derived` gives what follows from the quads once the store holds them, `beside` names
    files that are whole by then and are kept with them, `step` hears the name of each step before it is taken.
    SnapshotError where the disk refuses or another build is at work; then the published snapshot is as it was.
    """
    data = Path(data)
    try:
        (data / SNAPSHOTS).mkdir(parents=True, exist_ok=True)
        with _alone(data), ExitStack() as undo:
            _sweep(data)
            building = data / SNAPSHOTS / _BUILDING
            undo.callback(shutil.rmtree, building, ignore_errors=True)
            ident = _write(building, partial(_quads, quads, derived), texts or {}, facts or {}, beside or {}, step=step)
            folder = _settle(building, data / SNAPSHOTS / ident, undo, step)
            _switch(data, ident, step)
            undo.pop_all()
            _forget_old(data, ident, step)
            return Snapshot.open(folder)
    except OSError as error:
        what = f"the snapshot could not be written ({error.strerror or error})"
        raise SnapshotError(str(data), what, "make room or check permissions, and build again") from error


def restore(data: Path, dump: Path, *, step: Callable[[str], None] = lambda _: None) -> Snapshot:
    """Publish a dump in N-Quads, plain or gzipped, as it is; SnapshotError where it is not one."""
    return publish(data, _quads_in(Path(dump)), facts={"restoredFrom": Path(dump).name}, step=step)


def _quads_in(dump: Path) -> Iterator[Quad]:
    """Yield the quads of a dump; SnapshotError, with the line where there is one, for what is none."""
    try:
        with _opened(dump) as file:
            yield from parse(input=file, format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        place = f"{dump}:{error.lineno or 1}"
        raise SnapshotError(place, f"this is not N-Quads ({error.msg})", "make the dump again") from error
    except (OSError, EOFError, zlib.error) as error:
        raise SnapshotError(str(dump), f"cannot be read ({error})", "give a .nq or .nq.gz file") from error


def _opened(dump: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(dump)) if dump.suffix == ".gz" else dump.open("rb")


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Hold the data folder's lock; the system releases it also when the process is killed."""
    with (data / SNAPSHOTS / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SnapshotError(str(data), "another build is at work here", "wait until it ends") from error
        yield


def _sweep(data: Path) -> None:
    """Remove what a killed build left: folders without a seal, and links that were not yet switched."""
    for folder in (data / SNAPSHOTS).iterdir():
        if (folder.is_dir() and not (folder / SEAL).exists()) or folder.name.startswith(_BUILDING):
            shutil.rmtree(folder)
    (data / f".{CURRENT}").unlink(missing_ok=True)


def _write(  # noqa: PLR0913 (all that a snapshot's folder holds)
    building: Path,
    quads: Callable[[Store], Iterable[Iterable[Quad]]],
    texts: Mapping[str, str],
    facts: Mapping[str, Any],
    beside: Mapping[str, Path],
    *,
    step: Callable[[str], None],
) -> str:
    """Fill and seal the folder; return the snapshot's id."""
    step("documents")
    (building / DOCUMENTS).mkdir(parents=True)
    parts = []
    for source_id in sorted(texts):
        written = texts[source_id].encode("utf-8")
        (building / DOCUMENTS / document_file(source_id)).write_bytes(written)
        parts.append(f"{source_id} {hashlib.sha256(written).hexdigest()}")
    step("store")
    loaded = _load(building / STORE, quads)
    for name, path in beside.items():
        shutil.copyfile(path, building / name)
    step("seal")
    for path in building.rglob("*"):
        sync(path)
    built = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    parts += [f"shelf {facts['shelf']}"] if "shelf" in facts else []
    own = {"id": _ident(loaded.digest, parts), "digest": loaded.digest, "built": built}
    write_seal(building, {**loaded.told(), **facts, **own})
    return own["id"]


def _ident(digest: str, texts: Iterable[str]) -> str:
    """Return the id of a snapshot by its quads and the digests of texts and shelf: a restored dump has quads only."""
    return hashlib.sha256("\n".join([digest, *texts]).encode()).hexdigest()[:16]


@dataclass(slots=True)
class _Content:
    """What a store holds, counted while it is loaded: a look at all of a store takes memory as the store is large."""

    digest: str = ""
    quads: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    bases: set[str] = field(default_factory=set)

    def told(self) -> dict[str, Any]:
        """Return what the seal tells of it: its quads, what its IRIs begin with, how many things each class has."""
        base = {"base": min(self.bases)} if self.bases else {}
        return {"quads": self.quads, **base, "counts": dict(sorted(self.counts.items()))}


def _quads(
    stated: Iterable[Quad], derived: Callable[[Store], Iterable[Quad]] | None, store: Store
) -> Iterator[Iterable[Quad]]:
    """Yield what is stated, and what follows from it once the store holds it."""
    yield stated
    if derived is not None:
        yield derived(store)


def _load(folder: Path, quads: Callable[[Store], Iterable[Iterable[Quad]]]) -> _Content:
    """Bulk-load a new store and return what it holds, with the digest of its sorted N-Quads."""
    store = Store(str(folder))
    digest = hashlib.sha256()
    content = _Content()
    last = thing = b""
    lines = (line for some in quads(store) for line in _loaded(store, some))
    for line in sorted_on_disk(lines, at_once=_AT_ONCE):
        if line == last:
            continue
        last = line
        digest.update(line)
        content.quads += 1
        # A thing that several graphs call by one class stands in lines that follow each other.
        if (typed := _TYPED.match(line)) and typed[0] != thing:
            thing = typed[0]
            content.counts[typed["class"].decode()] += 1
            if typed["class"] == _BUILD_CLASS and typed["iri"]:
                content.bases.add(typed["iri"].decode().removesuffix(_BUILD))
    store.flush()
    content.digest = digest.hexdigest()
    return content


def _loaded(store: Store, quads: Iterable[Quad]) -> Iterator[bytes]:
    """Load the quads, some at a time, and yield them as lines of N-Quads.

    The lines are read back from a store in memory, which writes some numbers in its own way as the one on disk does:
    so a dump has the same digest.
    """
    waiting = iter(quads)
    while some := list(islice(waiting, _AT_ONCE)):
        store.bulk_extend(some)
        as_stored = Store()
        as_stored.bulk_extend(some)
        yield from lines_of(as_stored)


def _settle(building: Path, folder: Path, undo: ExitStack, step: Callable[[str], None]) -> Path:
    """Give the sealed folder its name; one of the same content stays if it is whole and keeps as much."""
    step("settle")
    if folder.exists() and _is_whole(folder, _parts(building)):
        shutil.rmtree(building)
    elif folder.exists():
        aside = folder.with_name(f"{_BUILDING}-damaged")
        folder.rename(aside)
        building.rename(folder)
        shutil.rmtree(aside)
    else:
        building.rename(folder)
        undo.callback(shutil.rmtree, folder, ignore_errors=True)
    sync(folder.parent)
    return folder


def _is_whole(folder: Path, parts: set[str]) -> bool:
    try:
        read_seal(folder, verify=True)
    except SnapshotError:
        return False
    return parts <= _parts(folder)


def _parts(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _switch(data: Path, ident: str, step: Callable[[str], None]) -> None:
    """Make `current` name the snapshot: readers see the one before or this one, never neither."""
    step("link")
    link = data / f".{CURRENT}"
    link.symlink_to(Path(SNAPSHOTS) / ident)
    try:
        step("switch")
        link.replace(data / CURRENT)
    finally:
        link.unlink(missing_ok=True)
    sync(data)


def _forget_old(data: Path, ident: str, step: Callable[[str], None]) -> None:
    """Keep the last published snapshots, as many as the limit says, and this one whatever its age."""
    step("forget")
    os.utime(data / SNAPSHOTS / ident)
    folders = [folder for folder in (data / SNAPSHOTS).iterdir() if not folder.name.startswith(".")]
    folders.sort(key=lambda folder: folder.stat().st_mtime_ns, reverse=True)
    for folder in folders[limit("snapshots_kept").value :]:
        shutil.rmtree(folder)
