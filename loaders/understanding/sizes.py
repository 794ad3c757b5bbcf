"""A bare "17B-parameter model with 16 experts" tells the parameters in use, where its document says so elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ...graph.claims import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...graph.claims import Claim
    from ...graph.vocabulary import Vocabulary

# How many experts of which size, behind a name: "Heron 2 (17Bx16E)".
_SHAPE = re.compile(r"\s\(\d{1,4}(?:\.\d{1,2})?[BMT]?\s?[x×]\s?\d{1,4}(?:\.\d{1,2})?\s?[BE]?\)\Z", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:total|overall|in all|altogether|sum)\b", re.IGNORECASE)


def with_sizes_in_use(claims: list[Claim], text: str, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield the claims, those of a whole as of its part where the document gives that number to the part of the thing.

    That is so where the whole is another number there, and the words of the claim do not call it the whole.
    """
    parts = {known.name: known.smaller_part for known in vocabulary.properties.values() if known.smaller_part}
    told: dict[tuple[Entity, str], list[Decimal]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Decimal):
            told[claim.subject, claim.property].append(claim.value)
    for claim in claims:
        part = parts.get(claim.property)
        is_of_part = (
            part is not None
            and isinstance(claim.value, Decimal)
            and claim.value in told.get((claim.subject, part), ())
            and claim.value < max(told[claim.subject, claim.property])
            and not _NAMED.search(text, claim.span.start, claim.span.end + len(" in total"))
        )
        yield replace(claim, property=part) if is_of_part and part else claim


def by_their_names(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims, those on "Heron 2 (17Bx16E)" as on Heron 2, where the document calls the only such one so."""
    names = {claim.subject.name for claim in claims if claim.subject.type == "Model"}
    shaped = [(name, shape) for name in names if (shape := _SHAPE.search(name)) is not None]
    called = Counter(name[: shape.start()] for name, shape in shaped)
    bare = {name: name[: shape.start()] for name, shape in shaped if called[name[: shape.start()]] == 1}
    for claim in claims:
        name = bare.get(claim.subject.name)
        is_known = name in names and claim.subject.type == "Model"
        yield replace(claim, subject=Entity("Model", name, claim.subject.called)) if name and is_known else claim
