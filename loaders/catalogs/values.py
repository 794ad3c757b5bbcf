"""What words say as the value of a property, each read once: in a catalog the same words stand in many cells."""

from __future__ import annotations

import re
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from ...graph.dates import parse_date
from ...graph.iris import plain_digits
from ...graph.numerals import exact
from ...graph.quantities import parse_quantity
from ...graph.vocabulary import ValueKind
from ..understanding.properties.values import values_in

if TYPE_CHECKING:
    from ...graph.vocabulary import Property
    from ..understanding.names.knowledge import Knowledge
    from ..understanding.properties.figures import ValueRead
    from .rules import Rule

_KEPT = 1 << 14
# A machine's fraction is good for so many digits: 423000000.00000006 is 423 million.
_AS_MEANT = Context(prec=15)
_SHARE, _PERCENT = re.compile(r"0?\.\d{1,40}|[01](?:\.0{1,40})?|[1-9]\.?\d{0,40}[eE]-\d{1,3}"), "100"
_NUMBER = re.compile(r"[-+]?\d[\d_]{0,40}(?:\.\d{0,40})?(?:[eE][-+]?\d{1,4})?")


class Values:
    """The reader of the values in one catalog, with what is known while it is read."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._read = lru_cache(_KEPT)(self._of)

    def of(self, name: str, words: str, label: str) -> tuple[ValueRead, ...]:
        """Return what words say as values of the property of that name; the label may carry their unit."""
        return self._read(name, words, label)

    def _of(self, name: str, words: str, label: str) -> tuple[ValueRead, ...]:
        known = self.knowledge.vocabulary.properties[name]
        found = values_in(known, words, self.knowledge, label)
        # "64 A100 GPUs" says how many there are, too.
        return tuple(each for each in found if each.property in {name, known.counted_by})


def may_be(known: Property, written: str) -> bool:
    """Tell whether words can stand under the title of a property: a number or date under that of one."""
    if known.kind is ValueKind.DATE:
        return parse_date(written) is not None
    return not known.kind.is_number or parse_quantity(digits_of(written) or written) is not None


def digits_of(written: str, times: str = "1") -> str:
    """Return the plain digits of a number that is so many times the one written; nothing for what is no number."""
    if not _NUMBER.fullmatch(written):
        return ""
    try:
        return plain_digits(exact(_AS_MEANT.plus(Decimal(written)), Decimal(times)))
    except InvalidOperation:
        return ""


def scaled(rule: Rule, written: str) -> str:
    """Return the number that a rule takes words for; nothing for what is none, where it is to be multiplied."""
    if rule.times:
        return digits_of(written, rule.times)
    return digits_of(written, _PERCENT) if rule.shares and _SHARE.fullmatch(written) else written
