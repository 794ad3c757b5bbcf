"""Decisions on links: `links.sssom.tsv` beside the documents, with the mappings that a curator accepts or rejects."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ...graph.linking.sssom import DECISIONS, read
from ..files import check_inside, is_there, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ...graph.linking.mapping import Mapping


def decisions_in(path: Path) -> tuple[Mapping, ...]:
    """Return the decisions that a file of mappings holds; SourceError, with the line, where it is none."""
    return tuple(each for each in read(text_of(path), str(path)).mappings if each.is_decision)


def decisions_beside(paths: Iterable[Path], on_error: Callable[[SourceError], None]) -> tuple[Mapping, ...]:
    """Return the decisions that stand among the documents of a build; `on_error` hears of files that are faulty."""
    found: list[Mapping] = []
    for path, root in _files(paths):
        try:
            check_inside(root, path)
            found += decisions_in(path)
        except SourceError as fault:
            on_error(fault)
    return tuple(found)


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield each file of decisions, and the folder that it was found through."""
    for path in paths:
        if not is_there(path):
            continue
        if path.is_dir():
            yield from ((file, path) for file in _inside(path))
        elif path.name == DECISIONS and path.is_file():
            yield path, path.parent


def _inside(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if DECISIONS in files:
            yield Path(here) / DECISIONS
