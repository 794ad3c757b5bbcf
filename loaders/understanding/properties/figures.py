"""Figures beside a label: a number, a range, a part and its whole, or a count of devices."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ....graph.claims import Comparator, Modality
from ....graph.quantities import find_quantities, parse_quantity
from ..names.knowledge import at_rate, fits, is_rate, other_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.claims import Value
    from ....graph.dates import Date
    from ....graph.quantities import Quantity
    from ....graph.vocabulary import Property, Vocabulary
    from ..names.knowledge import Knowledge

# A longer text than this speaks of more than the figure that its label asks for.
_SHORT = 18
_SLASHED = re.compile(r"\s*(?P<first>[^/]{1,20}?)\s*(?:/|\bof\b)\s*(?P<second>[^/]{1,20}?)\s*\Z")
_LEAST_DATA = 1_000_000
_MOST_SAMPLES = 15_000_000_000
# What each machine has is no figure of the model.
_PER_MACHINE = re.compile(
    r"\s?(?:/|per|in each|each)\s?(?:node|GPU|device|machine|server|host|card|chip|accelerator)\b", re.IGNORECASE
)
# How far behind a number stand the words that say which of the two it is.
_BEHIND = 24
# Training data is counted in samples, too; a property that counts tokens by the million is one of training data.
_SAMPLES = re.compile(
    r"\b(?:samples?|images?|examples?|hours?|sentences?|documents?|pairs?|words?|characters?|videos?|clips?"
    r"|instances?|"
    r"questions?|conversations?|prompts?|[GT]B)\b",
    re.IGNORECASE,
)
_DEVICES_BY_TIME = re.compile(
    r"\b(?:GPU|TPU|chip|accelerator)s?\s?[x×*]\s?#?\s?(?:GPU-?)?(?:hour|hr|day)s?\b", re.IGNORECASE
)
_COUNT_BY_TIME = re.compile(r"(?P<count>\d[\d,]{0,9})\s?(?:GPUs?\s?)?[x×*]\s?\d[\d.,]{0,9}\s?(?:h|hours?|days?)?")
# So many experts, so many of them active, so many shared: "256E8A+1S", "64 experts / 6 active + 2 shared".
_EXPERTS = re.compile(
    r"(?P<all>\d{1,4})\s?E(?:xperts)?[\s,/-]{0,3}(?P<active>\d{1,3})\s?A(?:ctive|ctivated)?"
    r"(?:[\s,+/]{1,3}(?P<shared>\d{1,3})\s?S(?:hared)?)?",
    re.IGNORECASE,
)
_IN_USE = re.compile(
    r"\b(?:activ(?:e|ated)|us(?:ed|es|e|ing)|selected|chosen|per token|routed to|KV|key[-/ ]values?)\b", re.IGNORECASE
)

# What stands before the size of one of several experts: "8x22B", "8*22B".
_TIMES = re.compile(r"\d\s?[x×*]\s?\Z", re.IGNORECASE)

_NOTED = r"\s?(?:\([^()]{1,40}\))?"
_NEXT = re.compile(rf"{_NOTED}(?:,|/|\||;|&|\band\b|\bor\b|,\s(?:and|or)\b)\s?")
_LAST = re.compile(rf"{_NOTED}(?:\s(?:variants|versions|options|models|sizes))?\.?\s?")


@dataclass(frozen=True, slots=True)
class ValueRead:
    """A value at `text[start:end]` of the words beside a label; None for one that is being kept back.

    `unit` is that of a number where it is not the property's own.
    """

    start: int
    end: int
    value: Value | None
    property: str
    comparator: Comparator = Comparator.EQUAL
    modality: Modality = Modality.ASSERTED
    as_of: Date | None = None
    unit: str | None = None


def numbers_in(known: Property, text: str, knowledge: Knowledge, label: str) -> Iterator[ValueRead]:
    """Yield what the figures in the words beside a label say: one number, two bounds, a part and its whole."""
    both = _SLASHED.match(text)
    if both is not None and known.smaller_part is not None:
        yield from _part_and_whole(known, both, knowledge.vocabulary, label)
        return
    experts = _EXPERTS.fullmatch(text.strip()) if known.unit == "experts" else None
    if experts is not None:
        yield from _of_experts(experts, text, knowledge.vocabulary)
        return
    # A bare number has no parts.
    named = [] if known.smaller_part is None or text.isdecimal() else _named_parts(known, text, knowledge.vocabulary)
    if parts := list(named):
        yield from parts
        return
    by_time = _COUNT_BY_TIME.fullmatch(text.strip()) if _DEVICES_BY_TIME.search(label) else None
    if by_time is not None:
        yield from _devices(by_time, text, knowledge.vocabulary)
        return
    whole = parse_quantity(text, label)
    found = [whole] if whole is not None else find_quantities(text)
    if is_rate(known) and len(found) > 1:
        # "$0.50 / $1.50 per million tokens": which is for input and which for output is not said.
        return
    rates = (at_rate(quantity, known, label) for quantity in found)
    fitting = [quantity for quantity in rates if quantity is not None and fits(quantity, known)]
    fitting = [q for q in fitting if not (_counts_others(known, q, label) or _is_of_each(q, text))]
    if len(fitting) > 1 and _are_all(text, fitting):
        yield from (read for quantity in fitting for read in _numbers_of(quantity, known))
    elif len(fitting) == 1 and (
        whole is not None or _leads(text, fitting[0]) or _says_its_unit(text, fitting[0], known)
    ):
        yield from _numbers_of(fitting[0], known)


def _is_of_each(quantity: Quantity, text: str) -> bool:
    """Tell whether a figure is of each of several parts: "8 x 22B", "64 GB per node"."""
    return _PER_MACHINE.match(text, quantity.end) is not None or _TIMES.search(text, 0, quantity.start) is not None


def _are_all(text: str, quantities: list[Quantity]) -> bool:
    """Tell whether words are an enumeration of figures, and nothing else: "4K and 128K tokens", "8K (base), 32K"."""
    ends = [(quantity.start, quantity.end) for quantity in quantities]
    between = (text[end:start] for (_, end), (start, _) in pairwise(ends))
    is_row = all(_NEXT.fullmatch(words) for words in between)
    return is_row and not text[: ends[0][0]].strip() and _LAST.fullmatch(text, ends[-1][1]) is not None


def _of_experts(experts: re.Match[str], text: str, vocabulary: Vocabulary) -> Iterator[ValueRead]:
    """Read how many experts "256E8A+1S" says that there are, are in use, and are shared by all."""
    before = len(text) - len(text.lstrip())
    for group, name in (("all", "expertCount"), ("active", "activeExpertCount"), ("shared", "sharedExpertCount")):
        quantity = parse_quantity(experts[group]) if experts[group] else None
        if quantity is not None and vocabulary.properties[name].allows(quantity.value):
            yield ValueRead(before + experts.start(group), before + experts.end(group), quantity.value, name)


def _devices(by_time: re.Match[str], text: str, vocabulary: Vocabulary) -> Iterator[ValueRead]:
    """Read how many devices "8x20" says under "GPUs x hours"."""
    counted = next((known for known in vocabulary.properties.values() if known.unit == "GPUs"), None)
    quantity = parse_quantity(by_time["count"])
    if counted is not None and quantity is not None:
        start = text.index(by_time["count"])
        yield ValueRead(start, start + len(by_time["count"]), quantity.value, counted.name)


def _counts_others(known: Property, quantity: Quantity, label: str) -> bool:
    """Tell whether a bare number of training data may count samples: only so many can be nothing but tokens."""
    if known.unit != "tokens" or (known.minimum or 0) < _LEAST_DATA or quantity.unit is not None:
        return False
    if _SAMPLES.search(label):
        return True
    return "token" not in label.casefold() and quantity.value < _MOST_SAMPLES


def _says_its_unit(text: str, quantity: Quantity, known: Property) -> bool:
    """Tell whether a short text names the unit of its figure: it is the one that the label asks for."""
    return quantity.unit is not None and quantity.unit == known.unit and len(text.split()) <= _SHORT


def _leads(text: str, quantity: Quantity) -> bool:
    """Tell whether a quantity is what a value is about: it stands first, or all else is a word or two."""
    return not text[: quantity.start].strip() or len(text.split()) <= 6


def _numbers_of(quantity: Quantity, known: Property) -> Iterator[ValueRead]:
    """Yield the number, or the two bounds of a range."""
    start, end, name, unit = quantity.start, quantity.end, known.name, other_unit(quantity, known)
    if quantity.upper is None:
        yield ValueRead(start, end, quantity.value, name, quantity.comparator, unit=unit)
    elif known.allows(quantity.upper):
        yield ValueRead(start, end, quantity.value, name, Comparator.AT_LEAST, unit=unit)
        yield ValueRead(start, end, quantity.upper, name, Comparator.AT_MOST, unit=unit)


def _part_and_whole(known: Property, both: re.Match[str], vocabulary: Vocabulary, label: str) -> Iterator[ValueRead]:
    """Read "37 / 671": the part, which is never the larger, and the whole; either may be unknown.

    Of a size in bytes and a number of parameters, "543MB / 136M", the latter is the whole.
    """
    part = vocabulary.properties[known.smaller_part or ""]
    numbers = {side: parse_quantity(both[side], label) for side in ("first", "second")}
    bare = [(side, number) for side in ("first", "second") if (number := parse_quantity(both[side])) is not None]
    other = [(side, number) for side, number in bare if number.unit is not None and not fits(number, known)]
    if len(bare) > len(other) == 1:
        side, number = next(each for each in bare if each not in other)
        yield from _numbers_of(_moved(number, both.start(side)), known)
        return
    first, second = numbers["first"], numbers["second"]
    if first is not None and second is not None and first.value > second.value:
        first, second, sides = second, first, ("second", "first")
    else:
        sides = ("first", "second")
    for quantity, side, property_ in ((first, sides[0], part), (second, sides[1], known)):
        if quantity is not None and property_.allows(quantity.value) and (first != second or property_ is known):
            at = both.start(side)
            yield ValueRead(at + quantity.start, at + quantity.end, quantity.value, property_.name, quantity.comparator)


def _moved(quantity: Quantity, by: int) -> Quantity:
    return replace(quantity, start=quantity.start + by, end=quantity.end + by)


def _named_parts(known: Property, text: str, vocabulary: Vocabulary) -> Iterator[ValueRead]:
    """Read "671B (37B active)" or "17B (activated), 109B (total)": of two numbers one is called the part in use."""
    part = vocabulary.properties[known.smaller_part or ""]
    found = [quantity for quantity in find_quantities(text) if fits(quantity, known) or fits(quantity, part)]
    if len(found) != 2 or len(text.split()) > _SHORT:
        return
    between, opened, inside = text[found[0].end : found[1].start].rpartition("(")
    if not opened or ")" in inside:
        # What stands behind a bracket that opens between them is of the second: "45B (uses 12B)".
        between, inside = between + opened + inside, ""
    around = (between.partition(",")[0] if "," in between else between, inside + text[found[1].end :][:_BEHIND])
    used = [_IN_USE.search(words) is not None for words in around]
    if used[0] == used[1]:
        return
    small, large = (found[0], found[1]) if used[0] else (found[1], found[0])
    if small.value <= large.value:
        for quantity, property_ in ((small, part), (large, known)):
            yield ValueRead(quantity.start, quantity.end, quantity.value, property_.name, quantity.comparator)
