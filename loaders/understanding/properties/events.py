"""Events as claims: one node for what happened, its kind, date, agents, what it is about, and amount."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....graph.claims import Claim, Comparator, Concept, Entity, Modality
from ..names.knowledge import fits, other_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ....graph.claims import Value
    from ....graph.document import Span
    from ....graph.quantities import Quantity
    from ....graph.vocabulary import ConceptEntry
    from ..names.knowledge import Knowledge
    from .topics import Dated


_UNSURE = "?"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, when (if that is told), to what, by whom; `kind` is a label of the closed list of kinds.

    `about` is None where what is announced has no name. `named` is what tells the event from others of its kind: what
    it is about, or who acts. One that is not `sure` has
    too little of its own, and counts where the document tells of it elsewhere (`same_events`). The amount of one that
    `is_undisclosed` is kept back.
    """

    kind: str
    about: Entity | None
    agents: tuple[Entity, ...]
    dated: Dated | None
    amount: Quantity | None
    span: Span
    named: Entity
    modality: Modality = Modality.ASSERTED
    according_to: Entity | None = None
    is_sure: bool = True
    is_undisclosed: bool = False


def is_unsure(node: Entity) -> bool:
    """Tell whether a node stands for what may be no event by itself."""
    return node.type == "Event" and node.written == _UNSURE


def event_claims(event: Event, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the claims of an event; nothing where its kind is not in the list of kinds."""
    properties = knowledge.vocabulary.properties
    kind = knowledge.vocabulary.concept_called(properties["eventKind"].range or "", event.kind)
    if kind is None:
        return
    node = Entity("Event", event_name(kind, event), "" if event.is_sure else _UNSURE)

    def claim(
        name: str, value: Value, span: Span, comparator: Comparator = Comparator.EQUAL, unit: str | None = None
    ) -> Claim:
        return Claim(
            source=knowledge.document.id,
            subject=node,
            property=name,
            value=value,
            span=span,
            comparator=comparator,
            modality=event.modality,
            according_to=event.according_to,
            unit=unit,
        )

    yield claim("eventKind", Concept(kind.name), event.span)
    if event.about is not None:
        yield claim("about", event.about, event.span)
    for agent in event.agents:
        if agent != event.about:
            yield claim("agent", agent, event.span)
    if event.dated is not None:
        yield claim("date", event.dated.date, event.dated.span)
    amount = event.amount
    if amount is not None and amount.unit is not None and fits(amount, properties["amount"]):
        yield claim("amount", amount.value, event.span, amount.comparator, other_unit(amount, properties["amount"]))
    elif amount is None and event.is_undisclosed:
        yield replace(claim("amount", "", event.span), value=None, modality=Modality.UNDISCLOSED)


def event_name(kind: ConceptEntry, event: Event) -> str:
    """Return the name under which two sources' reports of one event meet: its kind, its subject, its month.

    One without a date is told from others by its amount, or by who did it.
    """
    subject = f"{kind.label.capitalize()}: {event.named.name}"
    if event.dated is None:
        others = [agent.name for agent in event.agents if agent != event.named]
        told_by = f"{event.amount.value:,f} {event.amount.unit}" if event.amount is not None else ", ".join(others)
        return f"{subject}, {told_by}" if told_by else subject
    first, last = event.dated.date.earliest, event.dated.date.latest
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{subject}, {first:%Y-%m}" if same_month else f"{subject}, {first.year}"
