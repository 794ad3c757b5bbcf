"""Other ways to write records: tables as lists or columns, names with values, one fact an entry, catalogs of one.

Each becomes what it would be if it had been written as most catalogs are; no word changes, nor where it stands.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import reduce
from typing import TYPE_CHECKING

from ...graph.document import Cell
from .csv_header import header_rows
from .grouped import IDENTIFIER
from .nodes import Catalog, Entry, Listed, Mapped, Rows, Words
from .tables import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .nodes import Node

# Keys of the titles of columns, and of what a column is called where it has more than a title.
_TITLES = frozenset(["columns", "column_names", "headers", "header", "fields", "cols", "columnnames", "schema"])
_CALLED = ("name", "title", "label", "header", "field", "key", "id", "text")
# Keys of an entry that is one fact: what is named, its value, and what may stand beside these.
_NAMED = ("name", "key", "label", "property", "attribute", "field", "parameter", "metric", "spec", "feature")
_FACTS = ("property", "attribute", "metric", "field", "parameter", "spec", "feature", "fact", "key", "predicate")
_VALUES = ("value", "val")
_BESIDE = frozenset(
    [
        "unit",
        "units",
        "source",
        "sources",
        "note",
        "notes",
        "comment",
        "setting",
        "confidence",
        "url",
        "reference",
        "date",
    ]
)
_THINGS = (
    "model",
    "model_name",
    "model_id",
    "entity",
    "subject",
    "item",
    "system",
    "name",
    "id",
    "organization",
    "company",
)
# What a hub's index of results says of each measure is read by itself.
_APART = frozenset(["model-index", "model_index"])
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 2
_SHARED = 2
_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,2})?\s?[BbMm]")
_NUMBER = re.compile(r"[-~<>$€£¥ ]{0,3}\d[\d.,_]{0,20}\s?(?:%|[KMBTkmbt]\b)?")


def reshaped(node: Node) -> Node:
    """Return a document's node, written in one way."""
    return _with_lone_catalogs(_reshaped(node))


def _reshaped(node: Node) -> Node:
    match node:
        case Mapped(entries):
            columns = _columns(entries)
            if columns is not None:
                return columns
            inner = tuple(Entry(key, value if key.text in _APART else _reshaped(value)) for key, value in entries)
            return _titled(inner) or Mapped(inner)
        case Listed(nodes):
            return _listed(tuple(map(_reshaped, nodes)))
        case _:
            return node


def _listed(nodes: tuple[Node, ...]) -> Node:
    """Return a list of rows as a table, one of names and values as a map, and one of facts as one of their things."""
    if len(nodes) >= _FEWEST_ROWS and all(isinstance(node, Listed) for node in nodes):
        return _rows((), nodes) or Listed(nodes)
    maps = [node for node in nodes if isinstance(node, Mapped)]
    if len(maps) == len(nodes) > 1:
        return _named_values(maps) or _facts(maps) or Listed(nodes)
    return Listed(nodes)


def _rows(named: Sequence[Node], nodes: Sequence[Node]) -> Rows | None:
    """Return rows of cells below titles, or with those that the first row has; None where they are no table."""
    grid = [tuple(map(_cell, node.nodes)) for node in nodes if isinstance(node, Listed)]
    width = len(named) or len(grid[0])
    if width < _FEWEST_COLUMNS or any(len(row) != width for row in grid):
        return None
    if named:
        return Rows(tuple(map(_cell, named)), tuple(grid))
    heads, used = header_rows(grid)
    is_whole = len(heads) == 1 and all(cell.passage.text for cell in heads[0]) and _are_apart(heads[0])
    # What heads a column stands in no cell of it; else it is a value of several.
    repeats = is_whole and any(
        head.passage.text == row[at].passage.text for row in grid[used:] for at, head in enumerate(heads[0])
    )
    return Rows(heads[0], tuple(grid[used:])) if is_whole and not repeats else None


def _are_apart(cells: Sequence[Cell]) -> bool:
    return len({cell.passage.text for cell in cells}) == len(cells)


def _cell(node: Node) -> Cell:
    """Return the words of a value as a cell: those of a list one after another, none of a map."""
    if isinstance(node, Words):
        return Cell(node.passage) if node.passage.text and node.passage.text != "null" else EMPTY
    passages = [each.passage for each in _leaves(node) if each.passage.text]
    return Cell(reduce(lambda one, other: one.joined_by(", ", other), passages)) if passages else EMPTY


def _leaves(node: Node) -> Iterator[Words]:
    if isinstance(node, Words):
        yield node
    elif isinstance(node, Listed):
        for inner in node.nodes:
            yield from _leaves(inner)


def _titled(entries: tuple[Entry, ...]) -> Mapped | None:
    """Return a map with titles of columns under one key and rows under another, `{columns: [...], rows: [[...]]}`."""
    titles = next((entry for entry in entries if entry.key.text.lower() in _TITLES), None)
    names = _names(titles.value) if titles is not None else []
    for entry in entries if len(names) >= _FEWEST_COLUMNS else ():
        value = entry.value
        if entry is titles or not (isinstance(value, Listed) and value.nodes):
            continue
        table = _rows(names, value.nodes) if all(isinstance(row, Listed) for row in value.nodes) else None
        if table is not None:
            return Mapped(
                tuple(Entry(each.key, table) if each is entry else each for each in entries if each is not titles)
            )
    return None


def _names(node: Node) -> list[Node]:
    """Return what a list calls the columns: its words, or those that each of its maps is called by."""
    found: list[Node] = []
    for each in node.nodes if isinstance(node, Listed) else ():
        called = each if isinstance(each, Words) else _value(each, _CALLED)
        if not isinstance(called, Words) or not called.passage.text:
            return []
        found.append(called)
    return found


def _value(node: Node, keys: Sequence[str]) -> Node | None:
    values = {key.text.lower(): value for key, value in node.entries} if isinstance(node, Mapped) else {}
    return next((values[key] for key in keys if key in values), None)


def _columns(entries: tuple[Entry, ...]) -> Rows | None:
    """Return a map of columns, each a list or a map by the number of the row, as the table that it is."""
    columns = [_column(value) for _, value in entries]
    height = len(columns[0]) if columns and columns[0] else 0
    if height < _FEWEST_ROWS or len(columns) < _FEWEST_ROWS or any(len(each or ()) != height for each in columns):
        return None
    grid = [[_cell(value) for value in column or ()] for column in columns]
    figures = sum(_are_figures(column) for column in grid)
    named = any(_are_apart(column) and not _are_figures(column) for column in grid)
    if not figures or not named:
        return None
    return Rows(tuple(Cell(key) for key, _ in entries), tuple(zip(*grid, strict=True)))


def _column(node: Node) -> tuple[Node, ...] | None:
    if isinstance(node, Listed):
        return node.nodes
    if isinstance(node, Mapped) and [key.text for key, _ in node.entries] == [
        str(at) for at in range(len(node.entries))
    ]:
        return tuple(value for _, value in node.entries)
    return None


def _are_figures(cells: Sequence[Cell]) -> bool:
    words = [cell.passage.text for cell in cells if cell.passage.text]
    return bool(words) and all(_NUMBER.fullmatch(each) for each in words)


def _named_values(maps: Sequence[Mapped]) -> Mapped | None:
    """Return a list of names with values, `[{name: layers, value: 32}, ...]`, as the map that it is."""
    entries = [_fact(each, _NAMED, ()) for each in maps]
    found = [each for each in entries if each is not None]
    return (
        Mapped(tuple(found))
        if len(found) == len(maps) and len({each.key.text for each in found}) == len(maps)
        else None
    )


def _fact(node: Mapped, named: Sequence[str], things: Sequence[str]) -> Entry | None:
    """Return what an entry names with its value, and its unit, if it has nothing else."""
    keys = {key.text.lower(): key.text for key, _ in node.entries}
    name = next((key for key in named if key in keys and key not in things), None)
    value = next((key for key in _VALUES if key in keys), None)
    if name is None or value is None or not keys.keys() <= {name, value, *things} | _BESIDE:
        return None
    words = _value(node, (name,))
    if not isinstance(words, Words) or not words.passage.text:
        return None
    beside = tuple(entry for entry in node.entries if entry.key.text.lower() not in {name, *things})
    only = _value(node, (value,))
    return Entry(words.passage, only if len(beside) == 1 and only is not None else Mapped(beside))


def _facts(maps: Sequence[Mapped]) -> Listed | None:
    """Return a list of facts, `{model: Heron 2, property: layers, value: 32}`, as one of what they are of."""
    keys = {key.text.lower() for key, _ in maps[0].entries}
    thing = next((key for key in _THINGS if key in keys), None)
    if thing is None:
        return None
    of: dict[str, list[Entry]] = defaultdict(list)
    for each in maps:
        entry, subject = _fact(each, _FACTS, (thing,)), _value(each, (thing,))
        if entry is None or not isinstance(subject, Words):
            return None
        if not of[subject.passage.text]:
            of[subject.passage.text] += [own for own in each.entries if own.key.text.lower() == thing]
        of[subject.passage.text].append(entry)
    return Listed(tuple(Mapped(tuple(entries)) for entries in of.values())) if len(of) < len(maps) else None


def _with_lone_catalogs(node: Node) -> Node:
    """Return a node in which a map of one thing is a catalog, where the same key holds several elsewhere."""
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for key, value in _entries_of(node):
        if isinstance(value, Mapped) and len(value.entries) > 1:
            inner = [each.value for each in value.entries]
            if all(isinstance(each, Mapped) for each in inner):
                times = Counter(own.key.text for each in inner if isinstance(each, Mapped) for own in each.entries)
                shared[key].update({name: 1 for name, count in times.items() if count > 1})
    known = {key: frozenset(times) for key, times in shared.items() if len(times) > _SHARED}
    return _marked(node, known)


def _entries_of(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapped):
        for key, value in node.entries:
            yield key.text, value
            yield from _entries_of(value)
    elif isinstance(node, Listed):
        for each in node.nodes:
            yield from _entries_of(each)


def _marked(node: Node, known: Mapping[str, frozenset[str]]) -> Node:
    match node:
        case Mapped(entries):
            return Mapped(tuple(Entry(key, _lone(key.text, _marked(value, known), known)) for key, value in entries))
        case Listed(nodes):
            return Listed(tuple(_marked(each, known) for each in nodes))
        case _:
            return node


def _lone(key: str, value: Node, known: Mapping[str, frozenset[str]]) -> Node:
    if isinstance(value, Mapped) and value.entries and all(_is_of_size(entry) for entry in value.entries):
        return Catalog(value.entries)
    if not isinstance(value, Mapped) or len(value.entries) != 1:
        return value
    name, only = value.entries[0]
    names = {own.key.text for own in only.entries} if isinstance(only, Mapped) else set()
    is_alone = key.endswith("s") and len(names) > _SHARED and IDENTIFIER.fullmatch(name.text) is not None
    return Catalog(value.entries) if len(names & known.get(key, frozenset())) > _SHARED or is_alone else value


def _is_of_size(entry: Entry) -> bool:
    return isinstance(entry.value, Mapped) and _SIZE.fullmatch(entry.key.text) is not None
