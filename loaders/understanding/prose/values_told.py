"""Values that a sentence tells otherwise than by one mention: in plain words, and as the two bounds of a range."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ....graph.claims import RELATIONS, Comparator, Concept, Entity
from ....graph.quantities import Quantity, parse_quantity
from ....graph.vocabulary import ValueKind
from ..names.mentions import NAME, Mention
from ..names.model_names import spelled
from ..properties.relations import relation_in
from ..properties.values import concepts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.claims import Claim
    from ....graph.vocabulary import Property, Vocabulary

_ONE = re.compile(r"(?:(?:just|only) )?(?:an?|one|(?:a |one )?single)", re.IGNORECASE)
_SIZED_DEVICE = re.compile(r"(?P<size>\d{1,4})[ -]?GB\b.{0,30}\b(?:GPU|card|accelerator)s?\Z", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{1,6})\s?[x×]?")
_QUOTATION_MARK = re.compile(r"[\"“”‘’]")
# Figures of which a range tells both bounds: those of organizations, which nobody else counts.
RANGED = frozenset(["employeeCount", "revenue", "funding"])


def worded(
    text: str, start: int, end: int, known: Property, vocabulary: Vocabulary
) -> Iterator[tuple[str | Decimal | Entity | Concept, Mention]]:
    """Yield what plain words say: the entries of a closed list that they name, or the words themselves."""
    words = text[start:end]
    if known.kind is ValueKind.TEXT:
        plain = _QUOTATION_MARK.sub("", words)
        yield " ".join(plain.split()), Mention(start, end, NAME, words)
    elif known.kind.is_number:
        figure = relation_in(known, text, start, end) if known.name in RELATIONS else _count(words)
        if figure is not None:
            at = Mention(start, end, NAME, replace(figure, as_written=words))
            yield figure.value, at
    elif known.kind is ValueKind.ENTITY and known.range is not None:
        yield Entity(known.range, device_of(words) or spelled(words)), Mention(start, end, NAME, words)
    elif known.kind is ValueKind.CONCEPT:
        # "a text-to-image model" writes with hyphens what the list does not.
        plain = words.replace("-", " ")
        for low, high, concept in concepts_in(plain, known.range or "", vocabulary):
            yield concept, Mention(start + low, start + high, NAME, words[low:high])


def device_of(words: str) -> str | None:
    """Return how a device is called that has no other name than its memory: "80 GB GPU" for "an 80GB card"."""
    sized = _SIZED_DEVICE.search(words)
    return f"{sized['size']} GB GPU" if sized is not None else None


def _count(words: str) -> Quantity | None:
    """Return how many words say: "eight", "8x", "a single"."""
    if _ONE.fullmatch(words):
        return Quantity(0, len(words), 0, len(words), Decimal(1), words)
    if (digits := _DIGITS.fullmatch(words)) is not None:
        return Quantity(0, len(words), 0, len(words), Decimal(digits[1]), words)
    return parse_quantity(words)


def with_bounds(claim: Claim, upper: Decimal | None) -> Iterator[Claim]:
    """Yield a claim of a figure, or those of the two bounds of the range that it begins."""
    if upper is None:
        yield claim
        return
    yield replace(claim, comparator=Comparator.AT_LEAST)
    yield replace(claim, value=upper, comparator=Comparator.AT_MOST)
