"""A new store is loaded on several threads while its lines are sorted, counted and digested."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from pyoxigraph import RdfFormat, Store, parse

from .cores import cores
from .nquads import Rewriting
from .rdf import WS
from .sorted_lines import SortedLines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import TracebackType

_BUILD = "graph/build"
_BUILD_CLASS = WS.Build.value.encode()
_TYPE = b" <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <"
_TYPED = re.compile(rb"(?:<(?P<iri>[^>]*)>|\S+)" + re.escape(_TYPE) + rb"(?P<class>[^>]*)> ")
_THREADS = 4  # more would hold more in memory than they gain


@dataclass(slots=True)
class Content:
    """What a store holds, counted while it is loaded: a look at all of a store takes memory as the store is large."""

    digest: str = ""
    quads: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    bases: set[str] = field(default_factory=set)

    def told(self) -> dict[str, Any]:
        """Return what the seal tells of it: its quads, what its IRIs begin with, how many things each class has."""
        base = {"base": min(self.bases)} if self.bases else {}
        return {"quads": self.quads, **base, "counts": dict(sorted(self.counts.items()))}


class Loading:
    """A store on disk that fills; `folder` is new, and what is laid aside meanwhile stands beside it without a name."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(str(folder))
        self._ends = ExitStack()
        self._lines = self._ends.enter_context(SortedLines(folder.parent))
        self._threads = min(_THREADS, cores())
        self._pool = ThreadPoolExecutor(self._threads)
        self._ends.callback(self._pool.shutdown, cancel_futures=True)
        self._pending: set[Future[None]] = set()
        self._as_stored = Rewriting()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._ends.close()
        # A fault that is kept would keep the store open, too, and no other could be opened in its place.
        del self._store

    def add(self, chunks: Iterable[bytes]) -> None:
        """Load chunks of lines of N-Quads, as a serializer writes them; a fault of the disk is raised here or later."""
        for chunk in chunks:
            self._wait(self._threads)
            self._pending.add(self._pool.submit(_load, self._store, chunk))
            self._lines.add(self._as_stored(chunk))

    def store(self) -> Store:
        """Return the store once it holds all that was added."""
        self._wait(0)
        return self._store

    def content(self, meanwhile: Callable[[Store], None] = lambda _: None) -> Content:
        """Return what was loaded, with the digest of its sorted N-Quads; the last thing to ask.

        `meanwhile` does something else with the store, that is whole, on another thread.
        """
        self._wait(0)
        self._pending.add(self._pool.submit(meanwhile, self._store))
        content = Content()
        digest = hashlib.sha256()
        thing = b""
        for block in self._lines.blocks():
            digest.update(b"\n".join([*block, b""]))
            content.quads += len(block)
            for line in block:
                # A thing that several graphs call by one class stands in lines that follow each other.
                if _TYPE in line and (typed := _TYPED.match(line)) and typed[0] != thing:
                    thing = typed[0]
                    content.counts[typed["class"].decode()] += 1
                    if typed["class"] == _BUILD_CLASS and typed["iri"]:
                        content.bases.add(typed["iri"].decode().removesuffix(_BUILD))
        self._wait(0)
        self._store.flush()
        content.digest = digest.hexdigest()
        return content

    def _wait(self, most: int) -> None:
        """Wait until no more than so many chunks are loaded or wait for it."""
        while len(self._pending) > most:
            done, self._pending = wait(self._pending, return_when=FIRST_COMPLETED)
            for loaded in done:
                loaded.result()


def _load(store: Store, lines: bytes) -> None:
    """Load some lines; by themselves bulk loads would give new names to blank nodes, other ones in each chunk."""
    if _has_blank(lines):
        store.bulk_extend(parse(lines, format=RdfFormat.N_QUADS, lenient=True))
    else:
        store.bulk_load(lines, format=RdfFormat.N_QUADS, lenient=True)


def _has_blank(lines: bytes) -> bool:
    """Tell whether there is a blank node, or words in a literal that look like one, which does no harm."""
    return b" _:" in lines or b"\n_:" in lines or lines.startswith(b"_:")
