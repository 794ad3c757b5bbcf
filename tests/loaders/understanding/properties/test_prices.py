"""Prices of which nobody says per how many tokens they are: only their size may tell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reading import read_json, read_text
from whosays.loaders.formats.csv_tables import CSV
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


PRICED = [
    {"model": "heron-2", "context_window": 128000, "input_price_per_million": 0.4, "currency": "EUR"},
    {"model": "tern-3", "context_window": 64000, "input_price_per_million": 0.5, "currency": "USD"},
]


def test_a_currency_beside_prices_is_theirs_and_nobody_elses():
    rows = "\n".join(",".join(map(str, each.values())) for each in PRICED)
    table = read_text(f"{','.join(PRICED[0])}\n{rows}\n", CSV)
    for reading in (table, read_json({"models": PRICED})):
        found = {(each.subject.name, each.property, str(each.value), each.unit) for each in reading.claims}
        assert found == {
            ("heron-2", "contextWindow", "128000", None),
            ("heron-2", "price", "0.4", "EUR per million tokens"),
            ("tern-3", "contextWindow", "64000", None),
            ("tern-3", "price", "0.5", None),
        }
