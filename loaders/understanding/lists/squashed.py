"""A table that lost its lines: "Parameters 2B 9B Layers 20 36 Hidden size 2048 4096", a figure for each size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.claims import Claim
from ....graph.quantities import parse_quantity
from ..names.knowledge import fits
from ..properties.labelled import ANY_MODEL, property_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.claims import Entity
    from ....graph.document import Passage
    from ..names.knowledge import Knowledge
    from ..properties.topics import Topic

_FIGURE = r"~?\d[\d,]{0,11}(?:\.\d{1,4})?[KMBTkb]?(?![^\s])"
_ROW = re.compile(
    rf"(?P<label>[^\W\d]\S{{0,24}}(?: [^\W\d]\S{{0,24}}){{0,4}})(?P<figures>(?: {_FIGURE}){{2,8}})(?: |\Z)"
)
_FIGURES = re.compile(_FIGURE)
_MAY_BE = re.compile(rf"\A[^\W\d]\S{{0,24}}(?: [^\W\d]\S{{0,24}}){{0,4}}(?: {_FIGURE}){{2}}")
_SIZES = "totalParameters"
_FEWEST_ROWS = 3
_LONGEST = 1500

# The places of the label of a row and of its figures.
Row = tuple[tuple[int, int], list[tuple[int, int]]]


def squashed_rows(passage: Passage) -> list[Row]:
    """Return the rows of a table that stands in one line: labels, each with as many figures; none for other words."""
    text = passage.text
    if len(text) > _LONGEST or _MAY_BE.match(text) is None:
        return []
    rows: list[Row] = []
    at = 0
    while at < len(text):
        row = _ROW.match(text, at)
        if row is None:
            return []
        rows.append((row.span("label"), [figure.span() for figure in _FIGURES.finditer(text, *row.span("figures"))]))
        at = row.end()
    return rows if len(rows) >= _FEWEST_ROWS and len({len(figures) for _, figures in rows}) == 1 else []


def claims_squashed(passage: Passage, rows: list[Row], topic: Topic, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what the rows say of the model of each size, where one row gives the sizes of models that are known."""
    known = [property_of(passage.text[slice(*label)], ANY_MODEL, knowledge) for label, _ in rows]
    sizes = next((row for row, each in zip(rows, known, strict=True) if each is not None and each.name == _SIZES), None)
    models = _models(passage.text, sizes[1], topic, knowledge) if sizes is not None else []
    for (label, figures), each in zip(rows, known, strict=True):
        for model, (start, end) in zip(models, figures, strict=False) if each is not None else ():
            quantity = parse_quantity(passage.text[start:end])
            if each is not None and model is not None and quantity is not None and fits(quantity, each):
                span = passage.between(label[0], end)
                written = passage.text[start:end]
                yield Claim(knowledge.document.id, model, each.name, quantity.value, span, written)


def _models(text: str, sizes: list[tuple[int, int]], topic: Topic, knowledge: Knowledge) -> list[Entity | None]:
    family = topic.of_type("Model")
    read = [parse_quantity(text[start:end]) for start, end in sizes]
    if family is None:
        return []
    return [knowledge.names.of_size(family, each.value) if each is not None else None for each in read]
