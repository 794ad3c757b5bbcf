"""Prices of which nobody says per how many tokens they are: only their size may tell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from whosays.loaders.understanding.properties.prices import amount_of, are_prices, are_sure


@pytest.mark.parametrize(
    ("amounts", "sure"),
    [
        (["3", "15"], True),
        (["0.25", "1.25", "3"], True),
        (["0.00000025", "0.000001"], True),
        # Per token, or in cents.
        (["0.00002", "0.00004", "0.0002"], False),
        (["0.003", "0.00000025"], False),
        # Per thousand or per million.
        (["0.01", "0.02", "0.03"], False),
        ([], True),
    ],
)
def test_the_size_of_amounts_tells_their_rate_or_does_not(amounts, sure):
    assert are_sure(map(Decimal, amounts)) is sure


@pytest.mark.parametrize(
    ("cells", "prices"),
    [
        (["0.25", "3"], True),
        (["3", "15"], False),
        (["128000", "0.5"], False),
        (["text", "0.5"], False),
        (["0.25", "-", "3", "1"], True),
    ],
)
def test_bare_numbers_are_prices_where_cents_are_counted(cells, prices):
    assert are_prices(cells) is prices


@pytest.mark.parametrize(("text", "amount"), [("3.0", "3.0"), ("2.5e-07", "2.5E-7"), ("$3", None), ("", None)])
def test_an_amount_is_a_bare_number(text, amount):
    assert amount_of(text) == (Decimal(amount) if amount is not None else None)
