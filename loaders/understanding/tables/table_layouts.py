"""How tables are laid out: which cells name what the others speak of, and which label them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.names import name_key
from ....graph.quantities import parse_quantity
from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..names.model_names import named_within
from ..names.naming import clean, is_name, names_no_model, of_size, owner_of, told_apart, without_maker
from ..properties.benchmarks import benchmark_of, figure_in, in_setting, is_setting
from ..properties.labelled import ANY_MODEL, SCORE, property_of, property_under
from ..terms.lexicon import lexicon
from .columns import SIZE, SUBJECTS, is_told, name_in, named_by
from .lowered import label_of
from .subtitles import are_titles, model_in_title
from .titles import model_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ....graph.document import Cell, Passage
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic
    from .columns import Header, Row
    from .model_columns import Columns

# "34B series models" are the model of that size.
_SERIES = re.compile(r"(?<=[BM])(?: series)?(?: models?)?\Z")
_FEW_TESTS = 2
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,200}>|\]\([^()\s]{1,300}\)|[\[*_`]")
# A raised plus behind words, and a line that begins with one.
_RAISED_SIGN = re.compile(r"<sup>\s?\+")
_NOTE_ON_SIGN = re.compile(r"(?:^|\n|<p>|<br>)[ \t]{0,8}<sup>\+</sup>\s?[A-Z]")
# What cannot be had.
_NOT_YET = re.compile(
    r"\b(?:progress|pending|planned|soon|tba|tbd|no|none|n/a|not|upcoming|training)\b|^\W*[-–—✗✘❌]?\W*$", re.IGNORECASE
)
_SLASH = re.compile(r"\s(?:/|&|and)\s")
_MOST_JOINED = 4
_MODELS = ("Model", "ModelFamily")
# The label of the names that are shown, beside identifiers.
_SHOWN = "display name"


@dataclass(frozen=True, slots=True)
class Tidy:
    """The columns of a table that gives one score in each row; `is_headed` where its tests are said to be such."""

    benchmark: int
    score: int
    settings: tuple[int, ...]
    is_headed: bool

    @classmethod
    def of(cls, header: Header, knowledge: Knowledge) -> Tidy | None:
        """Return the columns of such a table; None for another."""
        labels = header.labels
        known = [property_of(label, ANY_MODEL, knowledge) for label in labels]
        named = [index for index, each in enumerate(known) if each is not None and each.name == SCORE]
        scores = [index for index in named if _are_numbers(header, index)] if len(named) > 1 else named
        benchmark = next((i for i in range(len(labels)) if _are_benchmarks(header, i, knowledge)), None)
        if benchmark is None or len(scores) != 1:
            return None
        settings = tuple(index for index, label in enumerate(labels) if is_setting(label) and index != benchmark)
        return cls(benchmark, scores[0], settings, tests_are_named(labels[benchmark], knowledge))

    @property
    def columns(self) -> set[int]:
        """The columns that hold the score and what it is one of."""
        return {self.benchmark, self.score, *self.settings}

    def labels(self, header: Header) -> list[tuple[str, ...]]:
        """Return the words that name the benchmark of each row."""
        return [(row[self.benchmark].passage.text,) for row in header.rows]


def _are_numbers(header: Header, column: int) -> bool:
    texts = header.texts(column)
    return sum(parse_quantity(text) is not None for text in texts) * 2 > len(texts)


def _are_benchmarks(header: Header, column: int, knowledge: Knowledge) -> bool:
    """Tell whether a column names benchmarks: its head says so, or may say so ("task") and half of them are known."""
    label = header.labels[column]
    if class_called(knowledge.vocabulary, label) == "Benchmark":
        return True
    named = set(header.texts(column)) if label_key(label) in lexicon().benchmark_labels else set()
    return bool(named) and sum(benchmark_of(text, knowledge) is not None for text in named) * 2 >= len(named)


def settings_of(header: Header, columns: Sequence[int]) -> list[str | None]:
    """Return what the setting columns say of each row."""
    rows = [[row[index].passage.text for index in columns if index < len(row)] for row in header.rows]
    said = ([in_setting(words) or "" for words in row if words.strip(" -–—")] for row in rows)
    return [", ".join(words) or None for words in said]


def tests_are_named(label: str, knowledge: Knowledge) -> bool:
    """Tell whether a label heads the names of tests, not of whatever may be measured."""
    return class_called(knowledge.vocabulary, label) == "Benchmark" and "metric" not in label.casefold()


def row_labels(header: Header, columns: Columns, knowledge: Knowledge) -> list[tuple[str, ...]]:
    """Return the words that label each row: those of its group, if it has one, then its own.

    An empty cell goes on with the group above it.
    """
    found: list[tuple[str, ...]] = []
    above = ""
    for row in header.rows:
        label = row[columns.label] if columns.label < len(row) else None
        group = row[columns.group] if columns.group is not None and columns.group < len(row) else None
        above = group.passage.text or above if group is not None and group is not label else ""
        words = (above, label_of(label.passage, knowledge)) if label is not None else ()
        found.append(tuple(filter(None, words)) if label is not None and label.passage.text else words[1:])
    return found


def row_subjects(
    header: Header, column: int, topic: Topic, knowledge: Knowledge, *, repeats: bool = False
) -> Iterator[tuple[Entity, Passage, Row]]:
    """Yield what each row is about, and the words that name it.

    A name over several rows is that of each with its size; a size alone is one of what is being talked about, or of
    the model that a row over all columns names. Where a model `repeats`, its name over several rows is that of each.
    """
    headed = class_called(knowledge.vocabulary, header.labels[column])
    type_ = headed if headed in SUBJECTS else "Model"
    main = topic.of_type("Model") if type_ == "Model" else None
    over = {id(row): cell for row, cell in zip(header.rows, header.sections, strict=False) if type_ == "Model"}
    column = _shown(header, column)
    sizes = [index for index in range(header.width) if index != column and _holds_sizes(header, index, knowledge)]
    rows = [row for row in header.rows if column < len(row)]
    named = _names(rows, column, sizes)
    times = Counter(id(cell) for cell in named)
    repeated = _rows_by_name(named, rows)
    shared = _of_several(repeated, sizes)
    noted = told_apart(repeated) if type_ == "Model" else {}
    repeats = repeats or any(map(is_setting, header.labels))
    titled = type_ == "Model" and are_titles(tuple(repeated), knowledge)
    for cell, row in zip(named, rows, strict=True):
        name, size = _without_note(cell, knowledge), row[sizes[0]].passage.text if sizes else ""
        section = over.get(id(row))
        family = (model_named(section.passage.text, knowledge) if section is not None else None) or main
        name = _SERIES.sub("", name) if SIZE.match(name) else name
        is_shared = (times[id(cell)] > 1 and not repeats) or cell.passage.text in shared
        is_shared = is_shared or (type_ == "Model" and _is_of_size(name, size, knowledge))
        if SIZE.fullmatch(clean(name)):
            name = of_size(family.name, clean(name)) if family is not None else _called_by_size(clean(name), knowledge)
        elif is_shared:
            name = f"{name_in(name)} {size}" if SIZE.fullmatch(size) else ""
        elif family is not None:
            name = named_within(family.name, clean(name)) or name
        if _names_several(cell, knowledge):
            continue
        if titled:
            if (model := model_in_title(cell.passage.text, knowledge)) is not None:
                yield model, cell.passage, row
            continue
        if type_ == "Model" and _SLASH.search(name) and (parts := _joined(cell.passage, knowledge)):
            yield from ((Entity("Model", name_in(part.text)), part, row) for part in parts)
            continue
        if is_name(name) and (entity := _row_subject(name, type_, knowledge, is_headed=headed == "Model")) is not None:
            full = noted.get(name) if entity.type == "Model" else None
            yield (entity if full is None else Entity("Model", without_maker(full))), cell.passage, row


def _rows_by_name(named: Sequence[Cell], rows: Sequence[Row]) -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for cell, row in zip(named, rows, strict=True):
        found[cell.passage.text].append(row)
    return found


def _of_several(rows: Mapping[str, Sequence[Row]], sizes: list[int]) -> frozenset[str]:
    """Return the names that several rows have, each for another size."""
    return frozenset(name for name, same in rows.items() if len(same) > 1 and _differ(same, sizes))


def _is_of_size(name: str, size: str, knowledge: Knowledge) -> bool:
    """Tell whether a name and a size beside it in a row name a model: one of a family, or one that is told in full."""
    if SIZE.fullmatch(size) is None or not is_name(name):
        return False
    known = named_by(name, knowledge)
    if known is not None and known.type == "ModelFamily":
        return True
    full = name_key(f"{name_in(name)} {size}")
    return any(name_key(each) == full for words, each in knowledge.names.sizes if words.casefold() == size.casefold())


def _joined(cell: Passage, knowledge: Knowledge) -> list[Passage]:
    """Return the names of several models that one cell holds, "Heron 2 / Heron 2 Pro"; none where any is no name."""
    ends = [*(slash.span() for slash in _SLASH.finditer(cell.text)), (len(cell.text), 0)]
    parts, at = [], 0
    for end, behind in ends:
        parts.append(cell.part(at, end).stripped())
        at = behind
    are_names = all(is_name(part.text) and _may_be_one(part.text, knowledge) for part in parts)
    return parts if are_names and len(parts) <= _MOST_JOINED else []


def _may_be_one(name: str, knowledge: Knowledge) -> bool:
    """Tell whether words beside a slash name a model: a known one, or letters with a version or variant."""
    if SIZE.fullmatch(name) or names_no_model(name):
        return False
    return named_by(name, knowledge) is not None or (any(map(str.isdigit, name)) and any(map(str.isalpha, name)))


def _called_by_size(size: str, knowledge: Knowledge) -> str:
    """Return the name of the only model of a size that the text names; nothing where it names several or none."""
    named = [name for each, name in knowledge.names.sizes if each == size]
    return named[0] if len(named) == 1 else ""


def _without_note(cell: Cell, knowledge: Knowledge) -> str:
    """Return the name in a cell, without a raised sign behind it that a note explains; others are part of the name."""
    name = cell.passage.text
    if not name.endswith("+") or _RAISED_SIGN.search(knowledge.document[cell.passage.span]) is None:
        return name
    return name[:-1].rstrip() if _NOTE_ON_SIGN.search(knowledge.document.text) else name


def _names_several(cell: Cell, knowledge: Knowledge) -> bool:
    """Tell whether a cell names several models on lines of their own: which of them the row is about is open."""
    written = knowledge.document[cell.passage.span] if cell.passage.text else ""
    lines = _BREAK.split(written) if "<" in written else ()
    return len(lines) > 1 and sum(named_by(_TAG.sub("", line), knowledge) is not None for line in lines) > 1


def _shown(header: Header, column: int) -> int:
    """Return the column of the names that are shown, where the one that names the rows has identifiers of hubs."""
    names = header.texts(column)
    owned = [name for name in names if owner_of(name) and is_name(without_maker(name))]
    shown = [index for index, label in enumerate(header.labels) if label_key(label) == _SHOWN]
    return shown[0] if shown and len(owned) * 2 > len(names) else column


def _names(rows: list[Row], column: int, sizes: list[int]) -> list[Cell]:
    """Return the cell that names each row: an empty one goes on with the name above, where sizes tell them apart."""
    named: list[Cell] = []
    for row in rows:
        goes_on = not row[column].passage.text and named and sizes and row[sizes[0]].passage.text
        named.append(named[-1] if goes_on else row[column])
    return named


def _differ(rows: Sequence[Row], sizes: list[int]) -> bool:
    return bool(sizes) and len({row[sizes[0]].passage.text for row in rows}) > 1


def _row_subject(name: str, type_: str, knowledge: Knowledge, *, is_headed: bool) -> Entity | None:
    known = named_by(name, knowledge)
    if known is not None and known.type == "Organization" and is_headed:
        # In a column headed "Model", what is called as its maker is a model.
        known = None
    if known is not None or type_ != "Model":
        return known or Entity(type_, clean(name))
    return None if names_no_model(name) else Entity(type_, name_in(name))


def _holds_sizes(header: Header, index: int, knowledge: Knowledge) -> bool:
    """Tell whether a column is headed as parameters, or is without a head and full of sizes ("7B")."""
    label = header.labels[index] if index < len(header.labels) else ""
    texts = header.texts(index)
    return _is_size(label, knowledge) or (not label and bool(texts) and all(SIZE.fullmatch(text) for text in texts))


def _is_size(label: str, knowledge: Knowledge) -> bool:
    known = property_of(label, ANY_MODEL, knowledge)
    return known is not None and known.unit == "parameters"


def own_rows(header: Header, topic: Topic, knowledge: Knowledge) -> Iterator[tuple[Entity, Passage | None, Row]]:
    """Yield the rows of values under labels that speak of what is being talked about.

    That is the only row of a table whose columns are properties or tests, or each of several with its size.
    """
    model = topic.of_type("Model")
    if model is not None and len(header.rows) == 1 and _are_tests(header, knowledge):
        yield model, None, header.rows[0]
        return
    of_each = list(_sizes_of_each(header, knowledge))
    if of_each:
        yield from of_each
        return
    known = [
        property_under(parts, ANY_MODEL, knowledge) is not None
        or (bool(parts) and benchmark_of(parts[-1], knowledge) is not None)
        for parts in header.parts
    ]
    if model is None or sum(known) < 2 or sum(known) * 2 <= len(known):
        return
    sizes = [index for index in range(header.width) if _holds_sizes(header, index, knowledge)]
    if len(header.rows) == 1:
        yield model, None, header.rows[0]
    for row in header.rows if len(header.rows) > 1 and sizes else ():
        size = row[sizes[0]].passage
        if SIZE.fullmatch(size.text):
            yield Entity("Model", of_size(model.name, size.text)), size, row


def _sizes_of_each(header: Header, knowledge: Knowledge) -> Iterator[tuple[Entity, Passage, Row]]:
    """Yield the rows of a table of sizes for each model that heads a column and can be had in that size.

    Below its name stands a link or a tick; what stands below properties is told of all of a size.
    """
    heads = [(at, model_named(" ".join(parts), knowledge)) for at, parts in enumerate(header.parts)]
    offered = [(at, model) for at, model in heads if model is not None]
    sizes = [at for at in range(header.width) if _holds_sizes(header, at, knowledge)] if offered else []
    told = sum(property_under(parts, ANY_MODEL, knowledge) is not None for parts in header.parts)
    for row in header.rows if sizes and told >= _FEW_TESTS else ():
        size = row[sizes[0]].passage
        for at, model in offered if SIZE.fullmatch(size.text) else ():
            words = row[at].passage.text
            if words and _NOT_YET.search(words) is None and figure_in(words) is None:
                yield Entity("Model", of_size(model.name, size.text)), size, row


def _are_tests(header: Header, knowledge: Knowledge) -> bool:
    """Tell whether all columns are tests, or most of them, and each holds a figure: "Average" may stand beside them."""
    known = sum(benchmark_of(each, knowledge) is not None for each in header.labels)
    is_full = all(figure_in(cell.passage.text) is not None for cell in header.rows[0])
    return known == len(header.labels) or (is_full and known >= _FEW_TESTS and known * 2 > len(header.labels))


def _is_model(label: str, knowledge: Knowledge) -> bool:
    named = named_by(label, knowledge)
    return named is not None and named.type in _MODELS


def pairs_in(
    header: Header, entities: Sequence[Entity], knowledge: Knowledge
) -> Iterator[tuple[tuple[str, ...], Passage, Passage]]:
    """Yield the labels of a table of labels and values: the words over and in each, the label, the value.

    The labels stand in the first of two columns, or in the second of three, sorted by the first. A third column of
    remarks on the values is left aside.
    """
    rows = list(header.rows)
    known = [property_of(label, entities, knowledge) for label in header.labels[:2]]
    # "Precision | Heron 2" heads the figures of a model; "Base model | Heron 2" may be a pair itself.
    heads_a_model = len(header.labels) > 1 and (known[0] is None or known[0].range not in _MODELS)
    if header.cells and any(known) and not (heads_a_model and _is_model(header.labels[1], knowledge)):
        rows.insert(0, header.cells)
    remarked = header.width == 3 and len(header.labels) == 3 and label_key(header.labels[2]) in lexicon().remark_labels
    grouped = not remarked and header.width == 3 and sum(is_told(text, knowledge) for text in header.texts(1)) >= 2
    if header.width != 2 and not grouped and not remarked:
        return
    for row in rows:
        group, label, value = (row[0], row[1], row[2]) if grouped else (row[0], row[0], row[1])
        parts = (label.passage.text,) if group is label else (group.passage.text, label.passage.text)
        if label.passage.text and value.passage.text:
            yield tuple(filter(None, parts)), label.passage, value.passage
