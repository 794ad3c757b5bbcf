"""A seal names every file of a snapshot with size and digest, and is written last: no seal, no snapshot."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

from .errors import SnapshotError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SEAL = "snapshot.json"
FORMAT = 1
_REBUILD = "build again, or point `current` at an earlier snapshot"


def write_seal(folder: Path, facts: Mapping[str, Any]) -> None:
    """Write the seal of a finished folder: `facts`, every file, and the seal's own digest."""
    files = {name: [size, digest_of(folder / name)] for name, size in _sizes(folder)}
    seal = {"format": FORMAT, **facts, "files": files}
    seal["seal"] = _own_digest(seal)
    part = folder / f"{SEAL}.part"
    part.write_text(json.dumps(seal, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sync(part)
    part.replace(folder / SEAL)
    sync(folder)


def read_seal(folder: Path, *, verify: bool = False) -> dict[str, Any]:
    """Return the seal of a folder whose files are all there, whole by size and, with `verify`, by digest.

    SnapshotError says which file is not as it was sealed.
    """
    seal = _parsed(folder)
    there = dict(_sizes(folder))
    there.pop(SEAL, None)
    for name, (size, digest) in seal["files"].items():
        found = there.pop(name, None)
        if found is None:
            raise SnapshotError(str(folder / name), "the file is missing", _REBUILD)
        if found != size:
            raise SnapshotError(str(folder / name), f"has {found} bytes instead of {size}", _REBUILD)
        if verify and digest_of(folder / name) != digest:
            raise SnapshotError(str(folder / name), "has other bytes than were sealed", _REBUILD)
    for name in there:
        raise SnapshotError(str(folder / name), "is no part of the snapshot", "remove the file")
    return seal


def is_as_sealed(folder: Path, seal: Mapping[str, Any], name: str) -> bool:
    """Tell whether a file of a sealed folder is there, with the bytes that were sealed."""
    size, digest = seal["files"].get(name, (0, ""))
    path = folder / name
    return path.is_file() and path.stat().st_size == size and digest_of(path) == digest


def digest_of(path: Path) -> str:
    """Return the sha256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Make sure that a file or folder is on the disk, not only on its way there."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _parsed(folder: Path) -> dict[str, Any]:
    path = folder / SEAL
    try:
        seal = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SnapshotError(str(folder), "has no seal, so it is not a whole snapshot", _REBUILD) from error
    except (OSError, ValueError, RecursionError) as error:
        raise SnapshotError(str(path), "cannot be read", _REBUILD) from error
    if not isinstance(seal, dict) or seal.get("seal") != _own_digest(seal):
        raise SnapshotError(str(path), "was changed after it was written", _REBUILD)
    if seal.get("format") != FORMAT:
        raise SnapshotError(str(path), f"has format {seal.get('format')}, not {FORMAT}", "build again")
    return seal


def _own_digest(seal: Mapping[str, Any]) -> str:
    rest = {key: value for key, value in seal.items() if key != "seal"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def _sizes(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield each file below a folder, by its path inside it, with its size in bytes."""
    for path in sorted(folder.rglob("*")):
        if not path.is_dir():
            yield path.relative_to(folder).as_posix(), path.lstat().st_size
