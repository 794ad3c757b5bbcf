"""Values that a sentence tells otherwise than by one mention: in plain words, and as the two bounds of a range."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ....graph.claims import Comparator, Concept, Entity
from ....graph.vocabulary import ValueKind
from ..names.mentions import NAME, Mention
from ..names.model_names import spelled
from ..properties.values import concepts_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ....graph.claims import Claim
    from ....graph.vocabulary import Property, Vocabulary

_QUOTATION_MARK = re.compile(r"[\"“”‘’]")
# Figures of which a range tells both bounds: those of organizations, which nobody else counts.
RANGED = frozenset(["employeeCount", "revenue", "funding"])


def worded(
    text: str, start: int, end: int, known: Property, vocabulary: Vocabulary
) -> Iterator[tuple[str | Entity | Concept, Mention]]:
    """Yield what plain words say: the entries of a closed list that they name, or the words themselves."""
    words = text[start:end]
    if known.kind is ValueKind.TEXT:
        plain = _QUOTATION_MARK.sub("", words)
        yield " ".join(plain.split()), Mention(start, end, NAME, words)
    elif known.kind is ValueKind.ENTITY and known.range is not None:
        yield Entity(known.range, spelled(words)), Mention(start, end, NAME, words)
    elif known.kind is ValueKind.CONCEPT:
        # "a text-to-image model" writes with hyphens what the list does not.
        plain = words.replace("-", " ")
        for low, high, concept in concepts_in(plain, known.range or "", vocabulary):
            yield concept, Mention(start + low, start + high, NAME, words[low:high])


def with_bounds(claim: Claim, upper: Decimal | None) -> Iterator[Claim]:
    """Yield a claim of a figure, or those of the two bounds of the range that it begins."""
    if upper is None:
        yield claim
        return
    yield replace(claim, comparator=Comparator.AT_LEAST)
    yield replace(claim, value=upper, comparator=Comparator.AT_MOST)
