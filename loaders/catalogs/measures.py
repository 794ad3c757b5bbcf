"""What a mapping file says of the figures in a field: a unit that is known and fits, a factor that is a number."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ...graph.quantities import Quantity, parse_unit_hint
from ...graph.unit_hints import unknown_words
from ..understanding.names.knowledge import at_rate

if TYPE_CHECKING:
    from ...graph.vocabulary import Property
    from .sheet import Sheet

_HOW = "write `tokens`, `k tokens`, `billion parameters`, `USD per token`, `%`, and any other factor as `times`"


def check_measures(sheet: Sheet, known: Property) -> None:
    """Raise SourceError where `as` is no unit of the property, or `times` no number."""
    if known.kind.is_number and (label := sheet.maybe("as")):
        if unknown := unknown_words(label):
            raise sheet.fault("as", f"no unit and no number is called `{' '.join(unknown)}`", _HOW)
        if not _fits(known, label):
            raise sheet.fault("as", f"`{label}` is no unit of `{known.name}`", f"it counts in {_units_of(known)}")
    if (times := sheet.maybe("times")) and not _is_number(times):
        raise sheet.fault("times", f"`{times}` is no number", "write digits, `1024` or `1e9`")


def _fits(known: Property, label: str) -> bool:
    hint = parse_unit_hint(label)
    if hint is None or hint.unit is None or known.unit is None:
        return True
    one = Quantity(0, 1, 0, 1, Decimal(1), "1", unit=hint.unit, per=hint.per)
    rate = at_rate(one, known, label)
    return rate is not None and (known.counts_in(rate.unit) or known.counts_in(f"{rate.unit} per {rate.per}"))


def _units_of(known: Property) -> str:
    return ", ".join(dict.fromkeys(filter(None, (known.unit, *sorted(known.other_units)))))


def _is_number(written: str) -> bool:
    try:
        return Decimal(written).is_finite()
    except InvalidOperation:
        return False
