"""Files that are whole or not there: written beside their place, and packed as their name says."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, cast

import zstandard

from ..errors import ExportError, reason_of
from ..seal import sync

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LEVEL = 6  # of gzip: 9 takes three times as long for a hundredth less


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write into that takes its place when all is well; packed where it is called .gz or .zst.

    ExportError where the disk refuses; then what was there before stays.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file, packed(file, path.suffix) as out:
            yield out
        sync(part)
        part.replace(path)
    except OSError as error:
        remedy = "make room, or name a file that can be written"
        raise ExportError(str(path), f"cannot be written ({reason_of(error)})", remedy) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def packed(file: IO[bytes], suffix: str) -> Iterator[IO[bytes]]:
    """Give what packs into a file, by the end of its name; what is packed names no time, so it is the same again."""
    match suffix:
        case ".gz":
            with gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as out:
                yield cast("IO[bytes]", out)
        case ".zst":
            with zstandard.ZstdCompressor().stream_writer(file, closefd=False) as writer:
                yield cast("IO[bytes]", writer)
        case _:
            yield file
