"""Tables whose columns are things, and whose rows say what is told of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.claims import Entity
from ....graph.vocabulary import label_key
from ..names.knowledge import class_called
from ..names.naming import clean, is_name
from ..properties.benchmarks import is_setting
from ..terms.lexicon import lexicon
from .columns import LABELS_SHOWN, MODEL_SHAPE, is_told, may_name_a_model, name_in, name_over, subject_over
from .plain_names import are_plain_names, tell_of_models

if TYPE_CHECKING:
    from ..names.knowledge import Knowledge
    from .columns import Header

_MODELS = ("Model", "ModelFamily")
# A name with its size, whatever words tell the checkpoint: "Heron 7B after 200B tokens".
_OF_SIZE = re.compile(r"[A-Z][\w.-]{1,20}(?: [\w.-]{1,20}){0,2}[ -]\d{1,4}(?:\.\d{1,2})?B\b[\w .-]{0,40}")
# So many rows that are labelled with what models have make a table a catalog of them.
_MANY = 3
_FIGURE = re.compile(r"[^\w\s]{0,3}\s?\d[\d,]{0,12}(?:\.\d{1,4})?(?:\s?[%KMBT]\b)?[^\w]{0,4}(?:\([^()]{0,40}\))?")


@dataclass(frozen=True, slots=True)
class Columns:
    """A table whose columns are things.

    `subjects` head the columns; `label` is the column that labels the rows, `group` one before it that sorts them,
    `settings` those that narrow them.
    """

    subjects: tuple[Entity | None, ...]
    label: int
    group: int | None
    settings: tuple[int, ...]


def columns_of(header: Header, knowledge: Knowledge) -> Columns | None:
    """Return how a table with things as columns is laid out; None for a table of another kind.

    The rows are labelled by the column that is headed as such, or else names most properties or benchmarks.
    """
    subjects = [subject_over(parts, knowledge) for parts in header.parts]
    others = [index for index, subject in enumerate(subjects) if subject is None]
    if not others or len(subjects) < 2:
        return None
    label = _label_column(header, others, knowledge)
    told = _told(header, label, knowledge) or _told(header, max(label - 1, 0), knowledge)
    if not told:
        return None
    is_catalog = _is_turned(header, label, told, knowledge)
    for index in others:
        if index > label and (
            (is_catalog and may_name_a_model(" ".join(header.parts[index]), knowledge))
            or _heads_a_model(header, index, subjects, told, knowledge)
        ):
            subjects[index] = Entity("Model", name_over(header.parts[index]))
    plain = [index for index in others if index > label and subjects[index] is None]
    if _are_plain(header, label, plain, knowledge):
        for index in plain:
            subjects[index] = Entity("Model", clean(name_over(header.parts[index])))
    if not any(subjects):
        return None
    if is_catalog:
        subjects = _as_shown(header, label, subjects)
    settings = tuple(index for index in others if index != label and is_setting(header.labels[index]))
    groups = [index for index in range(label) if index not in settings and subjects[index] is None]
    return Columns(tuple(subjects), label, groups[-1] if groups else None, settings)


def _is_turned(header: Header, label: int, told: int, knowledge: Knowledge) -> bool:
    """Tell whether a table is a catalog turned on its side: names of models head its columns, and keys its rows."""
    head = header.labels[label]
    is_of_names = label_key(head) in lexicon().name_labels or class_called(knowledge.vocabulary, head) == "Model"
    return is_of_names and told >= _MANY and told * 2 > len(header.rows)


def _as_shown(header: Header, label: int, subjects: list[Entity | None]) -> list[Entity | None]:
    """Return the models over columns by the names that a row of names gives them, where identifiers head them."""
    ranks = lexicon().name_labels
    best = ranks.index(label_key(header.labels[label])) if label_key(header.labels[label]) in ranks else 0
    for row in header.rows:
        key = label_key(row[label].passage.text)
        if key in ranks and ranks.index(key) < best and all(is_name(cell.passage.text) for cell in row[label + 1 :]):
            names = [cell.passage.text for cell in row]
            best = ranks.index(key)
            subjects = [own and Entity(own.type, name_in(name)) for own, name in zip(subjects, names, strict=True)]
    return subjects


def _are_plain(header: Header, label: int, heads: list[int], knowledge: Knowledge) -> bool:
    """Tell whether plain names head all columns of a table whose rows tell what only models have."""
    is_whole = bool(heads) and heads[0] == label + 1 and heads[-1] == header.width - 1
    is_whole = is_whole and len(heads) == header.width - label - 1
    names = [" ".join(header.parts[index]) for index in heads] if is_whole else []
    return are_plain_names(names, knowledge) and tell_of_models(header.texts(label), knowledge)


def _label_column(header: Header, others: list[int], knowledge: Knowledge) -> int:
    classes = [class_called(knowledge.vocabulary, header.labels[index]) for index in others]
    best = (
        others[classes.index("Benchmark")]
        if "Benchmark" in classes
        else max(others, key=lambda index: (_told(header, index, knowledge), -index))
    )
    # A cell over several rows sorts them; what stands beside it tells them apart.
    spans_rows = len({id(row[best]) for row in header.rows if best < len(row)}) < len(header.rows)
    beside = best + 1
    # So does one that is empty in the rows below it, where a cell cannot span rows.
    is_empty_below = len(header.texts(best)) < len(header.rows) and beside in others and not header.labels[beside]
    if is_empty_below and len(header.texts(beside)) == len(header.rows) and _told(header, beside, knowledge):
        return beside
    if spans_rows and beside in others and not is_setting(header.labels[beside]):
        return beside
    return best


def _heads_a_model(header: Header, index: int, subjects: list[Entity | None], told: int, knowledge: Knowledge) -> bool:
    """Tell whether a column of figures is headed by the name of a model that nobody has listed.

    Beside models that are known any name is one; alone it must have the shape of one, over rows that are known.
    """
    label = " ".join(header.parts[index])
    if not may_name_a_model(label, knowledge) and _OF_SIZE.fullmatch(label) is None:
        return False
    texts = header.texts(index)
    if sum(_FIGURE.fullmatch(text) is not None for text in texts) * 2 <= len(texts) - texts.count("-"):
        return False
    if any(subject is not None and subject.type in _MODELS for subject in subjects):
        return True
    return told >= LABELS_SHOWN and told * 2 >= len(header.rows) and MODEL_SHAPE.fullmatch(clean(label)) is not None


def _told(header: Header, column: int, knowledge: Knowledge) -> int:
    """Return how many rows a column labels with a property or benchmark that is known."""
    return sum(is_told(text, knowledge) for text in header.texts(column))
