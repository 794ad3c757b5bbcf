"""A build becomes the published snapshot by one switch, or leaves everything as it was."""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import os
import shutil
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .bulk import Content, Loading
from .errors import SnapshotError, reason_of
from .limits import limit
from .nquads import chunks_in, chunks_of, joined
from .seal import SEAL, read_seal, sync, write_seal
from .searching.writing import INDEX, write_index
from .snapshot import CURRENT, DOCUMENTS, SNAPSHOTS, STORE, Snapshot, document_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Quad, Store

_BUILDING = ".building"
_LOCK = ".lock"


def publish(  # noqa: PLR0913 (what a snapshot is made of, and whom to tell)
    data: Path,
    quads: Iterable[Quad],
    texts: Mapping[str, str] | None = None,
    facts: Mapping[str, Any] | None = None,
    *,
    lines: Iterable[bytes] = (),
    derived: Sequence[Callable[[Store], Iterable[Quad]]] = (),
    beside: Mapping[str, Path] | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> Snapshot:
    """Write, seal and publish a snapshot of the quads and of the source texts by source id; return it.

    `lines` are more of the quads, as lines of N-Quads. `facts` go into the seal, each of `derived` gives what follows
    from the quads once the store holds them and what those before it gave, `beside` names files that are whole by then
    and are kept with them, `step` hears the name of each step before it is taken.
    SnapshotError where the disk refuses or another build is at work; then the published snapshot is as it was.
    """
    chunks = joined(chain(lines, chunks_of(quads)))
    written = partial(_write, quads=chunks, texts=texts or {}, facts=facts or {}, derived=derived)
    return _published(Path(data), partial(written, beside=beside or {}), step)


def restore(data: Path, dump: Path, *, step: Callable[[str], None] = lambda _: None) -> Snapshot:
    """Publish a dump in N-Quads, plain or gzipped, as it is; SnapshotError where it is not one."""
    facts = {"restoredFrom": Path(dump).name}
    return _published(Path(data), partial(_write, quads=chunks_in(Path(dump)), facts=facts), step)


def _published(data: Path, write: Callable[..., str], step: Callable[[str], None]) -> Snapshot:
    """Publish what `write` writes and seals in a folder, of which it gives the id."""
    try:
        (data / SNAPSHOTS).mkdir(parents=True, exist_ok=True)
        with _alone(data), ExitStack() as undo:
            _sweep(data)
            building = data / SNAPSHOTS / _BUILDING
            undo.callback(shutil.rmtree, building, ignore_errors=True)
            ident = write(building, step=step)
            folder = _settle(building, data / SNAPSHOTS / ident, undo, step)
            _switch(data, ident, step)
            undo.pop_all()
            _forget_old(data, ident, step)
            return Snapshot.open(folder)
    except OSError as error:
        what = f"the snapshot could not be written ({reason_of(error)})"
        raise SnapshotError(str(data), what, "make room or check permissions, and build again") from error


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
    *,
    quads: Iterable[bytes],
    facts: Mapping[str, Any],
    texts: Mapping[str, str] = MappingProxyType({}),
    derived: Sequence[Callable[[Store], Iterable[Quad]]] = (),
    beside: Mapping[str, Path] = MappingProxyType({}),
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
    loaded = _load(building / STORE, quads, derived, partial(write_index, path=building / INDEX), step)
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


def _load(
    folder: Path,
    chunks: Iterable[bytes],
    derived: Sequence[Callable[[Store], Iterable[Quad]]],
    indexed: Callable[[Store], None],
    step: Callable[[str], None],
) -> Content:
    """Fill a new store with what is stated and what follows from it, and index it; return what it holds."""
    with Loading(folder) as loading:
        loading.add(chunks)
        for each in derived:
            loading.add(chunks_of(each(loading.store())))
        step("search")
        return loading.content(meanwhile=indexed)


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
