"""Quads in one order, whatever order the store keeps them in, and however many there are: the order of their lines."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from ..nquads import chunks_of
from ..sorted_lines import SortedLines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, Store

    from .wanted import GraphName

_TOGETHER = 100_000  # names


def sorted_lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Yield the lines of quads in the order of their bytes, many together; they are sorted on disk."""
    return (b"\n".join([*block, b""]) for block in _blocks(chunks_of(quads)))


def sorted_quads(store: Store, graphs: Iterable[GraphName]) -> Iterator[Quad]:
    """Yield the quads of some graphs, graph by graph, those of one subject together."""
    for graph in graphs:
        for lines in sorted_lines(store.quads_for_pattern(None, None, None, graph)):
            yield from parse(lines, format=RdfFormat.N_QUADS, lenient=True)


def sorted_names(names: Iterable[str]) -> Iterator[str]:
    """Yield names without a line feed in the order of their bytes, each once; they are sorted on disk."""
    return (name.decode() for block in _blocks(_lines(names)) for name in block)


def _lines(names: Iterable[str]) -> Iterator[bytes]:
    waiting = iter(names)
    while some := list(islice(waiting, _TOGETHER)):
        yield "\n".join([*some, ""]).encode()


def _blocks(chunks: Iterable[bytes]) -> Iterator[list[bytes]]:
    with SortedLines(Path(gettempdir())) as lines:
        for chunk in chunks:
            lines.add(chunk)
        yield from lines.blocks()
