"""Columns whose head leaves open what they hold and whose cells leave one possibility: sizes, dates, models, makers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....graph.dates import parse_date
from ....graph.vocabulary import label_key
from ..names.knowledge import direction_in
from ..names.naming import clean
from ..properties.prices import are_prices
from ..terms.lexicon import lexicon
from ..terms.people import start_of_person
from .columns import SIZE, named_by

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ....graph.vocabulary import Property
    from ..names.knowledge import Knowledge

_DATA = re.compile(r"[~≈>]?\s?\d{1,4}(?:,\d{3})?(?:\.\d{1,3})?\s?[TB]\+?(?:\s?tokens)?", re.IGNORECASE)
# What parts several makers in a cell.
_SEVERAL = re.compile(r"\s*[/,;&+]\s*")
_DATES = "releaseDate"
_MAKERS = "developer"
# A column of fewer cells tells nothing; most of them have to be of one kind.
_FEW = 2


def property_by_cells(label: str, texts: Sequence[str], knowledge: Knowledge) -> Property | None:
    """Return the property of models of which the cells below an open head such as "Total" or "Date" are values."""
    key = label_key(label).removesuffix(" utc")
    kinds = [name for name, heads in lexicon().open_heads.items() if key in heads]
    said = [text for text in texts if any(map(str.isalnum, text))] if kinds else []
    if len(said) < _FEW:
        return None
    fitting = (name for name in kinds if sum(_FITS[name](text, knowledge) for text in said) * 4 >= len(said) * 3)
    found = next(fitting, _MAKERS if _MAKERS in kinds and _are_makers(key, said, knowledge) else None)
    return knowledge.vocabulary.properties[found] if found is not None else None


def maker_beside(label: str, text: str, knowledge: Knowledge) -> Property | None:
    """Return the property for makers of models where a mere "Provider" beside the properties of one is a maker."""
    is_one = label_key(label) in lexicon().provider_labels and _is_maker(text, knowledge)
    return knowledge.vocabulary.properties[_MAKERS] if is_one else None


def priced_columns(labels: Sequence[str], cells: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the columns of bare prices, which their heads call but "input" and "output": at least one of each."""
    found = {index: key for index, label in enumerate(labels) if (key := label_key(label)) in lexicon().directions}
    priced = [index for index in found if are_prices(cells[index])]
    ways = {direction_in(found[index]) for index in priced}
    return frozenset(priced) if {"input", "output"} <= ways else frozenset()


def is_dated(known: Property | None) -> bool:
    """Tell whether a property found by cells is that of their dates, which the dates of tests are not."""
    return known is not None and known.name == _DATES


def _are_makers(key: str, texts: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether a column is one of makers, of which many are known and none is a person or a model.

    Those who provide models are known where they make some; under another head, such as "Author", all organizations.
    """
    is_known = _is_maker if key in lexicon().provider_labels else _is_organization
    known = [is_known(text, knowledge) for text in texts]
    others = (part for text, each in zip(texts, known, strict=True) if not each for part in _SEVERAL.split(text))
    is_other = any(start_of_person(clean(text)) is not None or _is_model(text, knowledge) for text in others)
    return sum(known) >= _FEW and sum(known) * 3 >= len(texts) and not is_other


def _is_organization(text: str, knowledge: Knowledge) -> bool:
    return knowledge.names.gazetteer.called(clean(text), "Organization") is not None


def _is_size(text: str, _knowledge: Knowledge) -> bool:
    return SIZE.fullmatch(clean(text)) is not None


def _is_data(text: str, _knowledge: Knowledge) -> bool:
    return _DATA.fullmatch(clean(text)) is not None


def _is_date(text: str, _knowledge: Knowledge) -> bool:
    return parse_date(text) is not None


def _is_model(text: str, knowledge: Knowledge) -> bool:
    named = named_by(text, knowledge)
    return named is not None and named.type in ("Model", "ModelFamily")


def _is_maker(text: str, knowledge: Knowledge) -> bool:
    named = knowledge.names.gazetteer.called(clean(text), "Organization")
    return named is not None and named.name in lexicon().makers


_FITS: dict[str, Callable[[str, Knowledge], bool]] = {
    "totalParameters": _is_size,
    "trainingTokens": _is_data,
    _DATES: _is_date,
    "baseModel": _is_model,
    _MAKERS: _is_maker,
}
