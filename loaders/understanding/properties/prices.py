"""Prices of which nobody says per how many tokens they are: whether their size tells."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ....graph.units import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ....graph.claims import Claim
    from ....graph.vocabulary import Vocabulary

CURRENCY = "currency"
_DOLLARS = "USD"

_BARE = re.compile(r"[0-9]{0,12}(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?")
# Amounts below the first may be per token, those above the second are too much for that; per million, most models
# cost more than the third.
_TINY, _COARSE, _USUAL = Decimal("0.001"), Decimal("0.0007"), Decimal("0.1")
_CHEAP = Decimal("0.00001")
_FEW = 3
_MOST = 1000


def are_sure(amounts: Iterable[Decimal]) -> bool:
    """Tell whether the prices of a catalog that says no rate are sure to be per million tokens, or all per token.

    They are per million where they are of the size of such, and per token where all are tiny. Where they are tiny and
    not, or all are small, they may as well be per thousand.
    """
    asked = [amount for amount in amounts if amount > 0]
    are_mixed = any(amount < _TINY for amount in asked) and any(amount >= _TINY for amount in asked)
    are_small = len(asked) >= _FEW and all(_TINY <= amount < _USUAL for amount in asked)
    are_coarse = any(_COARSE < amount < _TINY for amount in asked)
    # Where even the cheapest costs so much per token, the amounts are rather cents.
    are_dear = _CHEAP < min(asked, default=_TINY) < _TINY
    return not (are_mixed or are_small or are_coarse or are_dear)


def amount_of(text: str) -> Decimal | None:
    """Return the amount that a bare number says; None for other words."""
    return Decimal(text) if _BARE.fullmatch(text) and any(map(str.isdigit, text)) else None


def are_prices(texts: Sequence[str]) -> bool:
    """Tell whether bare numbers below a mere direction are dollars per million tokens: most are, some with cents."""
    amounts = [amount for text in texts if (amount := amount_of(text)) is not None]
    has_cents = any("." in text for text in texts)
    return len(amounts) * 4 >= len(texts) * 3 and has_cents and max(amounts) <= _MOST and are_sure(amounts)


def in_currency(claims: Iterable[Claim], words: str, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield claims, sums of money in the currency that stands beside them: `currency: EUR`.

    A sum that has a sign of its own, or a unit in its label, keeps that.
    """
    currency = words.strip().upper()
    is_other = currency in CURRENCIES and currency != _DOLLARS
    for claim in claims:
        unit = vocabulary.properties[claim.property].unit or ""
        is_bare = unit.startswith(_DOLLARS) and claim.unit is None and amount_of(claim.as_written) is not None
        yield replace(claim, unit=unit.replace(_DOLLARS, currency, 1)) if is_other and is_bare else claim
