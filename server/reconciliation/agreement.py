"""Whether a value from a table and the values that a thing has can be the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...graph.dates import Date, agree, parse_date
from ...graph.leeway import rounding
from ...graph.quantities import parse_quantity
from ...graph.value_words import local_name
from ...graph.vocabulary import ValueKind
from ..pages.statements import concept_label
from .asked import Quantifier, Reference
from .likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...graph.vocabulary import Property
    from .asked import Condition, Given
    from .entities import Entities, Held

HOLDS, CONTRADICTS = 0.8, 0.4
# A value that only some sources state is no contradiction, and less than what they support together.
_NOT_AGREED = 0.9
_PARTLY = 0.5
_CLOSE, _NEAR = Decimal("0.01"), Decimal("0.1")
_TRUTHS = {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}
_LARGEST = 30  # digits before the point; what is larger counts nothing here


@dataclass(frozen=True, slots=True)
class Compared:
    """How well a condition agrees with what is known, from 0 to 1; None where nothing is known."""

    condition: Condition
    agreement: float | None

    @property
    def contradicts(self) -> bool:
        """Tell whether both cannot be true."""
        return self.agreement is not None and self.agreement < CONTRADICTS

    @property
    def holds(self) -> bool:
        """Tell whether the condition is met."""
        return self.agreement is not None and self.agreement >= HOLDS


def compared(condition: Condition, known: Property, held: Sequence[Held], entities: Entities) -> Compared:
    """Return how well the values of a condition agree with those that a thing has."""
    if not held or not condition.values:
        return Compared(condition, None)
    return Compared(
        condition, quantified(condition, (agreement(each, known, held, entities) for each in condition.values))
    )


def quantified(condition: Condition, found: Iterable[float]) -> float:
    """Return how well a condition is met, of how well each of its values is; no value meets nothing."""
    each = list(found) or [0.0]
    match condition.quantifier:
        case Quantifier.ANY:
            return max(each)
        case Quantifier.ALL:
            return min(each)
        case Quantifier.NONE:
            return 1 - max(each)


def agreement(given: Given, known: Property, held: Sequence[Held], entities: Entities) -> float:
    """Return how well a value agrees with the best of those that a thing has."""
    return max(_agreement(given, known, each, entities) * (1 if each.is_agreed else _NOT_AGREED) for each in held)


def _agreement(given: Given, known: Property, held: Held, entities: Entities) -> float:
    if isinstance(given, Reference):
        return float(held.term.value == entities.iri_of(given.id))
    written = str(given).strip()
    if isinstance(held.term, NamedNode):
        return _with_node(written, known, held, entities)
    value = held.term.value
    if known.kind is ValueKind.BOOLEAN:
        return float(_TRUTHS.get(written.casefold()) == _TRUTHS.get(value, value))
    if known.kind is ValueKind.DATE:
        return _of_dates(written, value)
    if known.kind.is_number:
        return _of_numbers(given, known, value)
    return likeness(written, value).similarity


def _with_node(written: str, known: Property, held: Held, entities: Entities) -> float:
    iri, vocabulary = held.term.value, entities.vocabulary
    if written and entities.iri_of(written) == iri:
        return 1.0
    if concept_label(iri, vocabulary):
        meant = vocabulary.concept_called(known.range, written) if known.range is not None else None
        return float(meant is not None and meant.name == local_name(iri))
    thing = entities.with_id(iri)
    names = thing.names if thing is not None else (held.label or local_name(iri),)
    return max(likeness(written, name).similarity for name in names)


def _of_dates(written: str, value: str) -> float:
    given = parse_date(written)
    try:
        held = Date.of(value)
    except ValueError:
        return float(written == value)
    if given is None:
        return 0.0
    if agree(given, held):
        return 1.0
    return _PARTLY if given.earliest.year == held.earliest.year else 0.0


def _of_numbers(given: Given, known: Property, value: str) -> float:
    number, written = _number(given, known)
    try:
        held = Decimal(value)
    except InvalidOperation:
        return 0.0
    if number is None or not held.is_finite():
        return 0.0
    apart = abs(number - held)
    if apart <= max(rounding(written, number), abs(held) * _CLOSE):
        return 1.0
    return _PARTLY if apart <= abs(held) * _NEAR else 0.0


def _number(given: Given, known: Property) -> tuple[Decimal | None, str]:
    """Return the number that a value is, and how it is written."""
    if isinstance(given, int | float) and not isinstance(given, bool):
        written = str(given)
        number = Decimal(written)
        return (number if number.is_finite() and number.adjusted() < _LARGEST else None), written
    quantity = parse_quantity(str(given), known.unit)
    if quantity is None or quantity.value.adjusted() >= _LARGEST:
        return None, ""
    return quantity.value, quantity.as_written
