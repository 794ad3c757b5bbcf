"""What the columns of a table are: their labels over one or more header rows, and the things that they name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..names.model_names import spelled
from ..names.naming import clean, is_name, is_stretch
from ..properties.benchmarks import benchmark_of, is_setting
from ..properties.labelled import ANY_MODEL, property_of
from ..properties.prices import CURRENCY
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ....graph.document import Cell, Table
    from ..names.knowledge import Knowledge

SUBJECTS = ("Model", "ModelFamily", "Organization", "Person", "Hardware")
_MODELS = ("Model", "ModelFamily")
# A letter that stands raised behind a name.
_RAISED = re.compile(r"<sup>(?P<letters>[A-Za-z]{1,3})</sup>|\$?\^\{?(?P<other>[A-Za-z]{1,3})\}?\$?")
SIZE = re.compile(r"\d{1,4}(?:\.\d{1,2})?\s?[BM]")
# Settings of a header's last row: shots, or the size of the images.
_SHOTS = re.compile(r"\d{1,2}[- ]?shots?|@?\s?\d{2,4}\s?(?:px|[x×]\s?\d{2,4})", re.IGNORECASE)
OWNER = re.compile(r"[\w.-]{2,60}/(?=[^\W\d_]{2}[\w.-]{2,80}\Z)")
# A name with a digit in a word of its own or behind letters: models are named so, and columns seldom.
MODEL_SHAPE = re.compile(r"[^\W\d_][\w.-]{0,40}[ -]?[\w.-]{0,20}\d[\w.-]{0,20}(?:[ -][\w.+-]{1,20}){0,4}")
_FIGURE = re.compile(r"[^\w\s]{0,3}\s?\d[\d,]{0,12}(?:\.\d{1,4})?(?:\s?[%KMBT]\b)?[^\w]{0,4}(?:\([^()]{0,40}\))?")
LABELS_SHOWN = 2
Row = tuple["Cell", ...]


@dataclass(frozen=True, slots=True)
class Header:
    """A table's header cells, the words above each column from top to bottom, and the rows below.

    Rows of one wide cell are left out of them; `sections` gives for each row the last such cell above it.
    """

    cells: Row
    parts: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    sections: tuple[Cell | None, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """One label a column: "Total" below "Parameters (B)" is "Total Parameters (B)"."""
        return tuple(" ".join(reversed(words)) for words in self.parts)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.cells) or max((len(row) for row in self.rows), default=0)

    def texts(self, index: int) -> list[str]:
        """Return the words in the cells of a column that are not empty."""
        cells = (row[index] for row in self.rows if index < len(row))
        return [cell.passage.text for cell in cells if cell.passage.text]


def header_of(table: Table, knowledge: Knowledge) -> Header:
    """Return the header of a table, of several rows where they are headers all."""
    heads: list[Row] = [table.header] if any(cell.passage.text for cell in table.header) else []
    are_short = _are_sections_short(table)
    rows = [row for row in table.rows if len(row) == 1 or not _is_section(row, are_short=are_short)]
    if not heads and len(rows) > 1 and _labels_columns(rows[0], knowledge):
        heads.append(rows.pop(0))
    while heads and rows and (_are_heads(rows[0]) or _goes_on(rows)):
        heads.append(rows.pop(0))
    heads.sort(key=lambda head: max((cell.passage.span.start for cell in head if cell.passage.text), default=0))
    columns = range(len(heads[-1])) if heads else range(0)
    parts = tuple(_parts([head[index] for head in heads if index < len(head)]) for index in columns)
    parts = _apart(parts, heads[-1], knowledge) if _repeats(parts) else parts
    return Header(heads[-1] if heads else (), parts, tuple(rows), _sections(table, rows, are_short=are_short))


def _sections(table: Table, rows: list[Row], *, are_short: bool) -> tuple[Cell | None, ...]:
    """Return for each row the cell over all columns that stands above it."""
    above: dict[int, Cell | None] = {}
    section = None
    for row in table.rows:
        if len(row) > 1 and _is_section(row, are_short=are_short):
            section = row[0]
        above[id(row)] = section
    return tuple(above[id(row)] for row in rows)


def _is_section(row: Row, *, are_short: bool) -> bool:
    """Tell whether a row is one cell over all columns; where cells span none, its first with nothing beside it."""
    if len({id(cell) for cell in row}) == 1:
        return True
    return are_short and bool(row[0].passage.text) and not any(cell.passage.text for cell in row[1:])


def _are_sections_short(table: Table) -> bool:
    """Tell whether rows with nothing but their first cell head the others: the first does, and none ends the table."""
    short = [len(row) > 2 and _is_section(row, are_short=True) for row in table.rows]
    return len(short) > 1 and short[0] and not short[-1] and sum(short) * 2 <= len(short) and not _two_in_a_row(short)


def _two_in_a_row(flags: Sequence[bool]) -> bool:
    return any(flag and other for flag, other in pairwise(flags))


def _are_heads(row: Row) -> bool:
    """Tell whether all cells with words in a row are marked as headers; a row too short ends in empty cells."""
    filled = [cell for cell in row if cell.passage.text]
    return bool(filled) and all(cell.is_header for cell in filled)


def _goes_on(rows: list[Row]) -> bool:
    """Tell whether the first row goes on with the header: sizes or settings only, and a row of figures below it."""
    if len(rows) < 2 or rows[0][0].passage.text or not rows[1][0].passage.text:
        return False
    filled = [cell.passage.text for cell in rows[0][1:] if cell.passage.text]
    return bool(filled) and all(SIZE.fullmatch(text) or _SHOTS.fullmatch(text) for text in filled)


def _parts(cells: list[Cell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.passage.text for cell in cells if cell.passage.text))


def _repeats(parts: Sequence[tuple[str, ...]]) -> bool:
    lowest = [words[-1] for words in parts if words]
    return len(set(lowest)) < len(lowest)


def _apart(parts: Sequence[tuple[str, ...]], cells: Row, knowledge: Knowledge) -> tuple[tuple[str, ...], ...]:
    """Return the words over columns with the raised letters behind them that tell two of the same words apart."""
    times = Counter(words[-1] for words in parts if words)
    raised = [_raised_behind(cell, knowledge) for cell in cells]
    telling = {letters for words, letters in zip(parts, raised, strict=True) if words and times[words[-1]] > 1}
    return tuple(
        (*words[:-1], f"{words[-1]} ({letters})") if words and letters and letters in telling else words
        for words, letters in zip(parts, raised, strict=True)
    )


def _raised_behind(cell: Cell, knowledge: Knowledge) -> str:
    if not cell.passage.text:
        return ""
    raised = _RAISED.match(knowledge.document.text, cell.passage.span.end)
    return (raised["letters"] or raised["other"]) if raised else ""


def _labels_columns(row: Row, knowledge: Knowledge) -> bool:
    """Tell whether a row that no markup calls a header is one: most of its cells name classes, properties or models."""
    texts = [cell.passage.text for cell in row if cell.passage.text]
    named = [
        text
        for text in texts
        if property_of(text, ANY_MODEL, knowledge)
        or class_called(knowledge.vocabulary, text)
        or named_by(text, knowledge)
        or benchmark_of(text, knowledge)
    ]
    return len(texts) > 2 and len(named) * 2 > len(texts)


def named_by(text: str, knowledge: Knowledge) -> Entity | None:
    """Return the thing that the whole of a cell or heading names."""
    bare = OWNER.sub("", clean(text))
    known = knowledge.names.gazetteer.called(bare, *SUBJECTS)
    if known is not None:
        return known
    found = next(iter(knowledge.names.grammar.find(bare)), None)
    return Entity("Model", bare) if found == (0, len(bare)) and not is_stretch(bare) else None


def subject_over(parts: tuple[str, ...], knowledge: Knowledge) -> Entity | None:
    """Return what the words over a column name: all of them ("Heron 2" over "70B"), or those of one row."""
    if len(parts) < 2:
        return named_by(parts[0], knowledge) if parts else None
    whole = named_by(name_over(parts), knowledge)
    if whole is not None:
        return whole
    named = next(filter(None, (named_by(words, knowledge) for words in reversed(parts))), None)
    if named is not None and named.type in _MODELS and SIZE.fullmatch(parts[-1]):
        return Entity("Model", name_over(parts))
    return named


def name_over(parts: tuple[str, ...]) -> str:
    """Return the name that the words over a column make."""
    return name_in(" ".join(parts))


def name_in(text: str) -> str:
    """Return the name in a cell, without notes and the owner of a hub's `owner/name`."""
    return OWNER.sub("", clean(spelled(text)))


def may_name_a_model(label: str, knowledge: Knowledge) -> bool:
    """Tell whether words may be the name of a model: no class, property, measure, size or "ours"."""
    bare = clean(label)
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{1,30}", bare)}
    return (
        is_name(label)
        and bare[:1].isalnum()
        and len(bare) > 1
        and not words & (lexicon().not_benchmarks | lexicon().not_models)
        and not SIZE.fullmatch(bare)
        and not _SHOTS.fullmatch(bare)
        and not is_setting(bare)
        and class_called(knowledge.vocabulary, bare) is None
        and not is_told(bare, knowledge)
    )


def is_told(label: str, knowledge: Knowledge) -> bool:
    """Tell whether a label names a property of models or a benchmark that is known."""
    return property_of(label, ANY_MODEL, knowledge) is not None or benchmark_of(label, knowledge) is not None


def unit_columns(labels: Sequence[str]) -> Mapping[int, int]:
    """Return for each column whose values have their unit in another which that is.

    "Training data unit" gives that of "Training data", a mere "unit" that of the column before it.
    """
    keys = [label_key(label) for label in labels]
    found: dict[int, int] = {}
    for index, key in enumerate(keys):
        of, _, unit = key.rpartition(" ")
        if unit not in lexicon().unit_labels or key == CURRENCY:
            continue
        if of in keys:
            found[keys.index(of)] = index
        elif index > 0 and (not of or keys[index - 1].endswith(f" {of}")):
            found[index - 1] = index
    return found
