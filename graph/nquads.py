"""N-Quads as text, in chunks of whole lines, each line as the store writes it."""

from __future__ import annotations

import gzip
import re
import zlib
from itertools import count, islice
from typing import IO, TYPE_CHECKING, cast

from pyoxigraph import RdfFormat, Store, parse, serialize

from .errors import SnapshotError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Literal, NamedNode, Quad

# Larger chunks take more memory; smaller ones make more files, which the store then merges over and over.
CHUNK = 32 * 2**20
_TOGETHER = 2_000
_KNOWN = 100_000
_SIMPLE = rb'(?:0|-?[1-9]\d{0,17})"\^\^<http://www\.w3\.org/2001/XMLSchema#integer>'
# In a line as it is serialized a quote inside a literal has a backslash before it, and no space.
_TYPED = re.compile(rb' "(?!' + _SIMPLE + rb')[^"\\\n]*"\^\^<http://www\.w3\.org/2001/XMLSchema#[^>\n]*>')


def chunks_of(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Yield the quads as lines, some thousands together."""
    waiting = iter(quads)
    # Until there are none left, whose lines are nothing.
    return joined(iter(lambda: _lines(islice(waiting, _TOGETHER)), b""))


def joined(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines in chunks that are as large as is good for the store."""
    size = 0
    parts: list[bytes] = []
    for some in lines:
        parts.append(some)
        size += len(some)
        if size >= CHUNK:
            yield b"".join(parts)
            parts, size = [], 0
    if parts:
        yield b"".join(parts)


def lines_in(graph: NamedNode, triples: Iterable[tuple[NamedNode, NamedNode, NamedNode | Literal]]) -> bytes:
    """Return triples as lines in a graph, each once; to make quads of them first takes four times as long."""
    end = f" {graph} .\n"
    lines: dict[str, None] = {}
    last, begin = None, ""
    for subject, predicate, term in triples:
        # Most say one thing after another of one subject.
        if subject is not last:
            last, begin = subject, f"{subject} "
        lines[f"{begin}{predicate} {term}{end}"] = None
    return "".join(lines).encode()


def chunks_in(dump: Path) -> Iterator[bytes]:
    """Yield what a dump says, plain or gzipped, as lines; SnapshotError, with the line, for a faulty one."""
    line = 1
    try:
        with _opened(dump) as file:
            for chunk in _chunks(file):
                yield _lines(parse(chunk, format=RdfFormat.N_QUADS))
                line += chunk.count(b"\n")
    except SyntaxError as error:
        place = f"{dump}:{line - 1 + (error.lineno or 1)}"
        raise SnapshotError(place, f"this is not N-Quads ({_without_line(error)})", "make the dump again") from error
    except (OSError, EOFError, zlib.error) as error:
        raise SnapshotError(str(dump), f"cannot be read ({error})", "give a .nq or .nq.gz file") from error


def _opened(dump: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(dump)) if dump.suffix == ".gz" else dump.open("rb")


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk + file.readline()


def _lines(quads: Iterable[Quad]) -> bytes:
    return cast("bytes", serialize(quads, format=RdfFormat.N_QUADS))


def _without_line(error: SyntaxError) -> str:
    """Return what is wrong without the place inside the chunk, which is not the place in the file."""
    return re.sub(r"^Parser error at line [^:]{1,80}: ", "", error.msg)


class Rewriting:
    """What the store makes of typed literals: "2.50" comes back as 2.5, so a dump would have other lines."""

    def __init__(self) -> None:
        self._known: dict[bytes, bytes] = {}

    def __call__(self, lines: bytes) -> bytes:
        """Return the lines as the store gives them back."""
        found = set(_TYPED.findall(lines))
        if len(self._known) > _KNOWN:
            self._known.clear()
        self._known.update(_as_stored(found - self._known.keys()))
        if all(self._known[literal] == literal for literal in found):
            return lines
        return _TYPED.sub(lambda match: self._known[match[0]], lines)


def _as_stored(literals: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield each literal, with the space before it, and what a store makes of it."""
    asked = list(literals)
    if not asked:
        return
    store = Store()
    lines = (b"<x:s> <x:p>%s <x:%d> .\n" % (literal, number) for number, literal in zip(count(), asked, strict=False))
    store.bulk_load(b"".join(lines), format=RdfFormat.N_QUADS, lenient=True)
    for line in cast("bytes", store.dump(format=RdfFormat.N_QUADS)).splitlines():
        literal, _, number = line.removeprefix(b"<x:s> <x:p>").rpartition(b" <x:")
        yield asked[int(number.removesuffix(b"> ."))], literal
