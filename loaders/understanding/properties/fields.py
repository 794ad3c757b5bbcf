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
PRICE = "price"
_SIZE_IN_NAME = re.compile(r"(?<![\d.])(?P<number>\d{1,4}(?:\.\d{1,2})?)\s?(?P<unit>[BbMm])(?![A-Za-z])")
_RATE = re.compile(
    r"(?:usd|us\$|\$)?\s?(?:/|per)?[\s_]?1?[\s_,.]?(?P<number>000[,_.]?000|000|k|thousand|m|mil|million)?[\s_]?"
    r"(?P<noun>tokens?|tok)?",
    re.IGNORECASE,
)
_PER_UNIT = re.compile(r"[\s_]per[\s_]unit\Z")
# "trillion tokens" are counted by the trillion.
_COUNTED = re.compile(
    r"(?P<many>thousand|million|billion|trillion|[KMBT])s? (?:tokens?|param(?:eter)?s?)", re.IGNORECASE
)
_OUTPUT = frozenset(["output", "max output"])
_ROUNDED = 0.12
_NUMBERS = {"k": "1K", "thousand": "1K", "000": "1K", "": ""}
_PARTS = {"0.001": "1K", "0.000001": "1M", "1e-3": "1K", "1e-6": "1M", "1e-06": "1M"}
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
    prices = next((key for key in reversed(pair.path[: level - 1]) if is_of_prices(key)), None) if level > 1 else None
    if not above and prices is not None:
        # In a catalog of prices, `prices: {heron-2: {input: 3}}`, that is the price for input.
        above = (prices,)
    if not above and 0 < level <= len(pair.path) and is_of_prices(pair.path[level - 1]):
        # In a list of what a model cost, `price_history: [{input: 3}]`, too.
        above = (PRICE,)
    if not above and 0 < level == len(pair.path) and label_key(label) in lexicon().general_labels:
        # In a list, `founders: [{name: Ada Quill}]`, the key of the list says what each is.
        above = pair.path[-1:]
    if above and is_of_prices(above[-1]):
        label = _PER_UNIT.sub("", label)
    elif above and label_key(label) in _OUTPUT and _is_context(above[-1], vocabulary):
        label = "max output tokens"
    if above and label_key(label) in lexicon().general_labels:
        # "parameters: {total: {value: 7}}" gives the total parameters.
        above, label = above[:-1], above[-1]
        whole = []
    else:
        whole = [" ".join((*above, label))] if len(above) > 1 else []
    meant = " ".join((*above[-1:], label))
    labels = [*([meant, f"{label} {above[-1]}"] if above else []), label, *whole]
    for each in labels:
        known = property_labelled(each, types, vocabulary)
        if known is not None:
            yield known, meant if each != labels[-1] else max(meant, each, key=len)


def _is_context(key: str, vocabulary: Vocabulary) -> bool:
    known = property_labelled(key, ("Model",), vocabulary)
    return known is not None and known.name == "contextWindow"


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
            rate = stated_rate(pair.value.text) if pair.path in found or is_of_prices(pair.path[-1]) else ""
            counted = _COUNTED.fullmatch(pair.value.text)
            found[pair.path] = found.get(pair.path, "") + (
                rate or f" ({counted['many'] if counted else pair.value.text})"
            )
    return found


def stated_rate(words: str) -> str:
    """Return the words " per 1K tokens" where a field of a unit says so in other words; nothing where it does not."""
    if words.strip() in _PARTS:
        # What a price is to be taken times for one token.
        return f" per {_PARTS[words.strip()]} tokens"
    meant = _RATE.fullmatch(words.strip())
    if meant is None or not (meant["number"] or meant["noun"]):
        return ""
    number = _NUMBERS.get((meant["number"] or "").lower(), "1M")
    return f" per {number} tokens" if number else " per token"


def size_in_names(records: Iterable[tuple[Record, Entity | None]], vocabulary: Vocabulary) -> str:
    """Return the unit " (B)" in which records give bare numbers of parameters, as the names of their models tell.

    Where a record of Heron-7B has `size: 7`, so do those whose names have no size. Nothing where they do not agree.
    """
    times: Counter[str] = Counter()
    for record, subject in records:
        found = _SIZE_IN_NAME.finditer(subject.name) if subject else ()
        sizes = {float(each["number"]): each["unit"] for each in found}
        level = len(path_of(record))
        for pair in record.pairs if sizes else ():
            named = next(properties_named(pair, level, ("Model",), vocabulary), None)
            if named and named[0].name == "totalParameters" and is_bare_size(named[0], pair, named[1]):
                times[_unit_of(float(pair.value.text), sizes)] += 1
    unit, most = times.most_common(1)[0] if times else ("", 0)
    return f" ({unit})" if unit and most * 3 >= 2 * times.total() else ""


def _unit_of(number: float, sizes: Mapping[float, str]) -> str:
    """Return the unit of the size in a name that a number of parameters rounds to: 33 in a model of "32B"."""
    near = (unit for size, unit in sizes.items() if abs(number - size) <= _ROUNDED * size)
    return next(near, "").upper()


def is_bare_size(known: Property, pair: Pair, label: str) -> bool:
    """Tell whether a field gives a number of parameters without saying in what."""
    hint = parse_unit_hint(label)
    is_bare = hint is None or hint.scale == 1
    return known.unit == PARAMETERS and is_bare and _SHORT_NUMBER.fullmatch(pair.value.text) is not None
