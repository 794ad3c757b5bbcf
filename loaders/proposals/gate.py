"""The gate: a proposal becomes a claim if its words stand in the text and our own readers find the value in them."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ...graph.claims import Claim, Modality, Role
from ...graph.dates import Date, find_dates
from ...graph.errors import SourceError
from ...graph.quantities import find_quantities
from ...graph.vocabulary import ValueKind
from ..stated import Stated
from ..stating import claim_of
from ..understanding.names.knowledge import fits
from ..understanding.properties.values import values_in
from ..understanding.terms.hedges import modality_of
from ..understanding.terms.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...graph.document import Span
    from ...graph.quantities import Quantity
    from ...graph.vocabulary import Property
    from ..understanding.names.knowledge import Knowledge

_QUESTION = re.compile(r"\?[\"'”’)\]]{0,3}\s{0,9}\Z")
_NAMES = ("benchmark", "according_to")


class Refusal(StrEnum):
    """Why a proposal is no claim."""

    PROPERTY = "the ontology has no such property"
    QUOTE = "the quote does not stand in the passage"
    SUBJECT = "the text does not name the subject"
    UNREAL = "the words only suppose or ask"
    VALUE = "the value does not stand in the quote"
    UNREAD = "the value cannot be read"
    NAMES = "the text does not hold the benchmark, the credit or the setting"
    STATEMENT = "the statement does not hold"


def claim_proposed(
    proposal: Mapping[str, str | None], passage: Span, knowledge: Knowledge, loader: str
) -> Claim | Refusal:
    """Return the claim that a proposal about a passage makes, or why it makes none."""
    words = {key: written for key, written in proposal.items() if written}
    text, known = knowledge.document.text, knowledge.vocabulary.properties.get(words.get("property", ""))
    if known is None:
        return Refusal.PROPERTY
    quote = words.get("quote", "")
    start = text.find(quote, passage.start, passage.end) if quote.strip() else -1
    if start < 0:
        return Refusal.QUOTE
    if not _stands_in(words.get("subject", ""), text):
        return Refusal.SUBJECT
    hedge = modality_of(quote)
    if hedge is None or _QUESTION.search(quote):
        return Refusal.UNREAL
    if not all(_stands_in(words[key], text) for key in _NAMES if key in words) or words.get("setting", "") not in quote:
        return Refusal.NAMES
    if hedge is not Modality.ASSERTED and words.get("modality") != Modality.UNDISCLOSED:
        words["modality"] = hedge.value
    return _gated(Stated("proposal", words | {"start": str(start)}, {}), known, knowledge, loader)


def _gated(stated: Stated, known: Property, knowledge: Knowledge, loader: str) -> Claim | Refusal:
    quote, value = stated.text("quote"), stated.maybe("value")
    if value is None:
        is_said = any(phrase in quote.casefold() for phrase in lexicon().undisclosed)
        if stated.maybe("modality") != Modality.UNDISCLOSED or not is_said:
            return Refusal.VALUE
    elif known.kind is not ValueKind.ROLE and not _stands_in(value, quote):
        return Refusal.VALUE
    elif known.kind is ValueKind.ENTITY and not values_in(known, value, knowledge, known.label):
        return Refusal.UNREAD
    try:
        claim = claim_of(stated, knowledge, loader)
    except SourceError as fault:
        return Refusal.UNREAD if "read" in fault.what else Refusal.STATEMENT
    return _found_in(quote, claim, known) or Refusal.VALUE


def _found_in(quote: str, claim: Claim, known: Property) -> Claim | None:
    """Return a claim whose value is also read from the whole quote, compared as it is there; else nothing."""
    if known.kind.is_number and claim.value is not None:
        found = [
            each for each in find_quantities(quote) if claim.value in (each.value, each.upper) and fits(each, known)
        ]
        return _compared(claim, found[0]) if found else None
    if isinstance(claim.value, Date):
        return claim if any(found.date == claim.value for found in find_dates(quote)) else None
    if isinstance(claim.value, Role):
        names = (claim.value.title, claim.value.organization.name)
        return claim if all(_stands_in(name, quote) for name in names) else None
    return claim


def _compared(claim: Claim, quantity: Quantity) -> Claim:
    return claim if quantity.upper is not None else replace(claim, comparator=quantity.comparator)


def _stands_in(words: str, text: str) -> bool:
    """Tell whether words stand in a text and are not part of longer ones."""
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
