"""What a document tells twice, in its headline and in its text, happened once: one event with the claims of both.

Of two reports the one that tells the day, or tells it closer, gives the event its name. They are of one event where
their kind and what it is about agree, nothing that they tell is at odds, and no other event of the document fits as
well. What is told too briefly to be an event by itself counts only so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ....graph.claims import Concept, Entity, Modality
from ....graph.dates import Date
from .events import is_unsure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ....graph.claims import Claim, Value

# Kinds of event that happen to one thing once, as a rule.
_ONCE = frozenset(["Founding", "Release", "Announcement", "Acquisition"])
_STATED = (Modality.ASSERTED, Modality.REPORTED)


@dataclass(slots=True)
class _Report:
    """What the claims of one node tell, and the words that they quote."""

    node: Entity
    told: dict[str, set[Value | None]] = field(default_factory=lambda: defaultdict(set))
    words: set[str] = field(default_factory=set)
    is_stated: bool = True

    @property
    def date(self) -> Date | None:
        """The date, where it is told, and told once."""
        dates = [date for date in self.told["date"] if isinstance(date, Date)]
        return dates[0] if len(dates) == 1 else None


def told_once(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims with one node for each event; without those of reports that are no event by themselves."""
    reports = _reports(claims, text)
    named = {key: _same(report, reports.values()) for key, report in reports.items()}
    once: list[Claim] = []
    for claim in claims:
        node = named.get(_key(claim.subject))
        if node is not None:
            once.append(replace(claim, subject=node))
        elif not is_unsure(claim.subject):
            once.append(claim)
    return once


def _key(node: Entity) -> tuple[str, bool]:
    return node.name if node.type == "Event" else "", is_unsure(node)


def _reports(claims: Iterable[Claim], text: str) -> dict[tuple[str, bool], _Report]:
    reports: dict[tuple[str, bool], _Report] = {}
    for claim in claims:
        if claim.subject.type == "Event":
            report = reports.setdefault(_key(claim.subject), _Report(claim.subject))
            report.told[claim.property].add(claim.value)
            report.is_stated = report.is_stated and claim.modality in _STATED
            if claim.property == "eventKind":
                report.words.add(" ".join(text[claim.span.start : claim.span.end].casefold().split()))
    return reports


def _same(report: _Report, others: Iterable[_Report]) -> Entity | None:
    """Return the node of the only other report that tells of the same, and tells more of when; None where none does."""
    if not report.is_stated:
        return None
    fitting = [each for each in others if each.is_stated and _is_of_one(report, each)]
    if len(fitting) > 1:
        fitting = [each for each in fitting if not each.words.isdisjoint(report.words)]
    return fitting[0].node if len(fitting) == 1 else None


def _is_of_one(report: _Report, other: _Report) -> bool:
    """Tell whether another report, which tells more of when, is of the same event."""
    if is_unsure(other.node) or other.date is None or not _is_closer(other.date, report):
        return False
    mine, its = report.told, other.told
    if mine["eventKind"] != its["eventKind"] or mine["about"].isdisjoint(its["about"]):
        return False
    if not all(_agree(mine[name], its[name]) for name in ("agent", "amount")):
        return False
    shared = any(not mine[name].isdisjoint(its[name]) for name in ("agent", "amount"))
    is_of_one = any(isinstance(thing, Entity) and thing.type == "Person" for thing in mine["about"])
    happens_once = any(isinstance(kind, Concept) and kind.name in _ONCE for kind in mine["eventKind"])
    return shared or is_of_one or happens_once or not report.words.isdisjoint(other.words)


def _is_closer(date: Date, report: _Report) -> bool:
    if not report.told["date"]:
        return True
    own = report.date
    if own is None or (own.earliest, own.latest) == (date.earliest, date.latest):
        return False
    return own.earliest <= date.earliest and date.latest <= own.latest


def _agree(mine: set[Value | None], its: set[Value | None]) -> bool:
    """Tell whether what two reports tell is not at odds: one tells no more than the other."""
    return mine <= its or its <= mine
