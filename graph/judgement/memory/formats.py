"""Number formats and contexts, as people name them: "FP8 at 4K context" is 8 bits a weight and 4,000 tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...errors import QueryError
from ...quantities import find_quantities
from ...units import TOKENS

if TYPE_CHECKING:
    from decimal import Decimal

    from ...quantities import Quantity
    from ...vocabulary import ConceptEntry, Vocabulary

_SCHEME = "NumberFormatList"
_WORD = re.compile(r"[^\s,;:()\[\]/]{1,40}")
_LONGEST_NAME = 4
_LONGEST = 400
_BITS = re.compile(r"\b(\d{1,2})[ -]?bits?\b", re.IGNORECASE)
_NEAR_CONTEXT = re.compile(r"\bcontext\b|\bctx\b|\btokens?\b", re.IGNORECASE)
_REACH = 16
_BATCH = re.compile(r"\bbatch(?: size)?(?: of)?[ =:]{1,3}(\d{1,6})\b", re.IGNORECASE)


def format_called(vocabulary: Vocabulary, name: str) -> ConceptEntry | None:
    """Return the number format of a name or synonym."""
    return vocabulary.concept_called(_SCHEME, name)


def format_named(vocabulary: Vocabulary, name: str, place: str) -> ConceptEntry:
    """Return the number format that somebody typed at a place; QueryError, with all names, for no format."""
    found = format_called(vocabulary, name)
    if found is None:
        known = ", ".join(format_names(vocabulary))
        raise QueryError(place, f"{name[:40]!r} is no number format that is known", f"choose one of {known}")
    return found


def format_names(vocabulary: Vocabulary) -> list[str]:
    """Return what the number formats are called."""
    return [each.label for each in vocabulary.concepts_of(_SCHEME)]


def format_in(vocabulary: Vocabulary, text: str) -> ConceptEntry | None:
    """Return the number format that a text names; None for none or several."""
    told = _WORD.findall(_BITS.sub(r"\1-bit", text[:_LONGEST]))
    found, at = set[str](), 0
    while at < len(told):
        entry, length = _longest_at(vocabulary, told[at : at + _LONGEST_NAME])
        found |= {entry.name} if entry is not None else set()
        at += length
    return vocabulary.concepts[found.pop()] if len(found) == 1 else None


def _longest_at(vocabulary: Vocabulary, told: list[str]) -> tuple[ConceptEntry | None, int]:
    """Return the format that the first words name, as many of them as may be, and how many these are."""
    for length in range(len(told), 0, -1):
        entry = format_called(vocabulary, " ".join(told[:length]))
        if entry is not None:
            return entry, length
    return None, 1


def context_in(text: str) -> Decimal | None:
    """Return the tokens of context that a text names; None for none or several."""
    text = text[:_LONGEST]
    told = {
        quantity.value
        for quantity in find_quantities(text)
        if quantity.unit == TOKENS or (quantity.unit is None and _is_of_context(text, quantity))
    }
    return told.pop() if len(told) == 1 else None


def _is_of_context(text: str, quantity: Quantity) -> bool:
    """Tell whether a bare number, and no range of them, stands beside the word."""
    before = max(0, quantity.start - _REACH)
    is_batch = _BATCH.search(text[before : quantity.end]) is not None
    return (
        quantity.upper is None
        and not is_batch
        and _NEAR_CONTEXT.search(text[before : quantity.end + _REACH]) is not None
    )


def batch_in(text: str) -> int | None:
    """Return the batch that a text names."""
    found = _BATCH.search(text[:_LONGEST])
    return int(found[1]) if found else None
