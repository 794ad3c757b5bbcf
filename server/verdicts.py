"""Whether what sources say of one property fits together, in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from ..graph.claims import Claim, Comparator, Entity, Value
from ..graph.dates import Date
from ..graph.document import Span
from ..graph.judgement.extents import Extent, extent_of, holding_together
from ..graph.judgement.policy import Policy
from ..graph.vocabulary import Property, ValueKind
from ..graph.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .statements import Statement


@dataclass(frozen=True, slots=True)
class Verdict:
    """`note` says in words how statements relate, empty where they agree; `differs` where they do not fit."""

    note: str = ""
    differs: bool = False


def verdict(known: Property, said: Sequence[Statement]) -> Verdict:
    """Return how the statements on one property of one thing fit together."""
    stated = [statement for statement in said if statement.is_stated and statement.value is not None]
    notes = []
    if takes_one(known):
        notes += _versions(known, stated)
    if stated and any(statement.modality == "undisclosed" for statement in said):
        notes.append("some say it is not disclosed")
    if _denied(said):
        notes.append("some deny it")
    if notes:
        return Verdict("; ".join(notes), differs=True)
    return Verdict(_precision(known, stated)) if takes_one(known) else Verdict()


def takes_one(known: Property) -> bool:
    """Tell whether a property has one value at a time."""
    return known.one_valued or (known.varies and known.kind in {ValueKind.CONCEPT, ValueKind.BOOLEAN})


def _versions(known: Property, stated: Sequence[Statement]) -> list[str]:
    count = max((len(camps(group)) for group in _by_setting(stated)), default=0)
    if count < 2:
        return []
    changes = ", and it may change with time" if known.varies else ""
    one_source = " in one source" if len({statement.source.iri for statement in stated}) == 1 else ""
    return [f"{counted(count, 'versions')}{one_source}{changes}"]


def _by_setting(stated: Sequence[Statement]) -> list[list[Statement]]:
    """Return the statements that speak of the same case: under the same words that narrow them."""
    cases: dict[str, list[Statement]] = defaultdict(list)
    for statement in stated:
        cases[statement.setting.casefold()].append(statement)
    return list(cases.values())


def camps(stated: Sequence[Statement]) -> list[list[Statement]]:
    """Return the statements in groups whose values can all hold; a vague one may stand in several."""
    extents = [_extent(statement) for statement in stated]
    measured = [(each, extent) for each, extent in zip(stated, extents, strict=True) if extent is not None]
    together = holding_together([extent for _, extent in measured])
    named: dict[object, list[Statement]] = defaultdict(list)
    for each, extent in zip(stated, extents, strict=True):
        if extent is None:
            named[each.value].append(each)
    return [[measured[place][0] for place in group] for group in together] + list(named.values())


def _extent(statement: Statement) -> Extent | None:
    value = _value(statement)
    if value is None:
        return None
    try:
        comparator = Comparator(statement.comparator)
    except ValueError:
        comparator = Comparator.EQUAL
    claim = Claim("", Entity("", ""), "", value, Span(0, 1), statement.written, comparator)
    return extent_of(claim, Policy.load())


def _value(statement: Statement) -> Value | None:
    """Return a number or date that can be measured; None for any other value."""
    if not isinstance(statement.value, Literal):
        return None
    try:
        if statement.known.kind is ValueKind.DATE:
            return Date.of(statement.value.value)
        if statement.known.kind.is_number:
            number = Decimal(statement.value.value)
            return number if number.is_finite() else None
    except (ValueError, InvalidOperation):
        return None
    return None


def _denied(said: Sequence[Statement]) -> bool:
    denied = {statement.value for statement in said if statement.modality == "denied"}
    return any(statement.value in denied for statement in said if statement.is_stated)


def _precision(known: Property, stated: Sequence[Statement]) -> str:
    if any(len({each.words for each in group}) > 1 for group in _by_setting(stated)):
        return "some are more precise" if known.kind is ValueKind.DATE else "these can all hold"
    return ""
