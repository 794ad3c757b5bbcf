"""Names that head what is told of models only: headings, entries, captions and wide cells above the same labels."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.dates import find_dates
from ....graph.document import Heading, Item, Line, Pair, Table, is_wide
from ....graph.vocabulary import ValueKind, label_key
from ..names.knowledge import class_called
from ..names.model_names import MODEL_SHAPE
from ..names.naming import NUMBERED, bare_heading, clean, is_name, names_no_model
from ..properties.benchmarks import name_apart
from ..properties.inline_pairs import inline_pairs, labels_within
from ..properties.labels import property_labelled
from ..terms.heading_kinds import kinds_of_heading
from ..terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ....graph.document import Block, Cell, Document
    from ....graph.vocabulary import Vocabulary
    from ..terms.gazetteer import Gazetteer

_WORD = re.compile(r"[^\W\d_]{1,30}")
_SMALL = re.compile(r"(?<![\w.@/-])[a-z]{3,30}(?![\w@/])")
_PLURAL = re.compile(r"[a-z]{3,30}[^s\W\d]s\Z")
_JOINING = re.compile(r" (?:and|or|of|for|from|to|with|in|on|the|vs) ")
_ABSTRACT = re.compile(r"[a-z](?:tion|sion|ment|ance|ence|ing|ity|ness|ure|sis|ics|ogy|cy|ship|sign|view)\Z")
_SHORTEST = 2
# A name of parts, one of them a size: "Heron-7B", "Heron2-Swift-70B-Instruct".
_SIZED = re.compile(r"[A-Z][\w.]{1,20}(?:-[\w.]{1,16}){0,4}-\d{1,4}(?:\.\d{1,2})?[BM](?:-[\w.]{1,16}){0,3}")
_OTHERS = ("Organization", "Person")
_DASH = re.compile(r"\s[–—-]\s")
_FEWEST = 2
_MOST_WORDS = 5
_CAPTION = "caption"


@dataclass(slots=True)
class Sheet:
    """A name and the labels below it: `own` right there, `all` also below the headings that it is above."""

    name: str
    kind: tuple[str, int]
    own: set[str] = field(default_factory=set)
    all: set[str] = field(default_factory=set)


def names_of_sheets(document: Document, vocabulary: Vocabulary, known: Gazetteer) -> Iterator[Entity]:
    """Yield the models that are told to be such by the labels below their names.

    One is where its name has the shape of a model's, or where others like it have the same labels below theirs.
    """
    sheets = [sheet for sheet in _Sheets(vocabulary, known).of(document.blocks) if len(sheet.all) >= _FEWEST]
    times = Counter(sheet.name for sheet in sheets)
    common = frozenset(_SMALL.findall(document.text))
    for sheet in sheets:
        others = (each for each in sheets if each.kind == sheet.kind and each.name != sheet.name)
        is_alike = times[sheet.name] == 1 and any(len(sheet.all & other.all) >= _FEWEST for other in others)
        is_alike = is_alike and not _is_common(sheet.name, common)
        is_shaped = len(sheet.own) >= _FEWEST and _has_shape(sheet.name)
        if (is_alike or is_shaped) and _may_name(sheet.name, vocabulary, known):
            yield Entity("Model", sheet.name)


def _is_common(name: str, common: frozenset[str]) -> bool:
    """Tell whether words are no name, but what a section is on: plural, or all written small elsewhere in the text."""
    words = [word for word in _WORD.findall(name) if len(word) > _SHORTEST]
    is_plural = len(words) > 1 and _PLURAL.search(name) is not None
    if is_plural or _JOINING.search(name) is not None or (words and _ABSTRACT.search(words[-1]) is not None):
        return True
    return bool(words) and all({word.casefold(), word.casefold().removesuffix("s")} & common for word in words)


def _has_shape(name: str) -> bool:
    shape = MODEL_SHAPE.fullmatch(name)
    if shape is None:
        return _SIZED.fullmatch(name) is not None
    return shape["stem"] not in lexicon().outside_names and shape["stem"] not in lexicon().not_families


def _may_name(name: str, vocabulary: Vocabulary, known: Gazetteer) -> bool:
    """Tell whether words can be a model's name: capitalised or with a digit, of nothing else, no label and no date."""
    words = {word.casefold() for word in _WORD.findall(name)}
    return (
        is_name(name)
        and (name[:1].isupper() or any(map(str.isdigit, name)))
        and len(name.split()) <= _MOST_WORDS
        and known.called(name) is None
        and not words & (lexicon().not_models | lexicon().not_benchmarks)
        and not any(word in lexicon().outside_names or word in lexicon().not_families for word in name.split())
        and name not in lexicon().variants
        and not names_no_model(name)
        and not kinds_of_heading(name)
        and class_called(vocabulary, name) is None
        and property_labelled(name, ("Model", *_OTHERS), vocabulary) is None
        and not find_dates(name)
    )


class _Sheets:
    """Collects the sheets of a document in one way through its blocks."""

    def __init__(self, vocabulary: Vocabulary, known: Gazetteer) -> None:
        self._vocabulary = vocabulary
        self._known = known
        self._open: list[Sheet] = []
        self._found: dict[tuple[str, int, str], Sheet] = {}
        self._sheets: list[Sheet] = []

    def of(self, blocks: Sequence[Block]) -> list[Sheet]:
        for block, below in zip(blocks, (*blocks[1:], None), strict=False):
            match block:
                case Heading(passage):
                    self._head(passage.text, block.level)
                case Line(passage) if isinstance(below, Table):
                    self._close(_CAPTION)
                    self._enter(Sheet(bare_heading(passage.text), (_CAPTION, 0)))
                case Line(passage):
                    self._below([passage.text])
                case Pair():
                    self._pair(block)
                case Item(passage):
                    label = _DASH.split(passage.text.partition(":")[0], maxsplit=1)[0]
                    self._entry(block.path, [label]) if block.path else self._below([label])
                case Table():
                    self._table(block)
                case _:
                    pass
        return self._sheets

    def _pair(self, pair: Pair) -> None:
        label, head = pair.label.text, pair.path[-1] if pair.path else self._open[-1].name if self._open else ""
        labels = [each.label.text for each in inline_pairs(pair)]
        if pair.path:
            self._entry(pair.path, labels)
        else:
            self._below(labels)
        # Below the name of a property or a test, the label may be one of those that have it.
        self._entry((label,), [head])
        value = pair.value.text
        inside = [each.label.text for each in labels_within(pair.value)] or [value.partition(":")[0]]
        self._entry((label,), inside if ":" in value else [])
        if any(map(str.isdigit, value)):
            tests = (found.entity for found in self._known.find(value) if found.entity.type == "Benchmark")
            self._note((label,), {test.name for test in tests})

    def _head(self, words: str, level: int) -> None:
        self._below([words])
        self._close(_CAPTION)
        while self._open and self._open[-1].kind[1] >= level:
            self._open.pop()
        self._enter(Sheet(bare_heading(words), ("heading", level)))

    def _close(self, kind: str) -> None:
        if self._open and self._open[-1].kind[0] == kind:
            self._open.pop()

    def _enter(self, sheet: Sheet) -> None:
        self._open.append(sheet)
        self._sheets.append(sheet)

    def _below(self, labels: Iterable[str]) -> None:
        told = self._told(labels) if self._open else set()
        for sheet in self._open if told else ():
            sheet.all |= told
        if told:
            self._open[-1].own |= told

    def _entry(self, path: tuple[str, ...], labels: Sequence[str]) -> None:
        """Note the labels of an entry below the entry that it is nested under."""
        self._note(path, self._told(labels))

    def _note(self, path: tuple[str, ...], told: set[str]) -> None:
        if not told:
            return
        key = ("entry", len(path), path[-1])
        if key not in self._found:
            self._found[key] = Sheet(bare_heading(path[-1]), key[:2])
            self._sheets.append(self._found[key])
        self._found[key].own |= told
        self._found[key].all |= told

    def _table(self, table: Table) -> None:
        rows = [row for row in (table.header, *table.rows) if row]
        if table.header and len(rows) == 2 and not is_wide(table.header):
            self._below(cell.passage.text for cell in table.header)
        for row in rows if all(len(row) == 2 for row in rows) else ():
            if is_wide(row):
                self._close(_CAPTION)
                self._enter(Sheet(bare_heading(row[0].passage.text), (_CAPTION, 0)))
            else:
                self._below([row[0].passage.text])
        self._named_in(rows)
        self._close(_CAPTION)

    def _named_in(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Note what a table of labels and values names in a row of its own: "Model | Heron 2"."""
        for label, value in rows[:_FEWEST] if all(len(row) == _FEWEST for row in rows) else ():
            key = label_key(label.passage.text)
            if class_called(self._vocabulary, label.passage.text) == "Model" or key in lexicon().name_labels:
                told = self._told(row[0].passage.text for row in rows)
                self._sheets.append(Sheet(clean(value.passage.text), ("row", 0), told, told))

    def _told(self, labels: Iterable[str]) -> set[str]:
        return {told for label in labels if (told := self._property(label) or self._test(label))}

    def _property(self, label: str) -> str | None:
        known = property_labelled(NUMBERED.sub("", label, count=1).strip(" :"), ("Model",), self._vocabulary)
        if known is None or known.kind is ValueKind.TEXT:
            return None
        return None if any(self._vocabulary.applies(known, other) for other in _OTHERS) else known.name

    def _test(self, label: str) -> str | None:
        test = self._known.called(name_apart(label)[0], "Benchmark")
        return test.name if test is not None else None
