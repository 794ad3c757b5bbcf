"""Names that the tables and records of a document list: a column of makers, the models that head columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.document import Record, Table, is_wide
from ..names.knowledge import class_called
from ..names.model_names import MODEL_SHAPE
from ..names.naming import clean, is_name, names_no_model
from ..records.named_tests import benchmarks_in
from ..records.records import TAUGHT
from ..tables.chips import tell_of_chips
from ..tables.columns import SIZE
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ....graph.document import Cell, Document
    from ....graph.vocabulary import Vocabulary

_MODELS = frozenset(["Model", "ModelFamily"])
_LISTED = ("Organization", "Person")
_ENUMERATED = re.compile(rf"[;,](?! ?(?:{'|'.join(lexicon().legal_endings)})\b)\s*")
_OURS = re.compile(
    r"(?P<name>[A-Z][\w .+-]{2,40}?)\s?\((?:ours?|our model|this (?:model|work))\)\W{0,2}", re.IGNORECASE
)


def listed_in(document: Document, vocabulary: Vocabulary) -> Iterator[Entity]:
    """Yield what the columns of tables name, and the benchmarks that records name as such."""
    yield from _from_tables(document, vocabulary)
    for block in document.blocks:
        if isinstance(block, Record) and block.subject is None:
            yield from benchmarks_in(block, vocabulary)


def _from_tables(document: Document, vocabulary: Vocabulary) -> Iterator[Entity]:
    for table in document.blocks:
        if not isinstance(table, Table):
            continue
        types = [class_called(vocabulary, cell.passage.text) for cell in table.header]
        if not _MODELS.isdisjoint(types) and tell_of_chips(_words(table.header), [_words(row) for row in table.rows]):
            continue
        for index, type_ in enumerate(types):
            if type_ in TAUGHT:
                named = index + 1 if type_ == "Benchmark" and _only_sorts(table, index) else index
                cells = [row[named] for row in table.rows if not row[named].is_header and not is_wide(row)]
                yield from _entities(type_, (cell.passage.text for cell in cells if _may_name(cell, type_, vocabulary)))
        yield from _entities("Model", _called_ours(table))
        yield from _entities("Model", _over_sizes(table))
        if "Model" not in types:
            yield from _entities("Model", _names_by_shape([cell.passage.text for cell in table.header]))


def _words(row: Sequence[Cell]) -> list[str]:
    return [cell.passage.text for cell in row]


def _over_sizes(table: Table) -> list[str]:
    """Return the names that cells over all columns give the sizes below them: "Heron 2" over "7B" and "70B"."""
    below = zip(table.rows, table.rows[1:], strict=False)
    over = [row[0].passage.text for row, next_ in below if is_wide(row) and SIZE.fullmatch(next_[0].passage.text)]
    return [name for name in over if name[:1].isupper() and not names_no_model(name)]


def _called_ours(table: Table) -> list[str]:
    """Return the names at the edges of a table that it marks as those of its authors: "Heron (ours)"."""
    edges = (*table.header[1:], *(row[0] for row in table.rows))
    marked = (_OURS.fullmatch(cell.passage.text) for cell in edges if "(" in cell.passage.text)
    return [mark["name"] for mark in marked if mark is not None and not names_no_model(mark["name"])]


def _only_sorts(table: Table, index: int) -> bool:
    """Tell whether a column has groups only, each above several rows, and the next one, without a head, names them."""
    beside = index + 1
    if beside >= len(table.header) or table.header[beside].passage.text:
        return False
    named = [bool(row[index].passage.text) for row in table.rows]
    return not all(named) and all(row[beside].passage.text for row in table.rows)


def _may_name(cell: Cell, type_: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a cell may name a thing of the class that heads its column; the class itself again is none."""
    text = cell.passage.text
    return class_called(vocabulary, text) is None and not (type_ == "Model" and names_no_model(text))


def _names_by_shape(labels: Sequence[str]) -> list[str]:
    """Return the labels after the first that have the shape of models' names ("Property | Heron 2 | Tern-7B")."""
    return [label for label in labels[1:] if MODEL_SHAPE.fullmatch(clean(label))]


def _entities(type_: str, texts: Iterable[str]) -> Iterator[Entity]:
    for text in texts:
        # A cell may hold several makers; the comma before "Inc." parts none.
        for name in _ENUMERATED.split(text) if type_ in _LISTED else [text]:
            if is_name(name) and not (type_ == "Organization" and name.casefold() in lexicon().no_makers):
                yield Entity(type_, clean(name))
