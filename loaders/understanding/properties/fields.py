"""The fields of a record: what the keys above a field add to its label, and the fields that give another its unit."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ....graph.unit_hints import parse_unit_hint
from ....graph.vocabulary import label_key
from ..terms.lexicon import lexicon
from .labels import property_labelled
from .places import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ....graph.claims import Entity
    from ....graph.document import Pair, Record
    from ....graph.vocabulary import Property, Vocabulary

PARAMETERS = "parameters"
_SIZE_IN_NAME = re.compile(r"(?<![\w.])(?P<number>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>[BbMm])(?![A-Za-z])")
_SHORT_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})?")


def properties_named(
    pair: Pair, level: int, types: tuple[str, ...], vocabulary: Vocabulary
) -> Iterator[tuple[Property, str]]:
    """Yield the properties that a field may mean, each with its label under the keys above it.

    In `training: {tokens: 9T}` those are training tokens; `level` is how many keys stand above the record itself.
    What is said below `vision_config` or `versions` is said of a part or a version, and so means nothing here.
    """
    above, label = pair.path[level:], pair.label.text
    if any(label_key(key) in lexicon().part_keys for key in above):
        return
    if not above and level > 1 and is_of_prices(pair.path[level - 2]):
        # In a catalog of prices, `prices: {heron-2: {input: 3}}`, that is the price for input.
        above = pair.path[level - 2 : level - 1]
    meant = " ".join((*above[-1:], label))
    labels = [meant, f"{label} {above[-1]}", label] if above else [label]
    if above and label_key(label) in lexicon().general_labels:
        labels, meant = [above[-1]], above[-1]
    elif len(above) > 1:
        labels.append(" ".join((*above, label)))
    for each in labels:
        known = property_labelled(each, types, vocabulary)
        if known is not None:
            yield known, meant if each != labels[-1] else max(meant, each, key=len)


def is_of_prices(key: str) -> bool:
    """Tell whether a key holds prices."""
    words = set(label_key(key).split())
    return bool(words & lexicon().money_words) and words <= lexicon().money_words | lexicon().price_words


def units_beside(record: Record) -> Mapping[tuple[str, ...], str]:
    """Return the units of the fields that another field gives, in brackets, by the path of the field or its holder.

    `size_unit: T` is that of `size`, a mere `unit` that of all beside it.
    """
    found: dict[tuple[str, ...], str] = {}
    level = len(path_of(record))
    labels = {(pair.path, label_key(pair.label.text)): pair.label.text for pair in record.pairs}
    for pair in record.pairs:
        of, _, unit = label_key(pair.label.text).rpartition(" ")
        if unit not in lexicon().unit_labels or not pair.value.text:
            continue
        if (pair.path, of) in labels:
            found[*pair.path, labels[pair.path, of]] = f" ({pair.value.text})"
        elif not of and len(pair.path) > level:
            found[pair.path] = f" ({pair.value.text})"
    return found


def size_in_names(records: Iterable[tuple[Record, Entity | None]], vocabulary: Vocabulary) -> str:
    """Return the unit " (B)" in which records give bare numbers of parameters, as the names of their models tell.

    Where a record of Heron-7B has `size: 7`, so do those whose names have no size. Nothing where they do not agree.
    """
    times: Counter[str] = Counter()
    for record, subject in records:
        sizes = {each["number"]: each["unit"] for each in _SIZE_IN_NAME.finditer(subject.name)} if subject else {}
        level = len(path_of(record))
        for pair in record.pairs if sizes else ():
            named = next(properties_named(pair, level, ("Model",), vocabulary), None)
            if named and named[0].name == "totalParameters" and is_bare_size(named[0], pair, named[1]):
                times[sizes.get(pair.value.text.removesuffix(".0"), "").upper()] += 1
    unit, most = times.most_common(1)[0] if times else ("", 0)
    return f" ({unit})" if unit and most * 3 >= 2 * times.total() else ""


def is_bare_size(known: Property, pair: Pair, label: str) -> bool:
    """Tell whether a field gives a number of parameters without saying in what."""
    hint = parse_unit_hint(label)
    is_bare = hint is None or hint.scale == 1
    return known.unit == PARAMETERS and is_bare and _SHORT_NUMBER.fullmatch(pair.value.text) is not None
