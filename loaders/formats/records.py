"""Records: a mapping is a record whatever the format, and its entries are pairs of the words that are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.document import Heading, Item, Pair, Record, Table
from .grouped import are_alike, with_groups
from .lines import NOTHING, block_of
from .nodes import Catalog, Entry, Listed, Mapped, Rows, Words
from .reshaped import reshaped
from .tables import table_of
from .tags import without_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.document import Block
    from .nodes import Node

Path = tuple[str, ...]

# What a nested mapping must share with its neighbours to be a thing as they are.
NESTED_KEYS = 3


def blocks_of(node: Node) -> Iterator[Block]:
    """Yield the blocks of a whole document.

    A mapping of mappings that are alike is a catalog: each key is the heading of its record. Lists of mappings are
    records one after another. A mapping within a record is part of it, and its keys are the path of the pairs.
    """
    yield from _blocks_of(with_groups(reshaped(node)))


def _blocks_of(node: Node) -> Iterator[Block]:
    match node:
        case Rows():
            yield _table(node)
        case Mapped(entries) if _is_catalog(entries):
            yield from _catalog(entries, 1)
        case Mapped((Entry(value=Rows() as rows),)):
            yield _table(rows)
        case Mapped((entry,)) if _holds_records(entry.value):
            if entry.key.text:
                yield Heading(entry.key, 1)
            yield from _inside(entry.value)
        case Mapped():
            yield from _records(node, ())
        case Listed():
            yield from _listed(node, 0)
        case Words(passage) if passage.text:
            yield block_of(passage)


def _table(rows: Rows) -> Table:
    return table_of(rows.rows, rows.header)


def _inside(node: Node) -> Iterator[Block]:
    """Yield the records that stand under the only key of a document."""
    if isinstance(node, Mapped | Catalog):
        yield from _catalog(node.entries, 2)
    elif isinstance(node, Listed):
        yield from _listed(node, 0)


def _catalog(entries: Sequence[Entry], level: int) -> Iterator[Block]:
    for key, value in entries:
        if key.text:
            yield Heading(key, level)
        if isinstance(value, Mapped):
            yield from _records(value, ())
        elif isinstance(value, Rows):
            yield _table(value)


def _listed(node: Listed, depth: int) -> Iterator[Block]:
    for entry in node.nodes:
        match entry:
            case Mapped():
                yield from _records(entry, ())
            case Rows():
                yield _table(entry)
            case Listed():
                yield from _listed(entry, depth + 1)
            case Words(passage) if passage.text:
                yield Item(passage, depth)


def _records(node: Mapped, path: Path) -> Iterator[Record | Table]:
    """Yield the record of a mapping, then those of the lists and catalogs in it, whose paths begin with its own."""
    pairs: list[Pair] = []
    apart: list[tuple[Mapped | Rows, Path]] = []
    _collect(node, path, pairs, apart)
    if pairs:
        yield Record(tuple(pairs))
    for inner, inner_path in apart:
        if isinstance(inner, Rows):
            yield _table(inner)
        else:
            yield from _records(inner, inner_path)


def _collect(node: Mapped, path: Path, pairs: list[Pair], apart: list[tuple[Mapped | Rows, Path]]) -> None:
    for label, value in node.entries:
        inner = (*path, label.text)
        match value:
            case Words(passage):
                pairs.append(Pair(label, without_tags(passage), path))
            case Listed(()) | Mapped(()):
                pairs.append(Pair(label, NOTHING, path))
            case Rows():
                apart.append((value, inner))
            case Catalog(entries):
                apart += [(each, (*inner, key.text)) for key, each in entries if isinstance(each, Mapped)]
            case Mapped(entries) if _is_catalog(entries, NESTED_KEYS):
                apart += [(each, (*inner, key.text)) for key, each in entries if isinstance(each, Mapped)]
            case Mapped():
                _collect(value, inner, pairs, apart)
            case Listed():
                leaves = list(_leaves(value))
                apart += [(leaf, inner) for leaf in leaves if isinstance(leaf, Mapped)]
                pairs += [Pair(label, leaf.passage, path) for leaf in leaves if isinstance(leaf, Words)]


def _leaves(node: Node) -> Iterator[Words | Mapped]:
    """Yield words or a mapping itself, or those in a list, however nested."""
    if isinstance(node, Listed):
        for entry in node.nodes:
            yield from _leaves(entry)
    elif isinstance(node, Words | Mapped):
        yield node


def _is_catalog(entries: Sequence[Entry], least: int = 1) -> bool:
    """Tell whether the values are mappings of one kind, with at least so many keys in common: each key names one."""
    return are_alike([value for _, value in entries], least)


def _holds_records(node: Node) -> bool:
    match node:
        case Mapped(entries) | Catalog(entries):
            return _is_catalog(entries)
        case Listed(nodes):
            return any(isinstance(entry, Mapped) for entry in nodes)
    return False
