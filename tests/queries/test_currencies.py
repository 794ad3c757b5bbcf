"""Amounts of money are told in the currency in which they were paid."""

from __future__ import annotations

from auditing import CATALOGUE, graph, page, say
from whosays.graph.claims import Concept, Entity, Modality

LABS = Entity("Organization", "Northlake Labs")


def round_of(name, amount, **more):
    event = Entity("Event", name)
    yield say("eventKind", Concept("Funding"), of=event)
    yield say("about", LABS, of=event)
    yield say("amount", amount, of=event, **more)


def test_a_round_in_another_currency_has_its_amount():
    store = graph(
        page("a", *round_of("First round", 40_000_000, unit="EUR")),
        page("b", *round_of("Second round", 90_000_000)),
        page("c", *round_of("Third round", 10, modality=Modality.DENIED)),
    )
    rows = store.query(CATALOGUE.named("organizations/funding-rounds").bind(organization=None))
    told = {
        row["eventLabel"].value: (row["amount"] and row["amount"].value, row["currency"] and row["currency"].value)
        for row in rows
    }
    assert told == {
        "First round": ("40000000", "EUR"),
        "Second round": ("90000000", "USD"),
        "Third round": (None, None),
    }
