"""Entries under "Acquisitions": a company with the date or price of its purchase, "Plover Labs – $2 million (2019)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....graph.claims import Modality
from ....graph.quantities import Quantity
from ..names.knowledge import fits
from ..names.mentions import mentions
from ..properties.events import Event, event_claims
from ..terms.hedges import modality_of
from .heads import date_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.claims import Claim, Entity
    from ..names.knowledge import Knowledge
    from .heads import Head


def claims_of_acquisition(head: Head, target: Entity, buyer: Entity, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the purchase of the company that an entry names; nothing where it has no date and no price."""
    words = [part for part in (head.note, head.rest) if part is not None]
    found = [
        (mention.value, part.between(mention.start, mention.end))
        for part in words
        for mention in mentions(part.text, knowledge.names)
    ]
    days = filter(None, map(date_told, words))
    sums = ((value, span) for value, span in found if isinstance(value, Quantity) and value.unit is not None)
    prices = (each for each in sums if fits(each[0], knowledge.vocabulary.properties["amount"]))
    dated, price = head.dated or next(days, None), next(prices, None)
    ends = [*([price[1]] if price is not None else []), *([dated.span] if dated is not None else [])]
    if not ends or modality_of(head.words()) is not Modality.ASSERTED:
        return
    event = Event(
        kind="acquisition",
        about=target,
        agents=(buyer,),
        dated=dated,
        amount=price[0] if price is not None else None,
        span=head.span.to(ends[0]),
        named=target,
    )
    yield from event_claims(event, knowledge)
