"""Tables written as lists: "Heron 2: Parameters: 7B, Context: 32K", each entry a row that names its columns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from ....graph.document import Cell, Heading, Item, Line, Pair, Paragraph, Passage, Table
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ....graph.document import Block, Document

# A label behind the start of the words, a comma or a semicolon.
_LABEL = re.compile(r"(?:\A|[,;|]\s)\s?(?P<label>[^\W_][^:,;|()]{0,38}(?:\([^():]{1,30}\))?):\s(?=\S)")
_COMPARED = re.compile(r"(?P<name>\S{1,30}(?: \S{1,30})?) (?P<sort>\S{1,20})")
_NAME = re.compile(r"(?P<name>[^:]{1,60}):\s(?=\S)")
_FEWEST_ROWS = 2
_FEWEST_LABELS = 2
_LONGEST = 1000
_EMPTY = Cell(Passage("", ()))


def with_listed_tables(document: Document) -> Document:
    """Return the document, each list whose entries label the same values as a table: a row for every entry."""
    blocks: list[Block] = []
    changed = False
    for is_entry, run in groupby(document.blocks, lambda block: _entry(block) is not None):
        entries = list(run)
        table = _table(entries, blocks[-1] if blocks else None) if is_entry else None
        if table is None:
            blocks += entries
            continue
        changed = True
        if table.header[0] is not _EMPTY:
            blocks.pop()
        blocks.append(table)
    return replace(document, blocks=tuple(blocks)) if changed else document


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry that begins with what it tells of: its name, and the words behind the colon."""

    name: Passage
    words: Passage

    def labels(self) -> list[re.Match[str]]:
        """Return the labels that may stand in the words, where these begin with one."""
        found = list(_LABEL.finditer(self.words.text))
        return found if found and found[0].start() == 0 else []

    def cells(self, labels: Mapping[str, Passage]) -> dict[str, Cell]:
        """Return the values that the words give the labels of a table."""
        marks = [mark for mark in self.labels() if mark["label"] in labels]
        ends = [*(mark.start() for mark in marks[1:]), len(self.words.text)]
        parts = (self.words.part(mark.end(), end).stripped() for mark, end in zip(marks, ends, strict=True))
        return {mark["label"]: Cell(part) for mark, part in zip(marks, parts, strict=True)}


def _entry(block: Block) -> _Entry | None:
    """Return what an entry of a list tells of and its words, where these may hold labels."""
    match block:
        case Pair(label, value) if not block.path and not block.terms and value.text.count(":") >= _FEWEST_LABELS:
            return _Entry(label, value)
        case Item(passage) if len(passage.text) <= _LONGEST and passage.text.count(":") > _FEWEST_LABELS:
            name = _NAME.match(passage.text)
            rest = passage.part(name.end(), len(passage.text)) if name is not None else None
            return _Entry(passage.part(*name.span("name")), rest) if name is not None and rest is not None else None
        case _:
            return None


def _table(blocks: Sequence[Block], before: Block | None) -> Table | None:
    """Return entries as the rows of a table, whose columns are the labels that most of them give a value."""
    entries = [entry for block in blocks if (entry := _entry(block)) is not None]
    given = [{mark["label"]: mark for mark in entry.labels()} for entry in entries]
    counted = Counter(label for marks in given for label in marks)
    shared = [label for label, count in counted.items() if count * 2 > len(entries)]
    if (
        len(entries) < _FEWEST_ROWS
        or len(shared) < _FEWEST_LABELS
        or not all(set(shared) & set(marks) for marks in given)
    ):
        return None
    labels = dict(_first_places(shared, entries, given))
    rows = [(entry.name, entry.cells(labels)) for entry in entries]
    header = (_head(before, len(shared)), *(Cell(labels[label], is_header=True) for label in shared))
    return Table(header, tuple((Cell(name), *(cells.get(label, _EMPTY) for label in shared)) for name, cells in rows))


def _first_places(
    labels: Sequence[str], entries: Sequence[_Entry], given: Sequence[Mapping[str, re.Match[str]]]
) -> Iterator[tuple[str, Passage]]:
    """Yield each label where the list first writes it."""
    for label in labels:
        entry, marks = next((entry, marks) for entry, marks in zip(entries, given, strict=True) if label in marks)
        yield label, entry.words.part(*marks[label].span("label"))


def _head(before: Block | None, columns: int) -> Cell:
    """Return what the line above a list says that its entries are: "Model comparison:", "Model / Size / Context:"."""
    if not isinstance(before, Heading | Line | Paragraph):
        return _EMPTY
    words = before.passage.text.rstrip(": ")
    first, *others = words.split(" / ")
    if len(others) == columns:
        return Cell(before.passage.part(0, len(first)), is_header=True)
    found = _COMPARED.fullmatch(words)
    if found is None or found["sort"].casefold() not in lexicon().table_words:
        return _EMPTY
    return Cell(before.passage.part(*found.span("name")), is_header=True)
